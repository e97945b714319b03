"""What the table does by itself is said in each language, before anyone acts."""

import pytest

from entremise.talks.acts import KINDS
from entremise.talks.table import DUTIES
from entremise.words import languages, translator
from entremise.words.duties import Said, duties, for_act


def sentences(said: Said) -> tuple[str, ...]:
    return (said.trigger, said.reads, said.reveals)


def test_in_english_a_duty_says_what_the_table_declares():
    assert [sentences(said) for said in duties(translator("en"))] == [
        (duty.trigger, duty.reads, duty.reveals) for duty in DUTIES
    ]


@pytest.mark.parametrize("language", [name for name in languages() if name != "en"])
def test_each_duty_is_said_in_each_language(language: str):
    english = duties(translator("en"))
    for own, source in zip(duties(translator(language)), english, strict=True):
        assert own.acts == source.acts
        assert own.title != source.title
        for said, unsaid in zip(sentences(own), sentences(source), strict=True):
            assert said != unsaid
            assert said.endswith(".")


def test_a_page_can_say_before_an_act_what_the_table_may_do_after_it():
    _ = translator("en")
    assert [said.title for said in for_act("answer-proposal", _)] == ["Outcome of a proposal"]
    assert [said.acts for said in for_act("open-signature", _)] == [
        ("signatures-opened",),
        ("opening-lapsed",),
        ("enter-into-force",),
    ]
    assert for_act("inner-paper", _) == ()


def test_every_duty_is_said_before_some_act():
    _ = translator("en")
    assert {said for kind in KINDS for said in for_act(kind, _)} == set(duties(_))
