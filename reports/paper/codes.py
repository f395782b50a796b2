"""The number of a form as a QR code, with the least error correction that survives a fold."""

import io

import segno

QUIET = 2  # modules of white around


def as_svg(number: str) -> str:
    """The code as a drawing."""
    held = io.BytesIO()
    segno.make(number, error="m", micro=False).save(held, kind="svg", border=QUIET, xmldecl=False)
    return held.getvalue().decode()


def as_png(number: str) -> bytes:
    """The code in pixels."""
    held = io.BytesIO()
    segno.make(number, error="m", micro=False).save(held, kind="png", border=QUIET, scale=8)
    return held.getvalue()
