"""What the commands say to the person, and in which language."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from canvass.language import of_the_computer, teach_click
from instrument.message import Message, Scalar
from reports.wording import say

LANGUAGE = of_the_computer()
if LANGUAGE == "zh":
    from reports.wording.zh.click import CLICK

    teach_click(CLICK)

import click as click  # noqa: E402  # only now: it keeps the words it finds when it is imported


class Session:
    """The language messages are printed in: the computer's, until a study says otherwise."""

    language = LANGUAGE


def speak(sentence: str, values: dict[str, Scalar] | None = None) -> None:
    """Say something to the person, beside the output."""
    click.echo(say(Message(sentence, values or {}), Session.language), err=True)


def words(sentence: str) -> str:
    """A help text in the language of the computer."""
    return say(Message(sentence), LANGUAGE)


@contextmanager
def step(sentence: str, values: dict[str, Scalar] | None = None) -> Iterator[None]:
    """Says what is being done, and how long it took where that was more than a second."""
    speak(sentence, values)
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    if took > 1:
        speak("  took {seconds} s", {"seconds": f"{took:.1f}"})
