"""A small report in every skin, as a person reads it.

`python tests/reports/skinned.py` writes the golden pages anew; a person then reads the diff.
"""

import tempfile
from functools import cache
from pathlib import Path

from worked_results import FOLDER, worked

from analysis.result import Results
from reports.chapters import Composition, compose
from reports.renderers import text
from reports.skins import SKINS, skin

LANGUAGES = {"gb": "zh", "apa": "en", "spss-zh": "zh", "spss-en": "en"}
CHAPTER = {
    "zh": """\
# 信度、效度与回归

政策感知的*α*为{{ alpha('policy') }}，均值*M* = {{ mean('scores', 'policy') }}（{{ ref('table:scale_summary') }}）。

{{ table('scale_summary', 'alpha_policy', 'alpha_work', 'scores') }}

KMO值为{{ kmo('validity') }}（{{ ref('table:kmo_bartlett') }}），载荷见{{ ref('table:loadings') }}。

{{ table('kmo_bartlett', 'validity') }}

{{ table('loadings', 'validity') }}

打算与学历有关（{{ ref('table:crosstab') }}）。

{{ table('crosstab', 'plans') }}

政策感知的*β* = {{ beta('main', 'policy') }}，*p*{{ p('main', 'policy') }}（{{ ref('table:main') }}、{{ ref('figure:coefficients') }}）。

{{ table('hierarchical_regression', 'main', id='main') }}

{{ figure('coefficients', 'main') }}
""",  # noqa: E501
    "en": """\
# Reliability, validity and regression

For policy *α* is {{ alpha('policy') }} and *M* = {{ mean('scores', 'policy') }} ({{ ref('table:scale_summary') }}).

{{ table('scale_summary', 'alpha_policy', 'alpha_work', 'scores') }}

The KMO measure is {{ kmo('validity') }} ({{ ref('table:kmo_bartlett') }}); {{ ref('table:loadings') }} has the loadings.

{{ table('kmo_bartlett', 'validity') }}

{{ table('loadings', 'validity') }}

Plans go with education ({{ ref('table:crosstab') }}).

{{ table('crosstab', 'plans') }}

For policy *β* = {{ beta('main', 'policy') }}, *p*{{ p('main', 'policy') }} ({{ ref('table:main') }}, {{ ref('figure:coefficients') }}).

{{ table('hierarchical_regression', 'main', id='main') }}

{{ figure('coefficients', 'main') }}
""",  # noqa: E501
}
TITLE = {"zh": "四种样式", "en": "Four skins"}


@cache
def skinned(name: str, language: str = "", symbols: str = "") -> Composition:
    """The report in a skin and a language, the skin's own for none."""
    language = language or LANGUAGES[name]
    with tempfile.TemporaryDirectory() as folder:
        chapter = Path(folder) / "01-a.md.j2"
        chapter.write_text(CHAPTER[language], encoding="utf-8")
        return compose(Results(worked()), [chapter], language, TITLE[language], look=skin(name, symbols, language))


def golden(name: str) -> Path:
    return FOLDER / f"skin.{name}.txt"


def read(name: str) -> str:
    return text.render(skinned(name).document).decode()


if __name__ == "__main__":
    for each in SKINS:
        golden(each).write_text(read(each), encoding="utf-8")
