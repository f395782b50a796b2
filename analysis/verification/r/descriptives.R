# Moments of each variable.
ask <- function(o) {
  need("psych"); listwise <- asked(o, "missing", "pairwise") == "listwise"
  for (y in o$variables) {
    if (!whole) { # shape is for PSPP to tell
      names <- if (listwise) o$variables else y; x <- of(names)[y]; a <- moments_of(x, weights_of(names)); v <- a$cov[1, 1]; say("descriptive_statistics", y, n = a$n, minimum = min(x), maximum = max(x), range = max(x) - min(x), mean = a$mean, sum = a$n * a$mean, sd = sqrt(v), variance = v, se_mean = sqrt(v / a$n)); next
    }
    x <- of(if (listwise) o$variables else y)[[y]]; n <- length(x)
    say("descriptive_statistics", y, n = n)
    if (!n) next
    s <- sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
    say("descriptive_statistics", y, minimum = min(x), maximum = max(x), range = max(x) - min(x), sum = sum(x), mean = mean(x), se_mean = sd(x) / sqrt(n), sd = sd(x), variance = var(x),
        skewness = psych::skew(x, type = 2), se_skewness = s, kurtosis = psych::kurtosi(x, type = 2), se_kurtosis = sqrt(4 * (n^2 - 1) * s^2 / ((n - 3) * (n + 5))))
  }
  say("descriptive_statistics", "valid_listwise", n = sum(weights_of(o$variables)))
}
