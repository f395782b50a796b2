"""Critical values of post hoc tests as their authors' tables and other programs print them."""

import pytest

from analysis.statistics.many_to_one import correlations, quantile_many_to_one
from analysis.statistics.studentized_maximum import quantile_studentized_maximum
from analysis.statistics.waller_duncan import critical_t


@pytest.mark.parametrize(("k", "df", "one", "two"), [(3, 16, 2.23, 2.59), (2, 5, 2.44, 3.03), (9, 20, 2.60, 2.95)])
def test_the_tables_of_dunnett_hold_for_groups_of_one_size(k, df, one, two):
    """Dunnett (1955), JASA 50, tables 1a; Dunnett (1964), Biometrics 20, table II; 5 percent."""
    shared = correlations([8.0] * k, 8.0)
    assert round(quantile_many_to_one(0.95, shared, df, False), 2) == one
    assert round(quantile_many_to_one(0.95, shared, df, True), 2) == two


@pytest.mark.parametrize(("k", "df", "m"), [(10, 20, 3.114), (3, 10, 2.829), (6, 30, 2.805)])
def test_the_studentized_maximum_is_that_of_the_table(k, df, m):
    """Stoline & Ury (1979), Technometrics 21, 5 percent; R mvtnorm qmvt of uncorrelated t."""
    assert round(quantile_studentized_maximum(0.95, k, df), 3) == m


def test_the_critical_t_of_waller_and_duncan_is_that_of_sas():
    """Documentation of SAS PROC GLM, nitrogen of red clover: F 14.37 on 5 and 24, k ratio 100, critical t 1.91873."""
    assert round(critical_t(14.37, 5, 24, 100), 5) == 1.91873
