"""What a chapter may write, as docs/chapters.md prints it.

`python tests/reports/chapters_page.py` writes the page anew.
"""

import importlib
import inspect
import pkgutil
from functools import cache
from pathlib import Path

from bazhong_results import sample_results

from reports import figures, layouts, picking, subjects
from reports.apart import MEMORY, SECONDS
from reports.document import Reference
from reports.ink import Ink
from reports.limits import LIMITS
from reports.offered import call
from reports.quantities import OFFERED
from reports.quantities.source import Source
from reports.requests import Requests
from reports.sandbox import FILTERS, Sandbox
from reports.template import LONGEST, TAGS
from reports.tokens import Piece, Quantity, Tokens

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "chapters.md"

TEXT = """# Chapters

What a chapter (`chapters/zh/03-sample.md.j2`) may write. `tests/reports/test_chapters_page.py` makes this page again
and compares; `python tests/reports/chapters_page.py` writes it. Values are those of the Bazhong study's
simulated sample.

- **Words** are Markdown: `#` to `###` head, `-` and `1.` list, `*italic*`, `**bold**`, `^raised^`, `~lowered~`; a
  backslash before a mark prints it. A blank line ends a paragraph.
- **Numbers** are expressions: `{{{{ alpha('policy') }}}}` prints .832 and knows where it comes from. What a function is
  asked for by a wrong name stops the chapter with its line and the nearest name; the other chapters stand.
- **Claims** are sentences with what they rest on:
  `{{% claim p('drive', 'policy') < .05 and beta('drive', 'policy') > 0 %}}…{{% endclaim %}}`, several conditions with
  commas between them. Where the data no longer bear one, the report prints it in red, `canvass report` lists it and
  `canvass report --strict` ends with status 1. An undefined number never bears a claim. A claim stands within one
  paragraph.
- **Tables and figures** stand alone on a line, after a sentence that names them:
  `{{{{ ref('table:scale_summary') }}}}`, `{{{{ table('scale_summary', 'reliability_policy') }}}}`.
  With `style: spss-zh` or `spss-en` in study.yaml a table prints the full tables of its tasks instead, each once, and
  `ref` names those that the layout is about, from the first to the last.
- **Jinja** decides between sentences; its tags here: {tags}; its filters: {filters}.
- Numbers may be added, subtracted, multiplied, divided and compared; what is computed prints by `number` or `points`
  and keeps its expression.

A chapter may use {seconds} seconds of computing, {size} MB of memory and {length} characters of text; it reads no file
but those beside it and writes none.
"""

