"""Held, ongoing, planned, postponed, cancelled, or not said to take place at all.

A report says it beside the trigger: "will meet", "is due in", "the talks were called off", "called for
talks". `clause.py` cuts out the words of the trigger's own clause; `assessing.py` reads the cues of
`packs/cues.toml` in them (`cues.py`), between what is said before any cue counts (`beforehand.py`) and what
the trigger says where none does (`otherwise.py`). The date against the publication date decides later what
the tense leaves open.
"""

from irevents.status.assessing import Cues
from irevents.status.cues import CueWords, list_cue_words
from irevents.status.verdict import Verdict

__all__ = ["CueWords", "Cues", "Verdict", "list_cue_words"]
