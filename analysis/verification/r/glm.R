# One variable by factors and covariates: least squares by lm.fit; the tests of effects by leaving their columns out.
trimmed <- function(x, share = .05) { # the ends count in part, as EXAMINE does it
  x <- sort(x); n <- length(x); kept <- pmin(pmax(1:n, share * n), n - share * n) - pmin(pmax(0:(n - 1), share * n), n - share * n); sum(kept * x) / sum(kept)
}
products <- function(blocks) Reduce(function(a, b) do.call(cbind, lapply(seq_len(ncol(a)), function(i) a[, i] * b)), blocks)
rss <- function(X, y) sum(lm.fit(X, y)$residuals^2)
ask <- function(o) {
  y <- o$dependent; factors <- asked(o, "factors", character()); covariates <- asked(o, "covariates", character()); conf <- asked(o, "confidence", .95); x <- of(unique(c(y, factors, covariates))); v <- x[[y]]; n <- length(v)
  tell <- function(...) { given <- list(...); given[[1]] <- c(given[[1]][1], y, given[[1]][-1]); do.call(say, given) }
  codes <- lapply(setNames(factors, factors), function(f) codes_of(f, x[[f]])); key <- function(f, code) level(f, code)
  for (f in factors) for (code in codes[[f]]) tell("between_subjects_factors", c(f, key(f, code)), n = sum(x[[f]] == code))
  effects <- if (length(o$design)) lapply(o$design, unlist) else c(as.list(covariates), unlist(lapply(seq_along(factors), function(m) combn(factors, m, simplify = FALSE)), FALSE))
  effects <- lapply(effects, function(e) c(intersect(factors, e), intersect(covariates, e)))
  if (length(factors)) {
    cells <- expand.grid(lapply(codes, function(c) c(c, NA)))
    for (at in seq_len(nrow(cells))) {
      inside <- rep(TRUE, n); for (f in factors) if (!is.na(cells[at, f])) inside <- inside & x[[f]] == cells[at, f]
      if (any(inside)) tell("descriptive_statistics", sapply(factors, function(f) if (is.na(cells[at, f])) "total" else key(f, cells[at, f])), mean = mean(v[inside]), sd = sd(v[inside]), n = sum(inside))
    }
  }
  indicators <- function(f) sapply(codes[[f]], function(code) as.numeric(x[[f]] == code))
  every <- lapply(effects, function(e) { names <- Reduce(function(a, b) paste(rep(a, each = length(b)), rep(b, length(a)), sep = "*"), lapply(e, function(f) if (f %in% factors) key(f, codes[[f]]) else f)); list(names = names, X = products(lapply(e, function(f) if (f %in% factors) indicators(f) else matrix(x[[f]])))) })
  X <- cbind(1, do.call(cbind, lapply(every, `[[`, "X"))); names <- c("intercept", unlist(lapply(every, `[[`, "names"))); fit <- lm.fit(X, v); b <- fit$coefficients; kept <- which(!is.na(b)); df <- fit$df.residual; error <- sum(fit$residuals^2); sigma <- sqrt(error / df)
  inverse <- chol2inv(chol(crossprod(X[, kept]))); whole <- sum((v - mean(v))^2); reach <- qt((1 + conf) / 2, df)
  for (at in seq_along(b)) if (at %in% kept) { se <- sigma * sqrt(inverse[match(at, kept), match(at, kept)]); t <- b[at] / se; do.call(say, list(c("parameter_estimates", y), names[at], b = b[at], se = se, t = t, p = 2 * pt(-abs(t), df), ci_low = b[at] - reach * se, ci_high = b[at] + reach * se, partial_eta_squared = t^2 / (t^2 + df))) } else tell("parameter_estimates", names[at], b = 0)
  tell("model_summary", y, r_squared = 1 - error / whole, adjusted_r_squared = 1 - error / df / (whole / (n - 1)), se_estimate = sigma)
  if (length(factors)) spread(v, fit, x, factors, covariates, any(sapply(effects, function(e) all(factors %in% e))), tell)
  # tests of effects: sum-to-zero columns, so that an effect can be left out while those that contain it stay
  sums <- lapply(effects, function(e) products(lapply(e, function(f) if (f %in% factors) indicators(f) %*% contr.sum(length(codes[[f]])) else matrix(x[[f]])))); design <- c(list(matrix(1, n)), sums); all <- do.call(cbind, design)
  test <- function(key, ss, d) { f <- ss / d / (error / df); say(c("tests_of_effects", y), key, sum_of_squares = ss, df = d, mean_square = ss / d, f = f, p = pf(f, d, df, lower.tail = FALSE), partial_eta_squared = ss / (ss + error), noncentrality = f * d, observed_power = pf(qf(conf, d, df), d, df, f * d, lower.tail = FALSE)) }
  test("corrected_model", whole - error, ncol(all[, -1, drop = FALSE]) - (ncol(all) - fit$rank)); tell("tests_of_effects", "error", sum_of_squares = error, df = df, mean_square = error / df); tell("tests_of_effects", "total", sum_of_squares = sum(v^2), df = n); tell("tests_of_effects", "corrected_total", sum_of_squares = whole, df = n - 1)
  type <- asked(o, "sums_of_squares", 3)
  if (fit$rank == ncol(all)) for (at in seq_along(design)) {
    contains <- function(other, own) length(own) < length(other) && all(own %in% other) && setequal(intersect(own, covariates), intersect(other, covariates))
    own <- if (at == 1) character() else effects[[at - 1]]; word <- if (at == 1) "intercept" else paste(own, collapse = "*")
    others <- if (type == 3) setdiff(seq_along(design), at) else if (type == 1) seq_len(at - 1) else setdiff(which(c(TRUE, !sapply(effects, contains, own))), at)
    if (at == 1 && type != 3) { test(word, n * mean(v)^2, 1); next }
    small <- if (length(others)) do.call(cbind, design[others]) else matrix(0, n, 0); large <- cbind(small, design[[at]]); test(word, (if (ncol(small)) rss(small, v) else sum(v^2)) - rss(large, v), ncol(design[[at]]))
  }
  wanted <- if (length(o$means)) lapply(o$means, unlist) else as.list(factors); shown <- list()
  for (effect in wanted) {
    inner <- intersect(factors, effect); grid <- expand.grid(rev(lapply(codes[inner], seq_along)))[, rev(seq_along(inner)), drop = FALSE]; mean_of <- function(at) { # the row of the design that a mean is of
      parts <- lapply(seq_along(effects), function(i) products(lapply(effects[[i]], function(f) if (f %in% inner) t(as.numeric(seq_along(codes[[f]]) == grid[at, f])) else if (f %in% factors) t(rep(1 / length(codes[[f]]), length(codes[[f]]))) else matrix(mean(x[[f]]))))); c(1, unlist(parts)) }
    L <- t(sapply(seq_len(nrow(grid)), mean_of)); value <- drop(L[, kept, drop = FALSE] %*% b[kept]); V <- L[, kept, drop = FALSE] %*% inverse %*% t(L[, kept, drop = FALSE]) * sigma^2; se <- sqrt(diag(V)); keys <- function(at, f = inner) sapply(f, function(g) key(g, codes[[g]][grid[at, g]]))
    if (fit$rank < ncol(all)) next # a mean may not be estimable
    for (at in seq_len(nrow(grid))) say(c("estimated_means", y, inner), keys(at), mean = value[at], se_mean = se[at], ci_low = value[at] - reach * se[at], ci_high = value[at] + reach * se[at])
    one <- effect[1]; rest <- setdiff(inner, one); k <- length(codes[[one]]); many <- k * (k - 1) / 2; way <- asked(o, "comparisons", "lsd"); if (k < 2) next
    far <- qt(switch(way, lsd = (1 + conf) / 2, bonferroni = 1 - (1 - conf) / 2 / many, sidak = 1 - (1 - conf^(1 / many)) / 2), df)
    for (i in seq_len(nrow(grid))) for (j in seq_len(nrow(grid))) if (i != j && all(grid[i, rest] == grid[j, rest])) {
      gap <- value[i] - value[j]; s <- sqrt(V[i, i] + V[j, j] - 2 * V[i, j]); p <- 2 * pt(-abs(gap / s), df); p <- switch(way, lsd = p, bonferroni = min(1, p * many), sidak = 1 - (1 - p)^many)
      say(c("marginal_comparisons", y, one, rest), c(keys(i, rest), keys(i, one), keys(j, one)), mean_difference = gap, se_difference = s, p = p, ci_low = gap - far * s, ci_high = gap + far * s)
    }
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
