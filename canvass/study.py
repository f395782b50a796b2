"""study.yaml: which questionnaire, waves, plan, chapters and language make a study."""

from collections.abc import Mapping
from pathlib import Path

from canvass.closing import CLOSING, read_closing
from canvass.dispositions import DISPOSITIONS, read_dispositions
from canvass.fieldwork import COLLECT
from instrument.declarations import Key, OneOf, Record, Schema, Table, Whole, Words, json_schema, translated, words_in
from instrument.message import Fault, Place, nearest, quoted
from instrument.records import dataclass
from instrument.yaml_nodes import Node, read_mapping
from reports.forms.closing import Closing
from reports.skins import SKINS, Skin, skin
from reports.symbols import SYMBOLS
from survey.dispositions import Dispositions

LANGUAGES, FORMS, STYLES = ("zh", "en"), ("full", "short"), tuple(SKINS)
SMALL_CELL = 10  # as ONS of longitudinal data and ACRO

WAVE = Record(
    {
        "issued": Key(Whole(1), "questionnaires handed out"),
        "responses": Key(Words(500), "the folder of the exports, as downloaded", required=True),
        "dispositions": Key(DISPOSITIONS, "what became of the cases, where they were drawn from a frame"),
    }
)
STUDY = Record(
    {
        "title": Key(translated(LANGUAGES), "the report's title", required=True),
        "project": Key(Words(40), "the project's number"),
        "questionnaire": Key(Words(500), "the questionnaire's file", required=True),
        "plan": Key(Words(500), "what is computed", required=True),
        "coding": Key(Words(500), "the codes of open answers"),
        "chapters": Key(Words(500), "the folder of the chapters, with one folder for each language; chapters"),
        "form": Key(OneOf(FORMS), "full, or short: from the sample to the relations one chapter; full"),
        "language": Key(OneOf(LANGUAGES), "of the report and of messages", required=True),
        "style": Key(OneOf(STYLES), "digits, captions and tables; gb of a Chinese report, apa of an English one"),
        "symbols": Key(OneOf(tuple(SYMBOLS)), "in tables: apa, M, SD, p; or gb, x̄, s, P, ν; apa"),
        "small_cell": Key(Whole(1), "tables for others tell no count below this one, except zero; 10"),
        "closing": Key(CLOSING, "what the federation's closing form asks; the form is printed where the key stands"),
        "collect": Key(COLLECT, "who may answer the form, when, how many, in which order"),
        "waves": Key(Table(WAVE, names=False), "one entry for each time the study runs", required=True),
    }
)


@dataclass(frozen=True)
class Wave:
    """One run of the study."""

    name: str
    issued: int | None
    responses: Path
    dispositions: Dispositions | None = None


@dataclass(frozen=True)
class Study:
    """A folder with a study.yaml; every path in it is told from that folder."""

    folder: Path
    title: Mapping[str, str]
    project: str
    questionnaire: Path
    plan: Path
    chapters: Path
    language: str
    waves: tuple[Wave, ...]
    form: str = FORMS[0]
    style: str = ""  # empty: the language's usual one
    symbols: str = ""
    closing: Closing | None = None
    coding: Path | None = None
    small_cell: int = SMALL_CELL

    @property
    def build(self) -> Path:
        """Where outputs go."""
        return self.folder / "build"

    @property
    def skin(self) -> Skin:
        """How the report looks."""
        return skin(self.style, self.symbols, self.language)

    def wave(self, name: str | None) -> Wave:
        """The wave of that name, the last one for None; raises `Fault`."""
        if name is None:
            return self.waves[-1]
        for wave in self.waves:
            if wave.name == name:
                return wave
        raise Fault(
            "no wave {found}; possible: {possible}",
            {"found": quoted(name), "possible": nearest(name, [wave.name for wave in self.waves])},
            Place(str(self.folder / "study.yaml"), entry="waves"),
        )


def load_study(folder: Path) -> Study:
    """The study in `folder`; raises `Fault` with file and line for whatever study.yaml should not hold."""
    node = read_mapping(folder / "study.yaml")
    STUDY.check(node)

    def path(key: str) -> Path:
        found: Path = folder / node[key].text()
        if not found.exists():
            raise node[key].fault("no file or folder {found}", {"found": node[key].found})
        return found

    waves = tuple(_wave(name, held, folder) for name, held in node["waves"].items())
    if not waves:
        raise node["waves"].fault("a study needs a wave")
    title, project = words_in(node["title"], LANGUAGES), node.take("project", Node.text, "")
    return Study(
        folder=folder,
        title=title,
        project=project,
        questionnaire=path("questionnaire"),
        plan=path("plan"),
        chapters=folder / node.take("chapters", Node.text, "chapters"),  # need not be there
        language=node["language"].text(),
        coding=path("coding") if "coding" in node else None,
        waves=waves,
        form=node.take("form", Node.text, FORMS[0]),
        style=node.take("style", Node.text, ""),
        symbols=node.take("symbols", Node.text, ""),
        small_cell=node.take("small_cell", Node.whole, SMALL_CELL),
        closing=node.take("closing", lambda held: read_closing(held, project, title["zh"]), None),
    )


def told_language(folder: Path) -> str | None:
    """The language study.yaml names, for its own faults; None where the file does not get as far as naming one."""
    try:
        found = read_mapping(folder / "study.yaml")["language"].text()
    except Fault:
        return None
    return found if found in LANGUAGES else None


def schema() -> Schema:
    """The JSON Schema of a study file, for editors."""
    return json_schema(STUDY, "canvass study")


def _wave(name: str, node: Node, folder: Path) -> Wave:
    dispositions = node.take("dispositions", read_dispositions, None)
    return Wave(name, node.take("issued", Node.whole, None), folder / node["responses"].text(), dispositions)
