"""Functions as chapters may call them: nothing behind them can be reached, and a wrong call says what is possible."""

import inspect
from collections.abc import Callable
from typing import TypeVar

from analysis.result import Fault, quoted

Found = TypeVar("Found")


def offered(function: Callable[..., Found], *held: object) -> Callable[..., Found]:
    """The function, with `held` before what a chapter gives; raises `Fault` for a call that does not fit it."""
    whole = inspect.signature(function)
    given_later = list(whole.parameters.values())[len(held) :]
    signature = whole.replace(parameters=given_later, return_annotation=inspect.Signature.empty)
    name = function.__name__

    # A closure: a template can reach neither what is held nor the function through it, as it could through a partial.
    def asked(*given: object, **named: object) -> Found:
        try:
            signature.bind(*given, **named)
        except TypeError:
            said = f"{name}({', '.join([*(type(each).__name__ for each in given), *(f'{each}=…' for each in named)])})"
            raise Fault("{found} is no call of {possible}", {"found": quoted(said), "possible": call(asked)}) from None
        return function(*held, *given, **named)

    asked.__name__, asked.__doc__ = name, function.__doc__
    asked.__signature__ = signature  # type: ignore[attr-defined]  # what inspect asks for
    return asked


def call(function: Callable[..., object]) -> str:
    """How a function is called, without types: `p(task, *keys, model=None)`."""
    bare = [
        each.replace(annotation=inspect.Parameter.empty) for each in inspect.signature(function).parameters.values()
    ]
    return f"{function.__name__}{inspect.Signature(bare)}"
