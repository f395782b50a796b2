# Shape and tests of normality by psych, nortest and shapiro.test.
ask <- function(o) {
  need("psych")
  for (y in o$variables) for (code in if (is.null(o$by)) NA else codes_of(o$by)) {
    x <- if (is.na(code)) of(y)[[1]] else { both <- of(unique(c(y, o$by))); both[[y]][both[[o$by]] == code] }
    n <- length(x); key <- if (is.na(code)) y else c(y, level(o$by, code)); s <- sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3))); k <- sqrt(4 * (n^2 - 1) * s^2 / ((n - 3) * (n + 5)))
    if (!n) next
    g <- psych::skew(x, type = 2); h <- psych::kurtosi(x, type = 2)
    say(c("shape", o$by), key, n = n, mean = mean(x), sd = sd(x), skewness = g, se_skewness = s, z_skewness = g / s, kurtosis = h, se_kurtosis = k, z_kurtosis = h / k)
    if (n < 5 || sd(x) == 0) next
    need("nortest"); l <- nortest::lillie.test(x); say(c("tests_of_normality", o$by), key, `value@kolmogorov_smirnov` = l$statistic, `df@kolmogorov_smirnov` = n, `p@kolmogorov_smirnov` = if (asked(o, "dialect", "recommended") == "spss") min(.2, l$p.value) else l$p.value)
    if (n <= 5000) { t <- shapiro.test(x); say(c("tests_of_normality", o$by), key, `value@shapiro_wilk` = t$statistic, `df@shapiro_wilk` = n, `p@shapiro_wilk` = t$p.value) }
  }
}
