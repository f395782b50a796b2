"""The macros of a job: what DEFINE makes, and the text that calls of them become."""

from analysis.syntax.macros.known import Macros

__all__ = ["Macros"]
