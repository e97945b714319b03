import gettext
import string
from collections import Counter
from pathlib import Path

import polib
import pytest

from entremise.words import N_, languages, translator
from entremise.words.catalogue import LOCALE, SOURCE_LANGUAGE, catalogue_path, unreviewed
from entremise.words.direction import FSI, PDI
from scripts.gather_messages import MARKS, empty, gather, merged, plural_forms

TRANSLATED = [name for name in languages() if name != SOURCE_LANGUAGE]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def said_of_one_number(catalogue: polib.POFile) -> set[int]:
    """The plural forms that stand for one number alone, as Arabic has them for none, one and two."""
    rule = catalogue.metadata["Plural-Forms"].partition("plural=")[2].rstrip("; ")
    form = gettext.c2py(rule)
    return {one for one, count in Counter(form(n) for n in range(1_000)).items() if count == 1}


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    catalogue = empty("fr")
    catalogue.append(polib.POEntry(msgid="{seat} has signed.", msgstr="{seat} a signé."))
    catalogue.append(polib.POEntry(msgid="{seat} has left.", msgstr="{seat} est partie.", flags=["fuzzy"]))
    catalogue.append(
        polib.POEntry(msgid="{n} act", msgid_plural="{n} acts", msgstr_plural={0: "{n} acte", 1: "{n} actes"})
    )
    catalogue.append(polib.POEntry(msgid="open", msgctxt="signature", msgstr="ouverte"))
    catalogue.append(polib.POEntry(msgid="open", msgctxt="round", msgstr="ouvert"))
    path = catalogue_path("fr", tmp_path)
    path.parent.mkdir(parents=True)
    catalogue.save(str(path))
    return tmp_path


def test_french_says_it_in_french(locale):
    _ = translator("fr", locale)
    assert _.language == "fr"
    assert _("{seat} has signed.", seat="La GNA") == "La GNA a signé."
    assert _.gettext("{seat} has signed.") == "{seat} a signé."
    assert _.pgettext("signature", "open") == "ouverte"
    assert _.pgettext("round", "open") == "ouvert"


@pytest.mark.parametrize(("n", "said"), [(0, "0 acte"), (1, "1 acte"), (2, "2 actes")])
def test_french_counts_nought_as_one(locale, n, said):
    assert translator("fr", locale).ngettext("{n} act", "{n} acts", n).format(n=n) == said


def test_english_is_what_the_source_says(locale):
    _ = translator("en", locale)
    assert _.language == "en"
    assert _("{seat} has signed.", seat="The GNA") == "The GNA has signed."
    assert _.ngettext("{n} act", "{n} acts", 0) == "{n} acts"
    assert _.pgettext("round", "open") == "open"


def test_what_is_not_translated_or_unsure_is_said_in_english(locale):
    _ = translator("fr", locale)
    assert _("Nobody said this.") == "Nobody said this."
    assert _("{seat} has left.", seat="La LNA") == "La LNA has left."


def test_the_empty_message_is_empty(locale):
    assert translator("fr", locale)("") == ""


def test_a_value_is_never_read_as_a_message(locale):
    assert translator("fr", locale)("{seat} has signed.", seat="{0.__class__}") == "{0.__class__} a signé."


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-CA", "fr_FR.UTF-8", "fr_BE@euro", "fr-Latn-CA"])
def test_a_variety_is_served_by_its_language(locale, tag):
    assert translator(tag, locale).language == "fr"


@pytest.mark.parametrize("tag", ["en", "C", "C.UTF-8", "", "tlh", "frr", "../../etc", "en-GB"])
def test_a_language_without_catalogue_is_served_in_english(locale, tag):
    assert translator(tag, locale).language == "en"


def test_a_catalogue_is_read_once(locale):
    assert translator("fr", locale) is translator("fr-CA", locale)


def test_marking_changes_nothing():
    assert N_("{seat} has signed.") == "{seat} has signed."


def test_every_kind_of_mark_is_gathered(tmp_path):
    (tmp_path / "said.py").write_text(
        "# Translators: a seat, by its name\n"
        '_("a {x}"); N_("b"); t.gettext("c"); t.ngettext("d", "ds", 2)\n'
        't.pgettext("in e", "e"); t.npgettext("in f", "f", "fs", 2); _(not_a_literal); _("")\n'
        'visit.say("g"); _(TERMS["no message"])\n',
        encoding="utf-8",
    )
    found = gather(tmp_path)
    assert {(m.context, m.text, m.plural) for m in found.values()} == {
        (None, "a {x}", ""),
        (None, "b", ""),
        (None, "c", ""),
        (None, "d", "ds"),
        ("in e", "e", ""),
        ("in f", "f", "fs"),
        (None, "g", ""),
    }
    assert found[None, "a {x}"].remarks == ["Translators: a seat, by its name"]
    assert len(MARKS) == 7


