# What lavaan finds, as tables.
exact <- list(rel.tol = 1e-15, abs.tol = 1e-20, x.tol = 1e-12, iter.max = 5000, eval.max = 10000)
settled <- function(how, model, x, ...) { # a second search from where the first one stopped stands nearer to the minimum
  plain_ <<- function() suppressWarnings(how(model, x, ...))
  found <- suppressWarnings(how(model, x, ..., control = exact, optim.force.converged = TRUE)); suppressWarnings(how(model, x, ..., fixed.x = TRUE, start = found, control = exact, optim.force.converged = TRUE))
}
plain_ <- NULL
measures <- function(fit) { # where so close a search finds no independence model, that of a usual search
  f <- fitMeasures(fit); if (is.na(f["baseline.chisq"])) f <- fitMeasures(fit, baseline.model = lavaan:::lav_object_independence(plain_())); as.list(f)
}
known <- function(table, keys, ...) { values <- list(...); values <- values[!sapply(values, function(v) length(v) == 0 || is.na(v))]; if (length(values)) do.call(say, c(list(table, keys), values)) }
fit_tables <- function(fit, ordered = FALSE) {
  f <- measures(fit); line <- function(key, q, df, p) known("model_fit", key, chi_square = q, df = df, p = if (isTRUE(df > 0)) p else NA, chi_square_ratio = if (isTRUE(df > 0)) q / df else NA)
  line("hypothesized_model", f$chisq, f$df, f$pvalue); if (ordered) line("hypothesized_scaled", f$chisq.scaled, f$df.scaled, f$pvalue.scaled); line("independence_model", f$baseline.chisq, f$baseline.df, f$baseline.pvalue); if (ordered) line("independence_scaled", f$baseline.chisq.scaled, f$baseline.df.scaled, f$baseline.pvalue.scaled)
  for (s in c("", if (ordered) ".scaled")) { g <- function(name) f[[paste0(name, s)]]; free <- f$df > 0
    known("fit_indices", if (s == "") "hypothesized_model" else "hypothesized_scaled", cfi = g("cfi"), tli = g("tli"), nfi = g("nfi"), ifi = g("ifi"), rmsea = if (free) g("rmsea") else NA, rmsea_ci_low = if (free) g("rmsea.ci.lower") else NA, rmsea_ci_high = if (free) g("rmsea.ci.upper") else NA, p_close = if (free) g("rmsea.pvalue") else NA,
          srmr = f$srmr, gfi = if (ordered) NA else f$gfi, agfi = if (ordered || !free) NA else f$agfi) }
  if (!ordered) say("information_criteria", "hypothesized_model", n_parameters = f$npar, log_likelihood = f$logl, aic = f$aic, bic = f$bic)
}
# `table_of` says where a line of the estimates belongs: c(table, keys...), or NULL
parameter_tables <- function(fit, table_of, ordered = FALSE, conf = .95) {
  p <- parameterEstimates(fit, level = conf); s <- standardizedSolution(fit, level = conf); squares <- inspect(fit, "rsquare")
  for (i in seq_len(nrow(p))) {
    where <- table_of(p$lhs[i], p$op[i], p$rhs[i]); if (is.null(where)) next
    free <- !is.na(p$se[i]) && p$se[i] > 0; j <- which(s$lhs == p$lhs[i] & s$op == p$op[i] & s$rhs == p$rhs[i])[1]
    known(where[1], where[-1], b = p$est[i], beta = s$est.std[j], se_beta = if (!is.na(s$se[j]) && s$se[j] > 1e-8 && (free || !ordered || p$op[i] == "=~")) s$se[j] else NA)
    if (free) known(where[1], where[-1], se = p$se[i], z = p$z[i], p = p$pvalue[i], ci_low = p$ci.lower[i], ci_high = p$ci.upper[i])
    if (p$op[i] == "~~" && p$lhs[i] == p$rhs[i] && p$lhs[i] %in% names(squares)) known(where[1], where[-1], r_squared = squares[[p$lhs[i]]])
  }
}
