"""A thing denied, planned, refused or doubted is never offered as done."""

import re

import pytest

from entremise.dossier.reading.reader import read
from tests.dossier.constructs import EN_A, EN_B, ENGLISH, ENGLISH_HARD, FR_A, FR_B, FRENCH, FRENCH_HARD


def told(sentence: str, language: str, one: str, other: str) -> str:
    text = re.sub(r"\bA\b", one, sentence)
    return re.sub(r"\bB\b", other, text)


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH + ENGLISH_HARD)
def test_english(sentence: str, expected: str):
    assert events(sentence, "en", EN_A, EN_B) == listed(expected)


@pytest.mark.parametrize(("sentence", "expected"), FRENCH + FRENCH_HARD)
def test_french(sentence: str, expected: str):
    assert events(sentence, "fr", FR_A, FR_B) == listed(expected)


def listed(expected: str) -> list[str]:
    return sorted(one.strip() for one in expected.split(";") if one.strip())


def events(sentence: str, language: str, one: str, other: str) -> list[str]:
    text = told(sentence, language, one, other)
    reading = read(text[0].upper() + text[1:], language, date="2020-01-13")
    short = {one.partition(" ")[2]: "A", other.partition(" ")[2]: "B", "mediators": "M", "médiateurs": "M"}
    return sorted(
        f"{event.kind} {''.join(sorted(short.get(who, who) for who in event.who)) or '-'} {event.modality}"
        for event in reading.events
    )
