"""The answer of `entremise acceptance` as JSON."""

from typing import Any

from entremise.settlement.acceptance import Acceptance, bare_scenario
from entremise.settlement.questions import Question

SCHEMA = "entremise/acceptance/1"


def as_json(found: Acceptance, questions: tuple[Question, ...], seconds: float) -> dict[str, Any]:
    """Packages by falling probability, necessary and possible ones, and what to ask next. See docs/settlement.md."""
    bare = bare_scenario(found.uncertain)
    share, error = found.probabilities, found.standard_errors
    order = by_probability(found)
    return {
        "schema": SCHEMA,
        "title": found.uncertain.title,
        "invented": found.uncertain.invented,
        "parties": list(found.uncertain.parties),
        "issues": [issue.name for issue in found.uncertain.issues],
        "draws": found.draws,
        "seed": found.seed,
        "stopped": found.stopped,
        "independent": not found.uncertain.shared,
        "packages": [
            {
                "package": bare.named(found.packages[n]),
                "probability": float(share[n]),
                "standard_error": float(error[n]),
            }
            for n in order
        ],
        "necessary": [bare.named(found.packages[n]) for n in found.necessary],
        "possible": [bare.named(found.packages[n]) for n in found.possible],
        "ask_next": [_question(found, question) for question in questions],
        "seconds": round(seconds, 6),
    }


def by_probability(found: Acceptance) -> list[int]:
    """The packages' numbers, the likeliest first."""
    return sorted(range(len(found.packages)), key=lambda n: (-int(found.accepted[n]), n))


def question_names(found: Acceptance, question: Question) -> dict[str, Any]:
    """What a question is about, by names."""
    issues = found.uncertain.issues
    about: dict[str, Any] = {}
    if question.first is not None:
        about["first"] = issues[question.first].name
    if question.second is not None:
        weighs = question.ask == "weighs-more"
        assert question.first is not None
        about["second"] = issues[question.second].name if weighs else issues[question.first].options[question.second]
    if question.half is not None:
        about["half"] = question.half
    if question.package is not None:
        about["package"] = bare_scenario(found.uncertain).named(found.packages[question.package])
    return about


def _question(found: Acceptance, question: Question) -> dict[str, Any]:
    about = question_names(found, question)
    return {"party": question.party, "ask": question.ask.value, "tells": round(question.tells, 6), **about}
