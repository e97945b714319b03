"""The page of a replay, as it stands in a terminal: in both languages, narrow and wide, plain and coloured."""

import io
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text

from entremise.cases import Script
from entremise.cli.terminal import Terminal
from entremise.house.replay import Replayed
from entremise.words import isolate, languages
from entremise.words.plain import plain
from tests.cli.conftest import AGREED, FERRY, Run


@pytest.fixture(autouse=True)
def played_once(monkeypatch: pytest.MonkeyPatch, plays: dict[str, Replayed]) -> None:
    """How a page is set doesn't depend on how often its case is played."""
    from entremise.house import replay as house

    play = house.replay

    def once(script: Script, *, seed: int | None = None) -> Replayed:
        key = repr((script.cues, script.sealed, script.ends, seed))
        if key not in plays:
            plays[key] = play(script, seed=seed)
        return plays[key]

    monkeypatch.setattr(house, "replay", once)


@pytest.fixture(scope="module")
def plays() -> dict[str, Replayed]:
    return {}


def lines(text: str) -> list[str]:
    return text.splitlines()


def block(text: str, beginning: str) -> str:
    """The paragraph whose first line has this in it, with the lines below that are set in further than it."""
    found = lines(text)
    first = next(k for k, line in enumerate(found) if beginning in line)
    depth = found[first].index(beginning)
    last = first + 1
    while last < len(found) and found[last][:depth].strip(" ▌▐") == "" and found[last][depth:].startswith(" "):
        last += 1
    return "\n".join(found[first:last])


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch, columns, language):
    monkeypatch.setenv("COLUMNS", str(columns))
    page = run("replay", FERRY, "--lang", language).out
    assert max(cell_len(line) for line in lines(page)) <= columns
    assert not any(line.endswith(" ") for line in lines(page))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("columns", [60, 120])
def test_every_act_stands_on_the_page_whatever_its_width(run: Run, monkeypatch, columns, language):
    """Wrapping loses nothing: word for word the page is the same as in a terminal without an end."""

    def said(width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        page = run("replay", FERRY, "--lang", language).out
        chronicle = page.partition("Where things stand" if language == "en" else "Où en sont les choses")[0]
        # Two columns interleave: what they say is held apart in a test of its own.
        narrow = re.sub(r"(?s)(One account|Selon Anna Frey).*?(Reported in it|Faits rapportés)", "", chronicle)
        return " ".join(re.sub(r"[▌▐│]", " ", narrow).split())

    assert said(columns) == said(90)


def test_the_chronicle_at_80_columns(run: Run):
    page = run("replay", FERRY).out
    assert block(page, "[invented] Salma Naji") == "\n".join(
        [
            "11:00  ▐ [invented] Salma Naji (South Shore) writes to Canton.",
            "       ▐   │ We could live with a third.",
            "       ▐   │ Not more.",
            "       ▐   Carry rule: in confidence.",
            "       ▐   Nobody reports what was said in the rooms.",
        ]
    )
    assert block(page, "Lukas Ochs (North Shore) signs") == "\n".join(
        [
            "18:05 ▌  Lukas Ochs (North Shore) signs “The ferry accord”.",
            "      ▌    Lake Gazette, 9 March 2021 · A1",
        ]
    )


def test_contradictions_stand_side_by_side_and_one_below_the_other_where_it_is_narrow(run: Run, monkeypatch):
    wide = run("replay", FERRY).out
    assert "One account (Anna Frey):            Another (Shore Herald):" in wide
    assert "The southern side has asked us      South Shore was given two weeks," in wide
    assert re.search(r"B2 {10,}D4", wide)
    monkeypatch.setenv("COLUMNS", "60")
    narrow = run("replay", FERRY).out
    assert "Another (Shore Herald):\n           │ South Shore was given two weeks, and took them." in narrow


def test_the_same_in_french(run: Run, monkeypatch):
    page = run("replay", FERRY, "--lang", "fr").out
    assert "Lundi 8 mars 2021" in page
    # Spaces that aren't to be broken are as narrow or as wide as French wants them; here one space stands for each.
    page = page.replace("\u00a0", " ").replace("\u202f", " ")
    assert "11 h 00  ▐ [inventé] Salma Naji (Rive sud) → Canton : message." in page
    assert "Signataires requis : Lukas Ochs (Rive nord) ; Salma Naji" in page


def test_the_same_in_arabic(run: Run):
    page = " ".join(run("replay", FERRY, "--lang", "ar").out.split())
    assert "الاثنين 8 مارس 2021" in page
    # In a sentence that runs from right to left a name that doesn't is kept apart from it.
    who = f"{isolate('سلمى ناجي')} ({isolate('South Shore')})"
    assert f"11:00 ▐ [متخيَّل] {who}: رسالة إلى {isolate('Canton')}." in page


def test_a_french_line_is_never_broken_before_its_punctuation(run: Run, monkeypatch):
    for columns in range(40, 72, 3):
        monkeypatch.setenv("COLUMNS", str(columns))
        for line in lines(run("replay", FERRY, "--lang", "fr").out):
            assert not re.match(r"[:;!?»]", line.strip(" ▌▐│\u00a0\u202f")), line
            assert not line.rstrip().endswith("«"), line


def test_one_sentence_on_top_says_it_all(run: Run):
    top = " ".join(lines(run("replay", FERRY).out)[2:5])
    assert top == (
        "The accord is signed by North Shore, not by South Shore, and not in force; the talks are reported, not "
        "declared, as failed; the siege goes on, Lake Gazette says."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "South Shore: not signed by Salma Naji.",
        (
            "South Shore asked for time until 10 March 2021, end of the day (“until Wednesday”): "
            "overtaken by what it did next."
        ),
        "South Shore left the place of the talks (8 March 2021, 22:10).",
        "According to Shore Herald, the departure of South Shore was a walk-out.",
        "The heads of the parties have not met.",
        "The Lake League sponsors the talks, and backs South Shore.",
        "North Pier: the siege goes on, according to Lake Gazette (8 March 2021).",
        "Another (Shore Herald): “South Shore was given two weeks, and took them.”",
    ],
)
@pytest.mark.parametrize("columns", ["60", "120"])
def test_where_things_stand_holds_it(run: Run, monkeypatch, sentence, columns):
    monkeypatch.setenv("COLUMNS", columns)
    stands = run("replay", FERRY).out.partition("Where things stand")[2]
    assert sentence in re.sub(r"\s+", " ", stands)


