# Rscript whole.R: rank tests, counts and goodness of fit of ../answers by R, coin, nortest and tseries; but for runs and
# fit, each row as often as its weight says.
source("../answers/read.R")
source("../whole.R")
suppressMessages({library(coin); library(nortest)})
case <- "mann_whitney"
for (y in c("income", "q1")) {
  x <- na.omit(data.frame(y = twice[[y]], g = factor(twice$sex)))
  z <- statistic(wilcox_test(y ~ g, x))[[1]]
  r <- rank(x$y)
  for (s in 1:2) say("ranks", c(y, paste0("sex=", s)), n = sum(x$g == s), mean_rank = mean(r[x$g == s]), sum_of_ranks = sum(r[x$g == s]))
  say("ranks", c(y, "total"), n = nrow(x))
  w <- suppressWarnings(wilcox.test(y ~ g, x, correct = FALSE))
  n <- table(x$g)
  say("test_statistics", y, mann_whitney_u = min(w$statistic, prod(n) - w$statistic), z = -abs(z), p = w$p.value)
  say("effect_sizes", c(y, "rank_biserial"), estimate = 2 * w$statistic / prod(n) - 1)
  say("effect_sizes", c(y, "r_of_z"), estimate = abs(z) / sqrt(nrow(x)))
}
case <- "wilcoxon"
pairs <- list(c("q1", "q2"), c("q2", "q4"))
for (at in 1:2) {
  x <- na.omit(twice[pairs[[at]]])
  gap <- x[[2]] - x[[1]]
  key <- paste0("pair=", at)
  r <- rank(abs(gap[gap != 0]))
  sign <- sign(gap[gap != 0])
  z <- statistic(wilcoxsign_test(x[[2]] ~ x[[1]], zero.method = "Wilcoxon"))[[1]]
  say("effect_sizes", c(key, "rank_biserial"), estimate = sum(r * sign) / sum(r))
  say("effect_sizes", c(key, "r_of_z"), estimate = abs(z) / sqrt(length(r)))
  for (part in c("negative_ranks", "positive_ranks")) {
    own <- r[sign == if (part == "negative_ranks") -1 else 1]
    say("ranks", c(key, pairs[[at]], part), n = length(own), mean_rank = mean(own), sum_of_ranks = sum(own))
  }
  say("ranks", c(key, pairs[[at]], "ties"), n = sum(gap == 0))
  say("ranks", c(key, pairs[[at]], "total"), n = length(gap))
}
case <- "median"
for (y in c("q1", "income")) {
  x <- na.omit(data.frame(y = twice[[y]], g = twice$education))
  t <- suppressWarnings(chisq.test(table(x$y > median(x$y), x$g), correct = FALSE))
  say("chi_square_statistics", y, n = nrow(x), median = median(x$y), chi_square = t$statistic, df = t$parameter, p = t$p.value)
}
matched <- function(test, names, word) {
  case <<- test
  x <- as.matrix(na.omit(twice[names]))
  f <- friedman.test(x)
  found <- list(n = nrow(x), chi_square = f$statistic, df = f$parameter, p = f$p.value)
  if (test == "cochran_q") names(found)[2] <- "cochran_q"
  if (test == "kendall_w") found$kendall_w <- f$statistic / (nrow(x) * (ncol(x) - 1))
  do.call(say, c(list("chi_square_statistics", test), found))
  if (test == "cochran_q") for (m in names) {
    counts <- setNames(as.list(table(x[, m])), c("count@t1=0", "count@t1=1"))
    do.call(say, c(list("answers", m), counts))
  } else {
    ranks <- t(apply(x, 1, rank))
    for (m in names) say("ranks", m, mean_rank = mean(ranks[, m]))
  }
}
matched("friedman", c("q1", "q2", "q4"))
matched("kendall_w", c("q1", "q2", "q4"))
matched("cochran_q", c("t1", "t2"))
case <- "jonckheere"
for (y in c("income", "q1")) {
  x <- na.omit(data.frame(y = twice[[y]], g = twice$education))
  n <- nrow(x)
  m <- table(x$g)
  t <- table(x$y)
  found <- sum(sapply(combn(4, 2, simplify = FALSE), function(p) sum(outer(x$y[x$g == p[1]], x$y[x$g == p[2]], function(a, b) (a < b) + (a == b) / 2))))
  mean <- (n^2 - sum(m^2)) / 4
  a <- function(v) sum(v * (v - 1) * (2 * v + 5))
  b <- function(v) sum(v * (v - 1) * (v - 2))
  c2 <- function(v) sum(v * (v - 1))
  sd <- sqrt((a(n) - a(m) - a(t)) / 72 + b(m) * b(t) / (36 * b(n)) + c2(m) * c2(t) / (8 * c2(n)))
  z <- (found - mean) / sd
  say("jonckheere_test", y, n_groups = length(m), n = n, jonckheere = found, jonckheere_mean = mean, jonckheere_sd = sd, z = z, p = 2 * pnorm(-abs(z)))
}
case <- "runs" # of rows in the order of the file
for (y in c("q1", "income")) {
  x <- d[[y]][!is.na(d[[y]])]
  side <- x >= mean(x)
  n <- sum(side)
  m <- sum(!side)
  t <- tseries::runs.test(factor(side))
  runs <- 1 + sum(diff(side) != 0)
  chance <- function(r) {
    k <- r %/% 2
    ways <- if (r %% 2 == 0) 2 * choose(n - 1, k - 1) * choose(m - 1, k - 1)
            else choose(n - 1, k) * choose(m - 1, k - 1) + choose(n - 1, k - 1) * choose(m - 1, k)
    ways / choose(n + m, n)
  }
  possible <- 2:(2 * min(n, m) + 1)
  middle <- 2 * n * m / (n + m) + 1
  far <- abs(possible - middle) >= abs(runs - middle) - 1e-9
  say("runs_test", y, test_value = mean(x), n_below = m, n_at_least = n, n = n + m, runs = runs, z = t$statistic, p = t$p.value,
      exact_p = sum(sapply(possible[far], chance)))
}
case <- "binomial"
for (y in c("sex", "t1")) {
  x <- twice[[y]][!is.na(twice[[y]])]
  first <- x[1]
  here <- sum(x == first)
  n <- length(x)
  z <- sqrt(prop.test(here, n, .4)$statistic) * sign(here / n - .4)
  b <- binom.test(here, n, .4)
  one <- binom.test(here, n, .4, alternative = if (here / n > .4) "greater" else "less")$p.value
  say("binomial_test", c(y, paste0(y, "=", first)), n = here, observed_proportion = b$estimate, test_proportion = b$null.value, z = z,
      p = prop.test(here, n, .4)$p.value, exact_p_two_sided = b$p.value, exact_p_one_sided = one)
  say("binomial_test", c(y, paste0(y, "=", setdiff(sort(unique(x)), first))), n = n - here, observed_proportion = 1 - b$estimate)
  say("binomial_test", c(y, "total"), n = n, observed_proportion = 1)
}
case <- "chi_square"
x <- table(twice$unit)
t <- chisq.test(x, p = c(8, 3, 3, 2, .5) / 16.5)
for (at in seq_along(x)) say("observed_expected", paste0("unit=", at), count = x[at], expected = t$expected[at], residual = x[at] - t$expected[at])
say("observed_expected", "total", count = sum(x))
say("chi_square_statistics", "unit", chi_square = t$statistic, df = t$parameter, p = t$p.value)
case <- "fit"
scales <- read.csv("../scales/data.csv")
x <- scales$hours[!is.na(scales$hours)]
x <- x[x < 60]
k <- suppressWarnings(ks.test(x, "pnorm", mean(x), sd(x), exact = FALSE))
l <- lillie.test(x)
above <- suppressWarnings(ks.test(x, "pnorm", mean(x), sd(x), alternative = "greater"))$statistic
below <- suppressWarnings(ks.test(x, "pnorm", mean(x), sd(x), alternative = "less"))$statistic
say("one_sample_kolmogorov", "hours", n = length(x), mean = mean(x), sd = sd(x), extreme_absolute = k$statistic, extreme_positive = above,
    extreme_negative = -below, distance = l$statistic, p = l$p.value, kolmogorov_z = k$statistic * sqrt(length(x)), p_uncorrected = k$p.value)
case <- "two_samples"
a <- scales$hours[scales$sex == 1 & !is.na(scales$hours)]
b <- scales$hours[scales$sex == 2 & !is.na(scales$hours)]
say("group_sizes", "hours/sex=1", n = length(a))
say("group_sizes", "hours/sex=2", n = length(b))
say("group_sizes", "hours/total", n = length(c(a, b)))
k <- suppressWarnings(ks.test(a, b, exact = FALSE))
say("test_statistics", "hours", extreme_absolute = k$statistic, kolmogorov_z = k$statistic * sqrt(length(a) * length(b) / length(c(a, b))), p = k$p.value)
keep_whole()
