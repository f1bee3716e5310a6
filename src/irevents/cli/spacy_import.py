"""spaCy without its command line, for our own: a third of what importing spaCy costs is `spacy.cli`."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


def import_spacy_quickly() -> None:
    """Import spaCy, its commands left out until somebody asks for them.

    `spacy/__init__.py` takes `info` from `spacy.cli`, which brings `download`, `train`, an HTTP client and a
    template engine with it. For the time of that import an empty module stands in for it; afterwards
    `import spacy.cli` gives the real one. Should spaCy want something else of it one day, it gets it all.
    """
    if "spacy" in sys.modules:
        return
    names = ("spacy.cli", "spacy.cli.info")
    for name in names:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    try:
        import_module("spacy")
    except ImportError:
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
    finally:
        for name in names:
            sys.modules.pop(name, None)
    import_module("spacy")


def _info(*args: object, **options: object) -> object:
    return import_module("spacy.cli.info").info(*args, **options)
