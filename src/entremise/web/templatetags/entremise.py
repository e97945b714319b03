"""Tags: what is said goes through the catalogues, times through the reader's zones, files by their digest."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from entremise.web import static_files
from entremise.web.language import direction_of
from entremise.words.catalogue import Translator, translator

register = template.Library()


def _say(context: Any) -> Translator:
    say = context.get("say")
    return say if isinstance(say, Translator) else translator("en")


@register.simple_tag(takes_context=True)
def t(context: Any, message: str, **values: object) -> str:
    """A message in the reader's language."""
    return _say(context)(message, **values)


@register.simple_tag(takes_context=True)
def tn(context: Any, one: str, many: str, n: int, **values: object) -> str:
    """A message that depends on a number, which it knows as `n`."""
    return _say(context).ngettext(one, many, n).format(n=n, **values)


@register.simple_tag(takes_context=True)
def tp(context: Any, meant: str, message: str, **values: object) -> str:
    """A message that is translated otherwise in this context."""
    said = _say(context).pgettext(meant, message)
    return said.format(**values) if values else said


@register.simple_tag
def file(name: str) -> str:
    """The address of a static file; it changes with the file, so that the file may be kept for ever."""
    return static_files.url(name)


@register.simple_tag
def words(text: str, language: str = "") -> SafeString:
    """Somebody's words as a paragraph in their own language and direction; lines are kept by the style sheet."""
    if not language:
        return format_html('<span class="words" dir="auto">{}</span>', text)
    return format_html('<span class="words" lang="{}" dir="{}">{}</span>', language, direction_of(language), text)
