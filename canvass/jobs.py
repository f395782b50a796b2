"""A job of SPSS commands: run, printed, written by the suffix of the output."""

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.syntax.sources import source_of
from canvass.refusals import writing
from canvass.speaking import Session, click
from instrument.message import Fault, Place, nearest, quoted
from survey.files.reader_process import Begun, begin_early
from survey.files.whole import write_whole

if TYPE_CHECKING:
    from analysis.syntax.captured_data import Captured
    from analysis.syntax.captures import Press
    from analysis.syntax.items import Item
    from analysis.syntax.job import Job
    from reports.document import Document
    from reports.job_output import Drawn, Line, Remark, Shown, Values

FIRST_FILE = re.compile(r"\bGET\s+FILE\s*=?\s*(['\"])([^'\"/\\]+)\1", re.IGNORECASE)
Render = Callable[["Document"], bytes]


def run_job(path: Path, data: Path | None, output: Path | None, language: str | None = None) -> bool:
    """Runs the commands of a file and prints or writes what they print; True where nothing was left out.

    Raises `Fault` for a file that cannot be read or written.
    """
    Session.language = language or Session.language
    source = source_of(path)
    begun = _begin(source, path, data)  # before the imports that follow: they run meanwhile
    from analysis.syntax.folder import Folder
    from analysis.syntax.job import Job
    from analysis.syntax.opening import opened
    from reports.job_output import document

    render = _render("txt" if output is None else output.suffix.removeprefix(".").lower(), output)
    job = Job(Folder(path.parent, data), language=Session.language, running=[path.resolve()])
    if data is not None:
        job.begin(opened(data, begun.pop(data.resolve(), None)))
    job.folder.begun.update(begun)
    job.press = lambda: _press(job.language)
    job.run(source, path.name)
    if job.captures:
        from analysis.syntax.capturing import close_captures

        close_captures(job)
    printed = render(document([_shown(item) for item in job.printed()], job.language))
    if output is None:
        click.echo(printed.decode(), nl=False)
    else:
        with writing(output):
            write_whole(output, printed)
    return _complete(job)


def _begin(source: str, path: Path, data: Path | None) -> dict[Path, Begun]:
    """Starts to read the data given, or the first system file that the job names in its own folder."""
    named = FIRST_FILE.search(source)
    first = data or (None if named is None else path.parent / named[2])
    if data is None and first is not None and not first.resolve().is_relative_to(path.parent.resolve()):
        return {}  # a link that leads elsewhere
    begun = None if first is None else begin_early(first)
    return {} if begun is None or first is None else {first.resolve(): begun}


def _render(suffix: str, output: Path | None) -> Render:
    found: dict[str, Render] = {
        **{each: _by_renderer(module) for each, module in RENDERERS.items()},
        "json": _json,
        "csv": _csv,
    }
    if suffix in found:
        return found[suffix]
    raise Fault(
        "{found} is no kind of output; possible: {possible}",
        {"found": quoted(suffix), "possible": nearest(suffix, found, most=len(found))},
        Place(str(output)),
    )


RENDERERS: Mapping[str, str] = {"txt": "text", "html": "html", "docx": "docx", "pdf": "pdf", "xlsx": "xlsx"}


def _by_renderer(module: str) -> Render:
    def render(document: "Document") -> bytes:
        made: bytes = import_module(f"reports.renderers.{module}").render(document)
        return made

    return render


def _json(document: "Document") -> bytes:
    import json

    from reports.tabular import as_data

    return (json.dumps(as_data(document), ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _csv(document: "Document") -> bytes:
    import csv
    import io

    from reports.tabular import lines

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines(document))
    return ("\ufeff" + text.getvalue()).encode()


def _press(language: str) -> "Press":
    """What OMS asks for: the English title of a kind of table, and items as a file of a suffix."""
    from analysis.syntax.captures import Press
    from reports.job_output import document
    from reports.wording import LANGUAGES

    def render(items: "Sequence[Item]", suffix: str) -> bytes:
        return _render(suffix, None)(document([_shown(item) for item in items], language))

    def tables(items: "Sequence[Item]") -> "list[Captured]":
        from analysis.syntax.captured_data import Captured
        from reports.flat_tables import flat, value_of
        from reports.job_output import Shown

        shown = [each for each in map(_shown, items) if isinstance(each, Shown)]
        found = []
        for each in (table for item in shown for table in flat(item, language)):
            rows = tuple((labels, tuple((str(text), value_of(text)) for text in cells)) for labels, cells in each.rows)
            found.append(Captured(each.command, each.kind, each.title, each.headings, rows))
        return found

    return Press(lambda table: LANGUAGES["en"].tables.get(table, table), render, tables)


def _shown(item: "Item") -> "Shown | Drawn | Remark | Line | Values":
    from analysis.syntax.items import CaseLines, Listing, Printed, Problem
    from analysis.syntax.items import Drawn as Chart
    from analysis.syntax.parts import CHART_LEFT_OUT
    from reports.job_output import Drawn, Line, Remark, Shown, Values

    if isinstance(item, CaseLines):
        return Line("lines", "\n".join(item.lines))
    if isinstance(item, Listing):
        return Values(item.names, item.rows, item.texts)
    if isinstance(item, Printed):
        return Shown(item.command, item.result, item.group, item.layers, item.line)
    if isinstance(item, Chart):
        return Drawn(item.command, item.chart, item.group, item.line)
    if isinstance(item, Problem):
        chart = str(item.message.values["found"]) if item.message.sentence == CHART_LEFT_OUT else ""
        return Remark(item.message, item.place, item.is_error, chart)
    return Line(item.kind, item.text)


def _complete(job: "Job") -> bool:
    """Whether nothing was refused or left out; says what was, beside the output."""
    from analysis.syntax.items import Problem
    from reports.wording import place_in, say

    problems = [item for item in job.items if isinstance(item, Problem)]
    for each in problems:
        click.echo(f"{place_in(each.place, job.language)}: {say(each.message, job.language)}", err=True)
    return not problems
