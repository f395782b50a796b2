# Rscript make.R: t tests, Levene on means, and effect sizes with intervals from R's noncentral t.
source("../scales/read.R")
suppressMessages(library(car))
two <- function(label, data, y) {
  x <- na.omit(data[c(y, "sex")])
  a <- x[[y]][x$sex == 1]
  b <- x[[y]][x$sex == 2]
  n <- c(length(a), length(b))
  for (equal in c(TRUE, FALSE)) {
    t <- t.test(a, b, var.equal = equal)
    word <- if (equal) "equal_variances" else "unequal_variances"
    found <- c(t = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value, mean_difference = mean(a) - mean(b),
               se_difference = t$stderr, ci_low = t$conf.int[1], ci_high = t$conf.int[2])
    for (each in names(found)) note(paste(label, word, each, sep = ":"), found[[each]])
  }
  l <- leveneTest(x[[y]], factor(x$sex), center = mean)
  note(paste0(label, ":equal_variances:levene_f"), l[1, 2])
  note(paste0(label, ":equal_variances:levene_p"), l[1, 3])
  df <- sum(n) - 2
  sp <- sqrt((var(a) * (n[1] - 1) + var(b) * (n[2] - 1)) / df)
  j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
  spread <- sqrt(sum(1 / n))
  t <- (mean(a) - mean(b)) / sp / spread
  d <- c(estimate = t * spread, ci_low = noncentral(t, df, .975) * spread, ci_high = noncentral(t, df, .025) * spread)
  for (each in names(d)) {
    note(paste(label, "cohen_d", each, sep = ":"), d[[each]])
    note(paste(label, "hedges_g", each, sep = ":"), d[[each]] * j)
  }
  note(paste0(label, ":cohen_d:standardizer"), sp)
  note(paste0(label, ":hedges_g:standardizer"), sp / j)
  spread <- sqrt(1 / n[2] + var(a) / var(b) / n[1])
  t <- (mean(a) - mean(b)) / sd(b) / spread
  note(paste0(label, ":glass_delta:standardizer"), sd(b))
  note(paste0(label, ":glass_delta:estimate"), t * spread)
  note(paste0(label, ":glass_delta:ci_low"), noncentral(t, n[2] - 1, .975) * spread)
  note(paste0(label, ":glass_delta:ci_high"), noncentral(t, n[2] - 1, .025) * spread)
}
one <- function(label, x, mu) {
  t <- t.test(x, mu = mu)
  n <- length(x)
  found <- c(t = t$statistic[[1]], df = n - 1, p = t$p.value, mean_difference = mean(x) - mu, se_difference = t$stderr,
             ci_low = t$conf.int[1] - mu, ci_high = t$conf.int[2] - mu, d = (mean(x) - mu) / sd(x),
             d_low = noncentral(t$statistic[[1]], n - 1, .975) / sqrt(n),
             d_high = noncentral(t$statistic[[1]], n - 1, .025) / sqrt(n))
  for (each in names(found)) note(paste(label, each, sep = ":"), found[[each]])
}
two("hours", d, "hours")
two("q4", d, "q4")
two("weighted", twice, "hours")
one("one", na.omit(d$q1), 3)
both <- na.omit(d[c("q1", "q2")])
one("pair", both$q1 - both$q2, 0)
r <- cor.test(both$q1, both$q2)
note("pair:r", r$estimate)
note("pair:r_p", r$p.value)
keep()
