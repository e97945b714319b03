"""Rules of all templates: what a browser's own language can't see from outside."""

import re
from pathlib import Path

import entremise.web

TEMPLATES = sorted((Path(entremise.web.__file__).parent / "templates").rglob("*.html"))
GLUED = re.compile(r"(?:\}\}|%\}|</\w+>)\s*[:,;]\s|[:,;] *(?:\{\{|\{% (?:t|tn|tp|words) )")
"""A comma, a colon or a semicolon beside what is filled in: each language has its own, so it belongs in the message."""


def text_of(template: str) -> str:
    """A template without its tags' own attributes, in which such signs say something to browsers."""
    return re.sub(r"<[a-z][^>]*>", "<p>", re.sub(r"\{#.*?#\}", "", template))


def test_no_punctuation_is_glued_to_what_a_template_fills_in():
    found = [
        f"{path.name}: …{text[max(0, one.start() - 40) : one.end() + 20]}…"
        for path in TEMPLATES
        for text in [text_of(path.read_text(encoding="utf-8"))]
        for one in GLUED.finditer(text)
    ]
    assert not found


def test_what_is_glued_would_be_found():
    assert GLUED.search("{{ name }}: {{ state }}")
    assert GLUED.search("{{ kind }}{% for one in some %}, {{ one }}{% endfor %}")
    assert not GLUED.search('{% t "Deadline:" %} {{ deadline }}')
