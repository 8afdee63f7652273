"""Original bytes on disk, named by their hash: written once, never changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from tadmor.errors import IntegrityError


def original_path(record: Path, sha256: str) -> Path:
    """Where the bytes of this hash lie in the record folder."""
    return record / "originals" / sha256[:2] / sha256


def keep_original(record: Path, raw: bytes, sha256: str) -> Path:
    """Writes bytes under their hash unless they are there. Whole or not at all: to a temporary name, then renamed.

    Raises IntegrityError where `sha256` is not the hash of the bytes.
    """
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise IntegrityError(f"these {len(raw)} bytes do not have the hash {sha256}")
    target = original_path(record, sha256)
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f"{sha256}.{os.getpid()}.part")
        with partial.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    return target
