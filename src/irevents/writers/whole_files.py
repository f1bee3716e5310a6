"""A file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from irevents.errors import IreventsError


def check_writable(path: Path) -> None:
    """Refuse a path that cannot be written, before any work is done for it.

    Raises:
        IreventsError: when it is a folder, or its folder is missing or closed to us.
    """
    if path.is_dir():
        raise IreventsError("is a folder, not a file to write", file=str(path))
    folder = path.parent
    if not folder.is_dir():
        raise IreventsError(f"there is no folder {folder}", file=str(path), remedy="make it first")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise IreventsError("no permission to write it", file=str(path))


@contextmanager
def open_whole(path: Path) -> Iterator[TextIO]:
    """Open a text file (UTF-8, LF) that takes its place only when the block ends without an error.

    A pipe or device, such as `/dev/stdout`, is written straight away.
    """
    try:
        if _is_special(path):
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        target = Path(os.path.realpath(path))
        with _replacing(target) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise IreventsError((error.strerror or str(error)).lower(), file=str(path)) from error


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, part)
        os.replace(part, target)
    except BaseException:
        with suppress(FileNotFoundError):
            part.unlink()
        raise


def _is_special(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
