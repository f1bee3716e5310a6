"""The command `irevents`: parse, call, print. What a command does stands in a module of its own.

To add a command, write one function in a module here and import that module below.
"""

from irevents.cli import check, dates, diff, evaluate, explain, extract, merge, packs
from irevents.cli.app import app, main

__all__ = ["app", "check", "dates", "diff", "evaluate", "explain", "extract", "main", "merge", "packs"]
