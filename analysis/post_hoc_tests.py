"""The names of comparisons of group means, without what computes them."""

from typing import Literal

PostHoc = Literal[
    "lsd",
    "bonferroni",
    "sidak",
    "scheffe",
    "tukey",
    "snk",
    "games_howell",
    "tamhane",
    "tukey_b",
    "duncan",
    "gabriel",
    "hochberg",
    "regwf",
    "regwq",
    "waller_duncan",
    "dunnett_t3",
    "dunnett_c",
    "dunnett",
    "dunnett_below",
    "dunnett_above",
]

RangeTest = Literal[
    "snk", "tukey", "tukey_b", "duncan", "scheffe", "gabriel", "regwf", "regwq", "hochberg", "waller_duncan"
]
"""Those that part means into homogeneous subsets."""
