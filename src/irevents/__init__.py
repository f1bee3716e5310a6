"""Event records from press reports about diplomacy and defence.

The public names are imported on first use, so that `import irevents` costs nothing and `irevents --help`
imports no spaCy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from irevents.errors import IreventsError, Problem
    from irevents.merging import merge
    from irevents.pipeline import Extractor, extract
    from irevents.records import Document, Event
    from irevents.times.listing import find_dates

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Event",
    "Extractor",
    "IreventsError",
    "Problem",
    "__version__",
    "extract",
    "find_dates",
    "merge",
]

_MODULES = {
    "Document": "records",
    "Event": "records",
    "Extractor": "pipeline",
    "IreventsError": "errors",
    "Problem": "errors",
    "extract": "pipeline",
    "find_dates": "times.listing",
    "merge": "merging",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
