"""One module for each format that answers or the questionnaire leave in; its name is the word after `--to`.

A module offers `ANSWERS`, whether the format holds one row for each respondent, and one function:

    def export(material: Material) -> Exported
        The files by name, and a sentence for each thing that the format cannot carry: nothing is lost silently.

`survey.exporting.material` describes both and lists the modules; what several formats need is in `survey.exporting`.
"""
