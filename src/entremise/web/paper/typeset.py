"""From data to PDF. What is wrong with a page (a font that is missing) is an error here, never a page without it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst

_TEMPLATE: Final = Path(__file__).resolve().parent / "pack.typ"
_FONTS: Final = Path(__file__).resolve().parents[2] / "fonts"


class NotTypeset(Exception):
    """The page couldn't be set as it should be; the text says why, for those who keep the server."""


def typeset(pack: Mapping[str, Any]) -> bytes:
    """The PDF of a pack, in our own fonts alone: the same on every machine. Raises `NotTypeset`."""
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(_TEMPLATE),
            root=str(_TEMPLATE.parent),
            font_paths=[str(_FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"pack": json.dumps(pack, ensure_ascii=False)},
        )
    except typst.TypstError as wrong:
        raise NotTypeset(str(wrong)) from wrong
    if warnings:
        raise NotTypeset("; ".join(str(one) for one in warnings))
    assert isinstance(pdf, bytes)
    return pdf
