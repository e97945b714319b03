"""How long something takes, in words."""

from datetime import timedelta

from entremise.words.catalogue import Translator


def span(lasts: timedelta, _: Translator) -> str:
    """A stretch of time, roughly and in words: less than a minute, 4 minutes, 2 hours, 3 days."""
    minutes = int(lasts.total_seconds() // 60)
    if minutes < 1:
        return _("less than a minute")
    if minutes < 120:
        return _.ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours = minutes // 60
    if hours < 48:
        return _.ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    return _.ngettext("{n} day", "{n} days", hours // 24).format(n=hours // 24)