def test_every_tag_of_a_template_is_gathered(tmp_path):
    page = tmp_path / "web" / "templates" / "entremise" / "desk" / "desk.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        """{% t "a {x}" x=name %}{%  t 'b “b”'%} {% t "It’s \\"c\\"" as said %}{% t variable %}{% time "no" %}{% t "" %}
        {% tn "{n} d" "{n} ds" count %}{% tn 'one' "many" things|length x=1 %}
        <p title="{% tp "in e" "e" %}">{% tp 'in f' 'f {y}' y=1 as said %}{% trans "not ours" %} t "nor this"</p>""",
        encoding="utf-8",
    )
    (tmp_path / "web" / "page.html").write_text('{% t "no template" %}', encoding="utf-8")
    found = gather(tmp_path)
    assert {(m.context, m.text, m.plural) for m in found.values()} == {
        (None, "a {x}", ""),
        (None, "b “b”", ""),
        (None, 'It’s "c"', ""),
        (None, "{n} d", "{n} ds"),
        (None, "one", "many"),
        ("in e", "e", ""),
        ("in f", "f {y}", ""),
    }
    assert found[None, "a {x}"].files == {f"{tmp_path.name}/web/templates/entremise/desk/desk.html"}


def test_the_messages_of_a_duty_are_gathered_where_it_stands(tmp_path):
    (tmp_path / "table.py").write_text(
        'Duty(acts=(a, b), trigger="In two "\n"parts.", reads="R.", reveals=V, find="no")\nOther(trigger="no")\n',
        encoding="utf-8",
    )
    assert set(gather(tmp_path)) == {(None, "In two parts."), (None, "R.")}


def test_merging_keeps_translations_and_drops_what_nobody_says_any_more(locale, tmp_path):
    said = '_("{seat} has signed."); _("New."); ngettext("{n} act", "{n} acts", 2)\n'
    (tmp_path / "said.py").write_text(said, encoding="utf-8")
    after = merged(gather(tmp_path), polib.pofile(str(catalogue_path("fr", locale))))
    assert {entry.msgid: entry.msgstr for entry in after if not entry.msgid_plural} == {
        "{seat} has signed.": "{seat} a signé.",
        "New.": "",
    }
    counted = {entry.msgid: entry.msgstr_plural for entry in after if entry.msgid_plural}
    assert counted == {"{n} act": {0: "{n} acte", 1: "{n} actes"}}
    again = merged(gather(tmp_path), polib.pofile(f"{after}\n"))
    assert str(again) == str(after)


def test_what_is_said_at_the_head_of_a_catalogue_stays_there(tmp_path):
    catalogue = empty("ar")
    catalogue.header = "Terms:\naccord"
    catalogue.metadata["X-Review"] = "unreviewed"
    again = merged({}, polib.pofile(f"{catalogue}\n"))
    assert again.header.splitlines() == ["Terms:", "accord"]
    assert again.metadata == catalogue.metadata


def test_french_and_arabic_have_a_catalogue():
    assert {"fr", "ar"} <= set(TRANSLATED)


@pytest.mark.parametrize(("tag", "said"), [("ar", True), ("ar-LY", True), ("fr", False), ("en", False), ("de", False)])
def test_a_catalogue_says_that_nobody_has_reviewed_it(tag, said):
    assert unreviewed(tag) is said


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "لا قيود"), (1, "قيد واحد"), (2, "قيدان"), (3, "3 قيود"), (10, "10 قيود"), (11, "11 قيدًا"), (99, "99 قيدًا"),
     (100, "100 قيد"), (102, "102 قيد"), (103, "103 قيود"), (1_000, "1000 قيد")],
)  # fmt: skip
def test_arabic_counts_in_six_ways(n, said):
    assert translator("ar").ngettext("{n} entry", "{n} entries", n).format(n=n) == said


@pytest.mark.parametrize("language", TRANSLATED)
class TestShippedCatalogues:
    """The catalogues as they stand: a message that is added to the source is translated with it."""

    @pytest.fixture
    def catalogue(self, language: str) -> polib.POFile:
        return polib.pofile(str(catalogue_path(language, LOCALE)), encoding="utf-8")

    def test_each_message_of_the_source_is_in_it(self, catalogue):
        known = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalogue}
        said = {(message.context, message.text, message.plural) for message in gather().values()}
        assert said - known == set(), "run scripts/messages, and translate these"
        assert known - said == set(), "run scripts/messages: nobody says these any more"

    def test_each_message_is_translated_and_none_is_unsure(self, catalogue):
        assert [entry.msgid for entry in catalogue if entry.fuzzy or not entry.translated()] == []

    def test_placeholders_agree(self, catalogue):
        """But for the number itself, where a form stands for one number alone (“two entries” is one word)."""
        wrong = []
        alone = said_of_one_number(catalogue)
        for entry in catalogue:
            source = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
            forms = entry.msgstr_plural if entry.msgid_plural else {-1: entry.msgstr}
            for form, said in forms.items():
                left_out = source - placeholders(said)
                if placeholders(said) - source or left_out - ({"n", "count"} if form in alone else set()):
                    wrong.append((entry.msgid, said))
        assert wrong == []

    def test_isolates_are_closed(self, catalogue):
        said = [one for entry in catalogue for one in (entry.msgstr, *entry.msgstr_plural.values())]
        assert [one for one in said if one.count(FSI) != one.count(PDI)] == []

    def test_each_plural_form_is_there(self, catalogue):
        forms = set(range(plural_forms(catalogue)))
        assert [e.msgid for e in catalogue if e.msgid_plural and set(e.msgstr_plural) != forms] == []

    def test_it_loads(self, language):
        assert translator(language).language == language
