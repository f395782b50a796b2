"""Typst with the embedded typeface alone: no font of the machine, no network, no clock."""

import json
from pathlib import Path
from typing import Any, Literal

from reports import typeface


def pdf(source: bytes, data: Any) -> bytes:
    """The typst `source` as PDF/UA-1, which readers for the blind can follow; it finds `data` as JSON in
    `sys.inputs.data`.
    """
    return _compile(source, data, "pdf", None)[0]


def imposed(source: bytes, data: Any, root: Path) -> bytes:
    """The typst `source`, which shows pages of PDF files in the folder `root`, as a PDF for the printer alone.

    Without tags: typst cannot take over those of the pages.
    """
    return _compile(source, data, "pdf", None, root)[0]


def png(source: bytes, data: Any, dots_per_inch: int) -> tuple[bytes, ...]:
    """The typst `source` as one PNG for each page."""
    return _compile(source, data, "png", dots_per_inch)


def metadata(source: bytes, data: Any, label: str) -> Any:
    """What the typst `source`, once set, holds in the one `metadata` of that label."""
    import typst

    found = typst.query(  # type: ignore[misc]  # its stub leaves a type variable open
        source,
        f"<{label}>",
        field="value",
        one=True,
        font_paths=[str(typeface.folder())],
        ignore_system_fonts=True,
        sys_inputs=_inputs(data),
    )
    return json.loads(found)


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
