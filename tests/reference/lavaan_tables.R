# What lavaan finds as whole tables: after source("../whole.R").
suppressMessages(library(lavaan))
exact <- list(rel.tol = 1e-15, abs.tol = 1e-20, x.tol = 1e-12, iter.max = 5000, eval.max = 10000)
# A second search from where the first one stopped stands nearer to the minimum.
settled <- function(how, model, x, ...) {
  found <- how(model, x, ..., control = exact, optim.force.converged = TRUE)
  how(model, x, ..., fixed.x = TRUE, start = found, control = exact, optim.force.converged = TRUE)
}
cases_of <- function(x, all) {
  counts <- c(valid = nrow(x), excluded = nrow(all) - nrow(x), total = nrow(all))
  for (part in names(counts)) say("case_processing", part, count = counts[[part]], percent = 100 * counts[[part]] / nrow(all))
}
known <- function(table, keys, ...) { # the values that lavaan has
  values <- list(...); values <- values[!sapply(values, function(v) length(v) == 0 || is.na(v))]
  if (length(values)) do.call(say, c(list(table, keys), values))
}
fit_tables <- function(fit, ordered = FALSE) {
  f <- as.list(fitMeasures(fit)); line <- function(key, q, df, p) say("model_fit", key, chi_square = q, df = df, p = p, chi_square_ratio = q / df)
  line("hypothesized_model", f$chisq, f$df, f$pvalue)
  if (ordered) line("hypothesized_scaled", f$chisq.scaled, f$df.scaled, f$pvalue.scaled)
  line("independence_model", f$baseline.chisq, f$baseline.df, f$baseline.pvalue)
  if (ordered) line("independence_scaled", f$baseline.chisq.scaled, f$baseline.df.scaled, f$baseline.pvalue.scaled)
  for (s in c("", if (ordered) ".scaled")) {
    g <- function(name) f[[paste0(name, s)]]
    known("fit_indices", if (s == "") "hypothesized_model" else "hypothesized_scaled", cfi = g("cfi"), tli = g("tli"), nfi = g("nfi"), ifi = g("ifi"),
          rmsea = g("rmsea"), rmsea_ci_low = g("rmsea.ci.lower"), rmsea_ci_high = g("rmsea.ci.upper"), p_close = g("rmsea.pvalue"), srmr = f$srmr,
          gfi = if (ordered) NA else f$gfi, agfi = if (ordered) NA else f$agfi)
  }
  if (!ordered) say("information_criteria", "hypothesized_model", n_parameters = f$npar, log_likelihood = f$logl, aic = f$aic, bic = f$bic)
}
# `table_of` says where a line of the estimates belongs: c(table, keys...), or NULL
parameter_tables <- function(fit, table_of, ordered = FALSE) {
  p <- parameterEstimates(fit); s <- standardizedSolution(fit); squares <- inspect(fit, "rsquare")
  stopifnot(all(p$lhs == s$lhs), all(p$rhs == s$rhs))
  for (i in seq_len(nrow(p))) {
    where <- table_of(p$lhs[i], p$op[i], p$rhs[i])
    if (is.null(where)) next
    free <- !is.na(p$se[i]) && p$se[i] > 0
    known(where[1], where[-1], b = p$est[i], beta = s$est.std[i], se_beta = if (!is.na(s$se[i]) && s$se[i] > 1e-8 && (free || !ordered || p$op[i] == "=~")) s$se[i] else NA)
    if (free) known(where[1], where[-1], se = p$se[i], z = p$z[i], p = p$pvalue[i], ci_low = p$ci.lower[i], ci_high = p$ci.upper[i])
    if (p$op[i] == "~~" && p$lhs[i] == p$rhs[i] && p$lhs[i] %in% names(squares)) say(where[1], where[-1], r_squared = squares[[p$lhs[i]]])
  }
}
