# Confirmatory factor analysis by lavaan: maximum likelihood, or DWLS on polychorics, and invariance.
ask <- function(o) {
  need("lavaan"); source(file.path(scripts, "shared", "lavaan.R"), local = TRUE); conf <- asked(o, "confidence", .95); ordered <- asked(o, "estimator", "ml") == "dwls"; least <- asked(o, "modification", 3.84)
  factors <- names(o$factors); items <- unique(unlist(o$factors)); fs <- paste0("f", seq_along(factors)); vs <- setNames(paste0("v", seq_along(items)), items); x <- setNames(of(items), vs); parts_of("case_processing", nrow(x))
  model <- c(sapply(seq_along(factors), function(i) paste(fs[i], "=~", paste(vs[unlist(o$factors[[i]])], collapse = " + "))), sapply(asked(o, "residuals", list()), function(pair) paste(vs[pair[[1]]], "~~", vs[pair[[2]]]))); model <- paste(unlist(model), collapse = "\n")
  name <- function(v) if (v %in% fs) factors[match(v, fs)] else items[match(v, vs)]
  fit <- if (ordered) settled(cfa, model, x, ordered = unname(vs)) else settled(cfa, model, x); fit_tables(fit, ordered)
  place <- function(left, sign, right) {
    if (sign == "=~") c("factor_loadings", name(left), name(right)) else if (sign == "~~" && left %in% fs) c("factor_covariances", name(left), name(right)) else if (sign == "~~" && left == right) c("residual_variances", name(left)) else if (sign == "~~") c("residual_covariances", name(left), name(right)) else NULL
  }
  parameter_tables(fit, place, ordered, conf); s <- standardizedSolution(fit); load <- function(i) s$est.std[s$lhs == fs[i] & s$op == "=~"]
  for (i in seq_along(fs)) { b <- load(i); if (all(abs(b) <= 1)) say("convergent_validity", factors[i], ave = mean(b^2), composite_reliability = sum(b)^2 / (sum(b)^2 + sum(1 - b^2)), n_items = length(b)) else say("convergent_validity", factors[i], n_items = length(b)) }
  r <- lavInspect(fit, "cor.lv")[fs, fs, drop = FALSE]; diag(r) <- sqrt(sapply(seq_along(fs), function(i) mean(load(i)^2))); k <- if (ordered) { c <- lavInspect(fit, "sampstat")$cov; cov2cor(c) } else cor(x); k <- k[vs, vs]
  for (i in seq_along(fs)) {
    shown <- if (all(abs(load(i)) <= 1)) 1:i else seq_len(i - 1); if (length(shown)) put("fornell_larcker", factors[i], under("r", factors[shown], r[i, shown]))
    for (j in seq_len(i - 1)) { a <- unname(vs[unlist(o$factors[[i]])]); b <- unname(vs[unlist(o$factors[[j]])]); inner <- function(u) { m <- abs(k[u, u]); mean(m[lower.tri(m)]) }; if (length(a) > 1 && length(b) > 1) put("htmt", factors[i], under("htmt", factors[j], mean(abs(k[a, b])) / sqrt(inner(a) * inner(b)))) }
  }
  factor_ <- if (ordered) nrow(x) / (nrow(x) - 1) else 1 # for DWLS lavaan's indices are short by it
  found <- tryCatch(modindices(fit), error = function(e) NULL)
  for (i in seq_len(NROW(found))) for (turned in c(FALSE, TRUE)) { ends <- c(name(found$lhs[i]), name(found$rhs[i])); if (turned) { if (found$op[i] == "=~") next; ends <- rev(ends) }
    known("modification_indices", c(if (found$op[i] == "=~") "loading" else "covariance", ends), modification_index = factor_ * found$mi[i], expected_change = factor_ * found$epc[i], standardized_change = if (abs(found$sepc.all[i]) > 1) NA else factor_ * found$sepc.all[i]) }
  if (ordered) { p <- parameterEstimates(fit); for (i in which(p$op == "|")) { at <- sub("t", "threshold=", p$rhs[i]); put("thresholds", name(p$lhs[i]), c(under("estimate", at, p$est[i]), under("se", at, p$se[i]))) } }
  if (is.null(o$groups)) return()
  y <- of(unique(c(items, o$groups))); g <- y[[o$groups]]; codes <- codes_of(o$groups, g); for (code in codes) say(c("group_sizes", o$groups), level(o$groups, code), n = sum(g == code))
  y <- cbind(setNames(y[items], vs), group_ = g); ladder <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts")); before <- NULL
  for (step in names(ladder)) {
    fit <- settled(cfa, model, y, group = "group_", group.label = codes, group.equal = ladder[[step]]); f <- measures(fit); keys <- list(c("invariance", o$groups), step)
    known(keys[[1]], step, chi_square = f$chisq, df = f$df, p = if (f$df > 0) f$pvalue else NA, cfi = f$cfi, tli = f$tli, rmsea = f$rmsea, rmsea_ci_low = f$rmsea.ci.lower, rmsea_ci_high = f$rmsea.ci.upper, srmr = f$srmr, aic = f$aic, bic = f$bic)
    if (!is.null(before)) { q <- f$chisq - old$chisq; df <- f$df - old$df; known(keys[[1]], step, chi_square_change = q, df_change = df, p_change = tail_of(max(q, 0), df), cfi_change = f$cfi - old$cfi) }
    before <- fit; old <- f
  }
}
