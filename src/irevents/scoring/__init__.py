"""`irevents evaluate`: extracted events against gold, document by document.

Events are paired one to one, best pair first, by how much they share. Then every slot of every event,
paired or not, counts as right, spurious or missed, as in the MUC evaluations. `docs/gold-format.md`
describes the gold.
"""

from irevents.scoring.counting import Counts, Evaluation, Fault, evaluate, evaluate_files
from irevents.scoring.gold import GoldDocument, GoldEvent, read_gold
from irevents.scoring.table import format_evaluation

__all__ = [
    "Counts",
    "Evaluation",
    "Fault",
    "GoldDocument",
    "GoldEvent",
    "evaluate",
    "evaluate_files",
    "format_evaluation",
    "read_gold",
]
