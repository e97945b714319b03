"""Runs a server: opens the premises, listens, wakes the house, and stops in good order."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import uvicorn

from entremise.house.alarm import Alarm
from entremise.house.chance import Chance
from entremise.house.house import House, utc_now
from entremise.house.hub import Hub
from entremise.house.premises import Premises, open_premises
from entremise.people.people import People
from entremise.server.environment import Environment
from entremise.store.keeping import Store

BACKLOG: Final = 2_048
GRACE: Final = 2
"""Seconds that open streams have to end when the server stops."""


def listen(environment: Environment) -> socket.socket:
    """A socket that listens; port 0 takes a free one. Raises `OSError`."""
    family = socket.AF_INET6 if ":" in environment.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
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
    return Premises(house, people, hub, store.exercise, address), alarms[0]


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


async def serve(premises: Premises, alarm: Alarm, environment: Environment, listening: socket.socket) -> None:
    """Serve until told to stop (SIGINT or SIGTERM)."""
    from django.core.asgi import get_asgi_application

    open_premises(premises)
    configure(environment, premises.address)
    server = uvicorn.Server(
        uvicorn.Config(
            get_asgi_application(),
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=GRACE,
            forwarded_allow_ips=environment.proxies,
            ws="none",
        )
    )
    waking = asyncio.create_task(alarm.run())
    try:
        await server.serve(sockets=[listening])
    finally:
        waking.cancel()
        with suppress(asyncio.CancelledError):
            await waking
