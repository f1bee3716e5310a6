"""The persons of a page: named ones, and offices that stand for somebody."""

from __future__ import annotations

from irevents.people.finding import People

__all__ = ["People"]
