"""The end of the process."""

import atexit
import os
import sys
import threading


def leave(status: int) -> None:
    """Ends the process after what was registered for its end; with 1 instead of 0 where its words reach nobody.

    What is left of a small job are tens of thousands of objects; the system takes them back at once, Python one by one.
    Where another thread still works, it is waited for in the usual way.
    """
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = status or 1
    os._exit(status)
