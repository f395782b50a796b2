"""A chapter file rendered in a sandbox: what comes from data leaves it only as tokens."""

import inspect
import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    pass_context,
)
from jinja2.exceptions import UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from analysis.result import Fault, Place, nearest, quoted
from reports.tokens import Quantity, Tokens

UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")


class Key(str):
    """A key of the results, handed to a chapter; printed it is text and never markup."""

    __slots__ = ()


def render(chapter: Path, names: Mapping[str, object], tokens: Tokens) -> str:
    """The chapter as markup with tokens.

    Raises `Fault` with the file and line for whatever goes wrong: a misspelt name, a syntax error, a forbidden access.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(chapter.parent),
        undefined=StrictUndefined,
        autoescape=False,  # no HTML here: the text becomes runs, and renderers escape those
        finalize=_finalizer(tokens),
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()
    environment.globals.update(names)
    try:
        return environment.get_template(chapter.name).render()
    except Fault as fault:
        raise fault.at(_place(chapter, fault)) from None
    except UndefinedError as error:
        raise _undefined(error, names).at(_place(chapter, error)) from None
    except TemplateNotFound as error:
        raise Fault(
            "no file {found} beside the chapter", {"found": quoted(error.name)}, _place(chapter, error)
        ) from None
    except TemplateSyntaxError as error:
        place = Place(str(error.filename or chapter), error.lineno)
        raise Fault("the chapter is not a template: {found}", {"found": quoted(error.message)}, place) from None
    except UnicodeDecodeError as error:
        raise Fault("this is not UTF-8; save the file as UTF-8", place=_place(chapter, error)) from None
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError) as error:
        place = _place(chapter, error)
        raise Fault("the chapter cannot be made: {found}", {"found": quoted(error)}, place) from None


def asking(chapter: Path) -> Place:
    """The line of the chapter, or of a file it includes, that asks for something now."""
    frame = inspect.currentframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            return Place(str(template.filename), template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return Place(str(chapter))


def _finalizer(tokens: Tokens) -> Callable[[Context, object], object]:
    @pass_context  # so that constants are not folded before there is a chapter
    def finalize(context: Context, value: object) -> object:
        if isinstance(value, Key):
            return tokens.text(value)
        if isinstance(value, Quantity | Undefined | str) or type(value) is int:
            return value
        if isinstance(value, float):
            raise Fault(
                "a number made in a chapter is printed by number({found}, 'percent') or another kind",
                {"found": f"{value:.6g}"},
            )
        raise Fault("{found} cannot be printed", {"found": quoted(value)})

    return finalize


def _place(chapter: Path, error: BaseException) -> Place:
    """The innermost line of a chapter or of a file it includes."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).parent == chapter.parent]
    return Place(inside[-1].filename, inside[-1].lineno) if inside else Place(str(chapter))


def _undefined(error: UndefinedError, names: Mapping[str, object]) -> Fault:
    match = UNDEFINED.search(str(error))
    if match is None:
        return Fault("the chapter cannot be made: {found}", {"found": quoted(error)})
    found = match.group(1) or match.group(2)
    return Fault(
        "no name {found} in a chapter; possible: {possible}",
        {"found": quoted(found), "possible": nearest(found, names)},
    )
