"""What the server is told by its environment (`ENTREMISE_…`), checked before anything is opened.

Faults end the start, each in a sentence; what is unsafe is said and served all the same, unless talks would go over a
network in clear.
"""

import difflib
import ipaddress
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from entremise.words.catalogue import Translator
from entremise.words.direction import isolate

PREFIX: Final = "ENTREMISE_"
OTHERS: Final = frozenset({"ENTREMISE_LANG", "ENTREMISE_LONG", "ENTREMISE_MODEL_KEY"})
"""Variables of this prefix that are no settings of the server."""
SECRET_LEAST: Final = 32
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_NEAR: Final = 0.7


class Environment(BaseSettings):
    """The settings of a server. Each is the variable of its name in capitals, after `ENTREMISE_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    database: Annotated[Path, Field(description="the SQLite file in which talks are kept")] = Path(
        "var/entremise.sqlite3"
    )
    keys: Annotated[
        Path | None, Field(description="the folder in which the keys stand; beside the database where it isn't set")
    ] = None
    exercise: Annotated[bool, Field(description="whether the file holds exercises and nothing real")] = False
    host: Annotated[str, Field(description="the address to listen on")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535, description="the port to listen on; 0 takes a free one")] = 8000
    address: Annotated[str, Field(description="the public address, such as https://talks.example.org")] = ""
    secret: Annotated[
        str, Field(description="signs what forms carry; made by chance at each start where it isn't set")
    ] = ""
    idle_minutes: Annotated[int, Field(ge=5, le=1_440, description="after how long a session ends unused")] = 120
    proxies: Annotated[
        str, Field(description="addresses of the proxies whose word on who asks is taken, separated by commas")
    ] = "127.0.0.1"


class Unfit(ValueError):
    """The environment can't be served with: `sentences` say why, one a fault."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def read(environ: Mapping[str, str], _: Translator) -> Environment:
    """The settings that an environment gives. Raises `Unfit` with all that is wrong with them."""
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    wrong = [*_unknown(given, _)]
    try:
        found = Environment()
    except ValidationError as faults:
        raise Unfit([*wrong, *(_fault(str(one["loc"][0]), _) for one in faults.errors())]) from None
    wrong += _wrong(found, _)
    if wrong:
        raise Unfit(wrong)
    return found


def _variable(name: str) -> str:
    return f"{PREFIX}{name.upper()}"


def _unknown(given: Mapping[str, str], _: Translator) -> Iterator[str]:
    known = {*map(_variable, Environment.model_fields), *OTHERS}
    # What all have in common says nothing of which is meant.
    ends = [name.removeprefix(PREFIX) for name in known]
    for name in sorted(set(given) - known):
        near = difflib.get_close_matches(name.removeprefix(PREFIX), ends, n=1, cutoff=_NEAR)
        if near:
            yield _("There is no setting “{name}”: is {near} meant?", name=isolate(name), near=f"{PREFIX}{near[0]}")
        else:
            names = _.pgettext("between names", ", ").join(sorted(known - OTHERS))
            yield _("There is no setting “{name}”: there are {names}.", name=isolate(name), names=names)


def _fault(name: str, _: Translator) -> str:
    variable = _variable(name)
    match name:
        case "port":
            return _("“{name}”: a port is expected, from 0 to 65535.", name=variable)
        case "idle_minutes":
            return _("“{name}”: minutes are expected, from 5 to 1440.", name=variable)
        case "exercise":
            return _("“{name}”: yes or no is expected.", name=variable)
        case _other:
            return _("“{name}”: this can’t be read.", name=variable)


def _wrong(found: Environment, _: Translator) -> Iterator[str]:
    if found.address and not _is_public(found.address):
        yield _(
            "“{name}”: an address is expected as a browser has it, without a path: https://talks.example.org.",
            name=_variable("address"),
        )
    if found.secret and len(found.secret) < SECRET_LEAST:
        yield _("“{name}”: at least {n} characters, made by chance.", name=_variable("secret"), n=SECRET_LEAST)
    if not _is_host(found.host):
        yield _("“{name}”: an address of this machine is expected, such as 127.0.0.1 or ::.", name=_variable("host"))
    elif not found.address and found.host != "localhost" and ipaddress.ip_address(found.host).is_unspecified:
        yield _(
            "“{name}” is to say by which address the server is reached, where it listens on all that the machine has.",
            name=_variable("address"),
        )
    for one in proxies(found):
        if one != "*" and not _is_network(one):
            yield _(
                "“{name}”: addresses or networks are expected, separated by commas, and not “{given}”.",
                name=_variable("proxies"),
                given=isolate(one),
            )


def proxies(found: Environment) -> list[str]:
    """The proxies, one by one."""
    return [one.strip() for one in found.proxies.split(",") if one.strip()]


def _is_public(address: str) -> bool:
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError:
        return False
    bare = parts.path in ("", "/") and not parts.query and not parts.fragment and parts.username is None
    return parts.scheme in ("https", "http") and bool(parts.hostname) and bare and port != 0


def _is_host(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_network(said: str) -> bool:
    try:
        ipaddress.ip_network(said, strict=False)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    return host in LOOPBACK or (_is_host(host) and host != "localhost" and ipaddress.ip_address(host).is_loopback)


def in_clear(found: Environment) -> bool:
    """Whether talks would go over a network in clear: others reach the server, and its address isn't HTTPS."""
    if found.address:
        parts = urlsplit(found.address)
        return parts.scheme != "https" and not (is_loopback(parts.hostname or "") and is_loopback(found.host))
    return not is_loopback(found.host)
