"""Variables and their groups in DDI-Codebook."""

from instrument.codebook import Level, Variable
from instrument.conditions import in_words
from instrument.measure import Measure, Text
from instrument.message import Message, Scalar
from instrument.model import Kind, Question
from survey.exporting.ddi_elements import Element, part, worded
from survey.exporting.material import Material, Summary
from survey.files.figures import number_text

STATISTICS = {
    "valid": "vald",
    "invalid": "invd",
    "lowest": "min",
    "highest": "max",
    "mean": "mean",
    "deviation": "stdev",
}
GROUPS = {Kind.MULTIPLE: "multipleResp", Kind.RANKING: "other", Kind.MATRIX: "grid"}


def groups(data: Element, material: Material) -> None:
    """A group for each section, each question of several variables, and each scale."""
    book, instrument = material.codebook, material.instrument
    for section, text in instrument.sections.items():
        asked = {question.id for question in instrument.questions if question.section == section}
        members = [each.name for each in book if each.question in asked and not each.reversed_of]
        _group(data, f"section_{section}", "section", text, members, material)
    for question in instrument.questions:
        if question.kind in GROUPS:
            members = [each.name for each in book if each.question == question.id and not each.reversed_of]
            _group(data, f"question_{question.id}", GROUPS[question.kind], question.text, members, material)
    for scale in book.scales:
        group = _group(data, f"scale_{scale.name}", "analysis", scale.text, list(scale.items), material)
        if group is not None:
            worded(group, "defntn", scale.reason, (material.language,))


def _group(data: Element, id: str, kind: str, text: Text, members: list[str], material: Material) -> Element | None:
    if not members:
        return None
    group = part(data, "varGrp")
    group.set("ID", id)
    group.set("type", kind)
    group.set("var", " ".join(members))
    worded(group, "labl", text, material.instrument.languages)
    return group


def variable_element(data: Element, variable: Variable, material: Material) -> None:
    """A variable with its question, valid and missing codes, who is asked, categories, and how it was made."""
    languages = material.instrument.languages
    element = part(data, "var")
    for name, value in _attributes(variable, material).items():
        element.set(name, value)
    worded(element, "labl", variable.text, languages)
    question = next((each for each in material.instrument.questions if each.id == variable.question), None)
    if question is not None and not variable.reversed_of:
        _question(element, question, variable, material)
    _ranges(element, variable)
    if question is not None and question.ask_if is not None:
        worded(element, "universe", _asked(question, material), languages)
    summary = material.summaries.get(variable.name, Summary())
    for kind, number in summary.numbers.items():
        part(element, "sumStat", number_text(number)).set("type", STATISTICS[kind])
    for level in variable.levels:
        _category(element, level, languages, summary)
    _made(element, variable, material)
    part(element, "varFormat").set("type", "character" if variable.is_text else "numeric")


def _attributes(variable: Variable, material: Material) -> dict[str, str]:
    found = {"ID": variable.name, "name": variable.name, "dcml": str(variable.decimals)}
    if variable.measure is Measure.SCALE:
        found["intrvl"] = "contin"
    else:
        found |= {"intrvl": "discrete", "nature": str(variable.measure)}
    return found | ({"wgt": "wgt"} if variable.name == material.weight else {})


def _question(element: Element, question: Question, variable: Variable, material: Material) -> None:
    languages = material.instrument.languages
    asked = part(element, "qstn")
    row = next((row for row in question.rows if row.id == variable.name), None)
    if row is not None:
        worded(asked, "preQTxt", question.text, languages)
    worded(asked, "qstnLit", question.text if row is None else row.text, languages)
    worded(asked, "ivuInstr", question.hint, languages)


def _ranges(element: Element, variable: Variable) -> None:
    if variable.bounds is not None:
        valid = part(part(element, "valrng"), "range")
        if variable.decimals:
            valid.set("UNITS", "REAL")
        valid.set("min", number_text(variable.bounds[0]))
        valid.set("max", number_text(variable.bounds[1]))
    if variable.missing:
        invalid = part(element, "invalrng")
        for code in variable.missing:
            part(invalid, "item").set("VALUE", number_text(code))


def _asked(question: Question, material: Material) -> Text:
    """When a question is asked, in each language."""
    if question.ask_if is None:
        return {}
    return {
        language: in_words(question.ask_if, material.instrument, language, material.into(language))
        for language in material.instrument.languages
    }


def _category(element: Element, level: Level, languages: tuple[str, ...], summary: Summary) -> None:
    category = part(element, "catgry")
    if level.missing:
        category.set("missing", "Y")
    part(category, "catValu", number_text(level.code))
    worded(category, "labl", level.text, languages)
    if level.code in summary.counts:
        part(category, "catStat", str(summary.counts[level.code])).set("type", "freq")


def _made(element: Element, variable: Variable, material: Material) -> None:
    """How a mirrored item or a score comes from answers."""
    scale = next((each for each in material.codebook.scales if each.name == variable.name), None)
    if variable.reversed_of:
        low, high = variable.bounds or (0.0, 0.0)
        said = f"{number_text(low + high)} - {variable.reversed_of}"
    elif scale is not None:
        declared = next(each for each in material.instrument.scales if each.id == scale.name)
        values: dict[str, Scalar] = {"items": ", ".join(scale.items), "least": declared.least_valid}
        mean = Message("the mean of {items}, where {least} or more are answered", values)
        total = Message("the sum of {items}, where {least} or more are answered", values)
        said = material.translate(total if declared.score == "sum" else mean, material.language)
    else:
        return
    part(part(element, "derivation"), "drvdesc", said)
