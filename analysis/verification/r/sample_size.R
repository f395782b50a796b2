# Sample sizes by Cochran's formulas (Sampling Techniques, 3rd ed., 4 and 5).
ask <- function(o) {
  conf <- asked(o, "confidence", .95); z <- qnorm((1 + conf) / 2); sizes <- if (length(o$strata)) o$strata else asked(o, "population", Inf); k <- length(sizes); mean_ <- asked(o, "of", "proportion") == "mean"; effect <- asked(o, "design_effect", 1); rate <- asked(o, "response_rate", 1); neyman <- asked(o, "allocation", "proportional") == "neyman"
  given <- if (mean_) { if (length(o$sds)) o$sds else rep(asked(o, "sd", 0), k) } else if (length(o$proportions)) o$proportions else rep(asked(o, "proportion", .5), k); spread <- function(N) effect * if (mean_) given^2 else given * (1 - given) * ifelse(is.finite(N), N / (N - 1), 1); whole <- function(v) ceiling(round(v, 9))
  share <- if (k > 1) sizes / sum(sizes) else 1; N <- sum(sizes); v <- spread(sizes); variance <- function(n) sum(share^2 * v / n * ifelse(is.finite(sizes), 1 - n / sizes, 1)); needed <- function(v, goal, limited) { within <- sum(share * v) / if (limited && is.finite(N)) N else Inf; (if (neyman) sum(share * sqrt(v))^2 else sum(share * v)) / (goal + within) }
  n <- o$n; unlimited <- NULL; if (!is.null(o$margin)) { goal <- (o$margin / z)^2; unlimited <- whole(needed(spread(rep(Inf, k)), goal, FALSE)); n <- min(max(whole(needed(v, goal, TRUE)), k), N) }
  if (k == 1) cases <- n else { # the allocation nearest to the wish, by trying what to add next
    if (neyman) { cases <- rep(1, k); while (sum(cases) < n) { gain <- share^2 * v * (1 / cases - 1 / (cases + 1)); gain[cases >= sizes] <- -1; at <- which.max(gain); cases[at] <- cases[at] + 1 } } else cases <- NULL }
  key <- if (mean_) "mean" else "proportion"; if (is.finite(N)) say("sample_size", key, population = N); say("sample_size", key, confidence = conf, n = n, issued = whole(n / rate)); if (!is.null(unlimited)) say("sample_size", key, n_unlimited = unlimited)
  if (is.null(cases)) { wish <- n * share; cases <- pmax(1, floor(wish)); rest <- order(-(wish - floor(wish))); while (sum(cases) < n) { at <- rest[1]; rest <- c(rest[-1], at); cases[at] <- cases[at] + 1 } }
  say("sample_size", key, margin = z * sqrt(variance(cases))); if (k == 1) return()
  for (at in seq_len(k)) say("allocation", paste0("stratum=", at), population = sizes[at], percent = 100 * share[at], assumed = given[at], n = cases[at], issued = whole(cases[at] / rate)); say("allocation", "total", population = N, percent = 100, n = sum(cases), issued = sum(whole(cases / rate)))
}
