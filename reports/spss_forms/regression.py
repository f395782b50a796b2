"""REGRESSION: one row for the variables that enter a model, predictors named in notes, correlations in blocks."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.formatting import SPSS, number
from reports.headed import Headed
from reports.marked import Plain, marked
from reports.printing import Line, changed, lines, named
from reports.terms import term
from reports.wording import heading, phrase

ALL_ENTERED = Message("All requested variables entered.")
ALL_REMOVED = Message("All requested variables removed.")
PREDICTORS = Message("Predictors: {names}")
IN_MODEL = Message("Predictors in the Model: {names}")
MARKED = {"model_summary": "r", "anova": "p", "excluded_variables": "beta_in"}
"""Tables whose cells under that word name the predictors of their model."""
ABOVE = {
    **dict.fromkeys(("predicted", "adjusted_predicted"), 2),
    **dict.fromkeys(("residual", "deleted_residual", "se_predicted"), 3),
}
"""Decimals above those of the dependent variable; other values of cases have three whatever it has."""
PLAIN = replace(SPSS, small=0.0)


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    inside = _inside(result, language)
    found = changed(result, "models", lambda table: _entered(result, table, language))
    found = changed(found, "correlations", lambda table: _correlated(result, table, language))
    found = changed(found, "residuals_statistics", lambda table: _summed(result, table))
    found = changed(found, "casewise_diagnostics", lambda table: _listed(result, table, language))
    found = changed(found, "outlier_statistics", lambda table: _farthest(result, table))
    found = changed(found, "coefficient_correlations", lambda table: _together(result, table, language))
    found = changed(found, "collinearity_diagnostics", lambda table: _shares(result, table, language))
    for name in MARKED:
        found = _with_predictors(found, name, inside)
    if result.options.get("selected"):
        from reports.spss_forms.unselected import parted

        found = changed(found, "model_summary", lambda table: parted(result, table, language))
        found = changed(found, "residuals_statistics", lambda table: parted(result, table, language))
    return found


def _shares(result: Result, table: Table, language: str) -> Table:
    """The shares of every term below one name."""
    above = (heading("variance_proportion", language, table.name),)
    columns = tuple(
        column
        if column.under is None
        else Headed(column.word, column.under, term(column.under, result, language), above)
        for column in table.columns
    )
    return replace(table, columns=columns)


def _inside(result: Result, language: str) -> dict[Cell, str]:
    """Model → its terms in the order in which they entered, the constant first."""
    return {
        model: ", ".join(term(name, result, language) for name in names) for model, names in _terms_of(result).items()
    }


def _terms_of(result: Result) -> dict[Cell, list[str]]:
    """Model → its terms."""
    found: dict[Cell, list[str]] = {}
    tables = {table.name: table for table in result.tables}
    within = ["constant"] if result.options.get("constant", True) else []
    for model, variable, change, _ in tables["models"].rows if "models" in tables else ():
        within = [*within, str(variable)] if change == "entered" else [each for each in within if each != variable]
        found[model] = within
    return found


def _entered(result: Result, table: Table, language: str) -> Table:
    """Model, what entered, what left, how; a block that enters whole has its note."""
    models: dict[Cell, dict[str, list[str]]] = {}
    methods: dict[Cell, str] = {}
    for model, variable, change, method in table.rows:
        moved = models.setdefault(model, {"entered": [], "removed": []})
        moved[str(change)].append(term(str(variable), result, language))
        methods[model] = str(method)
    rows: list[Line] = []
    for model, moved in models.items():
        entered, removed = (", ".join(names) or "." for names in moved.values())
        method = methods[model]
        first = marked(entered, ALL_ENTERED) if method == "enter" else entered
        last = marked(removed, ALL_REMOVED) if method == "remove" else removed
        rows.append((model, first, last, _method(result, method, language)))
    words = ("variables_entered", "variables_removed", "method")
    heads = (Column("", heading(word, language, "models")) for word in words)
    return replace(table, columns=(table.columns[0], *heads), rows=tuple(rows))


def _method(result: Result, method: str, language: str) -> str:
    name = named(result, method, language)
    if method in ("enter", "remove"):
        return name
    by_f = result.options.get("f_in") is not None
    words = ("f_in", "f_out") if by_f else ("p_in", "p_out")
    usual = {"p_in": 0.05, "p_out": 0.1, "f_in": 3.84, "f_out": 2.71}
    limits = {word: result.options.get(word, usual[word]) for word in words}
    criteria = {word: f"{float(str(value)):.3f}".removeprefix("0") for word, value in limits.items()}
    return phrase(f"criteria_{method}_f" if by_f else f"criteria_{method}", language, {"method": name, **criteria})


def _with_predictors(result: Result, name: str, inside: dict[Cell, str]) -> Result:
    """The result whose table of that name names the predictors of each model."""
    sentence = (IN_MODEL if name == "excluded_variables" else PREDICTORS).sentence

    def change(table: Table) -> Table:
        at = [column.word for column in table.columns].index(MARKED[name])
        rows = []
        for line, shown in zip(table.rows, lines(result, table), strict=True):
            note = Message(sentence, {"names": inside.get(line[0], "")})
            is_marked = line[0] in inside and (name != "anova" or line[1] == "regression")
            rows.append(tuple(marked(each, note) if x == at and is_marked else each for x, each in enumerate(shown)))
        return replace(table, rows=tuple(rows))

    return changed(result, name, change)


def _correlated(result: Result, table: Table, language: str) -> Table:
    """Coefficients, then probabilities, then cases, each of all variables."""
    heads = list(dict.fromkeys(column.under for column in table.columns if column.under is not None))
    words = list(dict.fromkeys(column.word for column in table.columns if column.under is not None))
    printed = list(zip(table.rows, lines(result, table), strict=True))
    rows = [
        (
            heading(word, language, "correlations_of_terms"),
            line[0],
            *("." if word.startswith("p") and line[0] == head else shown[table.index(word, head)] for head in heads),
        )
        for word in words
        for line, shown in printed
    ]
    columns = (Column("statistic"), Column("variable"), *(Column("", head) for head in heads))
    return replace(table, columns=columns, rows=tuple(rows))


def _digits(result: Result, word: str, more: int = 0) -> int:
    """Decimals of a kind of value of cases."""
    own = result.decimals.get(str(result.options.get("dependent")), 0)
    return own + ABOVE[word] + more if word in ABOVE else 3


def _text(cell: Cell, digits: int) -> Cell:
    return number(cell, Kind.ESTIMATE, PLAIN, digits) if isinstance(cell, float) else cell


def _summed(result: Result, table: Table) -> Table:
    """Kinds of values in rows, the deviation of a prediction with a digit more."""
    printed = lines(result, table)
    rows: list[Line] = []
    for line, shown in zip(table.rows, printed, strict=True):
        word = str(line[0])
        digits = [_digits(result, word)] * 3 + [_digits(result, word, int(ABOVE.get(word) == 2))]
        cells: list[Cell] = []
        for at in range(1, len(line), len(digits) + 1):  # of unselected cases too
            cells += [_text(cell, own) for cell, own in zip(line[at:], digits, strict=False)]
            cells.append(shown[at + len(digits)])
        rows.append((line[0], *cells))
    return replace(table, rows=tuple(rows))


def _listed(result: Result, table: Table, language: str) -> Table:
    """Cases in rows, their numbers first; what is observed stands below the name of the dependent variable."""
    words = [column.word for column in table.columns]
    own = result.decimals.get(str(result.options.get("dependent")), 0)
    rows: list[Line] = []
    for line in table.rows:
        cells: list[Cell] = [Plain(str(line[0]).rpartition("=")[2])]
        for word, cell in zip(words[1:], line[1:], strict=True):
            cells.append(_text(cell, own if word == "dependent_value" else _digits(result, word)))
        rows.append(tuple(cells))
    heads = [
        Column("", term(column.under, result, language) if column.under else heading(column.word, language, table.name))
        for column in table.columns[1:]
    ]
    return replace(table, columns=(Column("case"), *heads), rows=tuple(rows))


def _farthest(result: Result, table: Table) -> Table:
    at = table.index("value")
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        value = _text(line[at], _digits(result, str(line[0])))
        rows.append((*shown[:at], value, *shown[at + 1 :]))
    return replace(table, rows=tuple(rows))


def _together(result: Result, table: Table, language: str) -> Table:
    """Correlations, then covariances of coefficients, each with three decimals."""
    rows = []
    for line in table.rows:
        word = named(result, line[1], language, table.name)
        cells = (_text(cell, 3) for cell in line[3:])
        rows.append((line[0], word, term(str(line[2]), result, language), *cells))
    heads = (Column("", term(str(column.under), result, language)) for column in table.columns[3:])
    return replace(table, columns=(*table.columns[:3], *heads), rows=tuple(rows))
