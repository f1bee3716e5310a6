"""Persons widely reported on, whose name tells who they are."""

from __future__ import annotations

import json
from importlib.resources import files

from irevents.values import frozen


@frozen
class Leader:
    """A person widely reported on: the name, the party, whether the family name alone is enough."""

    name: str
    affiliation: str
    alone: str | None
    office: str | None


def read_leaders() -> list[Leader]:
    """The leaders of `packs/leaders.jsonl`, in its order."""
    text = (files("irevents.packs") / "leaders.jsonl").read_text(encoding="utf-8")
    leaders = []
    for line in text.splitlines():
        if line.strip():
            row = json.loads(line)
            leaders.append(Leader(row["name"], row["affiliation"], row.get("alone"), row.get("office")))
    return leaders
