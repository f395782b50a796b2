"""A chapter file rendered in a sandbox: what comes from data leaves it only as tokens."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined, pass_context
from jinja2.runtime import Context

from analysis.result import Fault, Place, nearest, quoted
from reports.places import failing
from reports.sandbox import Sandbox
from reports.tokens import Quantity, Tokens

UNKNOWN = re.compile(r"unknown (tag) '([^']+)'|No (filter|test) named '([^']+)'")
TAGS = ("claim", "for", "if", "import", "include", "macro", "set", "with")
LONGEST = 2_000_000  # characters of one chapter


class Key(str):
    """A key of the results, handed to a chapter; printed it is text and never markup."""

    expression: str = ""

    @classmethod
    def of(cls, text: str, expression: str) -> "Key":
        """Words that a chapter asked for, with how it did."""
        found = cls(text)
        found.expression = expression
        return found


def render(chapter: Path, names: Mapping[str, object], tokens: Tokens) -> str:
    """The chapter as markup with tokens.

    Raises `Fault` with the file and line for whatever goes wrong: a misspelt name, a syntax error, a forbidden access.
    """
    environment = Sandbox(chapter.parent, names, tokens)
    environment.finalize = _finalizer(tokens)
    try:
        return _bounded(environment.get_template(chapter.name).generate())
    except Fault as fault:
        raise fault.at(fault.place if fault.place.file else failing(chapter, fault)) from None
    except TemplateNotFound as error:
        found = {"found": quoted(error.name)}
        raise Fault("no file {found} beside the chapter", found, failing(chapter, error)) from None
    except TemplateSyntaxError as error:
        raise _misspelt(error, environment).at(Place(str(error.filename or chapter), error.lineno)) from None
    except UnicodeDecodeError as error:
        raise Fault("this is not UTF-8; save the file as UTF-8", place=failing(chapter, error)) from None
    except RecursionError as error:
        raise Fault("the chapter includes or calls itself without end", place=failing(chapter, error)) from None
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError) as error:
        found = {"found": quoted(error)}
        raise Fault("the chapter cannot be made: {found}", found, failing(chapter, error)) from None


def _bounded(pieces: Iterable[str]) -> str:
    """The pieces as one text; raises `Fault` where that grows beyond bounds."""
    found: list[str] = []
    length = 0
    for piece in pieces:
        found.append(piece)
        length += len(piece)
        if length > LONGEST:
            raise Fault("the chapter is longer than {most} characters", {"most": LONGEST})
    return "".join(found)


def _finalizer(tokens: Tokens) -> Callable[[Context, object], object]:
    @pass_context  # so that constants are not folded before there is a chapter
    def finalize(context: Context, value: object) -> object:
        if isinstance(value, Key):
            return tokens.text(value, value.expression)
        if isinstance(value, Quantity | Undefined | str) or type(value) is int:
            return value
        if isinstance(value, float):
            raise Fault(
                "a number made in a chapter is printed by number({found}, 'percent') or another kind",
                {"found": f"{value:.6g}"},
            )
        raise Fault("{found} cannot be printed", {"found": quoted(value)})

    return finalize


def _misspelt(error: TemplateSyntaxError, environment: Sandbox) -> Fault:
    match = UNKNOWN.search(str(error.message))
    if match is None:
        return Fault("the chapter is not a template: {found}", {"found": quoted(error.message)})
    kind, found = next((kind, found) for kind, found in (match.group(1, 2), match.group(3, 4)) if kind)
    possible = {"tag": TAGS, "filter": environment.filters, "test": environment.tests}[kind]
    return Fault(
        "no {kind} {found} in a chapter; possible: {possible}",
        {"kind": kind, "found": quoted(found), "possible": nearest(found, possible)},
    )
