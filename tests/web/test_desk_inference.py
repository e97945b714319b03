"""What the reader of conveyed words can infer: said before anybody confirms."""

import pytest

from entremise.talks.acts.base import Hand
from entremise.talks.view.state import ConveyingState
from entremise.web.desk.inference import Inference, Tells, inferences
from entremise.web.desk.likeness import names, numbers, passages, pieces
from entremise.web.desk.standpoint import Standpoint
from entremise.words.catalogue import translator
from entremise.words.names import Reader
from tests.talks.cast import HEADS, Talks

OPEN = {"carry": "may-be-conveyed"}


@pytest.fixture
def t():
    return Talks()


def standpoint(t: Talks, seat: str = "russia") -> Standpoint:
    reader = Reader.of(t.view(seat), translator("en"))
    return Standpoint(reader, Hand(seat=seat, person=HEADS[seat]), t.now, {"gna": 0, "lna": 1}, reader.when)


def found(t: Talks, conveying: str, seat: str = "russia") -> dict[Tells, Inference]:
    prepared: ConveyingState = t.view(seat).conveyings[conveying]
    return {one.tells: one for one in inferences(standpoint(t, seat), prepared)}


def told(t: Talks, received: str, conveyed: str, **fields: object) -> dict[Tells, Inference]:
    """What can be inferred of words of the LNA's, carried to the GNA by Russia."""
    words = t.lna.message(to=["russia"], text=received, rule=OPEN)
    return found(t, t.russia.convey(to="gna", source=words, text=conveyed, **fields))


# ---- whose they are


def test_with_two_parties_what_has_no_name_has_an_author_all_the_same(t):
    author = told(t, "We want time.", "Some patience would help.")[Tells.AUTHOR]
    assert "With two parties at the table" in author.says
    assert "lna" in author.says
    assert author.telling


def test_the_mediators_own_words_may_be_taken_for_the_other_sides(t):
    own = found(t, t.russia.convey(to="gna", text="Shall we meet at eight?"))
    assert "lna" in own[Tells.AUTHOR].says
    assert not own[Tells.AUTHOR].telling
    assert Tells.PASSAGES not in own


def test_with_three_parties_it_may_be_any(t):
    t.russia.add_seat(seat={"slug": "tebu", "kind": "party", "name": {"en": "tebu"}})
    author = told(t, "We want time.", "Some patience would help.")[Tells.AUTHOR]
    assert "lna" in author.says
    assert "tebu" in author.says
    assert not author.telling


def test_a_named_origin_leaves_nothing_to_infer_of_it(t):
    named = told(t, "We want time.", "They want time.", origin="lna")
    assert named[Tells.ORIGIN].says == "It reads that these are words of \u2068lna\u2069."
    assert not any(one.telling for one in named.values())


def test_who_carries_them_tells_where_the_carrier_backs_a_party(t):
    assert told(t, "We want time.", "Patience.")[Tells.CARRIER].telling
    words = t.lna.message(to=["turkey"], text="We want time.", rule=OPEN)
    assert Tells.CARRIER not in found(t, t.turkey.convey(to="gna", source=words, text="Patience."), "turkey")


def test_a_name_or_the_other_side_in_the_text_gives_the_origin_away(t):
    named = told(t, "We want time.", "Haftar asks for patience.")[Tells.NAMED]
    assert named.quotes == ("haftar",)
    assert told(t, "We want time.", "The other side asks for patience.")[Tells.NAMED].quotes == ("the other side",)
    assert Tells.NAMED not in told(t, "We want time.", "Patience is asked for.")
    assert Tells.NAMED not in told(t, "We want time.", "Haftar asks for it.", origin="lna")


# ---- what stands in them as it was received


def test_passages_figures_and_names_that_came_through_are_told(t):
    kept = told(
        t,
        "We leave the lines of contact before 4 April 2019, with 1,200 men, if Misrata does.",
        "It is said: before 4 April 2019 they might go, 1,200 of them, and Misrata too.",
    )
    assert kept[Tells.PASSAGES].quotes == ("before 4 April 2019",)
    assert kept[Tells.NUMBERS].quotes == ("1,200",)
    assert kept[Tells.NAMES].quotes == ("Misrata",)
    assert kept[Tells.PASSAGES].telling


def test_other_words_altogether_are_told_to_be_that(t):
    assert Tells.NOTHING in told(t, "We want time.", "Patience would help.")


def test_a_passage_is_found_wherever_it_stands_now():
    received = "First the guns fall silent. Then the prisoners go home."
    assert passages("The prisoners go home once the guns fall silent.", received) == (
        "The prisoners go home",
        "the guns fall silent",
    )


def test_case_accents_and_the_script_of_figures_hide_nothing():
    assert passages("ARRÊTER LES COMBATS", "arreter les combats demain") == ("ARRÊTER LES COMBATS",)
    assert numbers("١٤ يناير", "le 14 janvier") == ("١٤",)
    assert numbers("1.200 hommes à 16:30", "1,200 men at 16:30") == ("1.200", "16:30")


def test_a_word_that_begins_a_sentence_is_no_name():
    assert names("We come. Nothing else.", "Nothing else. We came.") == ()
    assert names("We come from Sirte.", "Sirte it is.") == ("Sirte",)


def test_what_is_marked_and_what_isnt_make_the_whole_text():
    text = "They come back before 4 April 2019, perhaps."
    cut = pieces(text, ["Not before 4 April 2019."])
    assert "".join(one.text for one in cut) == text
    assert [one.text for one in cut if one.same] == ["before 4 April 2019"]


# ---- language, and when


def test_a_language_in_which_the_reader_never_wrote_points_to_the_author(t):
    t.gna.message(to=["russia"], text="نريد وقتا.", language="ar")
    assert told(t, "We want time.", "Patience.", language="en")[Tells.LANGUAGE].telling
    other = told(t, "We want time.", "صبرا.", language="ar")[Tells.LANGUAGE]
    assert not other.telling
    assert "you received them in English" in other.says


def test_a_translation_says_which_was_first_and_who_made_it(t):
    both = told(
        t,
        "We want time.",
        "Patience.",
        translation={"text": "صبرا.", "language": "ar", "translator": "an interpreter"},
    )
    assert "an interpreter" in both[Tells.TRANSLATION].says


def test_what_comes_at_once_after_a_sitting_is_connected_with_it(t):
    sitting = t.russia.begin_sitting(who=[{"seat": "lna", "person": "haftar"}, {"seat": "russia"}])
    assert "while you sit with" in told(t, "We want time.", "Patience.")[Tells.SITTING].says
    t.russia.end_sitting(begun=sitting)
    soon = told(t, "We want time.", "Patience.")[Tells.SITTING]
    assert "2 minutes after your sitting" in soon.says
    assert soon.telling
    t.passes(hours=5)
    late = told(t, "We want time.", "Patience.")[Tells.SITTING]
    assert "5 hours" in late.says
    assert not late.telling


def test_held_back_by_the_table_it_is_not_soon_any_more(t):
    later = told(t, "We want time.", "Patience.", not_before=t.later(hours=3)["at"])
    assert not later[Tells.SOON].telling
    assert told(t, "We want time.", "Patience.")[Tells.SOON].telling
