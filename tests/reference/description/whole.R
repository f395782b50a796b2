# Rscript whole.R: counts, quantiles and moments of q1, t3 and income of ../answers, each row as often as its weight says.
source("../answers/read.R")
source("../whole.R")
case <- "frequencies"
for (y in c("q1", "income", "t3")) {
  x <- twice[[y]][!is.na(twice[[y]])]
  n <- nrow(twice)
  q <- quantile(x, c(.25, 1 / 3, .5, 2 / 3, .75), type = 6)
  counts <- table(x)
  put("statistics", y, c(valid = length(x), missing = n - length(x), mode = as.numeric(names(counts)[which.max(counts)]),
      setNames(q, paste0("percentile_value@percentile=", c("25", "33.33333333", "50", "66.66666667", "75")))))
}
for (y in c("q1", "t3")) {
  table_of <- paste0("frequencies@", y)
  x <- twice[[y]][!is.na(twice[[y]])]
  counts <- table(x)
  for (at in seq_along(counts)) say(table_of, c("valid", paste0(y, "=", names(counts)[at])), count = counts[at],
    percent = 100 * counts[at] / n, valid_percent = 100 * proportions(counts)[at], cumulative_percent = 100 * cumsum(proportions(counts))[at])
  say(table_of, "valid/total", count = length(x), percent = 100 * length(x) / n, valid_percent = 100)
  lacking <- table(raw[[y]][!is.na(raw[[y]]) & raw[[y]] < 0])
  for (at in names(lacking)) say(table_of, c("missing", paste0(y, "=", at)), count = lacking[[at]], percent = 100 * lacking[[at]] / n)
  if (anyNA(raw[[y]])) say(table_of, "missing/system_missing", count = sum(is.na(raw[[y]])), percent = 100 * mean(is.na(raw[[y]])))
  say(table_of, "missing/total", count = n - length(x), percent = 100 * (n - length(x)) / n)
  say(table_of, "total/total", count = n, percent = 100)
}
suppressMessages(library(e1071))
shape <- function(x) { # skewness and kurtosis as SPSS and SAS define them
  n <- length(x)
  s <- sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
  k <- sqrt(4 * (n^2 - 1) * s^2 / ((n - 3) * (n + 5)))
  c(n = n, mean = mean(x), sd = sd(x), skewness = skewness(x, type = 2), se_skewness = s, kurtosis = kurtosis(x, type = 2), se_kurtosis = k)
}
case <- "descriptives"
for (y in c("q1", "income")) {
  x <- twice[[y]][!is.na(twice[[y]])]
  put("descriptive_statistics", y, c(shape(x), minimum = min(x), maximum = max(x), se_mean = sd(x) / sqrt(length(x)), variance = var(x)))
}
say("descriptive_statistics", "valid_listwise", n = sum(complete.cases(twice[c("q1", "income")])))
keep_whole()
