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
    hours = span // timedelta(hours=1)
    if hours < 1:
        return _("less than an hour left")
    if hours < 48:
        return _.ngettext("{n} hour left", "{n} hours left", hours).format(n=hours)
    days = hours // 24
    return _.ngettext("{n} day left", "{n} days left", days).format(n=days)
