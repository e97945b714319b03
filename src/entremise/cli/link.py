"""`link PERSON`: a fresh one-time link for a person, made by the server's owner on the server's machine."""

from pathlib import Path
from typing import Annotated

import typer

from entremise.cli import language
from entremise.words import Translator


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("link", help=_("Makes a one-time link for a person, such as gna/sarraj."))
    def link(
        person: Annotated[str, typer.Argument(metavar="PERSON", help=_("Seat and person: gna/sarraj."))],
        db: Annotated[
            Path | None, typer.Option("--db", metavar="FILE", help=_("The file in which the talks are kept."))
        ] = None,
        address: Annotated[str | None, typer.Option("--address", help=_("The public address of the server."))] = None,
        talks: Annotated[str | None, typer.Option("--talks", help=_("The talks’ id, where there are several."))] = None,
        anew: Annotated[
            bool, typer.Option("--anew", help=_("Shuts out whoever came in as this person before."))
        ] = False,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> None:
        run(person, db, address, talks, _, anew=anew)


def run(
    said: str, db: Path | None, address: str | None, talks: str | None, _: Translator, *, anew: bool = False
) -> None:
    """Prints the link; what isn't said is as the environment says it."""
    from entremise.cli import files, opened
    from entremise.people.values import OWNER, OWNER_ANEW

    public = address or opened.environment(_).address
    if not public:
        from entremise.cli.errors import Stop

        raise Stop([_("“--address”: the public address of the server is expected, here or in ENTREMISE_ADDRESS.")])
    with opened.store(db, _) as (store, people):
        at, seat, slug = opened.person(store, said, talks, _)
        _made, secret = people.invite(at, seat, slug, made_by=OWNER_ANEW if anew else OWNER)
        files.show(f"{public.rstrip('/')}/enter/{secret}/\n", _)
