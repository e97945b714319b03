"""Runs a server: opens the premises, listens, wakes the house, and stops in good order."""

import asyncio
import resource
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import uvicorn

from entremise.house.alarm import Alarm
from entremise.house.chance import Chance
from entremise.house.dossiers import Dossiers
from entremise.house.house import House, utc_now
from entremise.house.hub import Hub
from entremise.house.premises import Premises, open_premises
from entremise.people.people import People
from entremise.server.environment import Environment
from entremise.server.protocol import Protocol
from entremise.server.sizes import CONNECTIONS, HEAD_LIMIT
from entremise.store.keeping import Store

BACKLOG: Final = 2_048
GRACE: Final = 5
"""Seconds that what is being answered has to be answered when the server stops."""
KEEP_ALIVE: Final = 10
"""Seconds that an idle connection is kept for the next request."""


def listen(environment: Environment) -> socket.socket:
    """A socket that listens; port 0 takes a free one. Raises `OSError`."""
    family = socket.AF_INET6 if ":" in environment.host else socket.AF_INET
    # Named as TCP, or asyncio wouldn't know that it may send at once: each page would wait 40 ms for its reader's nod.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((environment.host, environment.port))
    # From here on who knocks waits instead of being turned away: the address is told before the server answers.
    listening.listen(BACKLOG)
    return listening


def address_of(environment: Environment, listening: socket.socket) -> str:
    """The public address: the one that was set, else the one that is listened on."""
    if environment.address:
        return environment.address.rstrip("/")
    port = listening.getsockname()[1]
    # A passkey is bound to a name: to this device, that name is localhost.
    host = "localhost" if environment.host in ("127.0.0.1", "::1", "localhost") else environment.host
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def premises_of(
    store: Store,
    environment: Environment,
    address: str,
    *,
    clock: Callable[[], datetime] = utc_now,
    chance: Chance | None = None,
) -> tuple[Premises, Alarm]:
    """The premises of a store, and the alarm that wakes its house."""
    from entremise.store.dossiers import DossierStore
    from entremise.store.people import PeopleStore

    hub = Hub()
    alarms: list[Alarm] = []

    def announce(talks: str, seats: frozenset[str]) -> None:
        hub.announce(talks, seats)
        for alarm in alarms:
            alarm.heard(talks)

    house = House(store, store.keys.record, clock=clock, chance=chance, announce=announce)
    alarms.append(Alarm(house))
    people = People(PeopleStore(store.alias), idle=timedelta(minutes=environment.idle_minutes))
    kept = DossierStore(store.alias, store.keys.master)
    dossiers = Dossiers(kept, clock=house.now, announce=hub.announce)
    return Premises(house, people, dossiers, hub, store.exercise, address), alarms[0]


def configure(environment: Environment, address: str) -> None:
    """Put into Django's settings what this server's environment says."""
    from django.conf import settings

    parts = urlsplit(address)
    secure = parts.scheme == "https"
    if environment.secret:
        settings.SECRET_KEY = environment.secret
    settings.ALLOWED_HOSTS = sorted({str(parts.hostname), "localhost", "127.0.0.1", "[::1]"})
    settings.CSRF_TRUSTED_ORIGINS = [address]
    settings.CSRF_COOKIE_SECURE = secure


class _Server(uvicorn.Server):
    """Lets whoever listens go as soon as it stops: a stream has no end of its own that could be waited for."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.close()
        await super().shutdown(sockets)


async def serve(premises: Premises, alarm: Alarm, environment: Environment, listening: socket.socket) -> None:
    """Serve until told to stop (SIGINT or SIGTERM); what was begun is finished first."""
    from entremise.server.asgi import Handler, pool

    open_premises(premises)
    configure(environment, premises.address)
    _open_files()
    threads = pool()
    asyncio.get_running_loop().set_default_executor(threads)
    handler = Handler(threads, secure=premises.address.startswith("https:"))
    config = uvicorn.Config(
        handler,
        http=Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=HEAD_LIMIT,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        proxy_headers=bool(environment.proxies),
        forwarded_allow_ips=environment.proxies,
    )
    waking = asyncio.create_task(alarm.run())
    # uvicorn raises the signal that stopped it once more, at whoever minded it before: nobody is to die of it.
    before = {one: signal.signal(one, lambda *_: None) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        await _Server(config, premises.hub).serve(sockets=[listening])
    finally:
        handler.close()
        for one, minded in before.items():
            signal.signal(one, minded)
        waking.cancel()
        with suppress(asyncio.CancelledError):
            await waking


def _open_files() -> None:
    """Each connection is an open file, and many systems allow few until they are asked for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 1_000 if hard == resource.RLIM_INFINITY else min(hard, CONNECTIONS + 1_000)
    if soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
