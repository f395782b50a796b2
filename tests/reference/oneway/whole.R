# Rscript whole.R: the tables of the one-way analysis of hours by unit, each row as often as its weight says.
source("../scales/read.R")
source("../whole.R")
suppressMessages({library(car); library(emmeans)})
case <- "hours"
x <- na.omit(twice[c("hours", "unit")])
y <- x$hours
g <- factor(x$unit)
unit <- paste0("unit=", levels(g))
k <- nlevels(g)
n <- as.vector(table(g))
m <- as.vector(tapply(y, g, mean))
v <- as.vector(tapply(y, g, var))
describe <- function(key, y) {
  t <- t.test(y)
  say("group_descriptives", c("hours", key), n = length(y), mean = mean(y), sd = sd(y), se_mean = t$stderr,
      ci_low = t$conf.int[1], ci_high = t$conf.int[2], minimum = min(y), maximum = max(y))
}
for (at in seq_len(k)) describe(unit[at], y[g == levels(g)[at]])
describe("total", y)

trimmed <- function(x, share = .05) { # the ends count in part, as EXAMINE does it; R's own cuts whole cases
  x <- sort(x)
  n <- length(x)
  kept <- pmin(pmax(1:n, share * n), n - share * n) - pmin(pmax(0:(n - 1), share * n), n - share * n)
  sum(kept * x) / sum(kept)
}
levene <- function(statistic, center) {
  a <- anova(lm(abs(y - ave(y, g, FUN = center)) ~ g))
  say("homogeneity", c("hours", statistic), levene = a[1, 4], df1 = a[1, 1], df2 = a[2, 1], p = a[1, 5])
  a
}
levene("based_on_mean", mean)
a <- levene("based_on_median", median)
levene("based_on_trimmed_mean", trimmed)
z <- abs(y - ave(y, g, FUN = median))
u <- tapply(z, g, function(v) sum((v - mean(v))^2))
df2 <- sum(u)^2 / sum(u^2 / (n - 1))
say("homogeneity", c("hours", "based_on_median_adjusted"), levene = a[1, 4], df1 = a[1, 1], df2 = df2,
    p = pf(a[1, 4], k - 1, df2, lower.tail = FALSE))

fit <- lm(y ~ g)
a <- anova(fit)
say("anova", "hours/between_groups", sum_of_squares = a[1, 2], df = a[1, 1], mean_square = a[1, 3], f = a[1, 4], p = a[1, 5])
say("anova", "hours/within_groups", sum_of_squares = a[2, 2], df = a[2, 1], mean_square = a[2, 3])
say("anova", "hours/total", sum_of_squares = sum(a[, 2]), df = sum(a[, 1]))

# Eta squared's bounds by the noncentral F, those of the others from the sums of squares that have such an eta squared.
bound <- function(p) uniroot(function(nc) pf(a[1, 4], k - 1, a[2, 1], nc) - p, c(0, 500), tol = 1e-12)$root
total <- sum(a[, 2])
effects <- function(eta) {
  between <- eta * total
  ms <- (total - between) / a[2, 1]
  omega <- (between - (k - 1) * ms) / (total + ms)
  c(eta, (between - (k - 1) * ms) / total, omega, omega / (omega + (k - 1) * (1 - omega))) # groups drawn at random last
}
eta <- c(a[1, 2] / total, sapply(c(bound(.975), bound(.025)), function(nc) nc / (nc + length(y))))
found <- sapply(eta, effects)
for (at in 1:4) say("effect_sizes", c("hours", c("eta_squared", "epsilon_squared", "omega_squared", "omega_squared_random")[at]),
                    estimate = found[at, 1], ci_low = found[at, 2], ci_high = found[at, 3])

w <- oneway.test(y ~ g)
say("robust_tests", "hours/welch", value = w$statistic, df1 = w$parameter[1], df2 = w$parameter[2], p = w$p.value)
terms <- (1 - n / sum(n)) * v
own <- sum(terms)^2 / sum(terms^2 / (n - 1))
f <- a[1, 2] / sum(terms)
say("robust_tests", "hours/brown_forsythe", value = f, df1 = a[1, 1], df2 = own, p = pf(f, k - 1, own, lower.tail = FALSE))

