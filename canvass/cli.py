"""The program: finds the command, and turns what goes wrong into one sentence and a status."""

import sys
from importlib import import_module
from keyword import iskeyword

from canvass import commands as folder
from canvass.leaving import leave
from canvass.speaking import Session, click, speak, words
from canvass.starting import start_light
from instrument.message import Fault
from instrument.modules import module_names
from reports.wording import say

REFUSED = 1


class Commands(click.Group):
    """The commands of the folder; a command is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name.rstrip("_") for name in module_names(folder.__path__)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        file = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found: click.Command = import_module(f"canvass.commands.{file}").command
        return found


@click.command(
    cls=Commands, help=words("From the questionnaire to the report handed in, and again next year with one command.")
)
@click.version_option(package_name="canvass", message="%(prog)s %(version)s")
def commands() -> None: ...


def main() -> None:
    """Run a command; bad input ends with one sentence and exit status 1, bad usage with 2."""
    start_light()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may lack a character
    try:
        commands(windows_expand_args=False)
    except Fault as fault:
        speak("refused: {what}", {"what": say(fault, Session.language)})
        leave(REFUSED)
    except SystemExit as end:
        if isinstance(end.code, int):
            leave(end.code)
        raise