EXAMPLES = {
    "n": "n('returns', 'valid')",
    "percent": "percent('profile', 'q1=1')",
    "mean": "mean('state_means', 'q8')",
    "sd": "sd('state_means', 'q8')",
    "cell": "cell('gap', 'multiple_response', {'category': 'q7_1'}, 'count')",
    "number": "number(100 * r_squared('drive', 1), 'percent')",
    "points": "points(percent('gap', 'q7_1') - percent('gap', 'q7_2'))",
    "alpha": "alpha('policy')",
    "alpha_low": "alpha_low('policy')",
    "alpha_high": "alpha_high('policy')",
    "citc": "citc('policy', 'q9')",
    "item_alpha_max": "item_alpha_max('policy')",
    "kmo": "kmo('validity')",
    "bartlett": "bartlett('validity')",
    "factors": "factors('validity')",
    "cumulative": "cumulative('validity')",
    "loading": "loading('q9', 'component=1', 'validity')",
    "r": "r('policy', 'enclave')",
    "p": "p('drive', 'policy')",
    "beta": "beta('drive', 'policy')",
    "b": "b('drive', 'policy')",
    "ci_low": "ci_low('drive', 'policy')",
    "ci_high": "ci_high('drive', 'policy')",
    "vif": "vif('drive', 'policy')",
    "max_vif": "max_vif('drive')",
    "r_squared": "r_squared('drive', 1)",
    "adjusted_r_squared": "adjusted_r_squared('drive')",
    "r_squared_change": "r_squared_change('drive', 2)",
    "t": "t('difference_gender', 'policy')",
    "f": "f('difference_age', 'policy')",
    "df": "df('difference_age', 'policy', 2)",
    "d": "d('difference_gender', 'policy')",
    "eta_squared": "eta_squared('difference_age', 'policy')",
    "grade": "grade(eta_squared('difference_age', 'policy'), 'eta')",
    "rank": "rank('gap', 'q7_1')",
    "questions_asked": "questions_asked()",
    "tests_made": "tests_made('difference_age', 'difference_gender')",
    "tests_below": "tests_below('difference_age', 'difference_gender')",
    "table": "table('scale_summary', 'reliability_policy')",
    "figure": "figure('scree', 'validity')",
    "ref": "ref('table:scale_summary')",
    "label": "label('policy')",
    "cited": "cited('policy')",
    "structure": "structure('validity', 'reliability_match', 'reliability_policy', 'reliability_enclave')",
    "weakest": "weakest('reliability_policy')",
    "ranked": "ranked('gap')",
    "tested": "tested('difference_gender')",
    "known": "known(alpha('policy'))",
    "tasks_of": "tasks_of('reliability')",
    "tasks_by": "tasks_by('multiple_response')",
    "pairs": "pairs(['match', 'policy', 'enclave'])",
    "option": "option('difference_age', 'factor')",
    "listed": "listed('reliability_policy')",
    "scale_of": "scale_of('reliability_policy')",
    "steps": "steps('policy>match>enclave')",
    "profiles": "profiles()",
    "states": "states()",
    "rated": "rated('state_means')",
    "describing": "describing('state')",
    "only_described": "only_described('state_means')",
    "ranking_of": "ranking_of('state_means')",
    "compared": "compared()",
    "grouping": "grouping('difference_age')",
    "later_terms": "later_terms('drive')",
    "overlapping": "overlapping(['match', 'policy'])",
    "toplines": "toplines()",
    "screened": "screened()",
    "scale_names": "scale_names()",
    "fact": "fact('scale:policy')",
    "by_alpha": "by_alpha(tasks_of('reliability'))",
    "most_different": "most_different(compared())",
    "significant_terms": "significant_terms('drive')",
    "rows": "rows('drive', 'model_summary')",
    "headings": "headings('gap_by_unit', 'multiple_response_by')",
    "min": "min(alpha('policy'), alpha('match'))",
    "max": "max(alpha('policy'), alpha('match'))",
    "abs": "abs(r('policy', 'enclave')) > 0.1",
    "len": "len(ranked('gap'))",
    "range": "range(3)",
    "zip": "zip(['a', 'b'], [1, 2])",
    "namespace": "namespace(seen=0).seen",
}

MEANINGS = {
    "tasks_by": "The tasks of these procedures whose option `by` divides respondents into groups.",
    "pairs": "Every two of several names.",
    "steps": "The variables along a path of an indirect effect.",
    "profiles": "The frequencies that describe respondents.",
    "states": "The frequencies of everything else.",
    "only_described": "Whether no frequencies and no scale of the plan show what a task of descriptives describes.",
    "ranking_of": "The wording of the one question whose options a task of descriptives ranks.",
    "toplines": "The results that list the answers to every question.",
    "screened": "The rules by which forms may have been set aside.",
    "min": "The smallest of several numbers.",
    "max": "The largest of several numbers.",
    "abs": "The size of a number without its sign.",
    "len": "How many a list holds.",
    "range": "Whole numbers, at most 1,000 of them.",
    "zip": "Lists side by side.",
    "namespace": "A place for what a loop is to remember.",
}


@cache
def names():
    """Everything that a chapter may name, over the sample."""
    tokens = Tokens()
    requests = Requests(Source(sample_results(), Ink("en", simulated=True), tokens), CHECKOUT / "chapter.md.j2")
    return requests.names(), tokens


def functions():
    """The functions that a chapter may call, by name."""
    return {name: each for name, each in names()[0].items() if callable(each)}


