"""States, organisations and places: which are named, and where they are."""

from irevents.places.finding import Places

__all__ = ["Places"]
