"""How SPSS words its footnotes where ours say the same in other words; '' where it says nothing."""

from collections.abc import Mapping

ADVICE = "(dialect: recommended)"
"""How sentences end that recommend what SPSS does not print."""

FEW = "{count} cells ({percent:.1f}%) have an expected count below 5; the smallest expected count is {least:.2f}"
SPSS_SENTENCES: Mapping[str, str] = {
    FEW: "{count} cells ({percent:.1b}%) have expected count less than 5. The minimum expected count is {least:.2b}.",
    "{layer}: " + FEW: "{layer}: {count} cells ({percent:.1b}%) have expected count less than 5. "
    "The minimum expected count is {least:.2b}.",
    "{variable}: {count} cells ({percent:.1f}%) have expected frequencies less than 5. "
    "The minimum expected cell frequency is {least:.1f}.": "{count} cells ({percent:.1b}%) have expected frequencies "
    "less than 5. The minimum expected cell frequency is {least:.1b}.",
    "** the correlation is significant at the 0.01 level (2-tailed)": "**. Correlation is significant at the 0.01 "
    "level (2-tailed).",
    "* the correlation is significant at the 0.05 level (2-tailed)": "*. Correlation is significant at the 0.05 "
    "level (2-tailed).",
    "** the correlation is significant at the 0.01 level (1-tailed)": "**. Correlation is significant at the 0.01 "
    "level (1-tailed).",
    "* the correlation is significant at the 0.05 level (1-tailed)": "*. Correlation is significant at the 0.05 "
    "level (1-tailed).",
    "Determinant = {determinant}": "Determinant = {determinant:.3c}",
    "Attempted to extract {count} factors. More than {iterations} iterations required. (Convergence={change}). "
    "Extraction was terminated.": (
        "Attempted to extract {count} factors. More than {iterations} iterations required. (Convergence={change:.3b}). "
        "Extraction was terminated."
    ),
    "several modes exist; the smallest is shown: {found}": "Multiple modes exist. The smallest value is shown",
    "the probability of McNemar's test is of the binomial distribution": "Binomial distribution used.",
    "the probability of Goodman and Kruskal's tau is of its chi-square approximation": "Based on chi-square "
    "approximation",
    "the probability of the uncertainty coefficient is that of the likelihood ratio": "Likelihood ratio chi-square "
    "probability.",
    "columns that share a subset letter do not differ in their proportions at the {level} level": "Each subscript "
    "letter denotes a subset of categories whose column proportions do not differ significantly from each other at "
    "the {level} level.",
    "A parameter of 0 without a standard error is the reference category.": "This parameter is set to zero because it "
    "is redundant.",
    ".200 is a lower bound of the true significance.": "This is a lower bound of the true significance.",
    "Test distribution is Normal, with the mean and the standard deviation of the data.": "Test distribution is "
    "Normal.",
    "Lilliefors significance correction, which SPSS prints from version 26 on; "
    "up to version 25 it printed the uncorrected one.": "Lilliefors Significance Correction.",
    "A parameter of 0 without a standard error is redundant: the last level of a factor, or a sum.": "This parameter "
    "is set to zero because it is redundant.",
    "Means for groups in homogeneous subsets are displayed; alpha = {alpha}.": "Means for groups in homogeneous "
    "subsets are displayed.",
    "Uses Harmonic Mean Sample Size = {n}.": "Uses Harmonic Mean Sample Size = {n:.3f}.",
    "Items that correlate negatively with the sum of the others: {items}.": "",
    "A rank is negative where the second variable is below the first, positive where it is above.": "",
    "A difference is negative where the second variable is below the first, positive where it is above.": "",
    "A difference is positive where the first group's distribution function is above the second's.": "",
    "SPSS prints the exact significance for up to 25 pairs that differ, and Z for more.": "",
    "Without the intercept the model is the same, because a factor takes its place.": "",
    "Lines of the general model cross, so the test may not be trusted.": "",
    "limits are by Fisher's r-to-z transformation, without bias adjustment": "Estimation is based on Fisher's r-to-z "
    "transformation.",
    "limits are by Fisher's r-to-z transformation with the variance of Fieller, Hartley and Pearson (1957)": (
        "Estimation is based on Fisher's r-to-z transformation, of its standard error on the formula proposed by "
        "Fieller, Hartley, and Pearson."
    ),
    "the exact probability is estimated from {samples} sampled tables, seed {seed}; its limits are of {confidence}%": (
        "Based on {samples} sampled tables with starting seed {seed}."
    ),
    "a category that only one of the two variables has counts as empty for the other": "",
    "tests of two columns are adjusted for all pairs of a row (Bonferroni)": "",
    "a column has the letter of each column whose proportion is significantly smaller": "",
    "a column whose proportion is 0 or 1 is not compared": "",
    "({letter}) {category}": "",
    "fewer than three groups have cases": "With fewer than three groups, linearity measures cannot be computed.",
    "fewer residual degrees of freedom than dependent variables": "Cannot produce multivariate test statistics "
    "because of insufficient residual degrees of freedom.",
    "Test Value is the median.": "Median",
    "Test Value is the mean.": "Mean",
    "Test Value is the mode; of several the smallest.": "Mode",
    "knowing one variable does not change the guess of the other": "Cannot be computed because the asymptotic standard "
    "error equals zero.",
    "Test Value = {value}": "",  # a heading says it
    "{variable}: the reference category is {level}.": "",
}
