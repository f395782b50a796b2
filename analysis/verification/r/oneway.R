# Means of groups: lm, oneway.test, t.test, ptukey; effects with bounds by the noncentral F.
trimmed <- function(x, u, share = .05) { # the ends count in part, as EXAMINE does it; R's own cuts whole cases
  o <- order(x); x <- x[o]; reached <- cumsum(u[o]); n <- sum(u)
  kept <- pmin(pmax(reached, share * n), n - share * n) - pmin(pmax(reached - u[o], share * n), n - share * n)
  sum(kept * x) / sum(kept)
}
ask <- function(o) for (name in o$variables) one(name, o$factor, o)
one <- function(name, factor_, o) {
  names_ <- unique(c(name, factor_)); x <- of(names_); u <- weights_of(names_); y <- x[[name]]; codes <- codes_of(factor_, x[[factor_]]); g <- factor(x[[factor_]], codes); conf <- asked(o, "confidence", .95)
  k <- nlevels(g); keys <- level(factor_, codes); n <- as.vector(tapply(u, g, sum)); m <- as.vector(tapply(u * y, g, sum)) / n; v <- as.vector(tapply(u * (y - m[g])^2, g, sum)) / (n - 1); W <- sum(u); N <- if (asked(o, "dialect", "spss") == "spss") floor(W + 1e-9) else W # SPSS cuts the sum of weights
  tell <- function(...) { given <- list(...); given[[1]] <- c(given[[1]], factor_); do.call(say, given) } # no names: a column `t` would be taken for one
  describe <- function(key, y, u) {
    n <- sum(u); mean_ <- sum(u * y) / n; sd_ <- sqrt(sum(u * (y - mean_)^2) / (n - 1)); se <- sd_ / sqrt(n); reach <- if (n > 1) qt((1 + conf) / 2, n - 1) * se else NA
    tell("group_descriptives", c(name, key), n = n, mean = mean_, sd = sd_, se_mean = se, ci_low = mean_ - reach, ci_high = mean_ + reach, minimum = min(y), maximum = max(y))
  }
  for (at in seq_len(k)) describe(keys[at], y[g == codes[at]], u[g == codes[at]])
  if (N) describe("total", y, u)
  if (k < 2) return()
  if (whole) a <- anova(lm(y ~ g)) else { f <- spread_of_groups(y, g, u, N); a <- data.frame(c(f$df1, f$df2), c(f$between, f$within), c(f$between / f$df1, f$within / f$df2), c(f$f, NA), c(f$p, NA)) }
  df <- a[2, 1]; within <- a[2, 3]
  tell("anova", c(name, "between_groups"), sum_of_squares = a[1, 2], df = a[1, 1], mean_square = a[1, 3], f = a[1, 4], p = a[1, 5])
  tell("anova", c(name, "within_groups"), sum_of_squares = a[2, 2], df = df, mean_square = within)
  tell("anova", c(name, "total"), sum_of_squares = sum(a[, 2]), df = N - 1)
  levene <- function(statistic, centre) {
    middle <- sapply(codes, function(code) centre(y[g == code], u[g == code])); z <- abs(y - middle[g]); l <- spread_of_groups(z, g, u, N)
    if (statistic != "based_on_median_adjusted") return(tell("homogeneity", c(name, statistic), levene = l$f, df1 = l$df1, df2 = l$df2, p = l$p))
    own <- as.vector(tapply(u * (z - (tapply(u * z, g, sum) / n)[g])^2, g, sum)); df2 <- sum(own)^2 / sum((own^2 / (n - 1))[n > 1]); tell("homogeneity", c(name, statistic), levene = l$f, df1 = k - 1, df2 = df2, p = pf(l$f, k - 1, df2, lower.tail = FALSE))
  }
  half <- function(y, u) if (whole) median(y) else weighted_quantile(y, u, .5)
  levene("based_on_mean", function(y, u) sum(u * y) / sum(u)); levene("based_on_median", half); levene("based_on_median_adjusted", half); levene("based_on_trimmed_mean", trimmed)
  # bounds of eta squared by the noncentral F, those of the others from the sums of squares that have such an eta squared
  bound <- function(p) if (pf(a[1, 4], k - 1, df) < p) 0 else uniroot(function(nc) pf(a[1, 4], k - 1, df, nc) - p, c(0, 1e4), tol = 1e-12)$root
  total <- sum(a[, 2])
  effects <- function(eta) { between <- eta * total; ms <- (total - between) / df; c(eta, (between - (k - 1) * ms) / total, (between - (k - 1) * ms) / (total + ms)) }
  found <- sapply(c(a[1, 2] / total, sapply(c(bound((1 + conf) / 2), bound((1 - conf) / 2)), function(nc) nc / (nc + N))), effects)
  found <- rbind(found, found[3, ] / (found[3, ] + (k - 1) * (1 - found[3, ]))) # groups drawn at random
  for (at in 1:4) tell("effect_sizes", c(name, c("eta_squared", "epsilon_squared", "omega_squared", "omega_squared_random")[at]), estimate = found[at, 1], ci_low = found[at, 2], ci_high = found[at, 3])
  if (isTRUE(o$grand_means)) {
    grand <- sum(u * y) / W; between <- (a[1, 3] - within) / ((W - sum(n^2) / W) / (k - 1)); se <- c(sqrt(within / W), sqrt(max(between, 0) * sum(n^2) / W^2 + within / W)); reach <- qt((1 + conf) / 2, c(df, k - 1)) * se
    tell("grand_means", c(name, "fixed_effects"), sd = sqrt(within), se_mean = se[1], ci_low = grand - reach[1], ci_high = grand + reach[1]); tell("grand_means", c(name, "random_effects"), se_mean = se[2], ci_low = grand - reach[2], ci_high = grand + reach[2], between_component_variance = between)
  }
  left <- a[1, 2]; top <- min(asked(o, "polynomial", 0), k - 1); equal <- length(unique(n)) == 1
  if (top) for (degree in seq_len(top)) { # sequential by lm on powers of the codes; unweighted by contrasts of poly
    fit <- function(d) { X <- cbind(rep(1, length(y)), if (d) poly(codes, d)[as.integer(g), , drop = FALSE]); r <- lm.wfit(X, y, u); sum(u * r$residuals^2) }
    c_ <- poly(codes, degree)[, degree]; row <- function(source, ss, d) tell("trends", c(name, paste0("degree=", degree), source), sum_of_squares = ss, df = d, mean_square = ss / d, f = ss / d / within, p = pf(ss / d / within, d, df, lower.tail = FALSE))
    ss <- fit(degree - 1) - fit(degree); left <- left - ss; if (!equal) row("unweighted", sum(c_ * m)^2 / sum(c_^2 / n), 1); row(if (equal) "contrast" else "weighted", ss, 1); if (k - 1 > degree) row("deviation", left, k - 1 - degree)
  }
  if (all(n > 1) && all(v > 0)) {
    if (whole) { welch <- oneway.test(y ~ g); tell("robust_tests", c(name, "welch"), value = welch$statistic, df1 = welch$parameter[1], df2 = welch$parameter[2], p = welch$p.value) }
    else { h <- n / v; grand <- sum(h * m) / sum(h); q <- sum((1 - h / sum(h))^2 / (n - 1)); f <- sum(h * (m - grand)^2) / (k - 1) / (1 + 2 * (k - 2) / (k^2 - 1) * q); own <- (k^2 - 1) / (3 * q); tell("robust_tests", c(name, "welch"), value = f, df1 = k - 1, df2 = own, p = pf(f, k - 1, own, lower.tail = FALSE)) }
    terms <- (1 - n / W) * v; own <- sum(terms)^2 / sum(terms^2 / (n - 1)); f <- a[1, 2] / sum(terms)
    tell("robust_tests", c(name, "brown_forsythe"), value = f, df1 = a[1, 1], df2 = own, p = pf(f, k - 1, own, lower.tail = FALSE))
  }
  for (at in seq_along(o$contrasts)) {
    given <- o$contrasts[[at]]; key <- paste0("contrast=", at); value <- sum(given * m)
    put(c("contrast_coefficients", factor_), key, under("contrast_coefficient", keys, given))
    se <- sqrt(within * sum(given^2 / n))
    tell("contrast_tests", c(name, "equal_variances", key), contrast_value = value, se = se, t = value / se, df = df, p = 2 * pt(-abs(value / se), df))
    parts <- given^2 * v / n; se <- sqrt(sum(parts)); own <- sum(parts)^2 / sum(parts^2 / (n - 1))
    tell("contrast_tests", c(name, "unequal_variances", key), contrast_value = value, se = se, t = value / se, df = own, p = 2 * pt(-abs(value / se), own))
  }
  if (k < 3 || any(n < 2)) return()
  if (!length(o$posthoc)) return()
  source(file.path(scripts, "shared", "post_hoc.R"), local = TRUE); level_of <- asked(o, "posthoc_confidence", conf)
  compare(intersect(unlist(o$posthoc), PAIRWISE), m, v, n, within, df, level_of, asked(o, "control", 0), function(test, i, j, cells) do.call(say, c(list(c("multiple_comparisons", factor_), c(name, test, keys[c(i, j)])), cells)))
  subsets_of(unlist(o$posthoc), m, n, within, df, level_of, asked(o, "error_ratio", 100), a[1, 4], keys, c(factor_, name))
}
