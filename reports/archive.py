"""Zip archives without a clock: the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can hold


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in their order; pictures are stored as they are, the rest compressed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # otherwise the zip would tell Windows from the rest
            archive.writestr(entry, content)
    return held.getvalue()


def unzipped(archive: bytes) -> dict[str, bytes]:
    """The files of an archive, by name in alphabetical order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return {name: source.read(name) for name in sorted(source.namelist())}
