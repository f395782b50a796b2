"""Several dependent variables by factors and covariates, or one measured repeatedly, as GLM asks for them."""