def test_conflicts_of_interest_are_said_with_the_roles_and_at_the_end(run: Run):
    flat = re.sub(r"\s+", " ", run("replay", FERRY).out)
    assert flat.count("he Lake League sponsors the talks, and backs South Shore.") == 2


def test_sources_grades_and_doubt_stand_with_the_act(run: Run):
    page = run("replay", FERRY).out
    assert "Shore Herald, March 2021 · unattributed · C3" in block(page, "South Shore leaves the place")
    assert "Doubtful: One paper alone says so." in page


def test_a_seat_sees_its_own_page_and_the_names_agreed_for_it(run: Run):
    north = run("replay", FERRY, "--as", "north").out
    assert "As North Shore saw it, and nothing else." in north
    assert "the southern municipalities" in north
    assert "writes to Canton" not in north
    south = run("replay", FERRY, "--as", "south").out
    assert "writes to Canton" in south
    assert "southern municipalities" not in south


def test_the_press_sees_no_more_than_is_public(run: Run):
    press = run("replay", FERRY, "--as", "press").out
    assert "signs" not in press
    assert "No text has been shown to this seat; reported, not seen: request for time" in " ".join(press.split())
    assert "South Shore leaves the place of the talks" in press


def test_what_was_varied_is_said_so(run: Run, tmp_path):
    fork = run("replay", FERRY, "--until", "south-signs", "--then", AGREED).out
    assert "What might have been: after south-signs the acts of a fork follow." in fork
    assert "The accord is in force, since 8 March 2021, 20:00" in fork
    assert "Until draft." in run("replay", FERRY, "--until", "draft").out
    assert "as if signature had been sealed" in run("replay", FERRY, "--sealed").out
    assert "without north-signs" in run("replay", FERRY, "--without", "north-signs").out


def test_a_seat_is_not_told_of_what_was_left_out(run: Run):
    """Whether the other side deposited its signature, its page is the same."""
    given = ("replay", FERRY, "--sealed", "--as", "south", "--seed", "1")
    assert run(*given).out == run(*given, "--without", "north-signs").out


class _Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def _written(stream: io.StringIO) -> str:
    terminal = Terminal.of(stream)
    terminal.write(Text("South Shore", "bold color(136)"))
    return terminal.text()


