"""What is left of a time, in words: calm, and never by the second."""

from datetime import datetime, timedelta

from entremise.talks.time import Deadline
from entremise.words.catalogue import Translator


def left(until: Deadline | None, now: datetime, _: Translator) -> str:
    """How long there still is until a deadline; nothing where none is set."""
    if until is None:
        return ""
    span = until.at - now
    if span <= timedelta():
        return _("this time has passed")
    if span < timedelta(hours=1):
        return _("less than an hour left")
    hours = round(span / timedelta(hours=1))
    if hours < 48:
        return _.ngettext("about {n} hour left", "about {n} hours left", hours).format(n=hours)
    days = round(span / timedelta(days=1))
    return _.ngettext("about {n} day left", "about {n} days left", days).format(n=days)
