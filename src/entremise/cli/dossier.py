"""`dossier read FILE`: what a report holds, as candidates for a person to judge."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from entremise.cli import language
from entremise.words import Translator, isolate

if TYPE_CHECKING:
    from entremise.dossier.candidates import Reading
    from entremise.dossier.source import Source

MODEL_KEY = "ENTREMISE_MODEL_KEY"
"""The variable that holds the key of a language model's interface: on a command line others could read it."""
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


def register(app: typer.Typer, _: Translator) -> None:
    """Puts the commands in their place."""
    group = typer.Typer(
        name="dossier",
        help=_("Reads press reports: actors, roles, events, statements, each with its passage."),
        no_args_is_help=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @group.callback()
    def dossier_options() -> None:
        """Keeps `read` a command of its own, however few there are."""

    @group.command("read", help=_("Reads a report and offers what it holds; a person accepts or refuses it."))
    def read(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The report: text, HTML or PDF."))],
        date: Annotated[
            str | None,
            typer.Option("--date", metavar="DATE", help=_("The report’s date: a day, a month or a year.")),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help=_("Prints the candidates as JSON."))] = False,
        case: Annotated[
            Path | None,
            typer.Option("--case", metavar="OUT.yaml", help=_("Writes a draft case, each thing in it unconfirmed.")),
        ] = None,
        model: Annotated[
            str | None,
            typer.Option(
                "--model",
                metavar="ADDRESS",
                help=_("Also asks a language model there (a chat interface): it is sent the whole report."),
            ),
        ] = None,
        model_name: Annotated[
            str, typer.Option("--model-name", metavar="NAME", help=_("What that interface calls the model."))
        ] = "default",
        lang: Annotated[str | None, language.option(_)] = None,
    ) -> None:
        _read(file, date, as_json, case, (model, model_name) if model else None, _)

    app.add_typer(group)


def _read(
    file: Path, date: str | None, as_json: bool, case: Path | None, model: tuple[str, str] | None, _: Translator
) -> None:
    from entremise.cli import dossier_output as output
    from entremise.cli import files
    from entremise.cli.errors import Stop
    from entremise.dossier.candidates import as_json as in_json
    from entremise.words import dossier as words
    from entremise.words.plain import plain

    if date is not None:
        _check(date, _)
    reading, source, text, remarks = _reading(file, date, _)
    if model is not None:
        reading = _with_model(reading, text, model, _)
    if case is not None and source.date is None:
        raise Stop([_("“--case”: the report gives no date; give it one with “--date”.")])
    if case is not None:
        files.write_all(case.parent, {case.name: output.draft(reading, source, words.draft_words(_))}, _)
    for sentence in remarks:
        files.say(_("{file}: {sentence}", file=isolate(str(file)), sentence=sentence))
    if as_json:
        files.show_json(in_json(reading, lambda reasons: plain(words.reason(reasons, _))), _)
    else:
        files.show(output.listed(reading, source, _), _)


def _check(date: str, _: Translator) -> None:
    import datetime

    from entremise.cli.errors import Stop

    try:
        if not _DATE.fullmatch(date):
            raise ValueError
        datetime.date.fromisoformat(f"{date}-01-01"[:10] if len(date) < 10 else date)
    except ValueError:
        raise Stop(
            [_("“--date”: a day, a month or a year is expected, such as 2020-01-13, 2020-01 or 2020.")]
        ) from None


def _reading(file: Path, date: str | None, _: Translator) -> "tuple[Reading, Source, str, list[str]]":
    """The reading of a file, with its source, its text and what is to be said of it."""
    from entremise.cli import files
    from entremise.cli.errors import Stop
    from entremise.dossier.draft_case import slug
    from entremise.dossier.language import READ, language_of, stated_date
    from entremise.dossier.reading.reader import read
    from entremise.dossier.source import Source, digest
    from entremise.reports.text import SIZE_LIMIT, extract
    from entremise.reports.unreadable import Noted, Remark, Unreadable, Wrong
    from entremise.words import dossier as words

    data = files.read(file, SIZE_LIMIT, _)
    try:
        found = extract(data)
        tag = language_of(found.text)
        if tag not in READ:
            raise Unreadable(Wrong.OTHER_LANGUAGE, found=tag)
    except Unreadable as wrong:
        raise Stop([_("{file}: {sentence}", file=isolate(str(file)), sentence=words.unreadable(wrong, _))]) from None
    known = date or stated_date(found.text, tag) or found.date
    remarks = [*found.remarks, *(() if known else (Noted(Remark.NO_DATE),))]
    source = Source(
        slug=slug(found.title or file.stem),
        title=_inked(found.title or file.stem),
        publisher=_inked(found.publisher),
        date=known,
        language=tag,
        digest=digest(found.text),
        length=len(found.text),
    )
    return read(found.text, tag, date=known), source, found.text, [words.remark(one, _) for one in remarks]


def _with_model(reading: "Reading", text: str, model: tuple[str, str], _: Translator) -> "Reading":
    """The reading with what a language model proposes beyond it; each proposal says that it is one."""
    import os

    from entremise.cli import files
    from entremise.cli.errors import Stop
    from entremise.reports.model import Endpoint, Unhelpful, beside, propose
    from entremise.words import dossier as words

    address, name = model
    files.say(_("The whole report is sent to {address}.", address=isolate(address)))
    try:
        proposed = propose(Endpoint(address, name, os.environ.get(MODEL_KEY)), text, reading.language, reading.date)
    except Unhelpful as wrong:
        raise Stop([words.unhelpful(wrong, address, MODEL_KEY, _)]) from None
    return beside(reading, proposed)


def _inked(name: str | None) -> str | None:
    """A title or a file's name as far as it can be written: no control characters, no halves of letters."""
    if name is None:
        return None
    kept = "".join(one for one in name if one.isprintable() and not "\ud800" <= one <= "\udfff").strip()
    return kept[:200] or None
