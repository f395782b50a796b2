"""Chapters made apart from the program: in a process of their own, with bounds on its time and memory."""

import multiprocessing
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from analysis.result import Fault, Place, quoted

SECONDS = 20  # of computing, for one chapter
MEMORY = 1 << 30  # bytes beyond what the program holds before its first chapter
PATIENCE = 6 * SECONDS  # by the clock: a busy computer computes little in it
# Where frameworks of the system do not survive a fork, a process starts anew, which takes half a second.
IS_ANEW = sys.platform in {"darwin", "win32"}

Made = TypeVar("Made")
Make = Callable[[Path], Made]


def made_apart(chapters: Sequence[Path], make: Make[Made]) -> list[Made | Fault]:
    """What `make` makes of each chapter, or the fault that kept it from that.

    A chapter that takes more than its share ends the process, and the next chapter gets a new one. The process can
    write no file. Where it starts anew, `make` has to be a function of a module or a partial of one.
    """
    found: list[Made | Fault] = []
    while len(found) < len(chapters):
        found += _round(chapters[len(found) :], make)
    return found


def _round(chapters: Sequence[Path], make: Make[Made]) -> list[Made | Fault]:
    """What one process makes: of all chapters, or of those before the one that ended it, and that one's fault."""
    context = multiprocessing.get_context("spawn") if IS_ANEW else multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(sending, tuple(chapters), make), daemon=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of a fork beside threads of arithmetic, that only rest
        process.start()
    sending.close()
    found: list[Made | Fault] = []
    try:
        while len(found) < len(chapters) and receiving.poll(PATIENCE):
            found.append(receiving.recv())
    except EOFError:
        process.join()
    if len(found) < len(chapters):
        process.kill()
        process.join()
        found.append(_ended(process.exitcode or 0).at(Place(str(chapters[len(found)]))))
    process.join()
    receiving.close()
    return found


def _ended(status: int) -> Fault:
    took_time = {-int(getattr(signal, "SIGXCPU", 0)), -int(getattr(signal, "SIGKILL", 0)), -int(signal.SIGTERM)}
    if status in took_time:
        return Fault("the chapter takes more than {seconds} seconds of computing", {"seconds": SECONDS})
    return Fault("the chapter ended its process with status {status}", {"status": status})


def _serve(sending: Connection, chapters: Sequence[Path], make: Make[Made]) -> None:
    """Make the chapters within bounds and send what comes of each."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.dont_write_bytecode = True
    _bound_size()
    for chapter in chapters:
        _bound_time()
        sending.send(_outcome(chapter, make))
    sending.close()


def _outcome(chapter: Path, make: Make[Made]) -> Made | Fault:
    try:
        return make(chapter)
    except Fault as fault:
        return fault
    except MemoryError:
        return Fault("the chapter needs more than {size} MB", {"size": MEMORY >> 20}, Place(str(chapter)))
    except Exception as error:  # a fault of the program itself costs one chapter, not the report
        found = {"found": quoted(f"{type(error).__name__}: {error}")}
        return Fault("the chapter cannot be made: {found}", found, Place(str(chapter)))


def _bound_size() -> None:
    """No more memory than `MEMORY`, no file, no core; where the system can be told so."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    pages = Path("/proc/self/statm")
    if pages.exists():
        held = int(pages.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = held + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _bound_time() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(time.process_time()) + SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