def test_colours_only_where_a_terminal_wants_them(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    for variable in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(variable, raising=False)
    assert "\x1b[" in _written(_Tty())
    assert "\x1b[" not in _written(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in _written(_Tty())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in _written(_Tty())


def test_isolates_stay_only_around_what_runs_the_other_way():
    assert plain(f"{isolate('Anna')} signs.") == "Anna signs."
    arabic = isolate("سلمى ناجي")
    assert plain(f"{arabic} signs.") == f"{arabic} signs."
    assert plain(f"{isolate('Anna')}: التوقيع.") == f"{isolate('Anna')}: التوقيع."
    assert plain(isolate("Anna"), f"{isolate('Anna')}: التوقيع.") == isolate("Anna")


def test_what_must_not_be_broken_is_not_broken():
    terminal = Terminal.of(io.StringIO())
    wrapped = [line.plain for line in terminal.wrapped(Text("aaaa «\u00a0bbbb\u00a0» cccc\u202f;"), 9)]
    assert wrapped == ["aaaa", "«\u00a0bbbb\u00a0»", "cccc\u202f;"]


def varied(tmp_path, *changes: tuple[str, str]) -> str:
    """The ferry, otherwise told."""
    text = Path(FERRY).read_text(encoding="utf-8")
    for was, shall in changes:
        assert text.count(was) == 1, was
        text = text.replace(was, shall)
    path = tmp_path / "ferry.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_no_day_is_claimed_for_what_has_no_date(run: Run, tmp_path):
    page = run("replay", FERRY).out
    assert "then: no date is known, only the order" in page
    # Between two acts of one day the order says the day, and the margin that no more is known.
    assert " then  ▐ [invented] Anna Frey (Canton): for North Shore" in page
    dateless = varied(tmp_path, ('at: "2021-03-08 22:10", scene', 'recorded: "2021-03-08 22:10", scene'))
    after = run("replay", dateless).out
    assert "Then, no date known\n" in after
    assert "South Shore leaves the place" in after.partition("Then, no date known\n")[2].partition("Tuesday 9 March")[0]
    assert "South Shore left the place of the talks (time not known)." in after


def test_what_led_to_the_talks_stands_before_them(run: Run, tmp_path):
    was = 'kind: hostilities, by: press, at: "2021-03-08"'
    shall = 'kind: hostilities, by: press, at: "2020-11-02", recorded: "2021-03-08 09:10"'
    page = run("replay", varied(tmp_path, (was, shall))).out
    before, convened = page.index("\nBefore\nMonday 2 November 2020\n"), page.index("convenes the talks")
    assert before < page.index("the siege goes on (South Shore)") < convened


def test_the_table_has_no_hour_that_nobody_knows(run: Run, tmp_path):
    agreed = Path(AGREED).read_text(encoding="utf-8")
    known = re.sub(r'at: "?(2021-03-08) (\d\d:\d\d)"?', r'at: "\1", recorded: "\1 \2"', agreed)
    fork = tmp_path / "agreed.yaml"
    fork.write_text(known, encoding="utf-8")
    page = run("replay", FERRY, "--until", "south-signs", "--then", str(fork)).out
    assert "since 8 March 2021; " in " ".join(page.split())
    assert "since 8 March 2021, " not in " ".join(page.split())


def test_what_is_only_reported_to_a_seat_is_told_as_that(run: Run):
    stands = " ".join(run("replay", FERRY, "--as", "press").out.partition("Where things stand")[2].split())
    assert (
        "Request for time, South Shore, until 10 March 2021, end of the day (“Wednesday”): according to Anna Frey"
        in stands
    )
    assert "Time granted, South Shore, apparently: according to Shore Herald (9 March 2021)." in stands
    assert "Reported, not seen" not in run("replay", FERRY).out


def test_a_seat_sees_its_own_deposit_and_no_other(run: Run):
    own = " ".join(run("replay", FERRY, "--sealed", "--as", "north").out.split())
    assert "North Shore: deposited, sealed until all are in: Lukas Ochs (8 March 2021, 18:05)." in own
    assert "deposited" not in run("replay", FERRY, "--sealed", "--as", "south").out.replace("what is deposited", "")


def test_the_latest_word_on_the_fighting_is_the_one_on_top(run: Run, tmp_path):
    fields = 'kind: hostilities, by: press, at: "2021-03-09", where: lake, state: truce, says: Lake Gazette'
    truce = f'  - {{label: truce, {fields}, sources: [gazette], grade: B2}}\nends: "2021-03-09"'
    page = " ".join(run("replay", varied(tmp_path, ('ends: "2021-03-09"', truce))).out.split())
    assert "as failed; a truce is reported." in page
    assert "Earlier: North Pier: the siege goes on, according to Lake Gazette (8 March 2021)." in page


def test_a_relation_is_told_as_it_is_put_and_a_doubt_once(run: Run, tmp_path):
    page = run(
        "replay",
        varied(
            tmp_path,
            ("actor: yard, role: backer, of: north,", "actor: yard, role: guarantor, says: was to be one,"),
            (
                'grade: D4\n    doubt: "One paper alone says so."',
                'grade: D4\n    doubt: "“Apparently”, says the paper."',
            ),
        ),
    ).out
    assert page.count("The shipyard (guarantor): was to be one.") == 2
    assert "Guarantors" not in page
    assert page.count("“Apparently”, says the paper.") == 1
    assert "Doubtful: as above." in page
