"""`serve`: a server with the settings of its environment, checked before anything is opened."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from entremise.cli import language
from entremise.words import Translator, isolate

if TYPE_CHECKING:
    from entremise.server.environment import Environment


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("serve", help=_("Serves talks, with the settings of the environment (docs/serving.md)."))
    def serve(
        check: Annotated[
            bool, typer.Option("--check", help=_("Only checks the settings, and says what it finds."))
        ] = False,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> None:
        run(check, _)


def run(check: bool, _: Translator) -> None:
    """Serves until it is stopped; with `check` nothing is opened or changed."""
    from entremise.cli import opened
    from entremise.cli.errors import Stop
    from entremise.server.environment import in_clear

    environment = opened.environment(_)
    if in_clear(environment) and not environment.exercise:
        says = _(
            "Real talks aren’t served in clear: listen on 127.0.0.1 alone, or set ENTREMISE_ADDRESS to the address of "
            "a proxy with HTTPS before it (https://…)."
        )
        raise Stop([says])
    if check:
        _look(environment, _)
    else:
        _serve(environment, _)


def _look(environment: "Environment", _: Translator) -> None:
    from entremise.server.ready import make_ready

    make_ready()
    from entremise.cli import opened
    from entremise.cli.errors import Stop
    from entremise.cli.files import say
    from entremise.server.safety import key_base
    from entremise.store.setup import look
    from entremise.store.trouble import KeyTrouble, NotAStore, OtherNature

    file, database = isolate(str(environment.database)), environment.database
    try:
        nature = look(database, key_base(environment))
    except (KeyTrouble, NotAStore) as trouble:
        raise Stop([str(trouble)]) from None
    if nature is not None and nature is not environment.exercise:
        raise Stop([opened.other_nature(OtherNature(exercise=nature), database, _)])
    _warn(environment, _)
    say(_("{file}: will be made.", file=file) if nature is None else _("{file}: can be served.", file=file))


def _warn(environment: "Environment", _: Translator) -> None:
    from entremise.cli.files import say
    from entremise.server.safety import unsafe

    for sentence in unsafe(environment, _):
        say(_("Unsafe: {what}", what=sentence))


def _serve(environment: "Environment", _: Translator) -> None:
    from entremise.cli import opened

    opened.alone_and_in_good_order()
    from entremise.server.ready import make_ready

    make_ready()
    from entremise.cli.files import say, show
    from entremise.server import running
    from entremise.server.opening import store_of
    from entremise.server.routes import routes

    routes()  # all pages are loaded before the first is asked for
    listening = opened.listening(environment, _)
    store = opened.opening(lambda: store_of(environment, nature=environment.exercise), environment.database, _)
    address = running.address_of(environment, listening)
    premises, alarm = running.premises_of(store, environment, address)
    _warn(environment, _)
    kept = len(store.talks())
    file = isolate(str(environment.database))
    held = _.ngettext("{n} talks is kept in {file}.", "{n} talks are kept in {file}.", kept).format(n=kept, file=file)
    say(held, _("Exercises only: each page says so.") if store.exercise else _("Real talks."))
    show(f"{address}\n", _)
    if premises.people.nobody_yet():
        _made, secret = premises.people.invite_convener()
        say(_("Nobody has come in yet. This link lets one person in, once, who may convene talks:"))
        show(f"{address}/enter/{secret}/\n", _)
    say(_("Stop with Ctrl-C."))
    try:
        asyncio.run(running.serve(premises, alarm, environment, listening))
    finally:
        store.close()
