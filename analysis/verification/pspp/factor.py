"""FACTOR of PSPP: principal components of correlations, unrotated or by varimax; its axes may come in a wrong order."""

from collections.abc import Iterator, Sequence

from analysis.verification.pspp.printed import Cells, Line, Printed, Question, filled, first, number, numbers

WRONG = 1e-6  # of an eigenvalue


def is_trusted(question: Question) -> bool:
    """Of components whose items stay, and vary."""
    items = question.options["items"]["variables"]
    complete = question.complete(items)
    if any(len(set(question.columns[item][complete].tolist())) < 2 for item in items):
        return False
    options = question.options
    drops = any(options.get(f"drop_{rule}") is not None for rule in ("communality", "loading", "cross_loading"))
    plain = (
        options.get("kaiser", True)
        and options.get("rotation", "varimax") in ("varimax", "none")
        and options.get("number") != "parallel"
    )
    if options.get("extraction", "principal_components") != "principal_components":
        return False
    return plain and not drops and options.get("analysed", "correlations") == "correlations"


def syntax(question: Question) -> Iterator[str]:
    """One command."""
    options = question.options
    least = options.get("least_eigenvalue", 1.0)
    how_many = f"FACTORS({options['factors']:g})" if options.get("factors") else f"MINEIGEN({least!r})"
    rotation = "VARIMAX" if options.get("rotation", "varimax") == "varimax" else "NOROTATE"
    yield f"FACTOR /VARIABLES={' '.join(options['items']['variables'])} /PRINT=ALL"
    closest = "ECONVERGE(0.0000000001) RCONVERGE(0.0000000001) ITERATE(10000)"
    yield f" /CRITERIA={how_many} {closest} /EXTRACTION=PC /ROTATION={rotation}."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """Moments, correlations, adequacy, communalities, variance and loadings."""
    for name, *cells in first(printed, "Descriptive Statistics")[1:]:
        yield from numbers("descriptive_statistics", (), (name,), ("mean", "sd", "n"), cells)
    yield from _adequacy(question.options["items"]["name"] or "all_items", first(printed, "KMO and"))
    kinds = [
        f"{word}@{part}"
        for part in ("initial", "extraction")
        for word in ("eigenvalue", "percent", "cumulative_percent")
    ]
    for at, (_, *cells) in enumerate(first(printed, "Total Variance Explained")[2:], start=1):
        yield from numbers("variance_explained", (), (f"component={at}",), kinds, cells)
    rows = first(printed, "Correlation Matrix")
    for part, name, *cells in filled([row for row in rows[1:] if len(row) > 2], 1):
        if part == "Correlation":
            yield from numbers("correlations", (), (name,), [f"r@{other}" for other in rows[0][2:]], cells)
    if not _is_ordered(printed):
        return
    for name, *cells in first(printed, "Communalities")[1:]:
        yield from numbers("communalities", (), (name,), ("initial", "extraction"), cells)
    yield from _loadings("loadings", first(printed, "Component Matrix"), is_ordered=True)
    yield from _loadings("rotated_loadings", first(printed, "Rotated Component Matrix"), is_ordered=False)


def _is_ordered(printed: Sequence[Printed]) -> bool:
    """Whether each component explains its own eigenvalue: PSPP may take others than the first."""
    totals = [number(row[1]) or 0.0 for row in first(printed, "Total Variance Explained")[2:]]
    columns = _columns(first(printed, "Component Matrix"))
    explained = [sum(each**2 for each in column) for column in columns]
    return all(abs(one - other) < WRONG for one, other in zip(explained, totals, strict=False))


def _columns(rows: Sequence[Line]) -> list[tuple[float, ...]]:
    return list(zip(*[[number(cell) or 0.0 for cell in row[1:]] for row in rows[2:]], strict=True))


def _adequacy(key: str, rows: Sequence[Line]) -> Cells:
    words = {"Approx. Chi-Square": "chi_square", "df": "df", "Sig.": "p"}
    for at, row in enumerate(rows):
        word = "kmo" if at == 0 else words.get(row[1], "")
        yield from numbers("kmo_bartlett", (), (key,), (word,), row[-1:])


def _loadings(table: str, rows: Sequence[Line], is_ordered: bool) -> Cells:
    """Columns turned so that their sum is positive, those of a rotation by what they explain, as SPSS does."""
    names = [row[0] for row in rows[2:]]
    columns = _columns(rows)
    if not is_ordered and len(columns) < 2:
        return  # one column cannot be turned
    columns = [tuple(-each for each in column) if sum(column) < 0 else column for column in columns]
    if not is_ordered:
        columns.sort(key=lambda column: -sum(each**2 for each in column))
    for at, column in enumerate(columns, start=1):
        for name, value in zip(names, column, strict=True):
            yield (table, (), (name,), f"loading@component={at}"), value
