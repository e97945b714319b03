"""A draft that is being written: its articles in an order, each in several languages, as a browser sends them.

Nothing that was typed is lost: not in languages that were unticked, and an article that was taken out can be put back.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.http import QueryDict

from entremise.accord.text import Article, is_balanced
from entremise.talks.acts.form import faults
from entremise.talks.refusal import Code, Refusal

KIND: Final = "table-draft"
ROWS: Final = 500
_ROW: Final = re.compile(r"a\.([0-9]{1,4})\.")
_SLUG_LIMIT: Final = 64


@dataclass(frozen=True, slots=True)
class Row:
    """An article as it was typed. The slug is that of the draft it comes from, or empty where it is new."""

    slug: str = ""
    heading: Mapping[str, str] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)

    def blank(self, languages: Iterable[str]) -> bool:
        return not any(self.heading.get(tag) or self.text.get(tag) for tag in languages)


@dataclass(frozen=True, slots=True)
class Written:
    """A draft as it was typed. `gone` is the article taken out last, and where it stood; `focus` where one goes on."""

    title: Mapping[str, str]
    languages: tuple[str, ...]
    rows: tuple[Row, ...]
    to: tuple[str, ...]
    replaces: str = ""
    gone: tuple[int, Row] | None = None
    focus: int | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong, and where: the name of a field of the page, and the article (from 1) and language it is of."""

    place: str
    refusal: Refusal
    row: int | None = None
    language: str | None = None


# ---- from what a browser sends


def from_sent(sent: QueryDict) -> Written:
    """What was typed, in the order in which it stood."""
    numbers = sorted({int(found[1]) for name in sent if (found := _ROW.match(name))})
    gone = sent.get("gone.at", "")
    return Written(
        title=_texts(sent, "title"),
        languages=tuple(dict.fromkeys(sent.getlist("languages"))),
        rows=tuple(_row(sent, f"a.{n}") for n in numbers[:ROWS]),
        to=tuple(dict.fromkeys(sent.getlist("to"))),
        replaces=sent.get("replaces", ""),
        gone=(int(gone), _row(sent, "gone")) if gone.isascii() and gone.isdigit() and len(gone) < 5 else None,
    )


def _row(sent: QueryDict, prefix: str) -> Row:
    return Row(sent.get(f"{prefix}.slug", ""), _texts(sent, f"{prefix}.heading"), _texts(sent, f"{prefix}.text"))


def _texts(sent: QueryDict, prefix: str) -> Mapping[str, str]:
    """All languages that were sent of a field; an empty one is nothing."""
    start = f"{prefix}."
    said = {name[len(start) :]: sent.get(name, "").replace("\r\n", "\n") for name in sent if name.startswith(start)}
    return {tag: text for tag, text in said.items() if text.strip()}


def from_articles(
    title: Mapping[str, str], articles: Iterable[Article], languages: Iterable[str], to: Iterable[str], replaces: str
) -> Written:
    """A draft to go on from: that which it takes the place of, in these languages."""
    rows = tuple(Row(one.slug, dict(one.heading), dict(one.text)) for one in articles)
    return Written(dict(title), tuple(languages), rows, tuple(to), replaces)


# ---- changed, before it is tabled


def edited(written: Written, edit: str) -> Written:
    """The draft with an article added, taken out, put back or moved; unchanged for what isn't known."""
    what, _, where = edit.partition(":")
    at = int(where) if where.isascii() and where.isdigit() and len(where) < 5 else len(written.rows)
    rows = written.rows
    match what:
        case "add" if len(rows) < ROWS:
            return replace(written, rows=(*rows[: at + 1], Row(), *rows[at + 1 :]), focus=min(at + 1, len(rows)))
        case "remove" if at < len(rows):
            return replace(
                written, rows=(*rows[:at], *rows[at + 1 :]), gone=(at, rows[at]), focus=max(0, min(at, len(rows) - 2))
            )
        case "restore" if written.gone is not None and len(rows) < ROWS:
            back, row = written.gone
            return replace(written, rows=(*rows[:back], row, *rows[back:]), gone=None, focus=min(back, len(rows)))
        case "up" if 0 < at < len(rows):
            return replace(written, rows=(*rows[: at - 1], rows[at], rows[at - 1], *rows[at + 1 :]), focus=at - 1)
        case "down" if at + 1 < len(rows):
            return replace(written, rows=(*rows[:at], rows[at + 1], rows[at], *rows[at + 2 :]), focus=at + 1)
    return written


# ---- to the act, and what is wrong with it


