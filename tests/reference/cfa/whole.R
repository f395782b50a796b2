# Rscript whole.R: every table of three factors of nine items by lavaan: ML, DWLS on polychorics, invariance by sex.
source("../scales/read.R")
source("../whole.R")
source("../lavaan_tables.R")
suppressMessages(library(semTools))
model <- "one =~ q1 + q2 + q3\n two =~ q4 + q5 + q6\n three =~ q7 + q8 + q9"
items <- paste0("q", 1:9); factors <- c("one", "two", "three")
validity <- function(fit, x, ...) {
  s <- standardizedSolution(fit)
  for (f in factors) {
    b <- s$est.std[s$lhs == f & s$op == "=~"]
    say("convergent_validity", f, ave = mean(b^2), composite_reliability = sum(b)^2 / (sum(b)^2 + sum(1 - b^2)), n_items = length(b))
  }
  r <- lavInspect(fit, "cor.lv")[factors, factors]; diag(r) <- sqrt(sapply(factors, function(f) mean(s$est.std[s$lhs == f & s$op == "=~"]^2)))
  h <- htmt(model, x, htmt2 = FALSE, ...)
  for (i in 1:3) {
    do.call(say, c(list("fornell_larcker", factors[i]), setNames(as.list(r[i, 1:i]), paste0("r@", factors[1:i]))))
    if (i > 1) do.call(say, c(list("htmt", factors[i]), setNames(as.list(h[i, 1:(i - 1)]), paste0("htmt@", factors[1:(i - 1)]))))
  }
}
place <- function(left, sign, right) {
  if (sign == "=~") c("factor_loadings", left, right)
  else if (sign == "~~" && left %in% factors) c("factor_covariances", left, right)
  else if (sign == "~~") c("residual_variances", left)
  else NULL
}
# For DWLS lavaan takes its slopes times (n - 1) / n and the information as it is, so that indices and changes, which have
# no such factor in one step of Gauss and Newton, are short by it.
changes <- function(fit, factor = 1) {
  found <- subset(modindices(fit), factor * mi >= .3)
  for (i in seq_len(nrow(found))) say("modification_indices", c(if (found$op[i] == "=~") "loading" else "covariance", found$lhs[i], found$rhs[i]),
    modification_index = factor * found$mi[i], expected_change = factor * found$epc[i], standardized_change = factor * found$sepc.all[i])
}
for (label in c("plain", "weighted")) {
  all <- if (label == "plain") d else twice
  x <- na.omit(all[items])
  case <- label
  fit <- settled(cfa, model, x)
  cases_of(x, all); fit_tables(fit); parameter_tables(fit, place); validity(fit, x)
  case <- paste0(label, "_ordered")
  ordinal <- settled(cfa, model, x, ordered = items)
  cases_of(x, all); fit_tables(ordinal, TRUE); parameter_tables(ordinal, place, TRUE); validity(ordinal, x, ordered = items)
  p <- parameterEstimates(ordinal)
  for (i in which(p$op == "|")) {
    at <- sub("t", "threshold=", p$rhs[i])
    do.call(say, c(list("thresholds", p$lhs[i]), setNames(list(p$est[i], p$se[i]), paste0(c("estimate@", "se@"), at))))
  }
  case <- paste0(label, "_changes"); changes(fit)
  case <- paste0(label, "_ordered_changes"); changes(ordinal, nrow(x) / (nrow(x) - 1))
  case <- paste0(label, "_groups")
  y <- na.omit(all[c(items, "sex")])
  for (g in 1:2) say("group_sizes@sex", paste0("sex=", g), n = sum(y$sex == g))
  ladder <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"))
  before <- NULL
  for (step in names(ladder)) {
    fit <- settled(cfa, model, y, group = "sex", group.label = c(1, 2), group.equal = ladder[[step]])
    f <- as.list(fitMeasures(fit))
    say("invariance@sex", step, chi_square = f$chisq, df = f$df, p = f$pvalue, cfi = f$cfi, tli = f$tli, rmsea = f$rmsea, rmsea_ci_low = f$rmsea.ci.lower,
        rmsea_ci_high = f$rmsea.ci.upper, srmr = f$srmr, aic = f$aic, bic = f$bic)
    if (!is.null(before)) {
      change <- lavTestLRT(before, fit); old <- fitMeasures(before)
      say("invariance@sex", step, chi_square_change = change[2, "Chisq diff"], df_change = change[2, "Df diff"], p_change = change[2, "Pr(>Chisq)"], cfi_change = f$cfi - old[["cfi"]])
    }
    before <- fit
  }
}
keep_whole()
