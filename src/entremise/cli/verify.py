"""`verify FILE`: whether a record is whole, and the one that receipts speak of. Needs nothing but the files."""

from pathlib import Path
from typing import Annotated

import typer

from entremise.cli import language
from entremise.words import Translator, isolate


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("verify", help=_("Verifies a record offline, alone or against receipts kept apart from it."))
    def verify(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The record of a seat: a bundle."))],
        receipt: Annotated[
            list[Path] | None,
            typer.Option("--receipt", metavar="FILE", help=_("A receipt that was kept apart; may be repeated.")),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help=_("Prints the verdict as JSON."))] = False,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> int:
        return run(file, receipt or [], as_json, _)


def run(file: Path, receipts: list[Path], as_json: bool, _: Translator) -> int:
    """Says whether the record is valid: 0 if so, 1 if not, 2 where a file can't be read."""
    from entremise.cli import files
    from entremise.cli.errors import BAD_INPUT, DIFFERS, Stop
    from entremise.record.canonical import Unreadable
    from entremise.record.receipt import read_receipt
    from entremise.record.verify import verdict_json, verify
    from entremise.words import verdicts
    from entremise.words.plain import plain

    data = files.read(file, files.BUNDLE_LIMIT, _)
    apart = [files.read(one, files.BUNDLE_LIMIT, _) for one in receipts]
    for path, content in zip([file, *receipts], [data, *apart], strict=True):
        if len(content) > files.BUNDLE_LIMIT:
            raise Stop([_("{file}: this file is too large to be a record.", file=isolate(str(path)))])
    try:
        verdict = verify(data, apart)
    except Unreadable as unreadable:
        path = file if unreadable.receipt is None else receipts[unreadable.receipt]
        raise Stop([verdicts.unreadable(unreadable.code, str(path), _)], BAD_INPUT) from None
    kept = [read_receipt(content).n for content in apart] if verdict.valid else []
    if as_json:
        files.show_json(verdict_json(verdict), _)
    else:
        files.show("".join(f"{plain(one)}\n" for one in verdicts.sentences(verdict, _, kept)), _)
    return 0 if verdict.valid else DIFFERS