e <- emmeans(fit, "g")
sets <- list(c(1, -1, 0, 0, 0), c(.5, .5, -.25, -.25, -.5))
made <- contrast(e, sets)
asked <- coef(made)
parts <- function(c) c^2 * v / n
for (at in 1:2) {
  key <- paste0("contrast=", at)
  given <- as.list(asked[[paste0("c.", at)]])
  names(given) <- paste0("contrast_coefficient@", unit)
  do.call(say, c(list("contrast_coefficients", key), given))
  s <- as.data.frame(made)[at, ]
  say("contrast_tests", c("hours", "equal_variances", key), contrast_value = s$estimate, se = s$SE, t = s$t.ratio, df = s$df, p = s$p.value)
  own <- parts(sets[[at]])
  se <- sqrt(sum(own))
  df <- sum(own)^2 / sum(own^2 / (n - 1))
  say("contrast_tests", c("hours", "unequal_variances", key), contrast_value = s$estimate, se = se, t = s$estimate / se, df = df,
      p = 2 * pt(-abs(s$estimate / se), df))
}

ends <- function(test, i, j, gap, se, p, reach) for (sign in c(1, -1)) {
  key <- c("hours", test, if (sign == 1) unit[c(i, j)] else unit[c(j, i)])
  say("multiple_comparisons", key, mean_difference = sign * gap, se_difference = se, p = p, ci_low = sign * gap - reach, ci_high = sign * gap + reach)
}
pairs <- combn(k, 2)
for (test in c("sidak", "scheffe")) {
  s <- as.data.frame(summary(pairs(e), infer = TRUE, adjust = test, scheffe.rank = k - 1))
  for (at in seq_len(nrow(s))) ends(test, pairs[1, at], pairs[2, at], s$estimate[at], s$SE[at], s$p.value[at], s$upper.CL[at] - s$estimate[at])
}
for (at in seq_len(ncol(pairs))) {
  i <- pairs[1, at]
  j <- pairs[2, at]
  t <- t.test(y[g == levels(g)[i]], y[g == levels(g)[j]])
  reach <- qt(1 - (1 - .95^(1 / ncol(pairs))) / 2, t$parameter) * t$stderr
  ends("tamhane", i, j, t$estimate[1] - t$estimate[2], t$stderr, 1 - (1 - t$p.value)^ncol(pairs), reach)
}

# Homogeneous subsets: the longest ranges of ordered means whose test is not significant, of sizes as their harmonic mean.
order <- order(m)
h <- 1 / mean(1 / n)
for (test in c("tukey", "scheffe", "snk")) {
  p <- function(i, j) {
    q <- (m[order[j]] - m[order[i]]) / sqrt(a[2, 3] / h)
    if (test == "scheffe") pf(q^2 / 2 / (k - 1), k - 1, a[2, 1], lower.tail = FALSE)
    else ptukey(q, if (test == "snk") j - i + 1 else k, a[2, 1], lower.tail = FALSE)
  }
  reaches <- sapply(1:k, function(i) max(Filter(function(j) j == i || p(i, j) > .05, i:k)))
  starts <- which(!duplicated(reaches))
  case <- test
  for (at in 1:k) {
    inside <- which(starts <= at & reaches[starts] >= at)
    means <- as.list(rep(m[order[at]], length(inside)))
    names(means) <- paste0("mean@homogeneous_subset=", inside)
    do.call(say, c(list("homogeneous_subsets", c(test, unit[order[at]]), n = n[order[at]]), means))
  }
  for (at in seq_along(starts)) {
    found <- if (reaches[starts[at]] == starts[at]) 1 else p(starts[at], reaches[starts[at]])
    say("subset_significance", c(test, paste0("homogeneous_subset=", at)), p = found)
  }
}
keep_whole()
