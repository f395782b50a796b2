"""The program: finds the command, and turns what goes wrong into one sentence and a status."""

import atexit
import gc
import os
import sys
import threading
from importlib import import_module
from keyword import iskeyword

from canvass import commands as folder
from canvass.speaking import Session, click, speak, words
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
    gc.set_threshold(100_000, 50, 100)  # a start makes thousands of lasting objects, which are no garbage
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our matrices are small, and threads take longer to begin
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may lack a character
    try:
        commands(windows_expand_args=False)
    except Fault as fault:
        speak("refused: {what}", {"what": say(fault, Session.language)})
        _leave(REFUSED)
    except SystemExit as end:
        if isinstance(end.code, int):
            _leave(end.code)
        raise


def _leave(status: int) -> None:
    """Ends the process after what was registered for its end.

    What is left of a small job is as many objects as it took a tenth of its time to make; the system takes them back
    at once, Python one by one. Where another thread still works, it is waited for in the usual way.
    """
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        status = status or REFUSED
    os._exit(status)
