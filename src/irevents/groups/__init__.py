"""Groups of actors in a sentence: "P, P and P", "the Indian delegation", "both sides"; what governs them."""

from irevents.groups.actor import Actor, Group
from irevents.groups.breaks import search_offices
from irevents.groups.described import narrow
from irevents.groups.finding import find_groups

__all__ = ["Actor", "Group", "find_groups", "narrow", "search_offices"]
