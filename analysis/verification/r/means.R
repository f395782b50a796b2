# Groups by each combination of codes, the analysis of variance of the first grouping, and linearity, by lm.
ask <- function(o) {
  need("psych"); groups <- o$groups; first <- groups[1]; every <- unique(c(o$variables, groups)); listwise <- asked(o, "missing", "pairwise") == "listwise"; about <- groups
  for (y in o$variables) {
    names <- if (listwise) every else unique(c(y, groups)); ok <- complete.cases(d[names]); parts_of(c("case_processing", about), sum(ok), "excluded", y); x <- d[ok, names, drop = FALSE]
    if (!nrow(x)) next
    codes <- lapply(groups, function(g) c(codes_of(g, x[[g]]), NA)); cells <- expand.grid(codes)
    for (at in seq_len(nrow(cells))) {
      inside <- rep(TRUE, nrow(x)); for (g in seq_along(groups)) if (!is.na(cells[at, g])) inside <- inside & x[[groups[g]]] == cells[at, g]
      v <- x[[y]][inside]; n <- length(v); if (!n) next
      s <- sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
      say(c("group_means", about), c(y, sapply(seq_along(groups), function(g) if (is.na(cells[at, g])) "total" else level(groups[g], cells[at, g]))), mean = mean(v), n = n, sd = sd(v), median = median(v), sum = sum(v),
        se_mean = sd(v) / sqrt(n), minimum = min(v), maximum = max(v), variance = var(v), range = max(v) - min(v), skewness = psych::skew(v, type = 2), se_skewness = s, kurtosis = psych::kurtosi(v, type = 2),
        se_kurtosis = sqrt(4 * (n^2 - 1) * s^2 / ((n - 3) * (n + 5))), harmonic_mean = if (all(v > 0)) psych::harmonic.mean(v) else NA, geometric_mean = if (all(v > 0)) psych::geometric.mean(v) else NA,
        percent_of_sum = 100 * sum(v) / sum(x[[y]]), percent_of_n = 100 * n / nrow(x),
        grouped_median = { f <- table(v); m <- as.numeric(names(f)); if (length(m) == 1) m else approx(cumsum(f) - f / 2, m, n / 2)$y }, first = v[1], last = v[n])
    }
    variance(x[[y]], x[[first]], y, about, isTRUE(o$linearity))
  }
}
variance <- function(y, g, name, about, linear) {
  k <- length(unique(g)); if (k < 2) return()
  whole <- lm(y ~ factor(g)); a <- anova(whole); r2 <- summary(whole)$r.squared; within <- a[2, 3]
  say(c("anova", about[1]), c(name, "between_groups"), sum_of_squares = a[1, 2], df = a[1, 1], mean_square = a[1, 3], f = a[1, 4], p = a[1, 5]); say(c("anova", about[1]), c(name, "within_groups"), sum_of_squares = a[2, 2], df = a[2, 1], mean_square = within)
  say(c("anova", about[1]), c(name, "total"), sum_of_squares = sum(a[, 2]), df = sum(a[, 1])); say(c("association_measures", about[1]), name, eta = sqrt(r2), eta_squared = r2)
  if (!linear || k < 3) return()
  line <- lm(y ~ g); l <- anova(line); b <- anova(line, whole); f <- l[1, 2] / within; r <- cor(y, g)
  say(c("anova", about[1]), c(name, "linearity"), sum_of_squares = l[1, 2], df = 1, mean_square = l[1, 3], f = f, p = pf(f, 1, a[2, 1], lower.tail = FALSE))
  say(c("anova", about[1]), c(name, "deviation_from_linearity"), sum_of_squares = b[2, 4], df = b[2, 3], mean_square = b[2, 4] / b[2, 3], f = b[2, 5], p = b[2, 6]); say(c("association_measures", about[1]), name, r = r, r_squared = r^2)
}
