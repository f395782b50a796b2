# Means of groups: lm, oneway.test, t.test, ptukey; effects with bounds by the noncentral F.
trimmed <- function(x, share = .05) { # the ends count in part, as EXAMINE does it; R's own cuts whole cases
  x <- sort(x); n <- length(x)
  kept <- pmin(pmax(1:n, share * n), n - share * n) - pmin(pmax(0:(n - 1), share * n), n - share * n)
  sum(kept * x) / sum(kept)
}
ask <- function(o) for (name in o$variables) one(name, o$factor, o)
one <- function(name, factor_, o) {
  x <- of(unique(c(name, factor_))); y <- x[[name]]; codes <- codes_of(factor_, x[[factor_]]); g <- factor(x[[factor_]], codes); conf <- asked(o, "confidence", .95)
  k <- nlevels(g); keys <- level(factor_, codes); n <- as.vector(table(g)); m <- as.vector(tapply(y, g, mean)); v <- as.vector(tapply(y, g, var)); N <- length(y)
  tell <- function(...) { given <- list(...); given[[1]] <- c(given[[1]], factor_); do.call(say, given) } # no names: a column `t` would be taken for one
  describe <- function(key, y) {
    n <- length(y); se <- sd(y) / sqrt(n); reach <- if (n > 1) qt((1 + conf) / 2, n - 1) * se else NA
    tell("group_descriptives", c(name, key), n = n, mean = mean(y), sd = sd(y), se_mean = se, ci_low = mean(y) - reach, ci_high = mean(y) + reach, minimum = min(y), maximum = max(y))
  }
  for (at in seq_len(k)) describe(keys[at], y[g == codes[at]])
  if (N) describe("total", y)
  if (k < 2) return()
  fit <- lm(y ~ g); a <- anova(fit); df <- a[2, 1]; within <- a[2, 3]
  tell("anova", c(name, "between_groups"), sum_of_squares = a[1, 2], df = a[1, 1], mean_square = a[1, 3], f = a[1, 4], p = a[1, 5])
  tell("anova", c(name, "within_groups"), sum_of_squares = a[2, 2], df = df, mean_square = within)
  tell("anova", c(name, "total"), sum_of_squares = sum(a[, 2]), df = sum(a[, 1]))
  levene <- function(statistic, centre) {
    z <- abs(y - ave(y, g, FUN = centre)); a <- anova(lm(z ~ g))
    if (statistic != "based_on_median_adjusted") return(tell("homogeneity", c(name, statistic), levene = a[1, 4], df1 = a[1, 1], df2 = a[2, 1], p = a[1, 5]))
    u <- tapply(z, g, function(v) sum((v - mean(v))^2)); df2 <- sum(u)^2 / sum((u^2 / (n - 1))[n > 1])
    tell("homogeneity", c(name, statistic), levene = a[1, 4], df1 = a[1, 1], df2 = df2, p = pf(a[1, 4], k - 1, df2, lower.tail = FALSE))
  }
  levene("based_on_mean", mean); levene("based_on_median", median); levene("based_on_median_adjusted", median); levene("based_on_trimmed_mean", trimmed)
  # bounds of eta squared by the noncentral F, those of the others from the sums of squares that have such an eta squared
  bound <- function(p) if (pf(a[1, 4], k - 1, df) < p) 0 else uniroot(function(nc) pf(a[1, 4], k - 1, df, nc) - p, c(0, 1e4), tol = 1e-12)$root
  total <- sum(a[, 2])
  effects <- function(eta) { between <- eta * total; ms <- (total - between) / df; c(eta, (between - (k - 1) * ms) / total, (between - (k - 1) * ms) / (total + ms)) }
  found <- sapply(c(a[1, 2] / total, sapply(c(bound((1 + conf) / 2), bound((1 - conf) / 2)), function(nc) nc / (nc + N))), effects)
  for (at in 1:3) tell("effect_sizes", c(name, c("eta_squared", "epsilon_squared", "omega_squared")[at]), estimate = found[at, 1], ci_low = found[at, 2], ci_high = found[at, 3])
  if (all(n > 1) && all(v > 0)) {
    welch <- oneway.test(y ~ g)
    tell("robust_tests", c(name, "welch"), value = welch$statistic, df1 = welch$parameter[1], df2 = welch$parameter[2], p = welch$p.value)
    terms <- (1 - n / N) * v; own <- sum(terms)^2 / sum(terms^2 / (n - 1)); f <- a[1, 2] / sum(terms)
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
  pairs <- combn(k, 2); many <- ncol(pairs)
  for (test in o$posthoc) if (test != "snk") for (at in seq_len(many)) {
    i <- pairs[1, at]; j <- pairs[2, at]; gap <- m[i] - m[j]
    if (test %in% c("tamhane", "games_howell")) {
      t <- t.test(y[g == codes[i]], y[g == codes[j]]); se <- t$stderr; own <- t$parameter[[1]]; size <- abs(gap / se)
      if (test == "tamhane") { p <- 1 - (1 - t$p.value)^many; reach <- qt(1 - (1 - conf^(1 / many)) / 2, own) * se }
      else { p <- ptukey(size * sqrt(2), k, own, lower.tail = FALSE); reach <- qtukey(conf, k, own) / sqrt(2) * se }
    } else {
      se <- sqrt(within * (1 / n[i] + 1 / n[j])); size <- abs(gap / se); plain <- 2 * pt(-size, df)
      p <- switch(test, lsd = plain, bonferroni = min(1, many * plain), sidak = 1 - (1 - plain)^many, scheffe = pf(size^2 / (k - 1), k - 1, df, lower.tail = FALSE),
                  tukey = ptukey(size * sqrt(2), k, df, lower.tail = FALSE))
      reach <- se * switch(test, lsd = qt((1 + conf) / 2, df), bonferroni = qt(1 - (1 - conf) / 2 / many, df), sidak = qt(1 - (1 - conf^(1 / many)) / 2, df),
                           scheffe = sqrt((k - 1) * qf(conf, k - 1, df)), tukey = qtukey(conf, k, df) / sqrt(2))
    }
    for (sign in c(1, -1)) tell("multiple_comparisons", c(name, test, if (sign == 1) keys[c(i, j)] else keys[c(j, i)]), mean_difference = sign * gap, se_difference = se, p = p,
                                ci_low = sign * gap - reach, ci_high = sign * gap + reach)
  }
  # Homogeneous subsets: the longest ranges of ordered means whose test is not significant, of sizes as their harmonic mean.
  order <- order(m); h <- 1 / mean(1 / n)
  for (test in intersect(c("tukey", "scheffe", "snk"), o$posthoc)) {
    p <- function(i, j) {
      q <- (m[order[j]] - m[order[i]]) / sqrt(within / h)
      if (test == "scheffe") pf(q^2 / 2 / (k - 1), k - 1, df, lower.tail = FALSE) else ptukey(q, if (test == "snk") j - i + 1 else k, df, lower.tail = FALSE)
    }
    ok <- function(i, j) if (i == j) TRUE else p(i, j) > 1 - conf && (test != "snk" || TRUE)
    reaches <- sapply(1:k, function(i) { far <- k; while (far > i && !ok(i, far)) far <- far - 1; far })
    reaches <- cummax(reaches); starts <- which(!duplicated(reaches)); about <- c("homogeneous_subsets", factor_, name, test)
    for (at in 1:k) {
      inside <- which(starts <= at & reaches[starts] >= at)
      say(about, c(test, keys[order[at]]), n = n[order[at]])
      put(about, c(test, keys[order[at]]), under("mean", paste0("homogeneous_subset=", inside), rep(m[order[at]], length(inside))))
    }
    for (at in seq_along(starts)) say(c("subset_significance", factor_, name, test), c(test, paste0("homogeneous_subset=", at)), p = if (reaches[starts[at]] == starts[at]) 1 else p(starts[at], reaches[starts[at]]))
  }
}
