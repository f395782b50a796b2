# Rscript whole.R: crosstabs of ../answers by R, metafor's strata and fisher.test, each row as often as its weight says.
source("../answers/read.R")
source("../whole.R")
suppressMessages({library(metafor); library(vcd)})
under <- function(word, keys, values) setNames(as.numeric(values), paste0(word, "@", keys))
processed <- function(names) {
  valid <- sum(complete.cases(twice[names]))
  counts <- c(valid = valid, missing = nrow(twice) - valid, total = nrow(twice))
  for (part in names(counts)) say("case_processing", part, count = counts[[part]], percent = 100 * counts[[part]] / nrow(twice))
}
crossed <- function(row, column, t) {
  test <- suppressWarnings(chisq.test(t, correct = FALSE))
  keys <- paste0(column, "=", colnames(t))
  whole <- addmargins(t)
  n <- sum(t)
  for (i in seq_len(nrow(t) + 1)) {
    total <- i > nrow(t)
    counts <- whole[i, seq_len(ncol(t))]
    key <- if (total) "total" else paste0(row, "=", rownames(t)[i])
    put("crosstab", key, c(
      under("count", c(keys, "total"), whole[i, ]),
      under("expected", c(keys, "total"), if (total) whole[i, ] else c(test$expected[i, ], sum(t[i, ]))),
      under("row_percent", c(keys, "total"), c(100 * counts / sum(counts), 100)),
      under("column_percent", c(keys, "total"), 100 * whole[i, ] / whole[nrow(t) + 1, ]),
      under("total_percent", c(keys, "total"), 100 * whole[i, ] / n),
      if (!total) under("residual", keys, t[i, ] - test$expected[i, ]),
      if (!total) under("standardized_residual", keys, test$residuals[i, ]),
      if (!total) under("adjusted_residual", keys, test$stdres[i, ])
    ))
    if (!total) put("column_proportions", key, c(under("count", keys, t[i, ]), under("column_percent", keys, 100 * proportions(t, 2)[i, ])))
  }
}
measures <- function(x, y) {
  t <- unclass(table(x, y))
  n <- sum(t)
  found <- assocstats(t)
  v <- suppressWarnings(chisq.test(t, correct = FALSE))
  say("symmetric_measures", "phi", coefficient = sqrt(v$statistic / n), p = v$p.value)
  say("symmetric_measures", "cramer_v", coefficient = found$cramer, p = v$p.value)
  say("symmetric_measures", "contingency", coefficient = found$contingency, p = v$p.value)
  # The number of pairs of cases in and out of order; T of tau and gamma has the error without association
  # (Brown & Benedetti 1977, Journal of the American Statistical Association 72(358)).
  r <- row(t)
  k <- col(t)
  inside <- sapply(seq_along(t), function(at) sum(t[(r < r[at] & k < k[at]) | (r > r[at] & k > k[at])]))
  out <- sapply(seq_along(t), function(at) sum(t[(r < r[at] & k > k[at]) | (r > r[at] & k < k[at])]))
  gap <- sum(t * (inside - out))
  z <- gap / (2 * sqrt(sum(t * (inside - out)^2) - gap^2 / n))
  q <- min(dim(t))
  coefficients <- c(tau_b = cor(x, y, method = "kendall"), tau_c = q * gap / (n^2 * (q - 1)), gamma = gap / sum(t * (inside + out)))
  for (word in names(coefficients)) say("symmetric_measures", word, coefficient = coefficients[[word]], t = z, p = 2 * pnorm(-abs(z)))
  for (word in c("spearman", "pearson_r")) {
    c <- if (word == "spearman") cor.test(rank(x), rank(y)) else cor.test(x, y)
    say("symmetric_measures", word, coefficient = c$estimate, t = c$statistic, p = c$p.value)
  }
  codes <- sort(unique(c(x, y)))
  p <- table(factor(x, codes), factor(y, codes)) / n
  a <- rowSums(p)
  b <- colSums(p)
  chance <- sum(a * b)
  kappa <- Kappa(unclass(p) * n)$Unweighted
  z <- kappa[[1]] / sqrt((chance + chance^2 - sum(a * b * (a + b))) / (n * (1 - chance)^2)) # Fleiss, Cohen & Everitt (1969)
  say("symmetric_measures", "kappa", coefficient = kappa[[1]], se = kappa[[2]], t = z, p = 2 * pnorm(-abs(z)))
}
for (pair in list(c("sex", "education"), c("q1", "q2"), c("unit", "q1"), c("t2", "q3"))) {
  case <- paste(pair, collapse = "*")
  x <- na.omit(twice[pair])
  processed(pair)
  crossed(pair[1], pair[2], table(x[[1]], x[[2]]))
  if ("q1" %in% pair) measures(x[[1]], x[[2]])
}
for (pair in list(c("sex", "t1", "unit"), c("t1", "t2", "education"))) {
  case <- paste(pair, collapse = "*")
  processed(pair)
  x <- na.omit(twice[pair])
  t <- table(x[[1]], x[[2]], x[[3]])
  m <- rma.mh(ai = t[1, 1, ], bi = t[1, 2, ], ci = t[2, 1, ], di = t[2, 2, ], measure = "OR", correct = FALSE)
  say("odds_ratio_homogeneity", "breslow_day", chi_square = m$BD, df = m$k.yi - 1, p = m$BDp)
  say("odds_ratio_homogeneity", "tarone", chi_square = m$TA, df = m$k.yi - 1, p = m$TAp)
  cmh <- mantelhaen.test(t, correct = FALSE)
  say("conditional_independence", "cochran", chi_square = m$CO, df = 1, p = m$COp)
  say("conditional_independence", "mantel_haenszel", chi_square = mantelhaen.test(t)$statistic, df = cmh$parameter, p = mantelhaen.test(t)$p.value)
  say("conditional_independence", "general_association", chi_square = cmh$statistic, df = cmh$parameter, p = cmh$p.value)
  say("common_odds_ratio", "mantel_haenszel", estimate = exp(m$beta), ln_estimate = m$beta, se_ln = m$se, p = m$pval,
      ci_low = exp(m$ci.lb), ci_high = exp(m$ci.ub), ln_ci_low = m$ci.lb, ln_ci_high = m$ci.ub)
}
case <- "t1*t2"
x <- na.omit(twice[c("t1", "t2")])
t <- table(x$t1, x$t2)
plain <- chisq.test(t, correct = FALSE)
corrected <- chisq.test(t)
g <- 2 * sum(t * log(t / plain$expected))
linear <- (sum(t) - 1) * cor(x$t1, x$t2)^2
exact <- sapply(c("two.sided", "less", "greater"), function(side) fisher.test(t, alternative = side)$p.value)
say("chi_square", "pearson", value = plain$statistic, df = plain$parameter, p = plain$p.value)
say("chi_square", "continuity", value = corrected$statistic, df = corrected$parameter, p = corrected$p.value)
say("chi_square", "likelihood_ratio", value = g, df = plain$parameter, p = pchisq(g, 1, lower.tail = FALSE))
say("chi_square", "fisher", exact_p_two_sided = exact[[1]], exact_p_one_sided = min(exact[-1]))
say("chi_square", "linear_by_linear", value = linear, df = 1, p = pchisq(linear, 1, lower.tail = FALSE))
say("chi_square", "mcnemar", exact_p_two_sided = binom.test(t[1, 2], t[1, 2] + t[2, 1])$p.value)
say("chi_square", "n_valid", value = sum(t))
# Somers' d has the T of tau
x <- na.omit(twice[c("unit", "q1")])
case <- "directional"
t <- unclass(table(x$unit, x$q1))
n <- sum(t)
r <- row(t)
k <- col(t)
inside <- sapply(seq_along(t), function(at) sum(t[(r < r[at] & k < k[at]) | (r > r[at] & k > k[at])]))
out <- sapply(seq_along(t), function(at) sum(t[(r < r[at] & k > k[at]) | (r > r[at] & k < k[at])]))
gap <- sum(t * (inside - out))
z <- gap / (2 * sqrt(sum(t * (inside - out)^2) - gap^2 / n))
untied <- c(unit = n^2 - sum(colSums(t)^2), q1 = n^2 - sum(rowSums(t)^2))
d <- c(symmetric = gap / mean(untied), gap / untied)
for (word in names(d)) say("directional_measures", c("somers_d", word), coefficient = d[[word]], t = z, p = 2 * pnorm(-abs(z)))
case <- "firemen" # of the manual of SPSS Exact Tests; the statistic of Freeman & Halton by Mehta & Patel's constant
t <- rbind(c(5, 2, 2, 0), c(0, 1, 0, 1), c(0, 2, 3, 4))
p <- exp(sum(lfactorial(rowSums(t)), lfactorial(colSums(t))) - lfactorial(sum(t)) - sum(lfactorial(t)))
constant <- (nrow(t) - 1) * (ncol(t) - 1) / 2 * log(2 * pi) - (nrow(t) * ncol(t) - 1) / 2 * log(sum(t)) +
  sum((ncol(t) - 1) / 2 * log(rowSums(t))) + sum((nrow(t) - 1) / 2 * log(colSums(t)))
pearson <- suppressWarnings(chisq.test(t))
g <- 2 * sum((t * log(t / pearson$expected))[t > 0])
say("chi_square", "pearson", value = pearson$statistic, df = pearson$parameter, p = pearson$p.value)
say("chi_square", "likelihood_ratio", value = g, df = pearson$parameter, p = pchisq(g, 6, lower.tail = FALSE))
say("chi_square", "fisher_freeman_halton", value = -2 * (constant + log(p)), exact_p_two_sided = fisher.test(t)$p.value)
r <- cor(rep(row(t), t), rep(col(t), t))
linear <- (sum(t) - 1) * r^2
say("chi_square", "linear_by_linear", value = linear, df = 1, p = pchisq(linear, 1, lower.tail = FALSE))
say("chi_square", "n_valid", value = sum(t))
keep_whole()
