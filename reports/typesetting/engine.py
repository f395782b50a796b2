"""Typst with the embedded typeface alone: no font of the machine, no network, no clock."""

import json
import multiprocessing
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, TypeVar

from reports import typeface
from reports.apart import IS_ANEW

Found = TypeVar("Found")


def pdf(source: bytes, data: Any) -> bytes:
    """The typst `source` as PDF/UA-1, which readers for the blind can follow; it finds `data` as JSON in
    `sys.inputs.data`.
    """
    return _apart(lambda: _compile(source, data, "pdf", None)[0])


def imposed(source: bytes, data: Any, root: Path) -> bytes:
    """The typst `source`, which shows pages of PDF files in the folder `root`, as a PDF for the printer alone.

    Without tags: typst cannot take over those of the pages.
    """
    return _apart(lambda: _compile(source, data, "pdf", None, root)[0])


def png(source: bytes, data: Any, dots_per_inch: int) -> tuple[bytes, ...]:
    """The typst `source` as one PNG for each page."""
    return _apart(lambda: _compile(source, data, "png", dots_per_inch))


def metadata(source: bytes, data: Any, label: str) -> Any:
    """What the typst `source`, once set, holds in the one `metadata` of that label."""
    return json.loads(_apart(lambda: _query(source, data, label)))


def _query(source: bytes, data: Any, label: str) -> str:
    import typst

    found: str = typst.query(  # type: ignore[misc]  # its stub leaves a type variable open
        source,
        f"<{label}>",
        field="value",
        one=True,
        font_paths=[str(typeface.folder())],
        ignore_system_fonts=True,
        sys_inputs=_inputs(data),
    )
    return found


def _compile(
    source: bytes, data: Any, suffix: Literal["pdf", "png"], ppi: float | None, root: Path | None = None
) -> tuple[bytes, ...]:
    import typst

    made: bytes | list[bytes] = typst.compile(  # type: ignore[misc]  # its stub leaves a type variable open
        source,
        root=None if root is None else str(root),
        font_paths=[str(typeface.folder())],
        ignore_system_fonts=True,
        format=suffix,
        ppi=ppi,
        sys_inputs=_inputs(data),
        pdf_standards=["ua-1"] if suffix == "pdf" and root is None else [],
    )
    return tuple(made) if isinstance(made, list) else (made,)


def _inputs(data: Any) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}


def _apart(work: Callable[[], Found]) -> Found:
    """What `work` gives, in a process of its own where one costs little: typst keeps what it ever laid out.

    Raises `RuntimeError` with typst's words where it refuses.
    """
    if IS_ANEW:
        return work()
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sending, work), daemon=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of a fork beside threads of arithmetic, that only rest
        process.start()
    sending.close()
    try:
        found, refusal = receiving.recv()
    except EOFError:
        found, refusal = None, "typesetting ended without a word"
    process.join()
    receiving.close()
    if refusal:
        raise RuntimeError(refusal)
    made: Found = found
    return made


def _send(sending: Connection, work: Callable[[], object]) -> None:
    try:
        sending.send((work(), ""))
    except Exception as error:
        sending.send((None, str(error)))
    sending.close()
