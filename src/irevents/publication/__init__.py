"""When one article was published: its stamps, its dateline, and which of them to believe."""

from irevents.publication.datelines import Dateline
from irevents.publication.finding import Publication, find_publication

__all__ = ["Dateline", "Publication", "find_publication"]
