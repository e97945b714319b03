"""The commands, and how any of them ends."""

import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import Final

import typer

from entremise.cli import (
    acceptance,
    demo,
    doors,
    dossier,
    errors,
    files,
    language,
    link,
    replay,
    routes,
    schema,
    serve,
    settle,
    token,
    verify,
)
from entremise.words import Translator, languages, translator

Register = Callable[[typer.Typer, Translator], None]

COMMANDS: Final[tuple[Register, ...]] = (
    replay.register,
    verify.register,
    schema.register,
    settle.register,
    acceptance.register,
    dossier.register,
    demo.register,
    serve.register,
    link.register,
    doors.register,
    token.register,
    routes.register,
)
"""What puts each command in its place. The modules load quickly: what a command needs it loads when it is called."""


def application(_: Translator) -> typer.Typer:
    """The command line, its help in one language."""
    app = typer.Typer(
        name="entremise",
        help=_("Proximity talks: parties that will not meet negotiate one accord through mediators."),
        add_completion=False,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @app.callback()
    def main_options() -> None:
        """Keeps the commands commands, however few there are."""

    for register in COMMANDS:
        register(app, _)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line. Returns its exit code: 0, 1 where the result isn't as it should be, 2 on bad input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _be_able_to_say_anything()
    _ = translator(language.chosen(given, os.environ))
    try:
        asked = language.asked_for(given)
        if asked is not None and not language.is_spoken(asked):
            known = _.pgettext("between alternatives", " or ").join(languages())
            raise errors.Stop([_("“--lang”: {languages} is expected.", languages=known)])
        if not given:
            raise errors.Stop([_("A command is expected: “--help” lists them.")])
        ended = application(_)(given, prog_name="./run", standalone_mode=False)
        return ended if isinstance(ended, int) else 0
    except errors.Stop as stop:
        files.say(*stop.sentences)
        return stop.code
    except typer.TyperException as wrong:
        files.say(errors.usage_sentence(wrong, _))
        return errors.BAD_INPUT
    except (KeyboardInterrupt, typer.Abort):
        return errors.INTERRUPTED


def _be_able_to_say_anything() -> None:
    """No character of a name or a text may end the program, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
