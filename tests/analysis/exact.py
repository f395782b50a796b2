"""Statistics in exact rational arithmetic, to hold those in floating point against."""

from fractions import Fraction
from math import isqrt


def root(square, places=40):
    """The square root of a fraction to `places` decimals."""
    scale = 10**places
    return Fraction(isqrt(square.numerator * scale * scale // square.denominator), scale)


def moments(values):
    """Mean and standard deviation."""
    mean = sum(values) / len(values)
    return mean, root(sum((value - mean) ** 2 for value in values) / (len(values) - 1))


def analysis_of_variance(values, groups):
    """Sums of squares between and within, and F."""
    members = {}
    for value, group in zip(values, groups, strict=True):
        members.setdefault(group, []).append(value)
    grand = sum(values) / len(values)
    means = {group: sum(found) / len(found) for group, found in members.items()}
    between = sum(len(found) * (means[group] - grand) ** 2 for group, found in members.items())
    within = sum((value - means[group]) ** 2 for group, found in members.items() for value in found)
    k, n = len(members), len(values)
    return between, within, between / (k - 1) / (within / (n - k))


def regression(y, predictors):
    """Coefficients, the constant first, with their standard errors, and R square."""
    rows = [[Fraction(1), *each] for each in zip(*predictors, strict=True)]
    k, n = len(rows[0]), len(rows)
    products = [[sum(row[i] * row[j] for row in rows) for j in range(k)] for i in range(k)]
    inverse = _inverse(products)
    moment = [sum(row[i] * value for row, value in zip(rows, y, strict=True)) for i in range(k)]
    b = [sum(inverse[i][j] * moment[j] for j in range(k)) for i in range(k)]
    left = sum(
        (value - sum(c * x for c, x in zip(b, row, strict=True))) ** 2 for row, value in zip(rows, y, strict=True)
    )
    mean = sum(y) / n
    total = sum((value - mean) ** 2 for value in y)
    return b, [root(inverse[i][i] * left / (n - k)) for i in range(k)], 1 - left / total


def _inverse(matrix):
    k = len(matrix)
    work = [[*row, *(Fraction(int(i == j)) for j in range(k))] for i, row in enumerate(matrix)]
    for at in range(k):
        pivot = next(row for row in range(at, k) if work[row][at] != 0)
        work[at], work[pivot] = work[pivot], work[at]
        work[at] = [cell / work[at][at] for cell in work[at]]
        for row in range(k):
            if row != at and work[row][at] != 0:
                work[row] = [a - work[row][at] * b for a, b in zip(work[row], work[at], strict=True)]
    return [row[k:] for row in work]
