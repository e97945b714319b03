"""Whether this connection allows passkeys and, where it doesn't, why not."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest

from entremise.house.premises import here
from entremise.people.passkeys import Passkeys, host_for_passkeys
from entremise.words.catalogue import Translator
from entremise.words.direction import isolate


@dataclass(frozen=True, slots=True)
class Connection:
    """`passkeys` of this server, or None; `why_not` then says what stands in the way, and what would help."""

    passkeys: Passkeys | None
    why_not: str = ""


def connection(request: HttpRequest, _: Translator) -> Connection:
    """The connection by which a request came."""
    address = here().address
    host = host_for_passkeys(address)
    if host is not None:
        if f"{request.scheme}://{request.get_host()}".lower() == address.lower():
            return Connection(Passkeys(here().people, address, host))
        said = _("Passkeys of this server are bound to {address}: come in there to use one.", address=isolate(address))
        return Connection(None, said)
    if urlsplit(address).scheme != "https":
        return Connection(None, _("Passkeys need HTTPS, which this server doesn’t have."))
    return Connection(None, _("Passkeys need a server with a name, and this one is reached by a number."))
