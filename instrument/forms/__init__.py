"""One module for each way in which questionnaires are written elsewhere.

A module of this folder offers two functions, and sees no other reader:

    def recognises(form: Form) -> bool
        Whether the file is such a questionnaire. Be sure: answers of the same platform must not be taken for it.
        Modules are asked in the order of their names; `plain` comes last.

    def read(form: Form) -> Draft
        The questionnaire, as far as ours can hold it: what was guessed stands with the question, what is lost is told
        in one sentence each. Names and labels need not be unique; `instrument.drafting.settling` sees to that.
        Raises `Fault` for a file that is damaged or holds no question.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from typing import Protocol, cast

from instrument.drafting.draft import Draft
from instrument.drafting.form import Form

LAST = "plain"


class Reader(Protocol):
    """What a module of this folder offers."""

    def recognises(self, form: Form) -> bool:
        """Whether the file is a questionnaire of this kind."""

    def read(self, form: Form) -> Draft:
        """The questionnaire in the file; raises `Fault`."""


def readers() -> Mapping[str, Reader]:
    """Every reader in this folder by the name of its file, that of plain text last."""
    names = sorted((module.name for module in pkgutil.iter_modules(__path__)), key=lambda name: (name == LAST, name))
    return {name: cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in names}


def reader_of(form: Form) -> str | None:
    """The name of the reader that knows the form, None where the file is no questionnaire."""
    return next((name for name, reader in readers().items() if reader.recognises(form)), None)
