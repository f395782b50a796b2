"""axe-core, the checker of web pages, fetched once from npm and kept."""

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest

VERSION = "4.14.1"
SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="


def axe(cache):
    """The script of that version, kept in the folder `cache`; skipped where there is no npm."""
    kept = Path(cache) / f"axe-core-{VERSION}.js"
    if not kept.exists():
        _fetch(kept)
    return kept.read_text(encoding="utf-8")


def _fetch(kept):
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        command = ["npm", "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        (package,) = Path(folder).glob("*.tgz")
        found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
        assert found == SHA512, "axe-core is not what it was"
        with tarfile.open(package) as files:
            script = files.extractfile("package/axe.min.js").read()
        beside = Path(folder) / "axe.js"
        beside.write_bytes(script)
        os.replace(beside, kept)
