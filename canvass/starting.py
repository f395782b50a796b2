"""A start that takes no longer than it must: a small job is little work, and most of its time is spent on beginning."""

import gc
import os
import sys
from types import ModuleType

from canvass.finding import find_quickly

DOCUMENTATION = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")
"""Modules that do nothing but write help texts into numpy's objects, a tenth of the time of its import."""


def start_light() -> None:
    """To be called before anything imports numpy."""
    gc.set_threshold(300_000, 50, 100)  # a start makes thousands of lasting objects, which are no garbage
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our matrices are small, and threads take longer to begin
    for name in DOCUMENTATION:
        sys.modules.setdefault(name, ModuleType(name))
    find_quickly()
