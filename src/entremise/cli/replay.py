"""`replay CASE`: plays the acts of a case through rules and record, and shows what came of it."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from entremise.cli import language
from entremise.cli.asked import Asked
from entremise.words import Translator, isolate

if TYPE_CHECKING:
    from entremise.cases import Case, Fault, Script
    from entremise.house.replay import Replayed


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the command in its place."""

    @app.command("replay", help=_("Replays a case: the chronicle, and where things stand."))
    def replay(
        case: Annotated[Path, typer.Argument(metavar="CASE", help=_("The case file."))],
        as_json: Annotated[bool, typer.Option("--json", help=_("Prints where things stand as JSON."))] = False,
        seat: Annotated[
            str | None,
            typer.Option("--as", metavar="SEAT", help=_("What this seat saw, and nothing else.")),
        ] = None,
        until: Annotated[
            str | None,
            typer.Option("--until", metavar="TIME|LABEL", help=_("Ends with this act, or at this time.")),
        ] = None,
        without: Annotated[
            list[str] | None,
            typer.Option("--without", metavar="LABEL", help=_("Leaves an act out; may be repeated.")),
        ] = None,
        sealed: Annotated[bool, typer.Option("--sealed", help=_("As if signature had been sealed."))] = False,
        then: Annotated[
            Path | None,
            typer.Option("--then", metavar="ACTS", help=_("Goes on with the acts of this file, after --until.")),
        ] = None,
        seed: Annotated[
            int | None,
            typer.Option("--seed", metavar="N", help=_("Derives ids and salts from this number.")),
        ] = None,
        export: Annotated[
            Path | None,
            typer.Option("--export", metavar="DIR", help=_("Writes the record of each seat into this folder.")),
        ] = None,
        receipts: Annotated[
            bool,
            typer.Option("--receipts", help=_("With --export: also writes the last receipt of each seat there.")),
        ] = False,
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> int:
        return run(Asked(case, as_json, seat, until, tuple(without or ()), sealed, then, seed, export, receipts), _)


def run(asked: Asked, _: Translator) -> int:
    """Replays as asked. 1 where a whole replay doesn't end as its case expects."""
    from entremise.cases import differences
    from entremise.cli import files
    from entremise.cli.errors import DIFFERS, Stop
    from entremise.house.replay import replay, told

    if asked.receipts and asked.export is None:
        raise Stop([_("“--receipts”: “--export” is expected with it, that says where they go.")])
    script = _script(asked, _)
    replayed = replay(script, seed=asked.seed)
    if asked.export is not None:
        seats = replayed.bundles if asked.seat is None else (asked.seat,)
        bundles = {seat: replayed.bundles[seat] for seat in seats if seat in replayed.bundles}
        written = {f"{seat}.json": bundle for seat, bundle in bundles.items()}
        if asked.receipts:
            last = {seat: _last_receipt(bundle) for seat, bundle in bundles.items()}
            written |= {f"{seat}.receipt.json": receipt for seat, receipt in last.items() if receipt is not None}
        files.write_all(asked.export, written, _)
    if asked.as_json:
        files.show_json(told(script, replayed, asked.seat), _)
    else:
        _show(asked, script, replayed, _)
    # What the whole table came to is no seat's to know, nor is anything expected of what was varied.
    if asked.seat is not None or script.expect is None:
        return 0
    wrong = differences(told(script, replayed), script.expect)
    files.say(
        *(
            _(
                "{key}: {expected} is expected, {found} is what it came to.",
                key=one.key,
                expected=isolate(_json(one.expected)),
                found=isolate(_json(one.found)),
            )
            for one in wrong
        )
    )
    return DIFFERS if wrong else 0


def _last_receipt(bundle: bytes) -> bytes | None:
    """The receipt for the last entry, as a file of its own: kept apart it shows if the bundle's end is cut off."""
    from entremise.record.bundle import read_bundle
    from entremise.record.receipt import write_receipt

    receipts = read_bundle(bundle).receipts
    return write_receipt(receipts[-1]) if receipts else None


def _script(asked: Asked, _: Translator) -> "Script":
    """The case as it is to be played; every fault of the files and the options at once, as far as can be."""
    from entremise.cases import Faulty, load_case, load_then, vary
    from entremise.cases.reading import SIZE_LIMIT
    from entremise.cli import files
    from entremise.cli.errors import Stop

    data = files.read(asked.case, SIZE_LIMIT, _)
    then_data = files.read(asked.then, SIZE_LIMIT, _) if asked.then is not None else None
    try:
        case = load_case(data, str(asked.case))
        _check_seat(asked, case, _)
        then = load_then(then_data, str(asked.then), case) if then_data is not None else None
        return vary(case, until=asked.until, without=asked.without, sealed=asked.sealed, then=then)
    except Faulty as faulty:
        raise Stop(_said(faulty.faults, _)) from None


def _said(faults: "Sequence[Fault]", _: Translator) -> list[str]:
    """A sentence a fault, the place where it stands before it."""
    from entremise.words import faults as words

    found = []
    for fault in faults:
        if not fault.file:
            # What was asked on the command line is called as it stands there.
            found.append(words.sentence(replace(fault, path=f"--{fault.path}"), _))
        else:
            found.append(_("{place}: {sentence}", place=isolate(words.place(fault)), sentence=words.sentence(fault, _)))
    return found


def _check_seat(asked: Asked, case: "Case", _: Translator) -> None:
    from entremise.cli.errors import Stop

    seats = seats_of(case)
    if asked.seat is None or asked.seat in seats:
        return
    known = _.pgettext("between names", ", ").join(seats)
    raise Stop([_("“--as”: there is no seat “{seat}”; the seats are: {seats}.", seat=isolate(asked.seat), seats=known)])


def seats_of(case: "Case") -> tuple[str, ...]:
    """The slugs of all seats of a case, those added on the way included, in the order of the file."""
    added = [entry.fields["seat"]["slug"] for entry in case.acts if entry.kind == "add-seat"]
    return (*case.top.seats, *added)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _show(asked: Asked, script: "Script", replayed: "Replayed", _: Translator) -> None:
    """Prints the page for people: to a terminal in its width and colours, into a pipe plainly."""
    from entremise.cli import files
    from entremise.cli.page import Page
    from entremise.cli.terminal import Terminal

    terminal = Terminal.of(sys.stdout or io.StringIO())
    page = Page(asked, script, replayed, _, terminal)
    page.write()
    files.show(terminal.text(), _)
