"""One module for each platform that answers come from; its name is the word after `--from`.

A module (or package) of this folder offers two functions, and sees no other importer:

    def recognises(grid: Grid) -> bool
        Whether the file bears marks of the platform. Be sure: two marks or more, and none a researcher would write.
        Modules are asked in the order of their names, those of formats last; `delimited` takes what nobody wants.

    def layout(grid: Grid, beside: Sequence[Grid]) -> Layout | None
        What each column is and how cells read, in the platform's own terms (`survey.platform`). No questionnaire is
        given: the module knows its platform, and common code knows the questionnaire. None for a companion that holds
        no answers (a dictionary, a codebook); `beside` are the other files of the platform, so that it can be used.

What common code then does with a layout:

    survey.matching      headings → variables of the questionnaire, by names AND wording AND order. Sure: a name that is
                         the id or printed number of a question, a wording that is its own (`survey.wording.fold`), both
                         in order where they stand several times. Guessed: a name with another wording, a part by the
                         number in its code (SQ003 → option 3), like wordings, a gap of as many columns as questions.
                         Columns without a question and with a taken one, questions without a column: one refusal.
    survey.mapping       the same as mapping.yaml beside the answers, which a person confirms or edits: it goes first.
    survey.coding        cells → codes of the questionnaire, by its own options, with the signs in `Cells`.
    survey.identifiers   columns of Role.IDENTIFIER and Role.ADDRESS, and questions declared `identifying`: apart.

Rules for a module: every header of the file gets a Heading (Role.META for what nobody needs; a column of answers it
cannot place is Role.ANSWER with its whole header as wording, and common code will name it); never guess at meaning,
offer readings; never mend cells. `grid.headers[at]` may be '' where a second header row names the column, and
`grid.labels`, `grid.levels` hold variable and value labels of .sav and .dta files.
What a link or a panel carries along (Role.BESIDE) is left out once a person agrees, or read where the questionnaire
names it; where one respondent has several rows, `Layout.sorts` names the columns that tell them apart.
Rows that the platform marks (`Layout.marks`) are left out by rules that the questionnaire can switch off.
`limesurvey` is the pattern.
"""
