"""What blocks of cases with holes are expected to hold."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.missing_blocks import Block
from instrument.records import dataclass

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Alike:
    """Blocks that lack equally many answers."""

    at: Places  # (b,): which blocks
    lost: Places  # (b, j): what each lacks
    spread: Places  # (s,): which of them hold cases that differ
    products: Numbers  # (s, k, k): theirs, 0 where answers are lacking


@dataclass(frozen=True)
class Blocks:
    """All blocks, those that lack equally many answers together."""

    n: Numbers  # (m,)
    seen: Mask  # (m, k)
    means: Numbers  # (m, k), 0 where not seen
    products: Numbers  # (k, k): of all blocks, where seen
    alike: tuple[Alike, ...]

    def step(self, mean: Numbers, covariance: Numbers) -> tuple[Numbers, Numbers]:
        """The mean and covariance, divisor n, that follow from `mean` and a regular `covariance`.

        With the inverse K of the covariance, what is lost, m, has given what is seen, o, the covariance inv(K_mm) and
        the mean -inv(K_mm) K_mo (x_o - mean_o) beside its own: matrices as large as what is lost.
        """
        inverse = np.linalg.inv(covariance)
        inverse = (inverse + inverse.T) / 2
        gaps = np.where(self.seen, self.means - mean, 0.0)
        pull, total = gaps @ inverse, self.products.copy()
        for each in self.alike:
            rows, columns = each.lost[:, :, None], each.lost[:, None, :]
            left = np.asarray(np.linalg.inv(inverse[rows, columns]), dtype=np.float64)
            place = (each.at[:, None], each.lost)
            gaps[place] = -(left @ pull[place][:, :, None])[:, :, 0]
            np.add.at(total, (rows, columns), self.n[each.at][:, None, None] * left)
            self._add_spread(each, inverse, left, total)
        n = self.n.sum()
        moved = self.n @ gaps / n
        found = ((gaps * self.n[:, None]).T @ gaps + total) / n - np.outer(moved, moved)
        return mean + moved, (found + found.T) / 2

    def _add_spread(self, each: Alike, inverse: Numbers, left: Numbers, total: Numbers) -> None:
        """What the spread of the cases within a block says of what they lack."""
        lost, seen = each.lost[each.spread], self.seen[each.at[each.spread]]
        slopes = -left[each.spread] @ np.where(seen[:, None, :], inverse[lost], 0.0)
        across = slopes @ each.products
        np.add.at(total, lost, across)
        np.add.at(total.T, lost, across)
        np.add.at(total, (lost[:, :, None], lost[:, None, :]), across @ slopes.transpose(0, 2, 1))


def together(found: Sequence[Block]) -> Blocks:
    """Blocks, each of which has seen something, as `step` takes them."""
    seen = np.array([block.seen for block in found])
    size = seen.shape[1]
    means, products = np.zeros(seen.shape), np.zeros((size, size))
    for block, row in zip(found, means, strict=True):
        row[block.seen] = block.mean
        products[np.ix_(block.seen, block.seen)] += block.products
    lacking = size - seen.sum(axis=1)
    alike = [_alike(found, seen, np.flatnonzero(lacking == j)) for j in np.unique(lacking) if j > 0]
    return Blocks(np.array([block.n for block in found]), seen, means, products, tuple(alike))


def _alike(found: Sequence[Block], seen: Mask, at: Places) -> Alike:
    spread = np.array([place for place, block in enumerate(at) if found[block].products.any()], dtype=np.int64)
    products = np.zeros((len(spread), seen.shape[1], seen.shape[1]))
    for whole, block in zip(products, at[spread], strict=True):
        whole[np.ix_(seen[block], seen[block])] = found[block].products
    lost = np.nonzero(~seen[at])[1].reshape(len(at), -1)
    return Alike(at, lost, spread, products)


def step_by_blocks(unit: Sequence[Block], mean: Numbers, covariance: Numbers, regular: bool) -> tuple[Numbers, Numbers]:
    """As `Blocks.step`, block by block, where the whole covariance has no exact inverse."""
    n = math.fsum(block.n for block in unit)
    first, second = np.zeros_like(mean), np.zeros_like(covariance)
    for block in unit:
        expected, spread = _expected(block, mean, covariance, regular)
        first += block.n * expected
        second += spread + block.n * np.outer(expected, expected)
    new = first / n
    found = second / n - np.outer(new, new)
    return new, (found + found.T) / 2


def _expected(block: Block, mean: Numbers, covariance: Numbers, regular: bool) -> tuple[Numbers, Numbers]:
    """The mean that a block is expected to have, (k,), and its cross-products around that, (k, k)."""
    seen, lost = block.seen, ~block.seen
    if not lost.any():
        return block.mean, block.products
    inside, between = covariance[np.ix_(seen, seen)], covariance[np.ix_(lost, seen)]
    if regular:
        slopes = np.linalg.solve(inside, between.T).T
    else:
        slopes = between @ np.linalg.pinv(inside, rcond=1e-12, hermitian=True)
    expected, spread = np.zeros(len(seen)), np.zeros((len(seen), len(seen)))
    expected[seen] = block.mean
    expected[lost] = mean[lost] + slopes @ (block.mean - mean[seen])
    left = covariance[np.ix_(lost, lost)] - slopes @ between.T
    spread[np.ix_(seen, seen)] = block.products
    spread[np.ix_(lost, seen)] = slopes @ block.products
    spread[np.ix_(seen, lost)] = spread[np.ix_(lost, seen)].T
    spread[np.ix_(lost, lost)] = slopes @ block.products @ slopes.T + block.n * left
    return expected, spread
