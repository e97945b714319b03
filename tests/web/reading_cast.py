"""A report in somebody's dossier, as tests of the reading desk need it: an invented one, about invented shores."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.test import Client

from entremise.dossier.book import Book
from entremise.dossier.fact import Fact
from entremise.dossier.taking import keyed
from entremise.house.dossiers import Report
from tests.web.served import Served

REPORT = """Talks between the North Shore and the South Shore on the ferry failed on Monday in Zurich. The North Shore \
signed the accord; the South Shore, which is backed by the Lake League, asked for time until Wednesday, officials said.

Norway, which mediates the talks, denied having left the table."""
DAY = "2021-03-09"


@dataclass(frozen=True)
class Taken:
    """A report that a seat took in, and the desk at which it is read."""

    served: Served
    seat: str
    person: str
    source: str
    text: str

    @property
    def desk(self) -> str:
        return self.served.url(f"dossier/reports/{self.source}/")

    @property
    def book(self) -> Book:
        return self.served.premises.dossiers.book(self.served.talks, self.seat)

    def facts(self) -> tuple[Fact, ...]:
        """The facts that rest on this report."""
        return self.book.of_source(self.source)

    def offered(self, kind: str = "") -> list[str]:
        """The keys of what is offered, of one kind or of all, in the order of the words that they rest on."""
        reading = self.served.premises.dossiers.text(self.served.talks, self.seat, self.source).reading
        inorder = sorted(keyed(reading), key=lambda one: one[1].mark)
        return [key for key, _ in inorder if key.startswith(kind)]

    def key(self, kind: str, word: str) -> str:
        """The key of the one that is offered of this kind with a word in what it says."""
        reading = self.served.premises.dossiers.text(self.served.talks, self.seat, self.source).reading
        return next(key for key, one in keyed(reading) if key.startswith(kind) and word in str(one))

    def press(self, client: Client, button: str, value: str, **more: str):
        """Press a button of the desk."""
        return client.post(f"{self.desk}decide/", {button: value, **more})


def take_in(
    served: Served, person: str, title: str, text: str = REPORT, *, date: str = DAY, language: str | None = None
) -> Taken:
    """A report in the dossier of a person's seat; a line of its own keeps it apart from others."""
    seat, _, slug = person.partition("/")
    own = f"{text}\n\n({title})"
    report = Report(data=own.encode(), file=False, title=title, date=date, language=language)
    source, _kept = served.premises.dossiers.add(served.talks, seat, slug, report)
    return Taken(served, seat, slug, source.slug, own)


def candidate(page: str, key: str) -> str:
    """The markup of one candidate on a page."""
    found = re.search(rf'<li class="candidate[^>]*id="c-{key}".*?</li>', page, re.DOTALL)
    assert found, f"{key} stands on the page"
    return found[0]
