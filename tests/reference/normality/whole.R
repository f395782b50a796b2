# Rscript whole.R: shape and tests of normality of hours and q5 of ../scales by sex; each row as often as its weight says.
source("../scales/read.R")
source("../whole.R")
suppressMessages({library(e1071); library(nortest)})
case <- "sex"
for (y in c("hours", "q5")) for (s in 1:2) {
  x <- twice[[y]][twice$sex == s & !is.na(twice[[y]])]
  n <- length(x)
  se <- sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
  k <- sqrt(4 * (n^2 - 1) * se^2 / ((n - 3) * (n + 5)))
  key <- c(y, paste0("sex=", s))
  say("shape", key, n = n, mean = mean(x), sd = sd(x), skewness = skewness(x, type = 2), se_skewness = se, z_skewness = skewness(x, type = 2) / se,
      kurtosis = kurtosis(x, type = 2), se_kurtosis = k, z_kurtosis = kurtosis(x, type = 2) / k)
  l <- lillie.test(x)
  w <- shapiro.test(x)
  say("tests_of_normality", key, `value@kolmogorov_smirnov` = l$statistic, `df@kolmogorov_smirnov` = n,
      `value@shapiro_wilk` = w$statistic, `df@shapiro_wilk` = n)
}
keep_whole()
