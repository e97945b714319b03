"""The feed of what is public: Atom (RFC 4287), an entry an act."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.xmlutils import SimplerXMLGenerator

from entremise.talks.view.state import Seen, View
from entremise.web.feeds.public import Published, public
from entremise.web.language import direction_of
from entremise.words import chronicle
from entremise.words.catalogue import Translator
from entremise.words.names import Reader

NEWEST: Final = 100
"""How many entries the feed has: what became public last."""
CONTENT_TYPE: Final = "application/atom+xml; charset=utf-8"
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


class _Feed(Atom1Feed):
    """Django's feed with its entries' content, and as old as what it holds, not as the hour at which it is asked."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=_NEVER)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("content", item["content"], {"type": "html"})


def atom(view: View, talks: str, say: Translator, address: str, *, exercise: bool) -> bytes:
    """The feed of the talks that a seat sees, in a language; `address` is the server's. Two seats get the same."""
    known = public(view)
    reader = Reader.of(known.view, say)
    title = reader.words(known.view.convened.title) if known.view.convened is not None else say("Talks")
    feed = _Feed(
        title=_text(title),
        link=address + reverse("chronicle", kwargs={"talks": talks}) + "?see=public",
        description="",
        language=say.language,
        author_name="Entremise",
        subtitle=say("Exercise: nothing that is done here is real.")
        if exercise
        else say("What is public in these talks."),
        feed_guid=ident(talks, "chronicle"),
    )
    for one in known.acts[:NEWEST]:
        _add(feed, reader, one, talks, address)
    into = BytesIO()
    feed.write(into, "utf-8")
    return into.getvalue()


def _add(feed: _Feed, reader: Reader, one: Published, talks: str, address: str) -> None:
    placed = one.seen.placed
    line = chronicle.line(reader, one.seen)
    says = reader.say("Only said to be so: {says}", says=line.says) if line.doubtful else line.says
    feed.add_item(
        title=_text(says),
        link=address + act_url(talks, placed.id),
        description="",
        unique_id=ident(talks, placed.id),
        pubdate=one.since,
        updateddate=one.since,
        author_name=_text(reader.hand(placed.by)),
        content=_text(_content(reader, one.seen)),
    )


def _content(reader: Reader, seen: Seen) -> str:
    """When it happened, what was said, and what follows, as paragraphs."""
    line, at = chronicle.line(reader, seen), seen.placed.at
    parts = [format_html("<p>{}</p>", line.says)]
    if at is not None:
        parts.append(format_html("<p>{}</p>", reader.say("It happened: {time}.", time=reader.when(at))))
    for words in line.words:
        parts.append(
            format_html(
                '<blockquote lang="{}" dir="{}">{}</blockquote>',
                words.language or reader.say.language,
                direction_of(words.language) if words.language else "auto",
                format_html_join("", "<p>{}</p>", ((part,) for part in words.text.split("\n") if part.strip())),
            )
        )
    if line.follows:
        parts.append(format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((one,) for one in line.follows))))
    return "".join(parts)


def act_url(talks: str, act: str) -> str:
    """Where an act stands in the chronicle of whoever opens it."""
    page = reverse("chronicle", kwargs={"talks": talks})
    return f"{page}?{urlencode({'act': act})}#act-{act}"


def ident(talks: str, what: str) -> str:
    """What something is called for good, wherever it is read: by the talks and the act alone (RFC 9562, version 5)."""
    return uuid5(UUID(hex=talks), what).urn


def _text(text: str) -> str:
    """Text that XML can hold."""
    return "".join("\ufffd" if one in "\ufffe\uffff" else one for one in text)
