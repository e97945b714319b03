"""One act of each kind, with every field filled in: what the golden files are made of."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from entremise.talks.acts import KINDS
from entremise.talks.acts.base import Audience, Hand, Placed
from entremise.talks.acts.form import body, read_act
from tests.talks.cast import TALKS, article, person, seat

A, B = "a" * 32, "b" * 32
AT = "2020-01-14T10:00:00Z"
UNTIL: Final = {"at": "2020-01-14T21:00:00Z", "day": "2020-01-14", "words": "until Tuesday"}
RULE: Final = {
    "carry": "may-be-conveyed",
    "if_condition": "They stop.",
    "not_before": AT,
    "orally_only": True,
    "exact_wording": True,
    "to": ["gna"],
}
WORDS: Final = {"text": "Words; كلام", "language": "en"}
TRANSLATION: Final = {"text": "كلام", "language": "ar", "translator": "A. Interpreter"}
PERSON: Final = {**person("gna", "sarraj", "head", "adviser"), "office": {"en": "Prime Minister"}}
RELATION: Final = {"actor": "russia", "role": "backer", "of": "lna", "says": "An agency"}
SEAT: Final = {**seat("un", "observer"), "actor": "un"}
ACTOR: Final = {"slug": "un", "kind": "organisation", "name": {"en": "UN", "fr": "ONU"}}
ROUND: Final = {"opened": A, "reason": "Prayer."}
LEAVING: Final = {"scene": "table", "seat": "lna", "where": "Moscow", "told": "public"}

FIELDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "convene": {
        "title": {"en": "Moscow"},
        "purpose": "A ceasefire.",
        "zone": "Europe/Moscow",
        "languages": ["en", "ar"],
        "actors": [ACTOR],
        "relations": [RELATION],
        "seats": [SEAT],
        "persons": [PERSON],
        "record_key": "0" * 64,
    },
    "add-seat": {"seat": SEAT},
    "add-actor": {"actor": ACTOR},
    "relate": {"relation": RELATION, "holds": False},
    "accredit": {"person": PERSON, "told": "table"},
    "replace-person": {
        "seat": "gna",
        "person": "mishri",
        "successor": "shater",
        "name": {"en": "Shater"},
        "capacities": ["delegate"],
        "office": {"en": "President of the High Council"},
    },
    "entrust": {"person": "mishri", "may_release": True},
    "agree-name": {"seat": "lna", "readers": ["gna"], "name": {"en": "the eastern side"}},
    "put-terms": {"subject": "agenda", "text": {"en": "First, stop."}, "to": ["gna", "lna"]},
    "answer-terms": {"terms": A, "accepted": False, "remark": "Not so."},
    "freeze-room": {"seat": "gna", "reason": "A telephone was lost."},
    "thaw-room": {"frozen": A},
    "open-round": {
        "round": "moscow",
        "venue": "Moscow",
        "format": "proximity",
        "planned": "Heads may meet.",
        "told": "public",
    },
    "suspend-round": ROUND,
    "adjourn-round": {**ROUND, "until": UNTIL},
    "resume-round": {"opened": A},
    "declare-failed": ROUND,
    "close-round": {"opened": A, "outcome": "Nothing signed."},
    "arrive": LEAVING,
    "leave": LEAVING,
    "consult": {"seat": "lna", "back": UNTIL, "told": "table"},
    "begin-sitting": {
        "sitting": "first",
        "who": [{"seat": "gna", "person": "sarraj"}],
        "where": "Reception house",
        "with_mediators": ["turkey"],
    },
    "end-sitting": {"begun": A, "who": [{"seat": "gna", "person": "sarraj"}]},
    "message": {"to": ["russia"], **WORDS, "rule": RULE, "about": A},
    "note-oral": {
        "party": "lna",
        "speaker": "haftar",
        "speaker_named": "The field marshal",
        "means": "telephone",
        **WORDS,
        "rule": RULE,
        "to": ["turkey"],
    },
    "answer-oral": {"noted": A, "confirmed": False, "remark": "Never."},
    "show-wording": {"source": A, "to": "lna", **WORDS},
    "answer-wording": {"wording": A, "approved": True, "remark": "So."},
    "convey": {
        "to": "gna",
        **WORDS,
        "translation": TRANSLATION,
        "source": A,
        "wording": B,
        "condition_met": "They did.",
        "origin": "lna",
        "not_before": AT,
        "orally": True,
        "second": "turkey",
        "with_mediators": ["un"],
    },
    "confirm-conveying": {"conveying": A},
    "recall-conveying": {"conveying": A},
    "inner-paper": {"purpose": "instruction", **WORDS, "about": A},
    "mediator-note": {"to": ["turkey"], **WORDS, "about": A},
    "hand-over-non-paper": {"to": "gna", "called": "Some thoughts"},
    "table-draft": {"to": ["gna"], "title": {"en": "Ceasefire"}, "articles": [article()], "replaces": A},
    "take-position": {
        "draft": A,
        "article": "ceasefire",
        "stance": "accepts-if",
        "text": "If they go.",
        "to": ["russia"],
        "rule": RULE,
    },
    "propose": {
        "to": ["gna"],
        "text": {"en": "Both stop."},
        "draft": A,
        "deadline": UNTIL,
        "mediators_see_answers": True,
    },
    "answer-proposal": {"proposal": A, "yes": True},
    "initial": {"draft": A},
    "open-signature": {
        "draft": A,
        "mode": "sealed",
        "required": {"gna": ["sarraj", "mishri"]},
        "with_seats": ["turkey"],
        "deadline": UNTIL,
        "entry": {"force": "days-after", "days": 3},
    },
    "sign": {"opening": A, "ad_referendum": True},
    "confirm-signature": {"opening": A},
    "decline-signature": {"opening": A, "reason": "Militias."},
    "withdraw-signature": {"opening": A},
    "ask-time": {"to": ["russia"], "until": UNTIL, "opening": A, "reason": "To think."},
    "grant-time": {"asked": A, "until": UNTIL},
    "refuse-time": {"asked": A, "reason": "No."},
    "statement": {
        "speaker": "A spokesman",
        "for_actor": "un",
        **WORDS,
        "published": "A newspaper",
        "reports": [
            {
                "what": "ask-time",
                "seat": "lna",
                "person": "A marshal",
                "until": UNTIL,
                "when": "2020-01-13",
                "modality": "apparent",
            }
        ],
        "contradicts": A,
    },
    "communique": WORDS,
    "characterise": {
        "word": "walk-out",
        "speaker": "An agency",
        "of_seat": "lna",
        "of_round": "moscow",
        **WORDS,
    },
    "hostilities": {"where": "tripoli", "state": "siege", "says": "An agency", "of_seat": "lna", "text": "Shells."},
    "forces": {"of_seat": "lna", "where": "tripoli", "posture": "hold", "says": "An agency", "text": "Still."},
    "incident": {"where": "tripoli", "says": "An agency", "accused": "lna", "text": "Shells fell."},
    "finding": {"incident": A, "established": True, "text": "They did."},
    "disclose": {"to": ["turkey"], "public": True, "acts": [{"id": A}]},
    "acquaint": {"to": "un", "acts": [{"id": A}]},
    "word": {"to": "gna", "carried_by": "russia", **WORDS, "translation": TRANSLATION, "origin": "lna"},
    "carried": {"conveying": A},
    "terms-settled": {"terms": A},
    "proposal-outcome": {"proposal": A, "accepted": False},
    "signatures-opened": {"opening": A, "signed": {"gna": ["mishri", "sarraj"]}, "ad_referendum": {"gna": ["sarraj"]}},
    "deadline-moved": {"opening": A, "until": UNTIL},
    "opening-lapsed": {"opening": A},
    "time-lapsed": {"asked": A},
    "enter-into-force": {"opening": A, "since": AT},
}


def specimen(kind: str) -> Placed:
    """An act of this kind, placed; acts that show others show a message."""
    fields = dict(FIELDS[kind])
    if "acts" in fields:
        fields["acts"] = [body(specimen("message"), TALKS)]
    by = Hand(seat="table") if KINDS[kind].by_table else Hand(seat="russia", person="lavrov")
    when = datetime(2020, 1, 13, 9, 0, tzinfo=UTC)
    audience = Audience(seats=frozenset({"russia", "gna"}), public=kind == "convene")
    recorded = when + timedelta(seconds=1, microseconds=250)
    return Placed(id=B, by=by, recorded_at=recorded, at=when, audience=audience, act=read_act(kind, fields))
