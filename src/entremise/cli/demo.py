"""`demo`: opens Moscow on 13 January 2020 in the browser, before anyone has signed, with a link for each person."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from entremise.cli import language
from entremise.words import Translator


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("demo", help=_("Opens the talks of Moscow in the browser, with a link for each person."))
    def demo(
        port: Annotated[int, typer.Option("--port", min=0, max=65_535, help=_("The port; 0 takes a free one."))] = 8000,
        db: Annotated[
            Path | None,
            typer.Option("--db", metavar="FILE", help=_("Keeps the talks in this file, and goes on with them.")),
        ] = None,
        as_json: Annotated[
            bool, typer.Option("--json", help=_("Prints address, links and tokens as one line of JSON first."))
        ] = False,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> None:
        run(port, db, as_json, _)


def run(port: int, db: Path | None, as_json: bool, _: Translator) -> None:
    """Serves until it is stopped; without a file the talks go with the process."""
    from tempfile import TemporaryDirectory

    from entremise.cli import opened

    opened.alone_and_in_good_order()
    if db is not None:
        _serve(port, db, as_json, _)
        return
    with TemporaryDirectory(prefix="entremise-demo-") as folder:
        _serve(port, Path(folder) / "moscow.sqlite3", as_json, _)


def _serve(port: int, db: Path, as_json: bool, _: Translator) -> None:
    from entremise.server.ready import make_ready

    make_ready()
    from entremise.cli import opened
    from entremise.cli.files import say, show
    from entremise.server import demo, running
    from entremise.server.environment import Environment
    from entremise.server.opening import store_of

    # Nothing of it is read from the environment: a demonstration is the same everywhere.
    environment = Environment(
        database=db,
        keys=None,
        exercise=True,
        host="127.0.0.1",
        port=port,
        address="",
        secret="",
        idle_minutes=120,
        proxies="",
    )
    listening = opened.listening(environment, _)
    store = opened.opening(lambda: store_of(environment, nature=True), db, _)
    known = store.talks()
    talks = known[0] if known else demo.set_up(store)
    address = running.address_of(environment, listening)
    premises, alarm = running.premises_of(store, environment, address, clock=demo.clock_of(store, talks))
    links = demo.links(premises, talks)
    tokens = demo.tokens(premises.people, premises.house.whole(talks), talks)
    if as_json:
        show(json.dumps({"url": address, "talks": talks, "links": links, "tokens": tokens}) + "\n", _)
    else:
        show(_("Moscow, 13 January 2020, before anyone has signed. An exercise: nothing here is real.") + "\n\n", _)
        show("".join(f"  {person:26} {link}\n" for person, link in links.items()), _)
        show("\n" + _("Each link lets one person in, once, in one browser (or one private window) a person.") + "\n", _)
        say(_("Stop with Ctrl-C."))
    try:
        asyncio.run(running.serve(premises, alarm, environment, listening))
    finally:
        store.close()
