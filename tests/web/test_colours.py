"""Rules of the design's colours: legible on every ground, and no party's taken for what one may do next."""

import math
import re
from pathlib import Path

import pytest

import entremise.web

Colour = tuple[float, float, float]
CSS = (Path(entremise.web.__file__).parent / "static" / "entremise" / "entremise.css").read_text(encoding="utf-8")
THEMES = [
    dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", one))
    for one in re.split(r"(?<!prefers-)color-scheme: ", CSS)[1:4]
]
SIDES = [f"side-{n}" for n in range(6)]

SEEN_BY: dict[str, tuple[Colour, Colour, Colour]] = {
    "most people": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "who sees no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "who sees no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "who sees no blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""What becomes of red, green and blue light, after Machado, Oliveira and Fernandes (2009)."""


def light(colour: str) -> Colour:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return red, green, blue


def through(rows: tuple[Colour, ...], given: Colour) -> Colour:
    red, green, blue = (sum(a * b for a, b in zip(row, given, strict=True)) for row in rows)
    return red, green, blue


def lab(given: Colour) -> Colour:
    """CIE L*a*b* of light from a screen."""
    rows = ((0.4339, 0.3762, 0.1899), (0.2127, 0.7152, 0.0722), (0.0178, 0.1095, 0.8727))
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in through(rows, given))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, seen: tuple[Colour, Colour, Colour]) -> float:
    """How far two colours are from each other to somebody (CIE 1976)."""
    return math.dist(*(lab(within(through(seen, light(each)))) for each in (one, other)))


def within(given: Colour) -> Colour:
    """What a screen can show of it."""
    red, green, blue = (min(1, max(0, part)) for part in given)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """As WCAG has it."""
    darker, lighter = sorted(
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), light(c), strict=True)) for c in (one, other)
    )
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES[:2], ids=["light", "dark"])
def test_what_is_written_can_be_read_on_every_ground(theme):
    pairs = [(ink, ground) for ink in ("ink", "quiet", "act", "grave", "doubt") for ground in ("paper", "sheet")]
    pairs += [
        ("act-ink", "act"),
        ("act", "act-soft"),
        ("quiet", "act-soft"),
        ("grave", "grave-soft"),
        ("doubt", "doubt-soft"),
    ]
    pairs += [(side, ground) for side in SIDES for ground in ("paper", "sheet", f"{side}-soft")]
    assert [pair for pair in pairs if contrast(theme[pair[0]], theme[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("who", SEEN_BY)
@pytest.mark.parametrize("theme", THEMES[:2], ids=["light", "dark"])
def test_what_one_may_do_next_has_no_partys_colour(theme, who):
    near = {side: round(apart(theme["act"], theme[side], SEEN_BY[who])) for side in SIDES}
    assert min(near.values()) >= 10, near
    assert min(near["side-0"], near["side-1"]) >= 20, "most talks have two parties"


@pytest.mark.parametrize("who", SEEN_BY)
@pytest.mark.parametrize("theme", THEMES[:2], ids=["light", "dark"])
def test_two_parties_are_told_apart_by_everybody(theme, who):
    assert apart(theme["side-0"], theme["side-1"], SEEN_BY[who]) >= 40


def test_the_dark_theme_is_the_same_whoever_asked_for_it():
    assert THEMES[1] == THEMES[2]
