# Rscript whole.R: the tables of power: cases and power of R's pwr, parameters and critical values of R's distributions.
source("../whole.R")
suppressMessages(library(pwr))
told <- function(label, test, groups = NULL, ...) {
  case <<- label
  say("power_analysis", test, significance_level = .05, ...)
  for (at in seq_along(groups)) say("cases_in_groups", paste0("group=", at), n = groups[at])
}
n <- 2 # two for each of the first group, so many that pwr's power is reached
while (pwr.t2n.test(n, 2 * n, .5)$power < .8) n <- n + 1
told("t_independent", "t_independent", c(n, 2 * n), effect = .5, n = 3 * n, power = pwr.t2n.test(n, 2 * n, .5)$power, df1 = 3 * n - 2,
     noncentrality = .5 / sqrt(1 / n + 1 / (2 * n)), critical_value = qt(.975, 3 * n - 2))
n <- ceiling(pwr.t.test(d = .4, power = .9, type = "paired", alternative = "greater")$n)
for (test in c("t_paired", "t_one_sample")) {
  found <- pwr.t.test(n, .4, type = if (test == "t_paired") "paired" else "one.sample", alternative = "greater")
  told(test, test, NULL, effect = found$d, n = n, power = found$power, df1 = n - 1, noncentrality = .4 * sqrt(n), critical_value = qt(.95, n - 1))
}
n <- ceiling(pwr.anova.test(k = 4, f = .25, power = .8)$n)
told("anova", "anova", rep(n, 4), effect = .25, n = 4 * n, power = pwr.anova.test(4, n, .25)$power, df1 = 3, df2 = 4 * n - 4,
     noncentrality = .25^2 * 4 * n, critical_value = qf(.95, 3, 4 * n - 4))
for (side in c("two", "one")) {
  t <- qt(if (side == "two") .975 else .95, 48)
  found <- pwr.r.test(50, .3, alternative = if (side == "two") "two.sided" else "greater")
  told(paste0("correlation_", side), "correlation", NULL, effect = .3, n = 50, power = found$power, critical_value = t / sqrt(t^2 + 48))
}
n <- ceiling(power.prop.test(p1 = .4, p2 = .6, power = .8, strict = TRUE)$n)
told("two_proportions", "two_proportions", c(n, n), effect = .6 - .4, n = 2 * n, power = power.prop.test(n, .4, .6, strict = TRUE)$power,
     critical_value = qnorm(.975))
one <- function(n) { # the score test of one proportion
  z <- qnorm(.975) * sqrt(.4 * .6 / n)
  pnorm((.2 - z) / sqrt(.6 * .4 / n)) + pnorm((-.2 - z) / sqrt(.6 * .4 / n))
}
n <- 2
while (one(n) < .8) n <- n + 1
told("one_proportion", "one_proportion", NULL, effect = .6 - .4, n = n, power = one(n), critical_value = qnorm(.975))
told("chi_square", "chi_square", NULL, effect = .3, n = 100, power = pwr.chisq.test(.3, 100, 4)$power, df1 = 4, noncentrality = .3^2 * 100,
     critical_value = qchisq(.95, 4))
n <- ceiling(pwr.f2.test(u = 2, f2 = .15, power = .8)$v + 4)
reached <- function(n) pf(qf(.95, 2, n - 4), 2, n - 4, .15 * n, lower.tail = FALSE) # of n, where pwr takes u + v + 1
while (reached(n - 1) >= .8) n <- n - 1
while (reached(n) < .8) n <- n + 1
told("regression", "regression", NULL, effect = .15, n = n, power = reached(n), df1 = 2, df2 = n - 4, noncentrality = .15 * n, critical_value = qf(.95, 2, n - 4))
keep_whole()
