"""Gathers the messages marked in src/entremise into its catalogues; run through `scripts/messages`."""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel import Locale
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural

from entremise.words.catalogue import LOCALE, SOURCE_LANGUAGE, catalogue_path, languages

SOURCE = Path(__file__).resolve().parent.parent / "src" / "entremise"

# What marks a message, and which of its arguments hold it ("c": the context), as xgettext writes it.
MARKS = {
    "_": None,
    "N_": None,
    "say": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

# Messages in modules that know of no catalogue: the fields of these values, given by name.
FIELDS = {"Duty": frozenset({"trigger", "reads", "reveals"})}

# In templates: {% t "…" name=value %}, {% tn "one" "many" n %}, {% tp "context" "message" %}.
_LITERAL = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
TAG = re.compile(rf"\{{%\s*(?:t\s+{_LITERAL}|tn\s+{_LITERAL}\s+{_LITERAL}|tp\s+{_LITERAL}\s+{_LITERAL})[\s%]")

Key = tuple[str | None, str]


@dataclass
class Message:
    """One message of the source: where it stands, and what is said about it there to those who translate."""

    text: str
    plural: str = ""
    context: str | None = None
    files: set[str] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return (self.context, self.text)


def gather(source: Path = SOURCE) -> dict[Key, Message]:
    """The messages under a folder, in the order of files and lines."""
    messages: dict[Key, Message] = {}
    for path in sorted([*source.rglob("*.py"), *source.rglob("templates/**/*.html")]):
        for found in _in_template(path) if path.suffix == ".html" else _in_module(path):
            if not found.text:
                continue
            known = messages.setdefault(found.key, found)
            if found.plural and known.plural and found.plural != known.plural:
                raise ValueError(f"{path}: {found.text!r} has another plural elsewhere: {known.plural!r}")
            known.plural = known.plural or found.plural
            known.files.add(path.relative_to(source.parent).as_posix())
            known.remarks.extend(remark for remark in found.remarks if remark not in known.remarks)
    return messages


def _in_module(path: Path) -> Iterator[Message]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    marked = _marked(tree)
    for _line, text, remarks, context in extract_from_file("python", path, MARKS, ("Translators:",)):
        one, plural = (text[0], text[-1]) if isinstance(text, tuple) else (text, "")
        # In `_(terms.ACTS["sign"])` the extractor takes the key for a message.
        if one in marked:
            yield Message(one, plural, context, remarks=list(remarks))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for field_of in node.keywords:
                if field_of.arg in FIELDS.get(node.func.id, ()) and isinstance(field_of.value, ast.Constant):
                    yield Message(str(field_of.value.value))


def _marked(tree: ast.AST) -> set[str]:
    """The texts that are given to a mark themselves, not within something else that is."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in MARKS:
                found |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
    return found


def _in_template(path: Path) -> Iterator[Message]:
    for found in TAG.finditer(path.read_text(encoding="utf-8")):
        plain, one, many, context, message = (_unquoted(literal) for literal in found.groups(""))
        if context:
            yield Message(message, context=context)
        else:
            yield Message(plain or one, many)


def _unquoted(literal: str) -> str:
    """What stands between the quotes of a template's literal, as the template reads it."""
    return literal[1:-1].replace(f"\\{literal[:1]}", literal[:1]).replace("\\\\", "\\")


def merged(messages: dict[Key, Message], catalogue: polib.POFile) -> polib.POFile:
    """The catalogue with exactly these messages, translations kept.

    It has no line numbers and no dates: two people who add messages on the same day should not collide over
    them.
    """
    known: dict[Key, polib.POEntry] = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    result = polib.POFile(wrapwidth=110)
    result.header = catalogue.header
    result.metadata = catalogue.metadata
    for key, message in messages.items():
        old = known.get(key)
        entry = polib.POEntry(
            msgid=message.text,
            msgctxt=message.context,
            comment="\n".join(message.remarks),
            occurrences=[(name, "") for name in sorted(message.files)],
            flags=[flag for flag in (old.flags if old else []) if flag == "fuzzy"],
            tcomment=old.tcomment if old else "",
        )
        if message.plural:
            entry.msgid_plural = message.plural
            forms = range(plural_forms(catalogue))
            entry.msgstr_plural = {form: old.msgstr_plural.get(form, "") if old else "" for form in forms}
        elif old:
            entry.msgstr = old.msgstr
        result.append(entry)
    return result


def plural_forms(catalogue: polib.POFile) -> int:
    """How many forms a counted noun has in the catalogue's language, by its header."""
    declared = catalogue.metadata.get("Plural-Forms", "nplurals=2")
    return int(declared.partition("nplurals=")[2].partition(";")[0])


def empty(language: str) -> polib.POFile:
    """A catalogue without messages, for a language that has none yet."""
    Locale.parse(language, sep="-")  # says which tag it doesn't know
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Project-Id-Version": "Entremise",
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(language.replace("-", "_")).plural_forms,
    }
    return catalogue


def unfinished(catalogue: polib.POFile) -> list[polib.POEntry]:
    return [entry for entry in catalogue if entry.fuzzy or not entry.translated()]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if there is something to do")
    parser.add_argument("--add", metavar="LANGUAGE", help="begin a catalogue, such as es or pt-BR")
    chosen = parser.parse_args(arguments)

    messages = gather()
    wanted = [name for name in languages() if name != SOURCE_LANGUAGE]
    if chosen.add and chosen.add not in wanted:
        wanted.append(chosen.add)
    to_do = 0
    for language in wanted:
        path = catalogue_path(language, LOCALE)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = merged(messages, polib.pofile(str(path), encoding="utf-8") if before else empty(language))
        written = f"{after}\n"
        if written != before:
            to_do += 1
            if chosen.check:
                print(f"{language}: the catalogue is behind the source; run scripts/messages")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(written, encoding="utf-8")
        left = unfinished(after)
        to_do += len(left)
        print(f"{language}: {len(after)} messages, {len(left)} to translate")
        for entry in left:
            print(f"  {entry.msgid!r}")
    return 1 if chosen.check and to_do else 0


if __name__ == "__main__":
    sys.exit(main())
