# Tests of ranks, counts and fit: wilcox.test, kruskal.test, friedman.test, binom.test, ks.test, nortest.
two_z <- function(p, sign = -1) sign * qnorm(p / 2, lower.tail = FALSE)
groups_of <- function(o, x) { codes <- o$values; if (is.null(codes) || !length(codes)) codes_of(o$groups, x[[o$groups]]) else sort(codes) }
two_of <- function(o) { codes <- o$values; if (is.null(codes) || length(codes) != 2) declared(o$groups)[1:2] else codes }
ranked <- function(y, x, g, codes, o) { r <- rank(x); for (code in codes) say(c("ranks", o$groups), c(y, level(o$groups, code)), n = sum(g == code), mean_rank = mean(r[g == code]), sum_of_ranks = sum(r[g == code])); say(c("ranks", o$groups), c(y, "total"), n = length(x)) }
both_ <- function(y, o, codes = NULL) { x <- of(unique(c(y, o$groups))); if (is.null(codes)) codes <- groups_of(o, x); x <- x[x[[o$groups]] %in% codes, , drop = FALSE]; list(x = x[[y]], g = x[[o$groups]], codes = codes[codes %in% x[[o$groups]]]) }
tests <- list(
  mann_whitney = function(o) for (y in o$variables) {
    b <- both_(y, o, two_of(o)); one <- b$x[b$g == two_of(o)[1]]; two <- b$x[b$g == two_of(o)[2]]; n <- length(one); m <- length(two); ranked(y, b$x, b$g, two_of(o), o)
    w <- wilcox.test(one, two, correct = FALSE, exact = FALSE); r <- rank(b$x); sums <- c(sum(r[b$g == two_of(o)[1]]), sum(r[b$g == two_of(o)[2]])); means <- sums / c(n, m); z <- two_z(w$p.value); u <- w$statistic[[1]]
    say(c("test_statistics", o$groups), y, mann_whitney_u = min(u, n * m - u), wilcoxon_w = if (means[1] == means[2]) min(sums) else sums[which.min(means)], z = z, p = w$p.value)
    if (n * m <= 20000) { # every arrangement, ties as they are
      need("coin"); f <- factor(b$g, two_of(o)); p <- sapply(c("two.sided", "less", "greater"), function(side) coin::pvalue(coin::wilcox_test(b$x ~ f, distribution = "exact", alternative = side)))
      say(c("test_statistics", o$groups), y, exact_p_two_sided = p[[1]], exact_p_one_sided = min(p[-1]))
      if (asked(o, "exact", "small") == "full") { found <- coin::wilcox_test(b$x ~ f, distribution = "exact"); say(c("test_statistics", o$groups), y, point_probability = coin::dperm(found, coin::statistic(found))) }
    }
    least <- floor(min(u, n * m - u)); say(c("test_statistics", o$groups), y, exact_p_uncorrected = min(1, 2 * pwilcox(least, n, m)))
    say(c("effect_sizes", o$groups), c(y, "rank_biserial"), estimate = 2 * u / n / m - 1); say(c("effect_sizes", o$groups), c(y, "r_of_z"), estimate = abs(z) / sqrt(n + m))
  },
  kruskal_wallis = function(o) for (y in o$variables) {
    b <- both_(y, o); k <- kruskal.test(b$x, factor(b$g)); ranked(y, b$x, b$g, b$codes, o); n <- length(b$x)
    say(c("chi_square_statistics", o$groups), y, kruskal_wallis_h = k$statistic, df = k$parameter, p = k$p.value); say(c("effect_sizes", o$groups), c(y, "epsilon_squared"), estimate = k$statistic / (n - 1))
    r <- rank(b$x); ties <- table(b$x); s2 <- n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1)); pairs <- combn(b$codes, 2) # Dunn (1964)
    for (at in seq_len(ncol(pairs))) {
      i <- pairs[1, at]; j <- pairs[2, at]; gap <- mean(r[b$g == i]) - mean(r[b$g == j]); se <- sqrt(s2 * (1 / sum(b$g == i) + 1 / sum(b$g == j))); p <- 2 * pnorm(-abs(gap / se))
      for (way in 1:2) { a <- if (way == 1) c(i, j) else c(j, i); s <- if (way == 1) 1 else -1; say(c("pairwise_comparisons", o$groups), c(y, level(o$groups, a)), rank_difference = s * gap, se = se, z = s * gap / se, p = p, p_adjusted = min(1, p * ncol(pairs))) }
    }
  },
  jonckheere = function(o) for (y in o$variables) {
    codes <- if (length(o$values)) o$values else NULL; b <- both_(y, o, codes); codes <- if (is.null(codes)) b$codes else codes[codes %in% b$g]; n <- length(b$x); m <- table(b$g); t <- table(b$x)
    found <- sum(sapply(combn(length(codes), 2, simplify = FALSE), function(p) sum(outer(b$x[b$g == codes[p[1]]], b$x[b$g == codes[p[2]]], function(a, c) (a < c) + (a == c) / 2)))); mean <- (n^2 - sum(m^2)) / 4
    a <- function(v) sum(v * (v - 1) * (2 * v + 5)); e <- function(v) sum(v * (v - 1) * (v - 2)); f <- function(v) sum(v * (v - 1))
    sd <- sqrt((a(n) - a(m) - a(t)) / 72 + e(m) * e(t) / (36 * e(n)) + f(m) * f(t) / (8 * f(n))); z <- (found - mean) / sd
    say(c("jonckheere_test", o$groups), y, n_groups = length(m), n = n, jonckheere = found, jonckheere_mean = mean, jonckheere_sd = sd, z = z, p = 2 * pnorm(-abs(z)))
  },
  median = function(o) for (y in o$variables) {
    b <- both_(y, o); cut <- asked(o, "cut_value", median(b$x)); above <- b$x > cut; t <- rbind(sapply(b$codes, function(code) sum(above & b$g == code)), sapply(b$codes, function(code) sum(!above & b$g == code)))
    put(c("median_frequencies", y, o$groups), "above_median", under("count", level(o$groups, b$codes), t[1, ])); put(c("median_frequencies", y, o$groups), "at_most_median", under("count", level(o$groups, b$codes), t[2, ]))
    c <- chisq.test(t, correct = FALSE); k <- list(c("chi_square_statistics", o$groups), y); say(k[[1]], k[[2]], n = length(b$x), median = cut, chi_square = c$statistic, df = c$parameter, p = c$p.value)
    e <- tryCatch(fisher.test(t, workspace = 2e7)$p.value, error = function(e) NA); if (!is.na(e) && ncol(t) == 2) say(k[[1]], k[[2]], exact_p = e)
    if (ncol(t) == 2) { y_ <- chisq.test(t); say(k[[1]], k[[2]], `chi_square@continuity` = y_$statistic, `df@continuity` = y_$parameter, `p@continuity` = y_$p.value) }
  },
  wilcoxon = function(o) for (at in seq_along(o$pairs)) {
    pair <- o$pairs[[at]]; x <- of(pair); gap <- round(x[[2]] - x[[1]], 10); key <- paste0("pair=", at); left <- gap[abs(gap) > 1e-12]; r <- rank(round(abs(left), 10)); s <- sign(left); w <- wilcox.test(left, correct = FALSE, exact = FALSE)
    p <- w$p.value; z <- two_z(p); say("test_statistics", c(key, pair), z = z, p = p)
    if (length(left) <= 1000) { need("coin"); g <- round(left, 10); p <- sapply(c("two.sided", "less", "greater"), function(side) coin::pvalue(coin::wilcoxsign_test(g ~ rep(0, length(g)), zero.method = "Wilcoxon", distribution = "exact", alternative = side))); say("test_statistics", c(key, pair), exact_p_two_sided = p[[1]], exact_p_one_sided = min(p[-1]))
      if (asked(o, "exact", "small") == "full") { found <- coin::wilcoxsign_test(g ~ rep(0, length(g)), zero.method = "Wilcoxon", distribution = "exact"); say("test_statistics", c(key, pair), point_probability = coin::dperm(found, coin::statistic(found))) } }
    say("effect_sizes", c(key, "rank_biserial"), estimate = sum(r * s) / sum(r)); say("effect_sizes", c(key, "r_of_z"), estimate = abs(z) / sqrt(length(left)))
    for (part in c("negative_ranks", "positive_ranks")) { own <- r[s == if (part == "negative_ranks") -1 else 1]; say("ranks", c(key, pair, part), n = length(own), mean_rank = if (length(own)) mean(own) else 0, sum_of_ranks = sum(own)) }
    say("ranks", c(key, pair, "ties"), n = sum(abs(gap) <= 1e-12)); say("ranks", c(key, pair, "total"), n = length(gap))
  },
  sign = function(o) for (at in seq_along(o$pairs)) {
    pair <- o$pairs[[at]]; x <- of(pair); gap <- x[[2]] - x[[1]]; gap[abs(gap) < 1e-12] <- 0; key <- paste0("pair=", at); n <- c(sum(gap < 0), sum(gap > 0)); m <- sum(n); b <- binom.test(n[1], m)
    for (part in 1:2) say("signs", c(key, pair, c("negative_differences", "positive_differences")[part]), n = n[part]); say("signs", c(key, pair, "ties"), n = sum(gap == 0)); say("signs", c(key, pair, "total"), n = length(gap))
    z <- (max(n) - m / 2 - .5) / sqrt(m) * 2; z <- if (n[1] == n[2]) 0 else -abs(z); say("test_statistics", c(key, pair), z = z, p = min(1, 2 * pnorm(-abs(z))), exact_p_two_sided = b$p.value, exact_p_one_sided = pbinom(min(n), m, .5), point_probability = dbinom(n[1], m, .5))
  },
  friedman = function(o) matched(o, "friedman"), kendall_w = function(o) matched(o, "kendall_w"), cochran_q = function(o) matched(o, "cochran_q"),
  runs = function(o) for (y in o$variables) {
    x <- d[[y]][!is.na(d[[y]])]; codes <- codes_of(y, x); cut <- asked(o, "cut_value", switch(asked(o, "cut", "median"), median = median(x), mean = mean(x), codes[which.max(tabulate(match(x, codes)))])); side <- x >= cut; n <- sum(side); m <- sum(!side)
    runs <- 1 + sum(diff(side) != 0); say("runs_test", y, test_value = cut, n_below = m, n_at_least = n, n = n + m, runs = runs); if (n == 0 || m == 0) next
    middle <- 2 * n * m / (n + m) + 1; s <- sqrt(2 * n * m * (2 * n * m - n - m) / ((n + m)^2 * (n + m - 1))); gap <- runs - middle; if (n + m < 50) gap <- sign(gap) * max(0, abs(gap) - .5); z <- gap / s; say("runs_test", y, z = z, p = 2 * pnorm(-abs(z)))
    chance <- function(r) { k <- r %/% 2; (if (r %% 2 == 0) 2 * choose(n - 1, k - 1) * choose(m - 1, k - 1) else choose(n - 1, k) * choose(m - 1, k - 1) + choose(n - 1, k - 1) * choose(m - 1, k)) / choose(n + m, n) }
    if (n + m <= 500) { possible <- 2:(2 * min(n, m) + 1); far <- abs(possible - middle) >= abs(runs - middle) - 1e-9; say("runs_test", y, exact_p = sum(sapply(possible[far], chance)), point_probability = chance(runs)) }
  },
  binomial = function(o) for (y in o$variables) {
    x <- d[[y]][!is.na(d[[y]])]; share <- asked(o, "proportion", .5); n <- length(x)
    if (!is.null(o$cut_value)) { keys <- c("at_most_cut", "above_cut"); counts <- c(sum(x <= o$cut_value), sum(x > o$cut_value)) }
    else { codes <- if (length(o$values)) o$values else unique(x); if (length(codes) == 1) codes <- c(codes, setdiff(declared(y), codes)); if (length(codes) > 2) { say("binomial_test", c(y, "total"), n = n); next }; keys <- level(y, codes); counts <- sapply(codes, function(code) sum(x == code)); n <- sum(counts) }
    for (at in 1:2) say("binomial_test", c(y, keys[at]), n = counts[at], observed_proportion = counts[at] / n); say("binomial_test", c(y, "total"), n = n, observed_proportion = 1)
    b <- binom.test(counts[1], n, share); one <- binom.test(counts[1], n, share, alternative = if (counts[1] / n > share) "greater" else "less")$p.value; t <- prop.test(counts[1], n, share)
    say("binomial_test", c(y, keys[1]), test_proportion = share, z = sqrt(t$statistic) * sign(counts[1] / n - share), p = t$p.value, exact_p_two_sided = b$p.value, exact_p_one_sided = one, point_probability = dbinom(counts[1], n, share))
  },
  chi_square = function(o) for (y in o$variables) {
    x <- d[[y]][!is.na(d[[y]])]; codes <- if (length(o$expected)) declared(y) else declared(y); seen <- codes_of(y, x); if (!(length(o$expected) == length(codes))) codes <- if (all(seen %in% declared(y))) codes else seen; if (length(o$values)) codes <- o$values
    counts <- sapply(codes, function(code) sum(x == code)); share <- if (length(o$expected)) o$expected / sum(o$expected) else rep(1 / length(codes), length(codes)); t <- chisq.test(counts, p = share)
    for (at in seq_along(codes)) say(c("observed_expected", y), level(y, codes[at]), count = counts[at], expected = t$expected[at], residual = counts[at] - t$expected[at]); say(c("observed_expected", y), "total", count = sum(counts))
    say("chi_square_statistics", y, chi_square = t$statistic, df = t$parameter, p = t$p.value)
  },
  mcnemar = function(o) for (at in seq_along(o$pairs)) {
    pair <- o$pairs[[at]]; x <- of(pair); codes <- sort(unique(unlist(x))); t <- table(factor(x[[1]], codes), factor(x[[2]], codes)); key <- c(paste0("pair=", at), pair); say("test_statistics", key, n = nrow(x))
    for (i in seq_along(codes)) put(c("pair_counts", pair), level(pair[1], codes[i]), under("count", level(pair[2], codes), t[i, ]))
    if (length(codes) != 2) next
    changed <- c(t[1, 2], t[2, 1]); n <- sum(changed); m <- mcnemar.test(t)
    if (n > 25) say("test_statistics", key, chi_square = m$statistic, p = m$p.value)
    if (n > 0) say("test_statistics", key, exact_p_two_sided = binom.test(changed[1], n)$p.value, exact_p_one_sided = pbinom(min(changed), n, .5), point_probability = dbinom(changed[1], n, .5))
  },
  kolmogorov_smirnov = function(o) {
    for (y in o$variables) if (is.null(o$groups) && (o$distribution != "normal" || length(o$parameters))) known(y, o)
    else if (is.null(o$groups)) {
      need("nortest"); x <- d[[y]][!is.na(d[[y]])]; k <- ks.test(x, "pnorm", mean(x), sd(x), exact = FALSE); l <- nortest::lillie.test(x); p <- l$p.value; if (asked(o, "dialect", "recommended") == "spss") p <- min(p, .2)
      say("one_sample_kolmogorov", y, n = length(x), mean = mean(x), sd = sd(x), extreme_absolute = k$statistic, extreme_positive = ks.test(x, "pnorm", mean(x), sd(x), alternative = "greater")$statistic,
          extreme_negative = -ks.test(x, "pnorm", mean(x), sd(x), alternative = "less")$statistic, distance = l$statistic, p = p, kolmogorov_z = k$statistic * sqrt(length(x)), p_uncorrected = k$p.value)
    } else {
      codes <- two_of(o); b <- both_(y, o, codes); one <- b$x[b$g == codes[1]]; two <- b$x[b$g == codes[2]]; k <- ks.test(one, two, exact = FALSE)
      say(c("group_sizes", o$groups), c(y, level(o$groups, codes[1])), n = length(one)); say(c("group_sizes", o$groups), c(y, level(o$groups, codes[2])), n = length(two)); say(c("group_sizes", o$groups), c(y, "total"), n = length(b$x))
      say(c("test_statistics", o$groups), y, extreme_absolute = k$statistic, extreme_positive = max(0, ks.test(one, two, alternative = "greater", exact = FALSE)$statistic), extreme_negative = -max(0, ks.test(one, two, alternative = "less", exact = FALSE)$statistic),
          kolmogorov_z = k$statistic * sqrt(length(one) * length(two) / length(b$x)), p = k$p.value)
      if (length(one) * length(two) < 10000) say(c("test_statistics", o$groups), y, exact_p = ks.test(one, two, exact = TRUE)$p.value)
    }
  })
