"""A linear model of factors and covariates, of one dependent variable or of several."""
