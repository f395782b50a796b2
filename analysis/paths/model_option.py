"""A path model as an option of a plan: its text, every variable resolved."""

from typing import Any, Self

from analysis.categories import of_numbers
from analysis.options import Written
from analysis.paths.model import PathModel
from analysis.paths.text import parse
from instrument.codebook import Codebook
from instrument.message import Fault
from instrument.records import dataclass


@dataclass(frozen=True)
class ModelText(Written):
    """Statements in lavaan's signs, one in each line or parted by `;`.

    `policy =~ q9 + q10`: items of a factor; `q13 ~ policy + age`: what explains a variable; `q9 ~~ q10`: residuals
    that covary; `0.5*`, a label or `NA*` before a variable: a fixed value, an equal or named one, one that is freed;
    `indirect := a*b`: what is made of labels. `#` begins a remark.
    """

    text: str
    model: PathModel

    @classmethod
    def read(cls, given: Any, codebook: Codebook) -> Self:
        if not isinstance(given, str):
            raise Fault("a model is text, such as 'f =~ a + b + c'")
        model = parse(given)
        for name in model.observed:
            of_numbers(codebook.variable(name))
        return cls(given, model)

    def plain(self) -> str:
        return self.text
