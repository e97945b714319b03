"""In which language the command line speaks: as asked, as the environment says, else English."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import typer

from entremise.words.catalogue import Translator, languages, translator

OPTION: Final = "--lang"
VARIABLES: Final = ("ENTREMISE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set decides."""


def chosen(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language to speak, before the arguments have been read: their faults are said in it too."""
    asked = asked_for(arguments)
    if asked is not None and is_spoken(asked):
        return translator(asked).language
    for variable in VARIABLES:
        if environ.get(variable):
            return translator(environ[variable]).language
    return translator("").language


def asked_for(arguments: Sequence[str]) -> str | None:
    """What `--lang` was given last, if anything; nothing after `--` is an option."""
    asked = None
    before = ""
    for argument in arguments:
        if argument == "--":
            break
        if before == OPTION:
            asked = argument
        elif argument.startswith(f"{OPTION}="):
            asked = argument.partition("=")[2]
        before = argument
    return asked


def is_spoken(tag: str) -> bool:
    """Whether messages can be said in a language, or in one that it is a variety of."""
    return tag.replace("_", "-").partition("-")[0].lower() in {name.partition("-")[0] for name in languages()}


def option(_: Translator) -> Any:
    """The option as each command has it. It has been read by then (`chosen`), and stands here to be known."""
    return typer.Option(OPTION, metavar="|".join(languages()), help=_("Language of what is said."))