known <- function(y, o) { # against a distribution whose parameters count as known; Smirnov's limit of the distance
  x <- d[[y]][!is.na(d[[y]])]; n <- length(x); kind <- o$distribution; discrete <- kind == "poisson"
  own <- if (length(o$parameters)) o$parameters else switch(kind, normal = c(mean(x), sd(x)), uniform = range(x), mean(x)); if (kind %in% c("poisson", "exponential") && min(x) < 0) return(say("one_sample_kolmogorov", y, n = n))
  reach <- switch(kind, normal = function(v) pnorm(v, own[1], own[2]), uniform = function(v) punif(v, own[1], own[2]), poisson = function(v) ppois(v, own), exponential = function(v) pexp(v, 1 / own))
  v <- sort(unique(x)); counted <- ecdf(x)(v); up <- max(0, counted - reach(v)); down <- max(0, reach(if (discrete) ceiling(v) - 1 else v) - c(0, head(counted, -1))); z <- max(up, down) * sqrt(n); k <- 1:200
  do.call(say, c(list("one_sample_kolmogorov", y, n = n), setNames(as.list(own), list(normal = c("mean", "sd"), uniform = c("minimum", "maximum"), poisson = "mean", exponential = "mean")[[kind]]),
    list(extreme_absolute = max(up, down), extreme_positive = up, extreme_negative = -down, kolmogorov_z = z, p = if (z < .1) 1 else min(1, 2 * sum((-1)^(k - 1) * exp(-2 * k^2 * z^2))))))
}
matched <- function(o, test) {
  x <- as.matrix(of(o$variables)); f <- friedman.test(x); k <- ncol(x); n <- nrow(x)
  found <- list(n = n, chi_square = f$statistic, df = f$parameter, p = f$p.value); if (test == "cochran_q") names(found)[2] <- "cochran_q"; if (test == "kendall_w") found$kendall_w <- f$statistic / (n * (k - 1)); do.call(say, c(list("chi_square_statistics", test), found))
  ranks <- t(apply(x, 1, rank)); for (m in o$variables) if (test == "cochran_q") { codes <- sort(unique(c(x))); put("answers", m, under("count", level(o$variables[1], codes), sapply(codes, function(code) sum(x[, m] == code)))) } else say("ranks", m, mean_rank = mean(ranks[, m]))
  pairs <- combn(k, 2); for (at in seq_len(ncol(pairs))) {
    a <- o$variables[pairs[1, at]]; b <- o$variables[pairs[2, at]]; if (test == "cochran_q") next
    gap <- mean(ranks[, a]) - mean(ranks[, b]); se <- sqrt(k * (k + 1) / (6 * n)); p <- 2 * pnorm(-abs(gap / se)); say("pairwise_comparisons", c(a, b), rank_difference = gap, se = se, z = gap / se, p = p, p_adjusted = min(1, p * ncol(pairs)))
  }
}
ask <- function(o) tests[[o$test]](o)
