"""The demonstration: Moscow on 13 January 2020, before anyone has signed, as an exercise.

Its clock begins on that day and then runs as clocks do; a file that is opened again goes on a moment after its last
act. Persons whose names aren't history's are called by their capacity.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from entremise.accord.value import Slug
from entremise.cases import Case, load_case, vary
from entremise.house.chance import Live
from entremise.house.house import House, utc_now
from entremise.house.premises import Premises
from entremise.house.replay import HouseStage, play
from entremise.people.people import People
from entremise.store.keeping import Store
from entremise.talks.acts.base import Act, Circle, Hand
from entremise.talks.acts.convening import Accredit, AddSeat, Capacity, Person, Seat, SeatKind
from entremise.talks.view.state import View, in_order

CASE: Final = Path(__file__).resolve().parents[3] / "cases" / "moscow-2020.yaml"
BEFORE_ANYONE_SIGNED: Final = "signature-opened"
"""The last act of the case that has happened when the demonstration begins."""
AFTERWARDS: Final = timedelta(minutes=1)
CONVENER: Final = Hand(seat="russia", person="lavrov")

OBSERVER: Final = Seat(
    slug="united-nations",
    kind=SeatKind.OBSERVER,
    name={"en": "the United Nations", "fr": "les Nations unies", "ar": "الأمم المتحدة"},
    actor="united-nations",
)


def _called(seat: Slug, slug: Slug, capacity: Capacity, en: str, fr: str, ar: str) -> Person:
    return Person(seat=seat, slug=slug, name={"en": en, "fr": fr, "ar": ar}, capacities=(capacity,))


CALLED_BY_CAPACITY: Final = (
    _called("gna", "adviser", Capacity.ADVISER, "GNA adviser", "conseiller du GNA", "مستشار حكومة الوفاق"),
    _called("lna", "adviser", Capacity.ADVISER, "LNA adviser", "conseiller de l’ANL", "مستشار الجيش الوطني"),
    _called("russia", "note-taker", Capacity.NOTE_TAKER, "Russian note-taker", "rapporteur russe", "المقرر الروسي"),
    _called("turkey", "note-taker", Capacity.NOTE_TAKER, "Turkish note-taker", "rapporteur turc", "المقرر التركي"),
    _called("united-nations", "observer", Capacity.HEAD, "UN observer", "observateur de l’ONU", "مراقب الأمم المتحدة"),
    _called("press", "correspondent", Capacity.HEAD, "press correspondent", "correspondant de presse", "مراسل صحفي"),
)


def set_up(store: Store) -> str:
    """Moscow, begun in an empty store by the case's own clock; returns the id of its talks."""
    script = vary(_case(), until=BEFORE_ANYONE_SIGNED)
    stage = HouseStage(Live(), store)
    _, refused = play(script, stage, Live())
    assert not refused, "the case's own acts are allowed"
    now = script.ends
    added: tuple[tuple[Hand, Act], ...] = (
        (CONVENER, AddSeat(seat=OBSERVER)),
        *((_who_accredits(person), Accredit(person=person, told=Circle.MEDIATORS)) for person in CALLED_BY_CAPACITY),
    )
    for n, (by, act) in enumerate(added):
        stage.place(by, act, now + timedelta(seconds=n + 1), now + timedelta(seconds=n + 1), Live().id("act"))
    return stage.talks


def _who_accredits(person: Person) -> Hand:
    """The head of the person's own delegation; a seat that has nobody yet gets its first from who convened."""
    heads = {"gna": "sarraj", "lna": "haftar", "russia": "lavrov", "turkey": "cavusoglu"}
    if person.seat in heads:
        return Hand(seat=person.seat, person=heads[person.seat])
    return CONVENER


def _case() -> Case:
    return load_case(CASE.read_bytes(), CASE.name)


def clock_of(store: Store, talks: str) -> Callable[[], datetime]:
    """A clock that goes on from the last act of these talks, as fast as any."""
    last = House(store, store.keys.record).whole(talks)
    latest = max(seen.placed.recorded_at for seen in last.seen.values())
    behind = utc_now() - (latest + AFTERWARDS)
    return lambda: utc_now() - behind


def persons(view: View) -> list[tuple[str, str]]:
    """All who have a place, as (seat, person), in the order of the table."""
    return [(one.person.seat, one.person.slug) for one in in_order(view.persons.values()) if one.present]


def links(premises: Premises, talks: str) -> dict[str, str]:
    """A fresh one-time link for each person, by `seat/person`."""
    found = {}
    for seat, person in persons(premises.house.whole(talks)):
        _, secret = premises.people.invite(talks, seat, person)
        found[f"{seat}/{person}"] = f"{premises.address}/enter/{secret}/"
    return found


def tokens(people: People, view: View, talks: str) -> dict[str, str]:
    """A fresh token of the API for each person, by `seat/person`."""
    return {f"{seat}/{person}": people.give_token(talks, seat, person) for seat, person in persons(view)}
