# Counts, shares, quantiles and moments.
ask <- function(o) {
  need("psych")
  points <- sort(unique(c(asked(o, "percentiles", c(25, 50, 75)), if (!is.null(o$groups)) 100 * seq_len(o$groups - 1) / o$groups)))
  n <- sum(w)
  for (y in o$variables) {
    ok <- !is.na(d[[y]]); x <- d[[y]][ok]; v <- w[ok]; here <- sum(v)
    say("statistics", y, valid = here, missing = n - here)
    sums <- function(codes, values, weights) vapply(codes, function(code) sum(weights[values == code]), 0)
    codes <- declared(y); counts <- sums(codes, x, v); table_of <- c("frequencies", y)
    if (asked(o, "order", "value") != "value") { # the order in which the rows are added up
      order <- o$order; turn <- grepl("descending", order)
      at <- if (grepl("count", order)) order(if (turn) -counts else counts) else rev(seq_along(codes))
      codes <- codes[at]; counts <- counts[at]
    }
    for (at in seq_along(codes)) say(table_of, c("valid", level(y, codes[at])), count = counts[at], percent = 100 * counts[at] / n,
      valid_percent = 100 * counts[at] / here, cumulative_percent = 100 * sum(counts[1:at]) / here)
    say(table_of, c("valid", "total"), count = here, percent = 100 * here / n, valid_percent = if (here > 0) 100 else NA)
    lost <- raw[[y]][!ok]; weights <- w[!ok]
    for (code in sort(unique(lost[!is.na(lost)]))) { own <- sum(weights[!is.na(lost) & lost == code]); say(table_of, c("missing", level(y, code)), count = own, percent = 100 * own / n) }
    unknown <- sum(weights[is.na(lost)])
    say(table_of, c("missing", "system_missing"), count = unknown, percent = 100 * unknown / n)
    say(table_of, c("missing", "total"), count = n - here, percent = 100 * (n - here) / n)
    say(table_of, c("total", "total"), count = n, percent = 100)
    if (!length(x)) next
    most <- codes_of(y, x); tall <- sums(most, x, v)
    say("statistics", y, mode = most[which(tall >= max(tall) - 1e-9)[1]], minimum = min(x), maximum = max(x), range = max(x) - min(x), sum = sum(v * x), mean = weighted.mean(x, v))
    put("statistics", y, under("percentile_value", paste0("percentile=", sprintf("%.10g", points)), if (whole) quantile(x, points / 100, type = 6) else weighted_quantile(x, v, points / 100)))
    if (!whole) say("statistics", y, median = weighted_quantile(x, v, .5))
    if (!whole) next
    s <- sqrt(6 * here * (here - 1) / ((here - 2) * (here + 1) * (here + 3)))
    say("statistics", y, median = median(x), sd = sd(x), variance = var(x), se_mean = sd(x) / sqrt(here), skewness = psych::skew(x, type = 2),
        se_skewness = s, kurtosis = psych::kurtosi(x, type = 2), se_kurtosis = sqrt(4 * (here^2 - 1) * s^2 / ((here - 3) * (here + 5))))
  }
}