def given(written: Written) -> Mapping[str, Any]:
    """The fields of the act. Rows in which nothing stands are left out; new articles are named by their headings."""
    kept = _kept(written)
    names = slugs([written.rows[n] for n in kept], written.languages)
    fields: dict[str, Any] = {
        "to": list(written.to),
        "title": _only(written.title, written.languages),
        "articles": [
            {
                "slug": name,
                "heading": _only(written.rows[n].heading, written.languages),
                "text": _only(written.rows[n].text, written.languages),
            }
            for n, name in zip(kept, names, strict=True)
        ],
    }
    return fields | ({"replaces": written.replaces} if written.replaces else {})


def _kept(written: Written) -> list[int]:
    return [n for n, row in enumerate(written.rows) if not row.blank(written.languages)]


def _only(texts: Mapping[str, str], languages: Iterable[str]) -> dict[str, str]:
    return {tag: texts[tag].strip() for tag in languages if tag in texts}


def slugs(rows: Sequence[Row], languages: Sequence[str]) -> list[str]:
    """A name for each article, no two alike: its own where it has one, else from its heading."""
    taken = {row.slug for row in rows if row.slug}
    found = []
    for row in rows:
        name = row.slug or _free(_slug(row, languages), taken)
        taken.add(name)
        found.append(name)
    return found


def _slug(row: Row, languages: Sequence[str]) -> str:
    """From the English heading, or the first that has Latin letters or digits."""
    for tag in ("en", *languages):
        plain = unicodedata.normalize("NFKD", row.heading.get(tag, "")).encode("ascii", "ignore").decode().lower()
        name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['\u2019]", "", plain)).strip("-")[: _SLUG_LIMIT - 4].strip("-")
        if name:
            return name
    return "article"


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(found for n in range(2, ROWS + 2) if (found := f"{name}-{n}") not in taken)


def wrongs(written: Written) -> tuple[Wrong, ...]:
    """All that is wrong with the form of a draft, each at its place, in the order of the page."""
    found: dict[str, Wrong] = {}
    for one in (*_missing(written), *_unfitting(written)):
        found.setdefault(one.place, one)
    # A fault within is told; that the whole is faulty for it, is not.
    for one in sorted(_by_form(written), key=lambda one: -one.place.count(".")):
        if not any(_within(place, one.place) for place in found):
            found[one.place] = one
    return tuple(sorted(found.values(), key=lambda one: one.row or 0))


def _within(place: str, whole: str) -> bool:
    """Whether a place on the page is that of a field of the act, or lies within it."""
    return place == whole or place.startswith("a." if whole == "articles" else f"{whole}.")


def _missing(written: Written) -> Iterable[Wrong]:
    must = Refusal(Code.MISSING)
    if not written.languages:
        yield Wrong("languages", must)
        return
    first = written.languages[0]
    if not _only(written.title, written.languages):
        yield Wrong(f"title.{first}", must)
    kept = _kept(written)
    if not kept:
        yield Wrong(f"a.0.text.{first}", must, 1, first)
    for n in kept:
        row = written.rows[n]
        if not _only(row.heading, written.languages):
            yield Wrong(f"a.{n}.heading.{first}", must, n + 1, first)
        for tag in written.languages:
            if not row.text.get(tag):
                yield Wrong(f"a.{n}.text.{tag}", must, n + 1, tag)
    if not written.to:
        yield Wrong("to", must)


def _unfitting(written: Written) -> Iterable[Wrong]:
    for n in _kept(written):
        for tag, text in written.rows[n].text.items():
            if tag in written.languages and not is_balanced(text):
                yield Wrong(f"a.{n}.text.{tag}", Refusal(Code.BRACKETS), n + 1, tag)


def _by_form(written: Written) -> Iterable[Wrong]:
    """What the act itself would be refused for; brackets are told above, by their language."""
    for refusal in faults(KIND, given(written)):
        if refusal.code is not Code.BRACKETS:
            yield placed_at(written, refusal)


def placed_at(written: Written, refusal: Refusal) -> Wrong:
    """Where on the page a refusal of the act belongs."""
    steps = (refusal.about or "").split(".")
    if steps[0] != "articles" or len(steps) < 3:
        language = steps[1] if steps[0] == "title" and len(steps) > 1 else None
        return Wrong(".".join(steps[:2]) if language else steps[0], refusal, language=language)
    kept = _kept(written)
    n = kept[int(steps[1])]
    place = ".".join(("a", str(n), *steps[2:4]))
    return Wrong(place, refusal, n + 1, steps[3] if len(steps) > 3 else None)
