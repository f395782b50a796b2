"""The random numbers of a job."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator

SEED = 2_000_000
"""SPSS's first seed; SET SEED replaces it."""


class Randomness:
    """A generator that is made, and its package imported, when the first number is drawn."""

    def __init__(self, seed: int = SEED) -> None:
        self._seed = seed

    @cached_property
    def generator(self) -> "Generator":
        """What draws."""
        return np.random.default_rng(self._seed)

    def state(self) -> Mapping[str, Any]:
        """Where the generator stands, to come back to."""
        return deepcopy(self.generator.bit_generator.state)

    def return_to(self, state: Mapping[str, Any]) -> None:
        """Draw again what was drawn since `state`."""
        self.generator.bit_generator.state = deepcopy(dict(state))