def meaning(name):
    """What a function returns, on one line."""
    of_module = next((getattr(module, name) for module in (subjects, picking) if hasattr(module, name)), None)
    given = MEANINGS.get(name) or inspect.getdoc(functions()[name]) or inspect.getdoc(of_module)
    return " ".join(given.split())


def signature(name):
    function = functions()[name]
    try:
        said = call(function)
    except (TypeError, ValueError):  # of a class or a function of Python's own
        return f"{name}(…)"
    return f"{name}{said.partition('(')[1]}{said.partition('(')[2]}"


def example(name):
    """What the example of a function prints or returns."""
    given, tokens = names()
    sandbox = Sandbox(CHECKOUT, given, tokens)
    return shown(sandbox.compile_expression(EXAMPLES[name], undefined_to_none=False)(), tokens)


def shown(value, tokens):
    if isinstance(value, Quantity):
        return value.number.text.replace("\xa0", " ").strip()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {shown(each, tokens)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple | range | zip):
        found = [shown(each, tokens) for each in value]
        return "[" + ", ".join(found[:4]) + (", …]" if len(found) > 4 else "]")
    if isinstance(value, int) and not isinstance(value, bool) and type(value) is not int:
        return "true" if value else "false"
    if isinstance(value, str) and value[:1] == "\ue000":
        return printed(tokens.entries[int(value[1:-1])])
    return str(value).lower() if isinstance(value, bool) else str(value)


def printed(entry):
    if isinstance(entry, Piece):
        return f"a {entry.id.partition(':')[0]}: {entry.content.caption}"
    return "Table 4-1" if isinstance(entry, Reference) else entry.text


def lines_of_functions(wanted):
    yield "| function | what it gives | example | on the sample |"
    yield "|---|---|---|---|"
    for name in wanted:
        cells = (f"`{signature(name)}`", meaning(name), f"`{EXAMPLES[name]}`", example(name))
        yield "| " + " | ".join(escaped(each) for each in cells) + " |"


def lines_of_modules(package, call_of):
    yield "| name | what it prints | asked for as |"
    yield "|---|---|---|"
    for module in pkgutil.iter_modules(package.__path__):
        doc = inspect.getdoc(importlib.import_module(f"{package.__name__}.{module.name}"))
        yield f"| `{module.name}` | {escaped(' '.join(doc.split()))} | `{{{{ {call_of}('{module.name}', …) }}}}` |"


def lines_of_limits():
    yield "| name | value | source |"
    yield "|---|---|---|"
    for name, limit in LIMITS.items():
        yield f"| `limits.{name}.value` | {limit.value:g} | {limit.source} |"


def escaped(text):
    return text.replace("|", "\\|").replace("\n", " ")


def page():
    """The whole page."""
    numbers = [each.__name__ for each in OFFERED]
    asked = ["table", "figure", "ref", "label", "cited", "known"]
    rest = [name for name in functions() if name not in (*numbers, *asked)]
    tags = ", ".join(f"`{each}`" for each in sorted(TAGS))
    filters = ", ".join(f"`{each}`" for each in sorted(FILTERS))
    bounds = {"seconds": SECONDS, "size": MEMORY >> 20, "length": f"{LONGEST:,}"}
    parts = [TEXT.format(tags=tags, filters=filters, **bounds)]
    for title, lines in (
        ("Numbers", lines_of_functions(numbers)),
        ("Words, tables, figures", lines_of_functions(asked)),
        ("Questions that decide between sentences", lines_of_functions(rest)),
        ("Tables", lines_of_modules(layouts, "table")),
        ("Figures", lines_of_modules(figures, "figure")),
        ("Limits", lines_of_limits()),
    ):
        parts.append("\n".join([f"## {title}", "", *lines, ""]))
    values = (
        "`simulated` (whether the answers are), `tasks` (their names), `inputs` (files and their hashes), `engines`"
    )
    parts.append(f"## Values\n\n{values} (versions of what computed).\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
