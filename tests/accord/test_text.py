"""The single text: options in brackets, what is clean, and the digest that a signature is for."""

import pytest
from pydantic import ValidationError

from entremise.accord.text import Article, digest, is_clean


def article(text: str, slug: str = "ceasefire", **more: str) -> Article:
    return Article(slug=slug, heading={"en": "Ceasefire"}, text={"en": text, **more})


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("The fighting stops.", ()),
        ("Forces [withdraw | hold] by [noon].", (("withdraw", "hold"), ("noon",))),
        ("[]", (("",),)),
        ("القوات [تنسحب | تبقى]", (("تنسحب", "تبقى"),)),
    ],
)
def test_options_stand_in_brackets_parted_by_bars(text: str, options: tuple[tuple[str, ...], ...]):
    assert article(text).options("en") == options
    assert article(text).options("fr") == ()
    assert is_clean((article(text),)) is (not options)


@pytest.mark.parametrize("text", ["[open", "shut]", "[[twice]]", "]turned["])
def test_brackets_are_closed_once_and_never_nested(text: str):
    with pytest.raises(ValidationError, match="brackets left open"):
        article(text)


def test_a_text_is_clean_in_all_its_languages_or_not_at_all():
    assert not is_clean((article("Clean."), article("Clean.", "borders", ar="[x]")))


def test_the_digest_is_of_title_and_articles_in_their_order_whatever_the_order_of_languages():
    one, other = article("Stop.", ar="قف"), Article(
        slug="ceasefire", text={"ar": "قف", "en": "Stop."}, heading={"en": "Ceasefire"}
    )  # fmt: skip
    second = article("Go.", "borders")
    assert digest({"en": "T"}, (one, second)) == digest({"en": "T"}, (other, second))
    different = {
        digest({"en": "T"}, (one, second)),
        digest({"en": "T"}, (second, one)),
        digest({"en": "U"}, (one, second)),
        digest({"en": "T"}, (article("Stop!", ar="قف"), second)),
        digest({"fr": "T"}, (one, second)),
    }
    assert len(different) == 5
    assert all(len(found) == 64 for found in different)
