"""Simulated samples, for demonstrations and tests: never evidence of anything."""

from survey.simulation.sample import Sample, simulate

__all__ = ["Sample", "simulate"]
