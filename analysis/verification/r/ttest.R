# Means of two groups, of one sample and of pairs by t.test; effect sizes with bounds by the noncentral t.
bound <- function(t, df, p) { # the noncentrality whose t has p below it
  f <- function(nc) pt(t, df, nc) - p
  found <- tryCatch(uniroot(f, c(t - 12 - abs(t), t + 12 + abs(t)), tol = 1e-12)$root, error = function(e) NA)
  if (is.na(found) || abs(found) > 30) NA else found # beyond 37.62 pt is not exact, and near it less so
}
sized <- function(x, v) { n <- sum(v); m <- sum(v * x) / n; list(n = n, mean = m, var = sum(v * (x - m)^2) / (n - 1)) }
told <- function(table, keys, x, v = rep(1, length(x))) { a <- sized(x, v); say(table, keys, n = a$n, mean = a$mean, sd = sqrt(a$var), se_mean = sqrt(a$var / a$n)) }
tested <- function(value, se, df, level_) list(statistic = value / se, parameter = df, p.value = 2 * pt(-abs(value / se), df), stderr = se, conf.int = value + c(-1, 1) * qt((1 + level_) / 2, df) * se, one = pt(-abs(value / se), df)) # as t.test, of moments
two_tested <- function(a, b, equal, level_) { parts <- c(a$var / a$n, b$var / b$n); df <- if (equal) a$n + b$n - 2 else sum(parts)^2 / sum(parts^2 / (c(a$n, b$n) - 1)); pooled <- ((a$n - 1) * a$var + (b$n - 1) * b$var) / (a$n + b$n - 2); tested(a$mean - b$mean, sqrt(if (equal) pooled * (1 / a$n + 1 / b$n) else sum(parts)), df, level_) }
one_sided <- function(test) min(test("less")$p.value, test("greater")$p.value)
ask <- function(o) {
  level_ <- asked(o, "confidence", .95); tails <- c((1 + level_) / 2, (1 - level_) / 2)
  effect <- function(table, keys, size, standardizer, t, df, scale, factor = 1) { # by position
    ends <- sapply(tails, function(p) bound(t, df, p)) * scale * factor
    say(table, keys, standardizer = standardizer, estimate = size * factor, ci_low = ends[1], ci_high = ends[2])
  }
  hedges <- function(df) exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2))
  if (!is.null(o$groups)) {
    g <- o$groups; codes <- asked(o, "values", NULL); if (is.null(codes) || !length(codes)) codes <- declared(g)[1:2]
    for (y in o$variables) {
      names_ <- unique(c(y, g)); x <- of(names_); v <- weights_of(names_); kept <- x[[g]] %in% codes; x <- x[kept, ]; v <- v[kept]; first <- x[[g]] == codes[1]; one <- x[[y]][first]; two <- x[[y]][!first]; a1 <- sized(one, v[first]); a2 <- sized(two, v[!first])
      told(c("group_statistics", g), c(y, level(g, codes[1])), one, v[first]); told(c("group_statistics", g), c(y, level(g, codes[2])), two, v[!first])
      middle <- function(x, v) if (asked(o, "dialect", "spss") == "spss") sum(v * x) / sum(v) else weighted_quantile(x, v, .5)
      z <- abs(x[[y]] - ifelse(first, middle(one, v[first]), middle(two, v[!first]))); l <- spread_of_groups(z, first, v); say(c("independent_test", g), c(y, "equal_variances"), levene_f = l$f, levene_p = l$p)
      for (equal in c(TRUE, FALSE)) {
        t <- if (whole) t.test(one, two, var.equal = equal, conf.level = level_) else two_tested(a1, a2, equal, level_)
        say(c("independent_test", g), c(y, if (equal) "equal_variances" else "unequal_variances"), t = t$statistic, df = t$parameter, p = t$p.value,
            p_one_sided = if (whole) one_sided(function(side) t.test(one, two, var.equal = equal, alternative = side)) else t$one, mean_difference = a1$mean - a2$mean, se_difference = t$stderr, ci_low = t$conf.int[1], ci_high = t$conf.int[2])
      }
      t <- two_tested(a1, a2, TRUE, level_); df <- t$parameter; gap <- a1$mean - a2$mean; pooled <- sqrt(((a1$n - 1) * a1$var + (a2$n - 1) * a2$var) / df); scale <- sqrt(1 / a1$n + 1 / a2$n)
      effect(c("effect_sizes", g), c(y, "cohen_d"), gap / pooled, pooled, t$statistic, df, scale)
      effect(c("effect_sizes", g), c(y, "hedges_g"), gap / pooled, pooled / hedges(df), t$statistic, df, scale, hedges(df))
      # Glass: the second group is the control; t has its degrees of freedom and the error that both deviations make
      own <- sqrt(a1$var / a2$var / a1$n + 1 / a2$n); delta <- gap / sqrt(a2$var)
      effect(c("effect_sizes", g), c(y, "glass_delta"), delta, sqrt(a2$var), delta / own, a2$n - 1, own)
    }
  } else if (!is.null(o$pairs) && length(o$pairs)) {
    for (at in seq_along(o$pairs)) {
      pair <- o$pairs[[at]]; if (!whole) next
      x <- of(pair); key <- paste0("pair=", at); one <- x[[pair[1]]]; two <- x[[pair[2]]]
      told("paired_statistics", c(key, pair[1]), one); told("paired_statistics", c(key, pair[2]), two)
      say("paired_correlations", c(key, pair), n = nrow(x), r = cor(one, two), p = cor.test(one, two)$p.value, p_one_sided = one_sided(function(side) cor.test(one, two, alternative = side)))
      t <- t.test(one, two, paired = TRUE, conf.level = level_); gap <- one - two
      say("paired_test", c(key, pair), mean = mean(gap), sd = sd(gap), se_mean = t$stderr, ci_low = t$conf.int[1], ci_high = t$conf.int[2], t = t$statistic, df = t$parameter, p = t$p.value,
          p_one_sided = one_sided(function(side) t.test(one, two, paired = TRUE, alternative = side)))
      n <- length(gap); size <- mean(gap) / sd(gap)
      effect("effect_sizes", c(key, "cohen_d"), size, sd(gap), t$statistic[[1]], n - 1, 1 / sqrt(n))
      effect("effect_sizes", c(key, "hedges_g"), size, sd(gap) / hedges(n - 1), t$statistic[[1]], n - 1, 1 / sqrt(n), hedges(n - 1))
    }
  } else {
    mu <- asked(o, "test_value", 0)
    for (y in o$variables) {
      if (!whole) next
      x <- of(y)[[1]]; n <- length(x); told("one_sample_statistics", y, x); t <- t.test(x, mu = mu, conf.level = level_)
      say("one_sample_test", y, t = t$statistic, df = t$parameter, p = t$p.value, p_one_sided = one_sided(function(side) t.test(x, mu = mu, alternative = side)),
          mean_difference = mean(x) - mu, se_difference = t$stderr, ci_low = t$conf.int[1] - mu, ci_high = t$conf.int[2] - mu)
      size <- (mean(x) - mu) / sd(x)
      effect("effect_sizes", c(y, "cohen_d"), size, sd(x), t$statistic[[1]], n - 1, 1 / sqrt(n))
      effect("effect_sizes", c(y, "hedges_g"), size, sd(x) / hedges(n - 1), t$statistic[[1]], n - 1, 1 / sqrt(n), hedges(n - 1))
    }
  }
}
