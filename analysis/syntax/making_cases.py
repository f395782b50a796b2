"""The cases that INPUT PROGRAM makes one by one: what its commands read, and what END CASE hands on."""

import math
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

import numpy as np

from analysis.syntax.active import Active
from analysis.syntax.assigning import assign_whole, made, visible
from analysis.syntax.blocks import meant
from analysis.syntax.data_lists import DataList, data_list
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import Layout, Line, numbered, pieces, read_cases, read_texts
from analysis.syntax.text_files import lines_of
from instrument.message import Message
from instrument.records import dataclass, replace

if TYPE_CHECKING:
    from analysis.syntax.repeated_groups import Repeated

Row = Mapping[str, object]


@dataclass
class Source:
    """Lines that are read from the first to the last."""

    lines: list[Line]
    at: int = 0
    waiting: list[str] = field(default_factory=list)  # pieces of a line of free data
    skipped: int = 0  # columns that REREAD leaves out
    read: int = 0  # the most lines read so far

    def record(self, count: int) -> list[Line] | None:
        """The next lines; None where there are fewer."""
        if self.at + count > len(self.lines):
            self.at = len(self.lines)
            return None
        self.at += count
        self.read = max(self.read, self.at)
        found = [(number, text[self.skipped :]) for number, text in self.lines[self.at - count : self.at]]
        self.skipped = 0
        return found

    def free(self, count: int, delimiters: str, decimal: str) -> tuple[list[str], int] | None:
        """So many pieces from as many lines as they take, with the number of the last line."""
        while len(self.waiting) < count:
            line = self.record(1)
            if line is None:
                return None
            self.waiting += pieces(line[0][1], delimiters, decimal)
        found, self.waiting = self.waiting[:count], self.waiting[count:]
        return found, self.lines[self.at - 1][0]


@dataclass
class Making:
    """Cases made so far. The active file of the job is the case in the making: one row."""

    inline: list[Line]
    rows: list[Row] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    lists: dict[tuple[object, ...], DataList] = field(default_factory=dict)
    last: Source | None = None
    reads: int = 0
    is_declaring: bool = True  # variables are made, nothing is read
    is_over: bool = False

    def is_idle(self, job: Job) -> bool:
        """Whether a command has nothing to do for the case in the making."""
        return self.is_declaring or self.is_over or not bool(meant(job)[0])

    def read(self, reader: Reader, job: Job) -> None:
        """DATA LIST: gives its variables the values of the next case of its lines."""
        asked = self._asked(reader, job)
        if self.is_declaring:
            for wanted in asked.layout.wanted:
                if visible(job).find(wanted.name) is None:
                    assign_whole(job, read_cases(asked.layout, []).active.fields[wanted.name], None)
            if asked.end:
                made(job, asked.end)
        if self.is_idle(job):
            return
        self.reads += 1
        self.is_over = True  # where the file cannot be read, too
        found = self._case(asked, job)
        if found is None and not asked.end:
            return
        if asked.end:
            assign_whole(job, made(job, asked.end), np.array([float(found is None)]))
        for message, line in () if found is None else found[1]:
            job.warn(message, replace(reader.place(), file=asked.file or reader.file, line=line))
        for name, column in {} if found is None else found[0].columns.items():
            assign_whole(job, made(job, name), column)
        self.is_over = False

    def repeat(self, asked: "Repeated", reader: Reader, job: Job) -> None:
        """REPEATING DATA: a case for each group of the line that was read last, and of those behind it."""
        layout = Layout("FIXED", asked.wanted, 1, 0, "", job.settings.decimal, job.settings.blank)
        if self.is_declaring:
            for name, described in read_cases(layout, []).active.fields.items():
                if visible(job).find(name) is None:
                    assign_whole(job, described, None)
        if self.is_idle(job) or self.last is None:
            return
        whole = dict(job.active.columns)
        found = read_cases(layout, self._groups(asked, self.last, job))
        for message, line in found.problems:
            job.warn(message, replace(reader.place(), line=line))
        for row in range(found.active.n):
            read = {made(job, name).name: column[row] for name, column in found.active.columns.items()}
            self.rows.append({**{name: column[0] for name, column in whole.items()}, **read})
        self.begin_case(job)

    def _groups(self, asked: "Repeated", source: Source, job: Job) -> list[Line]:
        def value(name: str) -> float:
            known = visible(job)
            found = known.find(name)
            return math.nan if found is None else float(known.columns[found][0])

        number, text = source.lines[source.at - 1]
        found = [(number, each) for each in asked.first(text, value)]
        while asked.continued is not None and len(found) < asked.count(value):
            record = source.record(1)
            further = [] if record is None else asked.further(record[0][1], value, asked.count(value) - len(found))
            if record is None or not further:
                break
            found += [(record[0][0], each) for each in further]
        return found

    def lines_read(self) -> int:
        """How far the files were read."""
        return sum(source.read for source in self.sources.values())

    def _asked(self, reader: Reader, job: Job) -> DataList:
        key = (reader.line, *(token.text for token in reader.tokens))
        if key not in self.lists:
            self.lists[key] = data_list(reader, job)
        return self.lists[key]

    def _case(self, asked: DataList, job: Job) -> tuple[Active, list[tuple[Message, int]]] | None:
        layout = asked.layout
        source = self.sources.get(asked.file)
        if source is None:
            source = self.sources[asked.file] = Source(self._lines(asked, job), layout.skip)
        self.last = source
        whole = replace(layout, skip=0)
        if layout.kind == "FREE":
            free = source.free(len(layout.wanted), layout.delimiters, layout.decimal)
            found = None if free is None else read_texts(whole, [free], True)
        else:
            record = source.record(layout.records)
            while layout.kind == "LIST" and record is not None and not record[0][1].strip():
                record = source.record(1)
            found = None if record is None else read_cases(whole, record)
        return None if found is None or found.active.n == 0 else (found.active, found.problems)

    def _lines(self, asked: DataList, job: Job) -> list[Line]:
        if not asked.file:
            return self.inline
        return numbered(lines_of(job.folder.reading(asked.file), asked.encoding))

    def reread(self, columns: int, job: Job) -> None:
        """REREAD: the next command reads the line that was read last once more, from behind some columns."""
        if not self.is_idle(job) and self.last is not None:
            self.last.at = max(self.last.at - 1, 0)
            self.last.skipped = columns

    def end_case(self, job: Job) -> None:
        """END CASE: hands the case on, and begins another one."""
        if not self.is_idle(job):
            self.rows.append({name: column[0] for name, column in job.active.columns.items()})
            self.begin_case(job)

    def begin_case(self, job: Job) -> None:
        """Makes all variables missing but those that LEAVE names."""
        left = job.workspace.left
        columns = {
            name: column
            if name.casefold() in left
            else np.array([""], dtype=object)
            if job.active.fields[name].is_text
            else np.array([np.nan])
            for name, column in job.active.columns.items()
        }
        job.replace(replace(job.active, columns=columns))

    def end_file(self, job: Job) -> None:
        """END FILE: there are no more cases."""
        self.is_over = self.is_over or not self.is_idle(job)

    def active(self, job: Job, without: str) -> Active:
        """All cases as a file."""
        fields = {name: each for name, each in job.active.fields.items() if name != without}
        columns = {}
        for name, described in fields.items():
            otherwise: object = "" if described.is_text else np.nan
            values = [row.get(name, otherwise) for row in self.rows]
            columns[name] = np.array(values, dtype=object if described.is_text else float)
        return replace(job.active, fields=fields, columns=columns, n=len(self.rows))
