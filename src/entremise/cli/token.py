"""`token PERSON`: a token by which an outside program acts for a person. It is printed once, and kept nowhere."""

from pathlib import Path
from typing import Annotated

import typer

from entremise.cli import language
from entremise.words import Translator


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("token", help=_("Makes a token by which a program acts for a person; an earlier one no longer opens."))
    def token(
        person: Annotated[str, typer.Argument(metavar="PERSON", help=_("Seat and person: gna/sarraj."))],
        db: Annotated[
            Path | None, typer.Option("--db", metavar="FILE", help=_("The file in which the talks are kept."))
        ] = None,
        talks: Annotated[str | None, typer.Option("--talks", help=_("The talks’ id, where there are several."))] = None,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> None:
        run(person, db, talks, _)


def run(said: str, db: Path | None, talks: str | None, _: Translator) -> None:
    """Prints the token."""
    from entremise.cli import files, opened

    with opened.store(db, _) as (store, people):
        at, seat, slug = opened.person(store, said, talks, _)
        files.show(f"{people.give_token(at, seat, slug)}\n", _)
