"""Phrases of tables, captions, notes and figures in English, in the markup of chapters."""

PHRASES: dict[str, str] = {
    # the document
    "contents": "Contents",
    "tables": "Tables",
    "figures": "Figures",
    "number_table": "Table {number}",
    "number_figure": "Figure {number}",
    "note": "*Note.* ",
    "source_real": "Source: the project's own questionnaire survey.",
    "source_simulated": "Simulated data: computed from a sample that a program made up; it stands for no survey.",
    "simulated_mark": "Simulated data",
    "simulated_box": "**Simulated data.** Every number, table and figure of this report is computed from a sample "
    "that a program made up, to show and to test the way through. It stands for no survey and must not be cited. Put the real "
    "answers into the data folder and make the report again, and this notice is gone.",
    "chapter_failed": "This chapter could not be made: {reason}",
    "number_missing": "A number of this chapter cannot be computed; check what is said of it: {expression}, "
    "because {reason}",
    "reference_missing": "[not made: {target}]",
    "not_defined": "“—”: {reason}.",
    "list": ", ",
    "base": " (*n* = {n})",
    # returns
    "returns_caption": "Forms issued, returned and set aside",
    "stage": "Stage",
    "forms": "Forms",
    "share": "%",
    "returns_note": "Per cent of the forms issued; the rules were set before the analysis, "
    "and every form set aside is kept.",
    # profile
    "characteristic": "Characteristic",
    "people": "*n*",
    "profile_caption": "The sample (N = {n})",
    "profile_note": "Per cent of valid answers to each question; sums may differ from 100.0 by rounding.",
    "missing_answers": "{name} ({why}), {n}",
    "missing_note": "Without a valid answer: {found}.",
}
