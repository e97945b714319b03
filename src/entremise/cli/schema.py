"""`schema`: the JSON Schema of case files and acts, for editors."""

from typing import Annotated

import typer

from entremise.cli import language
from entremise.words import Translator


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("schema", help=_("Prints the JSON Schema of case files and acts."))
    def schema(
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> int:
        return run(_)


def run(_: Translator) -> int:
    """Prints the schema."""
    from entremise.cases import schema
    from entremise.cli import files

    files.show_json(schema(), _)
    return 0
