# One variable by factors and covariates: least squares by lm.fit; the tests of effects by leaving their columns out.
trimmed <- function(x, share = .05) { # the ends count in part, as EXAMINE does it
  x <- sort(x); n <- length(x); kept <- pmin(pmax(1:n, share * n), n - share * n) - pmin(pmax(0:(n - 1), share * n), n - share * n); sum(kept * x) / sum(kept)
}
products <- function(blocks) Reduce(function(a, b) do.call(cbind, lapply(seq_len(ncol(a)), function(i) a[, i] * b)), blocks)
rss <- function(X, y) sum(lm.fit(X, y)$residuals^2)
ask <- function(o) {
  y <- o$dependent; factors <- asked(o, "factors", character()); covariates <- asked(o, "covariates", character()); conf <- asked(o, "confidence", .95); weigh <- asked(o, "error_weight", character()); x <- of(unique(c(y, factors, covariates, weigh))); if (length(weigh)) x <- x[x[[weigh]] > 0, , drop = FALSE]; v <- x[[y]]; n <- length(v)
  u <- if (length(weigh)) x[[weigh]] else rep(1, n); S <- sqrt(u); U <- sum(u); centre <- sum(u * v) / U; open <- isFALSE(o$intercept) # errors that weigh differently; a model without an intercept
  tell <- function(...) { given <- list(...); given[[1]] <- c(given[[1]][1], y, given[[1]][-1]); do.call(say, given) }
  codes <- lapply(setNames(factors, factors), function(f) codes_of(f, x[[f]])); key <- function(f, code) level(f, code)
  for (f in factors) for (code in codes[[f]]) tell("between_subjects_factors", c(f, key(f, code)), n = sum(x[[f]] == code))
  effects <- if (length(o$design)) lapply(o$design, unlist) else c(as.list(covariates), unlist(lapply(seq_along(factors), function(m) combn(factors, m, simplify = FALSE)), FALSE))
  effects <- lapply(effects, function(e) c(intersect(factors, e), intersect(covariates, e)))
  if (length(factors)) {
    cells <- expand.grid(lapply(codes, function(c) c(c, NA)))
    for (at in seq_len(nrow(cells))) {
      inside <- rep(TRUE, n); for (f in factors) if (!is.na(cells[at, f])) inside <- inside & x[[f]] == cells[at, f]
      if (any(inside)) tell("descriptive_statistics", sapply(factors, function(f) if (is.na(cells[at, f])) "total" else key(f, cells[at, f])), mean = (m <- sum((u * v)[inside]) / sum(u[inside])), sd = sqrt(sum((u * (v - m)^2)[inside]) / (sum(inside) - 1)), n = sum(inside))
    }
  }
  indicators <- function(f) sapply(codes[[f]], function(code) as.numeric(x[[f]] == code))
  every <- lapply(effects, function(e) { names <- Reduce(function(a, b) paste(rep(a, each = length(b)), rep(b, length(a)), sep = "*"), lapply(e, function(f) if (f %in% factors) key(f, codes[[f]]) else f)); list(names = names, X = products(lapply(e, function(f) if (f %in% factors) indicators(f) else matrix(x[[f]])))) })
  X <- cbind(if (!open) rep(1, n), do.call(cbind, lapply(every, `[[`, "X"))); names <- c(if (!open) "intercept", unlist(lapply(every, `[[`, "names"))); fit <- lm.fit(X * S, v * S); b <- fit$coefficients; kept <- which(!is.na(b)); df <- fit$df.residual; error <- sum(fit$residuals^2); sigma <- sqrt(error / df)
  inverse <- chol2inv(chol(crossprod((X * S)[, kept]))); whole <- if (open) sum(u * v^2) else sum(u * (v - centre)^2); power <- function(nc, d) pf(qf(conf, d, df), d, df, nc, lower.tail = FALSE); reach <- qt((1 + conf) / 2, df)
  for (at in seq_along(b)) if (at %in% kept) { se <- sigma * sqrt(inverse[match(at, kept), match(at, kept)]); t <- b[at] / se; do.call(say, list(c("parameter_estimates", y), names[at], b = b[at], se = se, t = t, p = 2 * pt(-abs(t), df), ci_low = b[at] - reach * se, ci_high = b[at] + reach * se, partial_eta_squared = t^2 / (t^2 + df), noncentrality = abs(t), observed_power = power(t^2, 1))) } else tell("parameter_estimates", names[at], b = 0)
  tell("model_summary", y, r_squared = 1 - error / whole, adjusted_r_squared = 1 - error / df / (whole / (n - !open)), se_estimate = sigma)
  if (length(factors)) spread(v, fit, x, factors, covariates, any(sapply(effects, function(e) all(factors %in% e))), tell)
  # tests of effects: sum-to-zero columns, so that an effect can be left out while those that contain it stay
  sums <- lapply(effects, function(e) products(lapply(e, function(f) if (f %in% factors) indicators(f) %*% contr.sum(length(codes[[f]])) else matrix(x[[f]])))); design <- c(if (!open) list(matrix(1, n)), sums); if (open) for (e in seq_along(effects)) if (length(effects[[e]]) == 1 && effects[[e]] %in% factors) { design[[e]] <- indicators(effects[[e]]); break }
  all <- do.call(cbind, design) * S; rss <- function(X, y) sum(lm.fit(as.matrix(X) * S, y * S)$residuals^2)
  squares_ <- list(); test <- function(key, ss, d) { squares_[[key]] <<- c(ss, d); f <- ss / d / (error / df); say(c("tests_of_effects", y), key, sum_of_squares = ss, df = d, mean_square = ss / d, f = f, p = pf(f, d, df, lower.tail = FALSE), partial_eta_squared = ss / (ss + error), noncentrality = f * d, observed_power = pf(qf(conf, d, df), d, df, f * d, lower.tail = FALSE)) }
  test(if (open) "model" else "corrected_model", whole - error, fit$rank - !open); tell("tests_of_effects", "error", sum_of_squares = error, df = df, mean_square = error / df); tell("tests_of_effects", "total", sum_of_squares = sum(u * v^2), df = n); if (!open) tell("tests_of_effects", "corrected_total", sum_of_squares = whole, df = n - 1)
  type <- asked(o, "sums_of_squares", 3)
  if (type == 4) type <- 3 # without empty cells
  if (fit$rank == ncol(all)) for (at in seq_along(design)) {
    contains <- function(other, own) length(own) < length(other) && all(own %in% other) && setequal(intersect(own, covariates), intersect(other, covariates))
    own <- if (at == 1 && !open) character() else effects[[at - !open]]; word <- if (at == 1 && !open) "intercept" else paste(own, collapse = "*")
    others <- if (type == 3) setdiff(seq_along(design), at) else if (type == 1) seq_len(at - 1) else setdiff(which(c(if (!open) TRUE, !sapply(effects, contains, own))), at)
    if (at == 1 && !open && type != 3) { test(word, U * centre^2, 1); next }
    small <- if (length(others)) do.call(cbind, design[others]) else matrix(0, n, 0); large <- cbind(small, design[[at]]); test(word, (if (ncol(small)) rss(small, v) else sum(u * v^2)) - rss(large, v), ncol(design[[at]]))
  }
  tell_test <- function(table, rows, K = rep(0, nrow(rows))) { # rows of functions of b, tested together
    L <- rows[, kept, drop = FALSE]; q <- qr(t(L)); own <- q$pivot[seq_len(q$rank)]; L <- L[own, , drop = FALSE]; value <- L %*% b[kept] - K[own]; d <- nrow(L); ss <- drop(t(value) %*% solve(L %*% inverse %*% t(L)) %*% value); f <- ss / d / (error / df)
    keys <- table[-1]; place <- c(table[[1]]); say(place, c(keys[[1]], "contrast"), sum_of_squares = ss, df = d, mean_square = ss / d, f = f, p = pf(f, d, df, lower.tail = FALSE), partial_eta_squared = ss / (ss + error), noncentrality = f * d, observed_power = power(f * d, d))
    say(place, c(keys[[1]], "error"), sum_of_squares = error, df = df, mean_square = error / df)
  }
  if (length(o$random) && fit$rank == ncol(all)) { # what mean squares expect, by the projections whose difference each is
    span <- function(X) { q <- qr.Q(qr(X)); q %*% t(q) }; whole_ <- span(all); keys_ <- c(if (!open) "intercept", sapply(effects, paste, collapse = "*")); own_of <- c(if (!open) list(matrix(1, n)), lapply(every, `[[`, "X"))
    drawn <- which(sapply(c(if (!open) list(character()), effects), function(e) any(e %in% unlist(o$random)))); d <- sapply(design, ncol); gap <- lapply(seq_along(design), function(at) whole_ - span(do.call(cbind, design[-at]) * S)); ss <- sapply(gap, function(P) drop(t(v * S) %*% P %*% (v * S)))
    E <- sapply(seq_along(own_of), function(r) sapply(seq_along(gap), function(at) if (r %in% drawn) sum(diag(t(own_of[[r]] * S) %*% gap[[at]] %*% (own_of[[r]] * S))) / d[at] else 0)); ms <- c(ss / d, error / df); dfs <- c(d, df)
    for (at in seq_along(keys_)) {
      put(c("expected_mean_squares", y), keys_[at], c(under("variance_component", keys_[drawn], E[at, drawn]), under("variance_component", "error", 1)))
      use <- setdiff(drawn, at); A <- rbind(E[use, , drop = FALSE], 0); A <- cbind(A, 1); target <- c(replace(E[at, ], at, 0), 1); w <- qr.coef(qr(t(A)), target); if (anyNA(w) || max(abs(t(A) %*% w - target)) > 1e-6) next
      parts <- w * ms[c(use, length(ms))]; term <- sum(parts); own <- term^2 / sum((parts^2 / dfs[c(use, length(dfs))])[abs(w) > 1e-9]); f <- ms[at] / term; if (term <= 0) next
      say(c("mixed_tests", y), c(keys_[at], "hypothesis"), sum_of_squares = ss[at], df = d[at], mean_square = ms[at], f = f, p = pf(f, d[at], own, lower.tail = FALSE), partial_eta_squared = ss[at] / (ss[at] + term * own)); say(c("mixed_tests", y), c(keys_[at], "error"), sum_of_squares = term * own, df = own, mean_square = term)
    }
    put(c("expected_mean_squares", y), "error", under("variance_component", c(keys_[drawn], "error"), c(rep(0, length(drawn)), 1)))
  }
  wanted <- if (length(o$means)) lapply(o$means, unlist) else if (isTRUE(o$overall)) list() else as.list(factors); values <- lapply(covariates, function(c) sum(u * x[[c]]) / U); names(values) <- covariates
  row_of <- function(inner, codes_at, values) unlist(c(if (!open) 1, lapply(seq_along(effects), function(i) products(lapply(effects[[i]], function(f) if (f %in% inner) t(as.numeric(seq_along(codes[[f]]) == codes_at[[f]])) else if (f %in% factors) t(rep(1 / length(codes[[f]]), length(codes[[f]]))) else matrix(values[[f]]))))))
  if (isTRUE(o$overall) && fit$rank == ncol(all)) { l <- row_of(character(), list(), values)[kept]; m <- sum(l * b[kept]); se <- sigma * sqrt(drop(l %*% inverse %*% l)); say(c("overall_mean", y), "total", mean = m, se_mean = se, ci_low = m - reach * se, ci_high = m + reach * se) }
  for (place in seq_along(wanted)) {
    effect <- wanted[[place]]; inner <- intersect(factors, effect); grid <- expand.grid(rev(lapply(codes[inner], seq_along)))[, rev(seq_along(inner)), drop = FALSE]; own_values <- values
    for (word in if (length(o$means_at) >= place) unlist(o$means_at[[place]])) { parts <- strsplit(word, "=")[[1]]; own_values[[parts[1]]] <- as.numeric(parts[2]) }
    if (fit$rank < ncol(all)) next # a mean may not be estimable
    L <- t(sapply(seq_len(nrow(grid)), function(at) row_of(inner, as.list(grid[at, , drop = FALSE]), own_values))); value <- drop(L[, kept, drop = FALSE] %*% b[kept]); V <- L[, kept, drop = FALSE] %*% inverse %*% t(L[, kept, drop = FALSE]) * sigma^2; se <- sqrt(diag(V)); keys <- function(at, f = inner) sapply(f, function(g) key(g, codes[[g]][grid[at, g]]))
    for (at in seq_len(nrow(grid))) say(c("estimated_means", y, inner), keys(at), mean = value[at], se_mean = se[at], ci_low = value[at] - reach * se[at], ci_high = value[at] + reach * se[at])
    one <- effect[1]; rest <- setdiff(inner, one); k <- length(codes[[one]]); many <- k * (k - 1) / 2; way <- if (length(o$adjustments) >= place) o$adjustments[[place]] else asked(o, "comparisons", "lsd"); if (k < 2) next
    far <- qt(switch(way, lsd = (1 + conf) / 2, bonferroni = 1 - (1 - conf) / 2 / many, sidak = 1 - (1 - conf^(1 / many)) / 2), df)
    for (i in seq_len(nrow(grid))) for (j in seq_len(nrow(grid))) if (i != j && all(grid[i, rest] == grid[j, rest])) {
      gap <- value[i] - value[j]; s <- sqrt(V[i, i] + V[j, j] - 2 * V[i, j]); p <- 2 * pt(-abs(gap / s), df); p <- switch(way, lsd = p, bonferroni = min(1, p * many), sidak = 1 - (1 - p)^many)
      say(c("marginal_comparisons", y, one, rest), c(keys(i, rest), keys(i, one), keys(j, one)), mean_difference = gap, se_difference = s, p = p, ci_low = gap - far * s, ci_high = gap + far * s)
    }
    family <- if (length(rest)) apply(grid[, rest, drop = FALSE], 1, paste, collapse = "/") else rep("", nrow(grid))
    for (each in unique(family)) { at <- which(family == each); tell_test(list(c("univariate_tests", y, one, rest), if (length(rest)) keys(at[1], rest) else character()), L[at[-1], , drop = FALSE] - L[rep(at[1], length(at) - 1), , drop = FALSE]) }
  }
  asked_rows <- function(about, L, K = rep(0, nrow(L))) { # functions of b one by one, and all together
    for (at in seq_len(nrow(L))) { l <- L[at, kept]; m <- sum(l * b[kept]); se <- sigma * sqrt(drop(l %*% inverse %*% l)); say(c("contrast_results", y, about), paste0("contrast=", at), contrast_value = m, se = se); if (any(K != 0)) say(c("contrast_results", y, about), paste0("contrast=", at), hypothesized = K[at]); m <- m - K[at]; say(c("contrast_results", y, about), paste0("contrast=", at), p = 2 * pt(-abs(m / se), df), ci_low = m - reach * se, ci_high = m + reach * se) }
    tell_test(list(c("contrast_test", y, about), character()), L, K)
  }
  for (given in o$contrasts) {
    given <- unlist(given); f <- given[1]; k <- length(codes[[f]]); numbers <- as.numeric(given[-(1:2)]); out <- if (length(numbers)) numbers[1] else k; E <- diag(k)
    C <- switch(given[2], simple = E[-out, ] - E[rep(out, k - 1), ], deviation = E[-out, ] - 1 / k, repeated = E[-k, ] - E[-1, ], helmert = t(sapply(seq_len(k - 1), function(i) E[i, ] - c(rep(0, i), rep(1 / (k - i), k - i)))),
                difference = t(sapply(2:k, function(i) E[i, ] - c(rep(1 / (i - 1), i - 1), rep(0, k - i + 1)))), polynomial = t(contr.poly(k, scores = if (length(numbers)) numbers else seq_len(k))), special = matrix(numbers, ncol = k, byrow = TRUE))
    M <- t(sapply(seq_len(k), function(at) row_of(f, setNames(list(at), f), values))); asked_rows(c(f, given[2]), matrix(C, ncol = k) %*% M)
  }
  for (number in seq_along(o$hypotheses)) {
    L <- NULL; l <- rep(0, length(b)); at <- 0; columns_of <- rep(c(if (!open) "intercept", sapply(effects, paste, collapse = "*")), c(if (!open) 1, sapply(every, function(e) ncol(e$X))))
    K <- c(); k_ <- 0; awaits <- FALSE
    for (word in c(unlist(o$hypotheses[[number]]), ";")) if (awaits) { k_ <- as.numeric(word); awaits <- FALSE } else if (word == "=") awaits <- TRUE else if (word == "all") at <- seq_along(b) else if (word == ";") { L <- rbind(L, l); l <- rep(0, length(b)); K <- c(K, k_); k_ <- 0 } else if (is.na(suppressWarnings(as.numeric(word)))) at <- which(columns_of == paste(c(intersect(factors, strsplit(word, "*", fixed = TRUE)[[1]]), intersect(covariates, strsplit(word, "*", fixed = TRUE)[[1]]), if (word == "intercept") word), collapse = "*")) else { l[at[1]] <- as.numeric(word); at <- at[-1] }
    asked_rows(paste0("hypothesis=", number), L, K)
  }
  for (number in seq_along(o$error_terms)) { # an effect against others
    given <- unlist(o$error_terms[[number]]); own <- squares_[[given[1]]]; rest <- given[-(1:2)]; if (length(rest) == 1) { ms <- as.numeric(rest); d2 <- as.numeric(given[2]) } else { c_ <- as.numeric(rest[c(TRUE, FALSE)]); e_ <- squares_[rest[c(FALSE, TRUE)]]; each <- sapply(e_, function(q) q[1] / q[2]); d_ <- sapply(e_, `[`, 2); ms <- sum(c_ * each); d2 <- if (given[2] == "-") ms^2 / sum((c_ * each)^2 / d_) else as.numeric(given[2]) }
    f <- own[1] / own[2] / ms; place_ <- c("contrast_test", y, paste0("test=", number)); say(place_, "contrast", sum_of_squares = own[1], df = own[2], mean_square = own[1] / own[2], f = f, p = pf(f, own[2], d2, lower.tail = FALSE), partial_eta_squared = own[1] / (own[1] + ms * d2), noncentrality = f * own[2], observed_power = pf(qf(conf, own[2], d2), own[2], d2, f * own[2], lower.tail = FALSE)); say(place_, "error", sum_of_squares = ms * d2, df = d2, mean_square = ms)
  }
  Z <- X[, kept, drop = FALSE]; e <- fit$residuals; h <- rowSums((Z %*% inverse) * Z); k <- length(kept)
  if (asked(o, "robust", "none") != "none") { # the sandwich from its definition
    g <- switch(o$robust, hc0 = 1, hc1 = n / (n - k), hc2 = 1 / (1 - h), hc3 = 1 / (1 - h)^2, hc4 = (1 - h)^-pmin(4, n * h / k)); se <- sqrt(diag(inverse %*% crossprod(Z * (g * e^2), Z) %*% inverse))
    for (at in seq_along(b)) if (at %in% kept) { s <- se[match(at, kept)]; t <- b[at] / s; tell("robust_parameters", names[at], b = b[at], se = s, t = t, p = 2 * pt(-abs(t), df), ci_low = b[at] - reach * s, ci_high = b[at] + reach * s) } else tell("robust_parameters", names[at], b = 0)
  }
  if (length(o$spread)) { e2 <- e^2; p_ <- drop(Z %*% b[kept]); own <- Z[, apply(Z, 2, function(q) diff(range(q)) > 0), drop = FALSE]; both <- do.call(cbind, lapply(seq_len(ncol(own)), function(i) own[, i] * own[, i:ncol(own)])); w_ <- lm(e2 ~ own + both); m_ <- lm(e2 ~ p_); r_ <- summary(m_)$r.squared
    if ("white" %in% o$spread) { q <- n * summary(w_)$r.squared; tell("white_test", "error", chi_square = q, df = w_$rank - 1, p = tail_of(q, w_$rank - 1)) }; if ("modified_breusch_pagan" %in% o$spread) tell("modified_breusch_pagan_test", "error", chi_square = n * r_, df = 1, p = tail_of(n * r_, 1))
    if ("breusch_pagan" %in% o$spread) { g <- e2 / mean(e2); q <- sum((fitted(lm(g ~ p_)) - 1)^2) / 2; tell("breusch_pagan_test", "error", chi_square = q, df = 1, p = tail_of(q, 1)) }; if ("spread_f" %in% o$spread) { f <- summary(m_)$fstatistic; tell("spread_f_test", "error", f = f[[1]], df1 = 1, df2 = n - 2, p = pf(f[[1]], 1, n - 2, lower.tail = FALSE)) }
  }
  if (isTRUE(o$lack_of_fit)) {
    cell <- interaction(as.data.frame(lapply(x[c(factors, covariates)], factor)), drop = TRUE); pure <- sum(u * (v - ave(u * v, cell, FUN = sum) / ave(u, cell, FUN = sum))^2); d1 <- nlevels(cell) - fit$rank; d2 <- n - nlevels(cell); ss <- error - pure; f <- ss / d1 / (pure / d2)
    tell("lack_of_fit_tests", "pure_error", sum_of_squares = pure, df = d2, mean_square = pure / d2); if (d1 > 0 && d2 > 0) tell("lack_of_fit_tests", "lack_of_fit", sum_of_squares = ss, df = d1, mean_square = ss / d1, f = f, p = pf(f, d1, d2, lower.tail = FALSE), partial_eta_squared = ss / (ss + pure), noncentrality = f * d1, observed_power = pf(qf(conf, d1, d2), d1, d2, f * d1, lower.tail = FALSE)) else tell("lack_of_fit_tests", "lack_of_fit", sum_of_squares = max(ss, 0), df = d1)
  }
  if (length(o$posthoc)) for (f in unlist(o$posthoc_factors)) { # observed means, the error of the model
    source(file.path(scripts, "shared", "post_hoc.R"), local = TRUE); g <- factor(x[[f]], codes[[f]]); k <- nlevels(g); size <- as.vector(table(g)); m <- as.vector(tapply(v, g, mean)); if (k < 3) next
    own <- key(f, codes[[f]]); level_of <- asked(o, "posthoc_confidence", conf); f1 <- sum(size * (m - mean(v))^2) / (k - 1) / (error / df)
    compare(intersect(unlist(o$posthoc), PAIRWISE), m, as.vector(tapply(v, g, var)), size, error / df, df, level_of, asked(o, "control", 0), function(test, i, j, cells) do.call(say, c(list(c("multiple_comparisons", y, f), c(y, test, own[c(i, j)])), cells)))
    subsets_of(unlist(o$posthoc), m, size, error / df, df, level_of, asked(o, "error_ratio", 100), f1, own, c(y, f, y))
  }
}
spread <- function(v, fit, x, factors, covariates, full, tell) { # Levene's tests over the cells
  cell <- interaction(x[factors], drop = TRUE); if (nlevels(cell) < 2) return()
  test <- function(statistic, z) {
    a <- anova(lm(z ~ cell)); if (statistic != "based_on_median_adjusted") return(tell("homogeneity", statistic, levene = a[1, 4], df1 = a[1, 1], df2 = a[2, 1], p = a[1, 5]))
    u <- tapply(z, cell, function(q) sum((q - mean(q))^2)); m <- table(cell); df2 <- sum(u)^2 / sum((u^2 / (m - 1))[m > 1]); tell("homogeneity", statistic, levene = a[1, 4], df1 = a[1, 1], df2 = df2, p = pf(a[1, 4], a[1, 1], df2, lower.tail = FALSE))
  }
  if (length(covariates) || !full) return(test("based_on_residuals", abs(fit$residuals)))
  test("based_on_mean", abs(v - ave(v, cell))); for (s in c("based_on_median", "based_on_median_adjusted")) test(s, abs(v - ave(v, cell, FUN = median))); test("based_on_trimmed_mean", abs(v - ave(v, cell, FUN = trimmed)))
}
