"""Knowledge packs: the TOML data beside this module, its reader, and the check for users' own packs.

`topics.toml` and `topics-*.toml` together are the pack of kind `topics`; so for every kind.
"""

from __future__ import annotations

from irevents.packs.entries import BodyEntry, Entry, TopicEntry
from irevents.packs.loading import Packs, load_packs, read_pack

__all__ = ["BodyEntry", "Entry", "Packs", "TopicEntry", "load_packs", "read_pack"]
