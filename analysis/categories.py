"""Which options may be words: those that sort cases into categories. Codes of words measure nothing."""

from collections.abc import Container, Sized
from typing import Annotated

from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.message import Fault, Message, quoted

Category = Annotated[Variable, "may hold words"]
"""The type of an option whose codes tell categories apart: a group, a factor, the row of a crosstab."""

CODES_OF_WORDS = Undefined(Message("its codes stand for words, in the order of the alphabet"))


def of_numbers(variable: Variable, free: Container[str] = ()) -> Variable:
    """The variable, if it can be computed with or is among those `free` to hold words; raises `Fault`."""
    if variable.of_words and variable.name not in free:
        sentence = "variable {found} holds words; possible: a variable of numbers"
        raise Fault(sentence, {"found": quoted(variable.name)})
    return variable


def same_words(first: Variable, second: Variable) -> bool:
    """Whether the same codes of two variables of words stand for the same words."""
    return [level.text for level in first.levels] == [level.text for level in second.levels]


def unordered(variable: Variable, codes: Sized) -> bool:
    """Whether so many `codes` of a variable have no order: words have none, but two categories need none."""
    return variable.of_words and len(codes) > 2


def or_listed(fault: Fault) -> Fault:
    """The same refusal where words may be listed as categorical instead; any other fault as it is."""
    if fault.message.sentence != "variable {found} holds words; possible: a variable of numbers":
        return fault
    sentence = "variable {found} holds words; possible: a variable of numbers, or to list it in categorical"
    return Fault(sentence, fault.message.values, fault.place)
