# Means of two groups, of one sample and of pairs by t.test; effect sizes with bounds by the noncentral t.
bound <- function(t, df, p) { # the noncentrality whose t has p below it
  f <- function(nc) pt(t, df, nc) - p
  tryCatch(uniroot(f, c(t - 12 - abs(t), t + 12 + abs(t)), tol = 1e-12)$root, error = function(e) NA)
}
told <- function(table, keys, x) say(table, keys, n = length(x), mean = mean(x), sd = sd(x), se_mean = sd(x) / sqrt(length(x)))
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
      x <- of(unique(c(y, g))); x <- x[x[[g]] %in% codes, ]; one <- x[[y]][x[[g]] == codes[1]]; two <- x[[y]][x[[g]] == codes[2]]
      told(c("group_statistics", g), c(y, level(g, codes[1])), one); told(c("group_statistics", g), c(y, level(g, codes[2])), two)
      centre <- if (asked(o, "dialect", "spss") == "spss") mean else median
      z <- c(abs(one - centre(one)), abs(two - centre(two))); a <- anova(lm(z ~ factor(rep(1:2, c(length(one), length(two))))))
      say(c("independent_test", g), c(y, "equal_variances"), levene_f = a[1, 4], levene_p = a[1, 5])
      for (equal in c(TRUE, FALSE)) {
        t <- t.test(one, two, var.equal = equal, conf.level = level_)
        say(c("independent_test", g), c(y, if (equal) "equal_variances" else "unequal_variances"), t = t$statistic, df = t$parameter, p = t$p.value,
            p_one_sided = one_sided(function(side) t.test(one, two, var.equal = equal, alternative = side)), mean_difference = t$estimate[1] - t$estimate[2], se_difference = t$stderr,
            ci_low = t$conf.int[1], ci_high = t$conf.int[2])
      }
      t <- t.test(one, two, var.equal = TRUE); df <- t$parameter[[1]]; n1 <- length(one); n2 <- length(two); gap <- mean(one) - mean(two)
      pooled <- sqrt(((n1 - 1) * var(one) + (n2 - 1) * var(two)) / df); scale <- sqrt(1 / n1 + 1 / n2)
      effect(c("effect_sizes", g), c(y, "cohen_d"), gap / pooled, pooled, t$statistic[[1]], df, scale)
      effect(c("effect_sizes", g), c(y, "hedges_g"), gap / pooled, pooled / hedges(df), t$statistic[[1]], df, scale, hedges(df))
      # Glass: the second group is the control; t has its degrees of freedom and the error that both deviations make
      own <- sqrt(var(one) / var(two) / n1 + 1 / n2); delta <- gap / sd(two)
      effect(c("effect_sizes", g), c(y, "glass_delta"), delta, sd(two), delta / own, n2 - 1, own)
    }
  } else if (!is.null(o$pairs) && length(o$pairs)) {
    for (at in seq_along(o$pairs)) {
      pair <- o$pairs[[at]]; x <- of(pair); key <- paste0("pair=", at); one <- x[[pair[1]]]; two <- x[[pair[2]]]
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
      x <- of(y)[[1]]; n <- length(x); told("one_sample_statistics", y, x); t <- t.test(x, mu = mu, conf.level = level_)
      say("one_sample_test", y, t = t$statistic, df = t$parameter, p = t$p.value, p_one_sided = one_sided(function(side) t.test(x, mu = mu, alternative = side)),
          mean_difference = mean(x) - mu, se_difference = t$stderr, ci_low = t$conf.int[1] - mu, ci_high = t$conf.int[2] - mu)
      size <- (mean(x) - mu) / sd(x)
      effect("effect_sizes", c(y, "cohen_d"), size, sd(x), t$statistic[[1]], n - 1, 1 / sqrt(n))
      effect("effect_sizes", c(y, "hedges_g"), size, sd(x) / hedges(n - 1), t$statistic[[1]], n - 1, 1 / sqrt(n), hedges(n - 1))
    }
  }
}
