# What is missing, the maximum likelihood by lavaan, Little's test, and mitools' pool of the data sets that were completed.
ask <- function(o) {
  names_ <- unique(c(o$variables, o$dependent, o$predictors)); x <- d[names_]; x <- x[, , drop = FALSE]; n <- nrow(x); lost <- is.na(x); categorical <- asked(o, "categorical", character()); two <- sapply(names_, function(v) length(codes_of(v, x[[v]])) == 2); kind <- ifelse(names_ %in% categorical | two, "logit", "predictive_mean_matching"); numbers <- names_[!(names_ %in% categorical & !two)]
  for (i in seq_along(names_)) { v <- names_[i]; say("univariate_missing", v, n = sum(!lost[, v]), missing = sum(lost[, v]), missing_percent = 100 * mean(lost[, v])); if (sum(!lost[, v]) > 1) say("univariate_missing", v, mean = mean(x[[v]], na.rm = TRUE), sd = sd(x[[v]], na.rm = TRUE)); if (any(lost[, v])) say("imputation_models", c(v, kind[i]), missing = sum(lost[, v])) }
  kinds <- aggregate(list(count = rep(1, n)), as.data.frame(lost), sum); kinds <- kinds[do.call(order, c(list(-kinds$count), unname(as.list(kinds[seq_along(names_)])))), ]
  for (k in seq_len(nrow(kinds))) { complete <- !apply(lost[, !unlist(kinds[k, seq_along(names_)]), drop = FALSE], 1, any); say("missing_patterns", paste0("pattern=", k), count = kinds$count[k], percent = 100 * kinds$count[k] / n, complete_if = sum(complete)) }
  likelihood(x[numbers], numbers)
  if (is.null(o$copies)) return()
  need("mitools"); sets <- lapply(o$copies, function(file) { y <- d; made <- read.csv(file.path(job, file), check.names = FALSE, na.strings = "NA")[at, , drop = FALSE]; y[names(made)] <- made; y }); m <- length(sets); conf <- asked(o, "confidence", .95); old <- asked(o, "dialect", "recommended") == "spss"
  pooled <- function(table, key, estimates, variances, df, words) {
    p <- mitools::MIcombine(as.list(estimates), as.list(variances), df.complete = Inf); b <- p$coefficients[[1]]; se <- sqrt(p$variance[1, 1]); own <- p$df; within <- mean(variances); r <- (1 + 1 / m) * var(estimates) / within
    if (!old) own <- 1 / (1 / own + 1 / ((df + 1) / (df + 3) * df / (1 + r))) # Barnard & Rubin (1999); mitools leaves out 1 + 1 / m there
    reach <- qt((1 + conf) / 2, own) * se; gone <- if (is.finite(own)) (r + 2 / (own + 3)) / (r + 1) else r / (r + 1)
    put(table, key, c(setNames(list(b, se), words), list(t = b / se, df = own, p = 2 * pt(-abs(b / se), own), ci_low = b - reach, ci_high = b + reach, fraction_missing = gone, relative_increase = r, relative_efficiency = 1 / (1 + gone / m))))
  }
  for (v in numbers) { y <- lapply(sets, function(s) s[[v]][!is.na(s[[v]])]); if (length(y[[1]]) > 1) pooled("pooled_means", v, sapply(y, mean), sapply(y, function(u) var(u) / length(u)), length(y[[1]]) - 1, c("mean", "se_mean")) }
  if (is.null(o$dependent)) return()
  fits <- lapply(sets, function(s) { frame <- data.frame(y = s[[o$dependent]]); keys <- c(); for (v in o$predictors) { own <- if (v %in% categorical) dummies(s, v, asked(o, "reference", "first")) else setNames(list(s[[v]]), v); for (k in names(own)) { name <- paste0("p", length(keys) + 1); frame[[name]] <- own[[k]]; keys[name] <- k } }; f <- lm(y ~ ., frame); list(b = coef(f), v = diag(vcov(f)), df = f$df.residual, keys = c("constant", keys)) })
  for (k in seq_along(fits[[1]]$b)) pooled("pooled_coefficients", fits[[1]]$keys[[k]], sapply(fits, function(f) f$b[[k]]), sapply(fits, function(f) f$v[[k]]), fits[[1]]$df, c("b", "se"))
}
likelihood <- function(x, numbers) {
  need("lavaan"); y <- setNames(x, paste0("x", seq_along(numbers))); y <- y[rowSums(!is.na(y)) > 0, , drop = FALSE]; vs <- names(y); if (length(vs) < 2) return()
  model <- paste(c(combn(vs, 2, paste, collapse = "~~"), paste0(vs, "~~", vs)), collapse = "\n"); h <- lavInspect(cfa(model, y, missing = "ml", meanstructure = TRUE, control = list(rel.tol = 1e-14), em.h1.iter.max = 20000, em.h1.tol = 1e-11), "h1"); s <- unclass(h$cov)[vs, vs]; mu <- unclass(h$mean)[vs]; r <- cov2cor(s)
  for (i in seq_along(vs)) { say("em_means", numbers[i], mean = mu[[i]], sd = sqrt(s[i, i])); put("em_covariances", numbers[i], under("covariance", numbers, s[i, ])); put("em_correlations", numbers[i], under("r", numbers, r[i, ])) }
  seen <- apply(!is.na(y), 1, function(row) paste(which(row), collapse = " ")); total <- 0; df <- -length(vs)
  for (each in unique(seen)) { k <- as.integer(strsplit(each, " ")[[1]]); rows <- as.matrix(y[seen == each, k, drop = FALSE]); gap <- colMeans(rows) - mu[k]; total <- total + nrow(rows) * drop(gap %*% solve(s[k, k, drop = FALSE], gap)); df <- df + length(k) }
  if (df > 0) say("mcar_test", "little", chi_square = total, df = df, p = tail_of(total, df)) # Little (1988)
}
