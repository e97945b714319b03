"""The single text: articles, what is still in brackets, and the digest that a signature is for."""

import hashlib
from typing import Annotated, Any

import rfc8785
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from entremise.accord.value import Slug, Texts, Titles, Value


def is_balanced(text: str) -> bool:
    """Whether each bracket is closed before the next opens, and none is nested."""
    depth = 0
    for character in text:
        depth += {"[": 1, "]": -1}.get(character, 0)
        if depth not in (0, 1):
            return False
    return depth == 0


def _balanced(texts: Texts) -> Texts:
    for language, text in texts.items():
        if not is_balanced(text):
            raise PydanticCustomError(
                "brackets", "brackets left open, nested or closed twice in {language}", {"language": language}
            )
    return texts


Bracketed = Annotated[Texts, AfterValidator(_balanced)]
"""A text by language whose brackets are in balance."""


class Article(Value):
    """One article. What is not agreed stands in [brackets], the options parted by a bar: `[withdraw | hold]`."""

    slug: Slug
    heading: Titles
    text: Bracketed

    def options(self, language: str) -> tuple[tuple[str, ...], ...]:
        """The bracketed passages in one language, in order, each as its options; empty where all is agreed."""
        found = []
        for piece in self.text.get(language, "").split("[")[1:]:
            inside = piece.partition("]")[0]
            found.append(tuple(option.strip() for option in inside.split("|")))
        return tuple(found)


def _each_once(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    slugs = [article.slug for article in articles]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise PydanticCustomError("twice", "{name} stands twice", {"name": slug})
    return articles


Articles = Annotated[tuple[Article, ...], Field(min_length=1, max_length=500), AfterValidator(_each_once)]


def digest(title: Titles, articles: tuple[Article, ...]) -> str:
    """SHA-256, in hex, over the canonical form (RFC 8785) of a draft's title and articles."""
    form: Any = {
        "title": dict(title),
        "articles": [article.model_dump(mode="json") for article in articles],
    }
    return hashlib.sha256(rfc8785.dumps(form)).hexdigest()


def is_clean(articles: tuple[Article, ...]) -> bool:
    """Whether no bracket is left in any language: only such a text can be opened for signature."""
    return not any(article.options(language) for article in articles for language in article.text)
