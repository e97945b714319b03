"""What ends a command before its work is done: sentences for stderr and an exit code, never a traceback."""

import errno
from collections.abc import Iterable
from typing import Any, Final

import typer

from entremise.words import Translator, isolate

DIFFERS: Final = 1
"""The work was done, and its result isn't as it should be: a replay that ends otherwise, a record that isn't valid."""
BAD_INPUT: Final = 2
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
"""As a shell says it of a program that a closed pipe ended: 128 + SIGPIPE."""


class Stop(Exception):
    """Ends the command. Each sentence is a line on stderr."""

    def __init__(self, sentences: Iterable[str] = (), code: int = BAD_INPUT) -> None:
        self.sentences = tuple(sentences)
        self.code = code
        super().__init__(*self.sentences)


def os_sentence(wrong: OSError, path: str, _: Translator) -> str:
    """What is wrong with a file, where the system says so."""
    name = isolate(path)
    match wrong.errno:
        case errno.ENOENT:
            return _("{file}: there is no such file.", file=name)
        case errno.EISDIR:
            return _("{file}: this is a directory, and a file is expected.", file=name)
        case errno.ENOTDIR | errno.EEXIST:
            return _("{file}: this is not a directory, and one is expected.", file=name)
        case errno.EACCES | errno.EPERM:
            return _("{file}: you have no right to this; have it given to you, or choose another.", file=name)
        case errno.ENAMETOOLONG:
            return _("{file}: this name is too long.", file=name)
        case errno.ENOSPC | errno.EDQUOT:
            return _("{file}: there is no room left to write.", file=name)
        case errno.EROFS:
            return _("{file}: nothing can be written here; choose another place.", file=name)
        case _other:
            return _("{file}: {problem}.", file=name, problem=isolate(wrong.strerror or type(wrong).__name__))


def usage_sentence(wrong: typer.TyperException, _: Translator) -> str:
    """What is wrong with the arguments. Typer's own classes are private; what they carry tells them apart."""
    option = getattr(wrong, "option_name", None)
    param: Any = getattr(wrong, "param", None)
    called = _called(param)
    match type(wrong).__name__:
        case "NoSuchOption" if option is not None:
            near = getattr(wrong, "possibilities", None)
            if near:
                names = _.pgettext("between alternatives", " or ").join(near)
                return _("There is no option “{option}”: is {near} meant?", option=isolate(option), near=names)
            return _("There is no option “{option}”: “--help” lists those that there are.", option=isolate(option))
        case "BadOptionUsage" if option is not None:
            return _("“{option}” is to be followed by a value.", option=isolate(option))
        case "MissingParameter" if called:
            return _("“{argument}” is missing: “--help” says what it is.", argument=called)
        case "BadParameter" if called:
            from entremise.words.refusals import expected

            return _("“{option}”: {expected}.", option=called, expected=expected(_, wrong.message))
        case _other:
            return _("{problem} “--help” says what is right.", problem=isolate(wrong.format_message()))


def _called(param: Any) -> str:
    """What an option or an argument is called where it is asked for."""
    if getattr(param, "param_type_name", None) == "option":
        return str(param.opts[0])
    return str(getattr(param, "metavar", None) or getattr(param, "name", None) or "")
