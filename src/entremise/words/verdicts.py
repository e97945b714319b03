"""What the verification of a record says, in a sentence a reason. `docs/record.md` explains each at length."""

from collections.abc import Mapping
from typing import Final

from entremise.record.canonical import Illegible
from entremise.record.reasons import Reason
from entremise.record.verify import Verdict
from entremise.words.catalogue import N_, Translator
from entremise.words.direction import isolate

SENTENCES: Final[Mapping[Reason, str]] = {
    Reason.NOT_CANONICAL: N_(
        "The file isn’t in the one form in which a record is written: it was changed or written by something else."
    ),
    Reason.UNKNOWN_SCHEMA: N_(
        "The file doesn’t say that it is a bundle of this version: another file, or a version that isn’t known here."
    ),
    Reason.WRONG_SHAPE: N_("The file isn’t built as a bundle is: a field is missing, too many, or not in its form."),
    Reason.RECEIPT_SHAPE: N_(
        "A receipt isn’t built as a receipt is: a field is missing, too many, or not in its form."
    ),
    Reason.RECEIPTS_UNORDERED: N_("The receipts in the bundle aren’t in the order of their entries."),
    Reason.NUMBER_GAP: N_("The entry doesn’t bear the number of its place: one was taken out, put in or moved."),
    Reason.BODY_SHAPE: N_(
        "The act isn’t built as an act in the record is, or the convening names no key of the record."
    ),
    Reason.OTHER_TALKS: N_("The act belongs to other talks than the bundle."),
    Reason.OTHER_ACT: N_("The act isn’t the one that its entry names."),
    Reason.NOT_ADDRESSED: N_("The act wasn’t for this seat: its audience doesn’t name it."),
    Reason.REPEATED_ACT: N_("The act stands in an earlier entry already."),
    Reason.TIME_BACKWARDS: N_("The act was recorded before one that stands earlier."),
    Reason.LEAF_MISMATCH: N_("The act, its salt, its number or the seat was changed after it was recorded."),
    Reason.HEAD_MISMATCH: N_("The chain doesn’t hold here: this head doesn’t follow from the one before."),
    Reason.RECEIPT_SIGNATURE: N_("The receipt’s signature isn’t that of its key."),
    Reason.RECEIPT_OTHER_TALKS: N_("The receipt is for other talks."),
    Reason.RECEIPT_OTHER_SEAT: N_("The receipt is for another seat."),
    Reason.RECEIPT_KEY: N_("The receipt is signed by another key than the record’s."),
    Reason.RECEIPT_BEYOND_END: N_("The receipt is for an entry that the bundle no longer has: its end was cut off."),
    Reason.RECEIPT_HEAD: N_("The receipt says something else than the bundle: the chain was made anew."),
    Reason.RECEIPT_CONFLICT: N_("Two receipts for this entry say different things: the record has spoken in two ways."),
}


def sentences(verdict: Verdict, _: Translator) -> tuple[str, ...]:
    """The verdict in a few sentences, the answer first."""
    count = _.ngettext("{n} entry", "{n} entries", verdict.entries).format(n=verdict.entries)
    if verdict.reason is None:
        if verdict.entries == 0:
            return (_("Valid, but empty: it holds no entries, and so binds nothing."),)
        return (
            _("Valid: the record is whole in itself ({entries}).", entries=count),
            _("Last head: {head}", head=verdict.head),
        )
    if verdict.first_bad is None:
        first = _("Not valid.")
    else:
        first = _("Not valid: the first fault is at number {n} ({entries}).", n=verdict.first_bad, entries=count)
    return (first, _(SENTENCES[verdict.reason]), _("Last head that holds: {head}", head=verdict.head))


def unreadable(code: Illegible, file: str, _: Translator) -> str:
    """Why nothing can be judged: the file isn't text that a record could be."""
    if code is Illegible.NOT_UTF_8:
        return _("{file}: this isn’t UTF-8 text, and so no record or receipt.", file=isolate(file))
    return _("{file}: this isn’t JSON, and so no record or receipt.", file=isolate(file))
