"""From the candidates of an article to its events: two mentions of one event are one event."""

from __future__ import annotations

from irevents.assembly.adding import add_candidate
from irevents.assembly.continuing import continues, is_what_for
from irevents.assembly.credentials import add_envoys
from irevents.assembly.filling import extend_draft
from irevents.assembly.naming import name_counterparts

__all__ = ["add_candidate", "add_envoys", "continues", "extend_draft", "is_what_for", "name_counterparts"]
