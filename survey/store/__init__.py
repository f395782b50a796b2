"""Answers as they come in, kept in SQLite: what was acknowledged stays, and what was changed says by whom and why."""

from survey.store.entries import Correction, Entry, Outcome
from survey.store.keeping import Store
from survey.store.opening import opened

__all__ = ["Correction", "Entry", "Outcome", "Store", "opened"]
