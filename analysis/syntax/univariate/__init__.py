"""One dependent variable by factors and covariates, as UNIANOVA and GLM ask for it."""
