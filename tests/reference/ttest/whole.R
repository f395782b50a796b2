# Rscript whole.R: the tables beside t tests, each row as often as its weight says.
source("../scales/read.R")
source("../whole.R")
told <- function(table, keys, x) say(table, keys, n = length(x), mean = mean(x), sd = sd(x), se_mean = sd(x) / sqrt(length(x)))
both <- function(test, ...) list(p_one_sided = min(test("less", ...)$p.value, test("greater", ...)$p.value), p = test("two.sided", ...)$p.value)
case <- "groups"
for (y in c("hours", "q5")) for (s in 1:2) {
  x <- twice[[y]][twice$sex == s]
  told("group_statistics", c(y, paste0("sex=", s)), x[!is.na(x)])
}
for (y in c("hours", "q5")) for (equal in c(TRUE, FALSE)) {
  one <- twice[[y]][twice$sex == 1]
  two <- twice[[y]][twice$sex == 2]
  t <- t.test(one, two, var.equal = equal)
  p <- both(function(side) t.test(one, two, var.equal = equal, alternative = side))
  say("independent_test", c(y, if (equal) "equal_variances" else "unequal_variances"), t = t$statistic, df = t$parameter,
      p_one_sided = p$p_one_sided, p = p$p, mean_difference = t$estimate[1] - t$estimate[2], se_difference = t$stderr,
      ci_low = t$conf.int[1], ci_high = t$conf.int[2])
}
case <- "value"
for (y in c("hours", "q5")) {
  x <- twice[[y]][!is.na(twice[[y]])]
  told("one_sample_statistics", y, x)
  t <- t.test(x, mu = 3.2)
  p <- both(function(side) t.test(x, mu = 3.2, alternative = side))
  say("one_sample_test", y, t = t$statistic, df = t$parameter, p_one_sided = p$p_one_sided, p = p$p,
      mean_difference = t$estimate - 3.2, se_difference = t$stderr, ci_low = t$conf.int[1] - 3.2, ci_high = t$conf.int[2] - 3.2)
}
case <- "pairs"
of <- list(c("q1", "q3"), c("q2", "q6"), c("q5", "hours"))
for (at in 1:3) {
  x <- na.omit(twice[of[[at]]])
  key <- paste0("pair=", at)
  for (y in of[[at]]) told("paired_statistics", c(key, y), x[[y]])
  p <- both(function(side) cor.test(x[[1]], x[[2]], alternative = side))
  say("paired_correlations", c(key, of[[at]]), n = nrow(x), r = cor(x[[1]], x[[2]]), p_one_sided = p$p_one_sided, p = p$p)
  t <- t.test(x[[1]], x[[2]], paired = TRUE)
  p <- both(function(side) t.test(x[[1]], x[[2]], paired = TRUE, alternative = side))
  say("paired_test", c(key, of[[at]]), mean = t$estimate, sd = sd(x[[1]] - x[[2]]), se_mean = t$stderr, ci_low = t$conf.int[1],
      ci_high = t$conf.int[2], t = t$statistic, df = t$parameter, p_one_sided = p$p_one_sided, p = p$p)
}
keep_whole()
