"""The standard job as a plain script of pandas, pingouin, statsmodels and factor_analyzer."""

import sys
import warnings

import numpy as np
import pandas as pd
import pingouin as pg
import statsmodels.api as sm
from factor_analyzer import FactorAnalyzer
from factor_analyzer.factor_analyzer import calculate_bartlett_sphericity, calculate_kmo
from scipy import stats
from statsmodels.stats.outliers_influence import variance_inflation_factor
from statsmodels.stats.stattools import durbin_watson

warnings.simplefilter("ignore")
ITEMS = [f"q{number}" for number in range(1, 10)]


def main(path: str) -> None:
    """Every table, printed."""
    data = pd.read_parquet(path) if path.endswith(".parquet") else pd.read_csv(path)
    for name in ["sex", "age", "education", "unit", "tenure", *ITEMS[:5]]:
        print(data[name].value_counts(dropna=False).sort_index(), data[name].value_counts(normalize=True))
        print(data[name].describe(), data[name].skew(), data[name].kurt(), data[name].mode())
    print(data[ITEMS].describe(), data[ITEMS].skew(), data[ITEMS].kurt())
    for scale in (ITEMS[:3], ITEMS[3:6], ITEMS[6:]):
        reliability(data[scale].dropna())
    for row in ["age", "education", "unit", "tenure"]:
        for column in ITEMS[:3]:
            counts = pd.crosstab(data[row], data[column])
            value, p, df, expected = stats.chi2_contingency(counts, correction=False)
            print(counts, counts.div(counts.sum(axis=1), axis=0), counts / counts.sum(), expected, value, df, p)
            print(np.sqrt(value / counts.to_numpy().sum() / (min(counts.shape) - 1)))
    for at, first in enumerate(ITEMS):
        for second in ITEMS[at + 1 :]:
            both = data[[first, second]].dropna()
            print(first, second, stats.pearsonr(both[first], both[second]), len(both))
    complete = data[ITEMS].dropna().astype(float)
    print(calculate_kmo(complete), calculate_bartlett_sphericity(complete))
    factors = FactorAnalyzer(
        3, method="principal", rotation="varimax", rotation_kwargs={"tol": 1e-12, "max_iter": 5000}
    )
    factors.fit(complete)
    print(factors.loadings_, factors.get_communalities(), factors.get_factor_variance(), factors.get_eigenvalues())
    regression(data[["q9", *ITEMS[:6], "unit", "education"]].dropna())
    groups = data[["q1", "sex", "unit"]].dropna()
    one, other = groups.q1[groups.sex == 1], groups.q1[groups.sex == 2]
    print(pg.ttest(one, other, correction=False), pg.ttest(one, other, correction=True))
    print(pg.homoscedasticity(groups, dv="q1", group="sex", method="levene", center="mean"))
    print(groups.groupby("unit").q1.describe(), pg.anova(groups, dv="q1", between="unit", detailed=True))
    print(pg.welch_anova(groups, dv="q1", between="unit"))
    for center in ("mean", "median"):
        print(pg.homoscedasticity(groups, dv="q1", group="unit", method="levene", center=center))
    answers = data[["sex", "q1", "q2", "q3"]].dropna().astype(float)
    print(sm.Logit(answers.sex - 1, sm.add_constant(answers[["q1", "q2", "q3"]])).fit(disp=0).summary())


def reliability(items: pd.DataFrame) -> None:
    """Alpha with its interval and item-total statistics."""
    print(pg.cronbach_alpha(items), items.describe(), items.corr())
    for name in items:
        rest = items.drop(columns=name)
        print(name, rest.sum(axis=1).mean(), rest.sum(axis=1).var(), items[name].corr(rest.sum(axis=1)))
        print(pg.cronbach_alpha(rest)[0])


def regression(data: pd.DataFrame) -> None:
    """Coefficients, fit, variance inflation and Durbin-Watson."""
    x = pd.get_dummies(data.drop(columns="q9"), columns=["unit", "education"], drop_first=True, dtype=float)
    x = sm.add_constant(x.astype(float))
    found = sm.OLS(data.q9.astype(float), x).fit()
    print(found.summary(), durbin_watson(found.resid))
    print([variance_inflation_factor(x.to_numpy(), at) for at in range(1, x.shape[1])])


if __name__ == "__main__":
    main(sys.argv[1])
