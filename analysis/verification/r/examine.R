# Explored distributions: quantile's types, fivenum, lillie.test and shapiro.test; M-estimates by their definitions.
trimmed <- function(x, share = .05) { x <- sort(x); n <- length(x); kept <- pmin(pmax(1:n, share * n), n - share * n) - pmin(pmax(0:(n - 1), share * n), n - share * n); sum(kept * x) / sum(kept) }
robust <- function(x, weigh) { # Hoaglin, Mosteller & Tukey (1983); SPSS stops where a step is below .005 of the estimate
  t <- median(x); s <- median(abs(x - t)); if (s <= 0) return(NA)
  for (step in 1:30) { v <- weigh(abs(x - t) / s); if (sum(v) <= 0) return(NA); new <- sum(v * x) / sum(v); if (abs(new - t) <= .005 * abs(new + t) / 2) return(new); t <- new }
  NA
}
ask <- function(o) {
  need("psych", "nortest"); by <- asked(o, "by", character()); listwise <- asked(o, "missing", "listwise") == "listwise"; wanted <- asked(o, "statistics", "descriptives"); conf <- asked(o, "confidence", .95); spss <- asked(o, "dialect", "recommended") == "spss"; hampel <- asked(o, "hampel", c(1.7, 3.4, 8.5)); points <- sort(unique(asked(o, "percentiles", c(5, 10, 25, 50, 75, 90, 95))))
  ways <- list(huber = function(u) { c <- asked(o, "huber", 1.339); c / pmax(u, c) }, biweight = function(u) { c <- asked(o, "biweight", 4.685); ifelse(u < c, (1 - (u / c)^2)^2, 0) },
    hampel = function(u) { a <- hampel[1]; b <- hampel[2]; c <- hampel[3]; v <- pmax(u, a); ifelse(v <= b, a / v, ifelse(v <= c, a / v * (c - v) / (c - b), 0)) }, andrews = function(u) { c <- asked(o, "andrews", 1.34); ifelse(u < c * pi, ifelse(u == 0, 1, sin(u / c) / (u / c)), 0) })
  for (y in o$variables) {
    needed <- if (listwise) o$variables else y; inside <- if (length(by)) complete.cases(d[by]) else rep(TRUE, nrow(d)); ok <- inside & complete.cases(d[unique(needed)]); cells <- if (length(by)) expand.grid(lapply(by, function(b) codes_of(b, d[[b]][inside]))) else data.frame(none = NA)
    for (at in seq_len(nrow(cells))) {
      here <- inside; for (b in seq_along(by)) here <- here & d[[by[b]]] == cells[at, b]; if (length(by) && !any(here)) next
      x <- d[[y]][ok & here]; n <- length(x); keys <- c(y, if (length(by)) sapply(seq_along(by), function(b) level(by[b], cells[at, b]))); total <- sum(here)
      put(c("case_processing", by), keys, c(under("count", c("valid", "missing", "total"), c(n, total - n, total)), under("percent", c("valid", "missing", "total"), 100 * c(n, total - n, total) / total))); if (n < 1) next
      tell <- function(word, v, se = NULL) { say(c("explored", by), c(keys, word), estimate = v); if (!is.null(se)) say(c("explored", by), c(keys, word), se = se) }
      if ("descriptives" %in% wanted) {
        s <- sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3))); m <- mean(x); reach <- if (n > 1) qt((1 + conf) / 2, n - 1) * sd(x) / sqrt(n) else NA; tell("mean", m, sd(x) / sqrt(n)); tell("ci_low", m - reach); tell("ci_high", m + reach); tell("trimmed_mean", trimmed(x)); tell("median", median(x)); tell("variance", var(x)); tell("sd", sd(x)); tell("minimum", min(x)); tell("maximum", max(x)); tell("range", max(x) - min(x))
        tell("interquartile_range", diff(quantile(x, c(.25, .75), type = 6))[[1]]); tell("skewness", psych::skew(x, type = 2), s); tell("kurtosis", psych::kurtosi(x, type = 2), sqrt(4 * (n^2 - 1) * s^2 / ((n - 3) * (n + 5))))
      }
      if ("m_estimators" %in% wanted) put(c("m_estimators", by), keys, lapply(ways, function(f) robust(x, f)))
      if ("percentiles" %in% wanted) {
        way <- asked(o, "definition", "haverage"); v <- switch(way, haverage = quantile(x, points / 100, type = 6), waverage = quantile(x, points / 100, type = 4), empirical = quantile(x, points / 100, type = 1), aempirical = quantile(x, points / 100, type = 2), sort(x)[pmin(n, pmax(1, floor(n * points / 100 + .5)))])
        heads <- paste0("percentile=", sprintf("%.8g", points)); put(c("percentiles", by), c(keys, way), under("percentile_value", heads, v)); f <- fivenum(x)[2:4]; for (k in 1:3) if (c(25, 50, 75)[k] %in% points) put(c("percentiles", by), c(keys, "tukey_hinges"), under("percentile_value", paste0("percentile=", c(25, 50, 75)[k]), f[k]))
      }
      if ("extremes" %in% wanted) {
        rows <- !duplicated(at_) & ok & here; v <- d[[y]][rows]; number <- raw$.row[rows] + 1; order <- order(-v, number); most <- asked(o, "extremes", 5); if (asked(o, "dialect", "recommended") == "spss") most <- min(most, max(length(v) %/% 2, 1)) # no case at both ends
        for (end in c("highest", "lowest")) { o_ <- if (end == "highest") order else rev(order); for (k in seq_len(min(most, length(o_)))) say(c("extreme_values", by), c(keys, end, paste0("rank=", k)), value = v[o_[k]], case_number = number[o_[k]]) }
      }
      if ("normality" %in% wanted && n > 4 && sd(x) > 0) {
        l <- nortest::lillie.test(x); put(c("tests_of_normality", by), keys, under(c("value", "df", "p"), "kolmogorov_smirnov", c(l$statistic, n, if (spss) min(.2, l$p.value) else l$p.value))); if (n <= 5000) { t <- shapiro.test(x); put(c("tests_of_normality", by), keys, under(c("value", "df", "p"), "shapiro_wilk", c(t$statistic, n, t$p.value))) }
      }
    }
    if (!("homogeneity" %in% wanted && length(by))) next
    x <- d[[y]][ok]; g <- interaction(d[ok, by], drop = TRUE); if (nlevels(g) < 2) next
    levene <- function(statistic, centre) { z <- abs(x - ave(x, g, FUN = centre)); a <- anova(lm(z ~ g)); df2 <- a[2, 1]; if (statistic == "based_on_median_adjusted") { u <- tapply(z, g, function(v) sum((v - mean(v))^2)); m <- table(g); df2 <- sum(u)^2 / sum((u^2 / (m - 1))[m > 1]) }; say(c("homogeneity_of_variance", by), c(y, statistic), levene = a[1, 4], df1 = a[1, 1], df2 = df2, p = pf(a[1, 4], a[1, 1], df2, lower.tail = FALSE)) }
    levene("based_on_mean", mean); levene("based_on_median", median); levene("based_on_median_adjusted", median); levene("based_on_trimmed_mean", trimmed)
  }
}
at_ <- get("at", globalenv()) # the row of the file of each case, which a weight repeats
