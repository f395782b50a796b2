# Products of factors and covariates, with a column for every combination of levels.
crossed_columns <- function(terms, factors, data) { # a column for every combination of levels of every effect
  found <- list()
  for (vars in terms) { vars <- unlist(vars); sets <- lapply(vars, function(v) if (v %in% factors) codes_of(v, data[[v]]) else NA); grid <- rev(expand.grid(rev(sets))); effect <- paste(vars, collapse = "*")
    for (i in seq_len(nrow(grid))) { column <- rep(1, nrow(data)); key <- character(); for (j in seq_along(vars)) { v <- vars[j]; code <- grid[i, j]; column <- column * (if (is.na(code)) data[[v]] else as.numeric(data[[v]] == code)); key <- c(key, if (is.na(code)) v else level(v, code)) }
      found <- c(found, list(list(effect = effect, owner = if (any(vars %in% factors)) effect else "", key = paste(key, collapse = "*"), column = column))) } }
  found
}
