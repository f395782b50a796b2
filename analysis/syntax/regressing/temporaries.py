"""The temporary variables of REGRESSION by their keywords: what they are, and how they are named when saved."""

from instrument.records import dataclass


@dataclass(frozen=True)
class Temporary:
    """`word` is our name of the values; `prefix` begins the name of a saved variable, `label` is its label."""

    word: str
    prefix: str
    label: str


TEMPORARIES = {
    "PRED": Temporary("predicted", "PRE", "Unstandardized Predicted Value"),
    "RESID": Temporary("residual", "RES", "Unstandardized Residual"),
    "DRESID": Temporary("deleted_residual", "DRE", "Deleted Residual"),
    "ADJPRED": Temporary("adjusted_predicted", "ADJ", "Adjusted Predicted Value"),
    "ZPRED": Temporary("standardized_predicted", "ZPR", "Standardized Predicted Value"),
    "ZRESID": Temporary("standardized_residual", "ZRE", "Standardized Residual"),
    "SRESID": Temporary("studentized_residual", "SRE", "Studentized Residual"),
    "SDRESID": Temporary("studentized_deleted_residual", "SDR", "Studentized Deleted Residual"),
    "SEPRED": Temporary("se_predicted", "SEP", "Standard Error of Predicted Value"),
    "MAHAL": Temporary("mahalanobis", "MAH", "Mahalanobis Distance"),
    "COOK": Temporary("cook", "COO", "Cook's Distance"),
    "LEVER": Temporary("centered_leverage", "LEV", "Centered Leverage Value"),
    "COVRATIO": Temporary("covariance_ratio", "COV", "COVRATIO"),
    "DFFIT": Temporary("fit_change", "DFF", "DFFIT"),
    "SDFIT": Temporary("standardized_fit_change", "SDF", "Standardized DFFIT"),
    "DFBETA": Temporary("beta_change", "DFB", "DFBETA"),
    "SDBETA": Temporary("standardized_beta_change", "SDB", "Standardized DFBETA"),
    "MCIN": Temporary("mean", "MCI", "CI for {dependent} mean"),
    "ICIN": Temporary("individual", "ICI", "CI for {dependent} individual"),
}
"""In the order in which SPSS makes them."""

LISTED = tuple(word for word in TEMPORARIES if word not in ("COVRATIO", "DFFIT", "SDFIT", "DFBETA", "SDBETA"))[:12]
"""Those that CASEWISE and RESIDUALS can name."""

USUAL = ("PRED", "RESID", "ZPRED", "ZRESID")
"""Those that are summed up even where no others are asked for."""

FITS = ("DFFIT", "SDFIT", "DFBETA", "SDBETA", "COVRATIO")
OF_COEFFICIENTS = ("DFBETA", "SDBETA")
OF_BOUNDS = ("MCIN", "ICIN")
