"""Numbers in files, read exactly: what is written is what is meant, to the last digit."""

import re
from decimal import Decimal
from fractions import Fraction

from entremise.settlement.refusal import Code, Note, Refused, Remark

DECIMAL = re.compile(r"[+-]?(\d{1,60}(\.\d{0,60})?|\.\d{1,60})([eE][+-]?\d{1,3})?")
RATIO = re.compile(r"[+-]?\d{1,30}/0*[1-9]\d{0,29}")
NEARLY = Fraction(1, 1000)
"""By how much weights may miss one and still be used as they stand."""


def exact(text: str | None, *, what: str, file: str | None = None, line: int | None = None) -> Fraction:
    """A decimal ("0.3", "1E-3") or a ratio ("1/3") as a fraction. Raises Refused (not-a-number), also for NaN."""
    written = (text or "").strip()
    if RATIO.fullmatch(written):
        return Fraction(written)
    if DECIMAL.fullmatch(written):
        exponent = re.split("[eE]", written)[1:]
        if not exponent or abs(int(exponent[0])) <= 60:
            return Fraction(Decimal(written))
    raise Refused(Code.NOT_A_NUMBER, what=what, text=written[:60], file=file, line=line)


def weights_of(
    raw: list[Fraction], *, party: str, normalise: bool, file: str | None, line: int | None
) -> tuple[tuple[Fraction, ...], list[Note]]:
    """Weights as they are to be used, and what is to be said of them.

    They stand as they are where they add up to one, or miss it by no more than a thousandth (said); are divided
    by their sum where that was asked for (said); else Refused (weights).
    """
    for weight in raw:
        if weight < 0:
            raise Refused(Code.NEGATIVE, what="weight", text=str(float(weight)), file=file, line=line)
    total = sum(raw, Fraction(0))
    if total == 1:
        return tuple(raw), []
    params = {"party": party, "sum": f"{float(total):.15g}"}
    if abs(float(total) - 1) < 1e-12:
        params["sum"] = "1 " + ("+" if total > 1 else "-") + f" {float(abs(total - 1)):.1g}"
    if normalise and total > 0:
        return tuple(weight / total for weight in raw), [Note(Remark.WEIGHTS_NORMALISED, params, file, line)]
    if abs(total - 1) <= NEARLY:
        return tuple(raw), [Note(Remark.WEIGHTS_NEARLY_ONE, params, file, line)]
    raise Refused(Code.WEIGHTS, file=file, line=line, **params)
