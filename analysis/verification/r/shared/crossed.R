# Products of factors and covariates, with a column for every combination of levels.
crossed_columns <- function(terms, factors, data) { # a column for every combination of levels of every effect
  found <- list()
  for (vars in terms) { vars <- unlist(vars); sets <- lapply(vars, function(v) if (v %in% factors) codes_of(v, data[[v]]) else NA); grid <- rev(expand.grid(rev(sets))); effect <- paste(vars, collapse = "*")
    for (i in seq_len(nrow(grid))) { column <- rep(1, nrow(data)); key <- character(); for (j in seq_along(vars)) { v <- vars[j]; code <- grid[i, j]; column <- column * (if (is.na(code)) data[[v]] else as.numeric(data[[v]] == code)); key <- c(key, if (is.na(code)) v else level(v, code)) }
      found <- c(found, list(list(effect = effect, owner = if (any(vars %in% factors)) effect else "", key = paste(key, collapse = "*"), column = column))) } }
  found
}
cells_of <- function(o, data, y, codes, p) { # `p` has a row for each case, a column for each of `codes`
  if (!("cells" %in% asked(o, "statistics", character()))) return()
  given <- data[setdiff(names(data), y)]; seen <- given[!duplicated(given), , drop = FALSE]; seen <- seen[do.call(order, unname(as.list(seen))), , drop = FALSE]; key <- function(z) do.call(paste, unname(as.list(z)))
  for (i in seq_len(nrow(seen))) { inside <- key(given) == key(seen)[i]; size <- sum(inside); share <- p[which(inside)[1], ]
    for (j in seq_along(codes)) { count <- sum(data[[y]][inside] == codes[j]); put("cell_information", c(paste0("pattern=", i), level(y, codes[j])), c(under("code", names(seen), unlist(seen[i, ])), list(count = count, expected = size * share[[j]], pearson_residual = (count - size * share[[j]]) / sqrt(size * share[[j]] * (1 - share[[j]])), row_percent = 100 * count / size, predicted_percent = 100 * share[[j]]))) } }
}
