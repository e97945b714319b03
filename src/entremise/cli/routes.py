"""`routes`: every address that a server answers, by which methods, and for whom."""

from typing import Annotated

import typer

from entremise.cli import language
from entremise.words import Translator


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("routes", help=_("Lists every address of the server, with its methods and whom it is for."))
    def routes(
        as_json: Annotated[bool, typer.Option("--json", help=_("Prints the list as JSON."))] = False,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> None:
        run(as_json, _)


def run(as_json: bool, _: Translator) -> None:
    """Prints the list, read from the views themselves."""
    from entremise.server.ready import make_ready

    make_ready()
    from entremise.cli import files
    from entremise.server.routes import routes

    found = routes()
    if as_json:
        files.show_json(found, _)
        return
    wide = max(len(one["path"]) for one in found)
    files.show(
        "".join(f"{one['path']:{wide}}  {'/'.join(one['methods']):9} {', '.join(one['seats'])}\n" for one in found), _
    )
