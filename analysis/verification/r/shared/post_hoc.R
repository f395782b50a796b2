# Comparisons of group means: ptukey, pt and pf, mvtnorm for Dunnett's, integrals of the textbook formulas for the rest.
maximum_p <- function(m, k, df) 1 - integrate(function(s) (2 * pnorm(m * s) - 1)^k * exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + (df - 1) * log(s) - df * s^2 / 2), 0, Inf, rel.tol = 1e-11)$value
maximum_q <- function(p, k, df) uniroot(function(m) 1 - maximum_p(m, k, df) - p, c(.01, 100), tol = 1e-11)$root
many_p <- function(t, l, df, two) 1 - integrate(function(s) sapply(s, function(s) integrate(function(z) { v <- dnorm(z); for (each in l) v <- v * (pnorm((t * s - each * z) / sqrt(1 - each^2)) - (if (two) pnorm((-t * s - each * z) / sqrt(1 - each^2)) else 0)); v }, -9, 9, rel.tol = 1e-10)$value * exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + (df - 1) * log(s) - df * s^2 / 2)), 0, Inf, rel.tol = 1e-9)$value
many_q <- function(p, l, df, two) uniroot(function(t) 1 - many_p(t, l, df, two) - p, c(.01, 50), tol = 1e-10)$root
# Waller and Duncan: expected losses of either decision over what is known of both variances.
waller_t <- function(f, q, df, ratio) {
  loss <- function(t, sign) integrate(function(w) sapply(w, function(w) { rate <- (df + q * f * w) / 2; w^(q / 2 - 1) * integrate(function(h) { z <- sign * t * sqrt((1 - w) * h); sqrt((1 - w) / h) * (dnorm(z) + z * pnorm(z)) * h^((df + q) / 2 - 1) * exp(-h * rate) }, 0, Inf, rel.tol = 1e-10)$value }), 0, 1, rel.tol = 1e-9)$value
  uniroot(function(t) log(loss(t, 1) / loss(t, -1)) - log(ratio), c(.01, 30), tol = 1e-10)$root
}
# m, v, n: means, variances and sizes; `within` on `df`; tell(test, i, j, columns).
compare <- function(tests, m, v, n, within, df, conf, control, tell) {
  k <- length(m); pairs <- combn(k, 2); many <- ncol(pairs); control <- if (control > 0) min(control, k) else k
  for (test in tests) {
    if (grepl("^dunnett$|dunnett_[ab]", test)) {
      others <- setdiff(seq_len(k), control); l <- sqrt(n[others] / (n[others] + n[control])); two <- test == "dunnett"; q <- many_q(conf, l, df, two); sign <- if (test == "dunnett_below") -1 else 1
      for (i in others) { gap <- m[i] - m[control]; se <- sqrt(within * (1 / n[i] + 1 / n[control])); t <- gap / se; p <- many_p(if (two) abs(t) else sign * t, l, df, two)
        ends <- list(ci_low = gap - q * se, ci_high = gap + q * se); if (!two) ends <- ends[if (test == "dunnett_below") "ci_high" else "ci_low"]
        tell(test, i, control, c(list(mean_difference = gap, se_difference = se, p = p), ends)) }
      next
    }
    for (at in seq_len(many)) {
      i <- pairs[1, at]; j <- pairs[2, at]; gap <- m[i] - m[j]; p <- NULL
      if (test %in% c("tamhane", "games_howell", "dunnett_t3", "dunnett_c")) {
        parts <- c(v[i] / n[i], v[j] / n[j]); se <- sqrt(sum(parts)); own <- sum(parts)^2 / sum(parts^2 / (n[c(i, j)] - 1)); size <- abs(gap / se); plain <- 2 * pt(-size, own)
        if (test == "tamhane") { p <- 1 - (1 - plain)^many; reach <- qt(1 - (1 - conf^(1 / many)) / 2, own) * se }
        if (test == "games_howell") { p <- ptukey(size * sqrt(2), k, own, lower.tail = FALSE); reach <- qtukey(conf, k, own) / sqrt(2) * se }
        if (test == "dunnett_t3") { p <- maximum_p(size, many, own); reach <- maximum_q(conf, many, own) * se }
        if (test == "dunnett_c") reach <- sum(qtukey(conf, k, n[c(i, j)] - 1) * parts) / sqrt(2) / se
      } else {
        se <- sqrt(within * (1 / n[i] + 1 / n[j])); size <- abs(gap / se); plain <- 2 * pt(-size, df); wide <- sqrt(within) * sum(1 / sqrt(2 * n[c(i, j)]))
        p <- switch(test, lsd = plain, bonferroni = min(1, many * plain), sidak = 1 - (1 - plain)^many, scheffe = pf(size^2 / (k - 1), k - 1, df, lower.tail = FALSE),
                    tukey = ptukey(size * sqrt(2), k, df, lower.tail = FALSE), hochberg = maximum_p(size, many, df), gabriel = maximum_p(abs(gap) / wide, k, df))
        reach <- switch(test, lsd = qt((1 + conf) / 2, df), bonferroni = qt(1 - (1 - conf) / 2 / many, df), sidak = qt(1 - (1 - conf^(1 / many)) / 2, df),
                        scheffe = sqrt((k - 1) * qf(conf, k - 1, df)), tukey = qtukey(conf, k, df) / sqrt(2), hochberg = maximum_q(conf, many, df), gabriel = maximum_q(conf, k, df) * wide / se) * se
      }
      for (sign in c(1, -1)) tell(test, if (sign == 1) i else j, if (sign == 1) j else i, c(list(mean_difference = sign * gap, se_difference = se), if (!is.null(p)) list(p = p), list(ci_low = sign * gap - reach, ci_high = sign * gap + reach)))
    }
  }
}
PAIRWISE <- c("lsd", "bonferroni", "sidak", "scheffe", "tukey", "games_howell", "tamhane", "hochberg", "gabriel", "dunnett_t3", "dunnett_c", "dunnett", "dunnett_below", "dunnett_above")
RANGES <- c("tukey", "scheffe", "snk", "tukey_b", "duncan", "gabriel", "hochberg", "regwf", "regwq", "waller_duncan")
# Homogeneous subsets: the longest ranges of ordered means whose test is not significant, of sizes as their harmonic mean.
subsets_of <- function(tests, m, n, within, df, conf, ratio, f, keys, about) {
  k <- length(m); order <- order(m); h <- 1 / mean(1 / n); u <- m[order] / sqrt(within / h)
  for (test in intersect(tests, RANGES)) {
    critical <- if (test == "waller_duncan") waller_t(f, k - 1, df, ratio) * sqrt(2) else if (test == "tukey_b") (qtukey(conf, k, df) + sapply(seq_len(k), function(r) if (r > 1) qtukey(conf, r, df) else 0)) / 2
    p <- function(i, j) {
      q <- u[j] - u[i]; r <- j - i + 1; up <- function(p) if (r >= k - 1) p else 1 - (1 - p)^(k / r)
      switch(test, scheffe = pf(q^2 / 2 / (k - 1), k - 1, df, lower.tail = FALSE), tukey = ptukey(q, k, df, lower.tail = FALSE), snk = ptukey(q, r, df, lower.tail = FALSE),
             duncan = 1 - ptukey(q, r, df)^(1 / (r - 1)), gabriel = maximum_p(q / sqrt(2), k, df), hochberg = maximum_p(q / sqrt(2), k * (k - 1) / 2, df),
             regwf = up(pf(sum((u[i:j] - mean(u[i:j]))^2) / (r - 1), r - 1, df, lower.tail = FALSE)), regwq = up(ptukey(q, r, df, lower.tail = FALSE)))
    }
    ok <- function(i, j) if (i == j) TRUE else if (test == "waller_duncan") u[j] - u[i] < critical else if (test == "tukey_b") u[j] - u[i] < critical[j - i + 1] else p(i, j) > 1 - conf
    reaches <- cummax(sapply(1:k, function(i) { far <- k; while (far > i && !ok(i, far)) far <- far - 1; far })); starts <- which(!duplicated(reaches)); place <- c("homogeneous_subsets", about, test)
    for (at in 1:k) {
      inside <- which(starts <= at & reaches[starts] >= at); say(place, c(test, keys[order[at]]), n = n[order[at]])
      put(place, c(test, keys[order[at]]), under("mean", paste0("homogeneous_subset=", inside), rep(m[order[at]], length(inside))))
    }
    if (test %in% c("tukey_b", "waller_duncan")) next
    for (at in seq_along(starts)) say(c("subset_significance", about, test), c(test, paste0("homogeneous_subset=", at)), p = if (reaches[starts[at]] == starts[at]) 1 else p(starts[at], reaches[starts[at]]))
  }
}
