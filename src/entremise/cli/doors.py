"""`convener` and `end-sessions`: what the server's owner does at its doors, on the server's machine.

Neither shows anything of what is said at any talks.
"""

from pathlib import Path
from typing import Annotated

import typer

from entremise.cli import language
from entremise.words import Translator, isolate


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the commands in their place."""

    @app.command("convener", help=_("Makes a one-time link for somebody who may convene talks."))
    def convener(
        db: Annotated[
            Path | None, typer.Option("--db", metavar="FILE", help=_("The file in which the talks are kept."))
        ] = None,
        address: Annotated[str | None, typer.Option("--address", help=_("The public address of the server."))] = None,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> None:
        invite(db, address, _)

    @app.command("end-sessions", help=_("Ends all sessions, tokens and links of a seat, such as gna."))
    def end_sessions(
        seat: Annotated[str, typer.Argument(metavar="SEAT", help=_("The seat, as the record has it: gna."))],
        db: Annotated[
            Path | None, typer.Option("--db", metavar="FILE", help=_("The file in which the talks are kept."))
        ] = None,
        talks: Annotated[str | None, typer.Option("--talks", help=_("The talks’ id, where there are several."))] = None,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> None:
        end(seat, db, talks, _)


def invite(db: Path | None, address: str | None, _: Translator) -> None:
    """Prints a link for somebody who may convene."""
    from entremise.cli import files, opened
    from entremise.cli.errors import Stop

    public = address or opened.environment(_).address
    if not public:
        raise Stop([_("“--address”: the public address of the server is expected, here or in ENTREMISE_ADDRESS.")])
    with opened.store(db, _) as (_store, people):
        _made, secret = people.invite_convener()
        files.show(f"{public.rstrip('/')}/enter/{secret}/\n", _)


def end(seat: str, db: Path | None, talks: str | None, _: Translator) -> None:
    """Ends what lets anybody of a seat act, and says how much that was. Pages that lie open notice within seconds."""
    from entremise.cli import files, opened
    from entremise.cli.errors import Stop
    from entremise.house.house import House

    with opened.store(db, _) as (store, people):
        known = [*store.talks()]
        if talks is None and len(known) != 1:
            raise Stop([_("“--talks”: there are {n} talks in this file; say which is meant.", n=len(known))])
        at = talks or known[0]
        if at not in known or seat not in House(store, store.keys.record).view(at, seat).seats:
            raise Stop([_("“{seat}” is no seat of these talks: name one as the record has it.", seat=isolate(seat))])
        n = people.end_seat(at, seat)
    files.show(_.ngettext("{n} session ended.", "{n} sessions ended.", n).format(n=n) + "\n", _)
