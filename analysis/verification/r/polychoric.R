# Polychoric correlations: thresholds from shares, the likelihood of each pair by polycor's integrals, errors by lavaan.
ask <- function(o) {
  need("polycor", "lavaan"); items <- o$variables; all <- if (asked(o, "missing", "pairwise") == "listwise") of(items) else d[items]
  for (i in items) {
    x <- all[[i]][!is.na(all[[i]])]; share <- cumsum(table(x)) / length(x); bounds <- qnorm(share[-length(share)]); put("polychoric_correlations", i, under("r", i, 1))
    for (k in seq_along(bounds)) put("thresholds", i, c(under("estimate", paste0("threshold=", k), bounds[[k]]), under("se", paste0("threshold=", k), sqrt(share[[k]] * (1 - share[[k]]) / (length(x) - 1)) / dnorm(bounds[[k]]))))
  }
  for (pair in combn(items, 2, simplify = FALSE)) {
    x <- na.omit(all[pair]); t <- table(x[[1]], x[[2]]); if (min(dim(t)) < 2) next
    row <- qnorm(cumsum(rowSums(t))[-nrow(t)] / sum(t)); col <- qnorm(cumsum(colSums(t))[-ncol(t)] / sum(t)); best <- optimize(function(r) -sum((t * log(pmax(polycor:::binBvn(r, row, col), 1e-300)))), c(-.999, .999), tol = 1e-10)
    seen <- t[t > 0]; q <- 2 * (best$objective + sum(seen * log(seen / sum(seen)))); df <- length(t) - nrow(t) - ncol(t); if (df > 0) say("bivariate_normality", pair, chi_square = q, df = df, p = tail_of(q, df))
    y <- setNames(x, c("x1", "x2")); fit <- tryCatch(subset(parameterEstimates(lavCor(y, ordered = names(y), output = "fit", se = "robust.sem", estimator = "WLSMV")), op == "~~" & lhs != rhs)$se, error = function(e) NA)
    for (k in list(pair, rev(pair))) put("polychoric_correlations", k[1], c(under("r", k[2], best$minimum), under("n", k[2], nrow(x)), if (!is.na(fit)) under("se", k[2], fit)))
  }
}
