"""How files are written: whole or not at all, also when the disk is full or the process is killed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from factcheck.errors import FactcheckError


def write_whole(path: Path, content: str | bytes) -> None:
    """Write beside, then rename: whoever reads `path` sees the old text or the new, never half of one."""
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as wrong:
        raise FactcheckError(f"cannot be written: {wrong.strerror}", path) from wrong
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(beside).replace(path)
    except OSError as wrong:
        raise FactcheckError(f"cannot be written: {wrong.strerror}", path) from wrong
    finally:
        Path(beside).unlink(missing_ok=True)
