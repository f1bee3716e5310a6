"""What is compiled from the packs, kept in the user's cache folder so that the next start is quick.

A file of the cache holds plain data (JSON), never code, behind the digest of that data. Its name carries the
digest of all it was made from: the versions of irevents and spaCy, and the packs. It is read only where the
folder and the file belong to the user and nobody else may write them; whatever is wrong with it, it is passed
over and made anew. Where nothing can be written everything works as well, only slower to start.

`IREVENTS_CACHE` names another folder; empty, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

import irevents

MOST_BYTES = 50_000_000
"""A file longer than this is none of ours."""


def load_cached(name: str, build: Callable[[], Any], *, made_from: bytes = b"") -> Any:
    """What `build` returns, plain JSON data, from the cache where it lies there.

    Args:
        name: what it is, as a part of a file name.
        build: makes it; must hang on nothing but the built-in packs, the versions and `made_from`.
        made_from: a digest of what else it is made from.
    """
    folder = find_folder()
    if folder is None:
        return build()
    key = hashlib.sha256(fingerprint_packs() + made_from).hexdigest()[:24]
    path = folder / f"{name}-{key}.json"
    kept = _read(path)
    if kept is not None:
        return kept
    made = build()
    _write(path, made)
    return made


def find_folder() -> Path | None:
    """The folder of the cache; None where there is none to be."""
    given = os.environ.get("IREVENTS_CACHE")
    if given is not None:
        return Path(given) if given else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "irevents" if base and os.path.isabs(base) else None


@cache
def fingerprint_packs() -> bytes:
    """The digest of the versions, of every hand-written pack, and of the code that compiles them."""
    digest = hashlib.sha256(f"{irevents.__version__} {sys.version_info[:2]}".encode())
    with suppress(PackageNotFoundError):
        digest.update(version("spacy").encode())
    package = files("irevents")
    for name in (
        "status/cues.py",
        "groups/phrases.py",
        "frames.py",
        "language.py",
        "openings.py",
        "topics.py",
    ):
        digest.update(package.joinpath(name).read_bytes())
    for folder in (package.joinpath("packs"), package.joinpath("times")):
        for item in sorted(folder.iterdir(), key=lambda item: item.name):
            if item.name.endswith((".toml", ".py")):
                digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.digest()


def _read(path: Path) -> Any:
    """The data of a file; None unless it is whole, and the user's alone."""
    try:
        if not _is_ours(os.stat(path.parent)):
            return None
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode) or not _is_ours(status) or status.st_size > MOST_BYTES:
                return None
            digest, _, data = stream.read(MOST_BYTES).partition(b"\n")
        if hashlib.sha256(data).hexdigest().encode() != digest:
            return None
        return json.loads(data)
    except (OSError, ValueError):
        return None


def _is_ours(status: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):
        return True  # Windows keeps the folder to its user
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, made: Any) -> None:
    data = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    if json.loads(data) != made:
        return  # not plain data: a date of TOML, a number as a key
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
        os.replace(part, path)
        _forget_others(path)
    except OSError:
        with suppress(OSError):
            part.unlink()


def _forget_others(path: Path) -> None:
    """Remove what older versions and older packs left of the same name."""
    name = path.name.rpartition("-")[0]
    for other in path.parent.glob(f"{name}-*.json"):
        if other != path and other.name.rpartition("-")[0] == name:
            with suppress(OSError):
                other.unlink()
