# Rscript whole.R: hours and q5 of ../scales explored by sex and by sex and unit; each row as often as its weight says.
# Percentiles are quantile's types, hinges fivenum, normality shapiro.test and nortest, Levene's test lm; the trimmed
# mean and the M-estimates are written out here.
source("../scales/read.R")
source("../whole.R")
suppressMessages({library(e1071); library(nortest)})
points <- c(5, 10, 25, 50, 75, 90, 95)
trimmed <- function(x) { # 5 % of the cases cut from either end, the last of them in part
  x <- sort(x); n <- length(x); cut <- n * .05; w <- rep(1, n); whole <- floor(cut)
  w[seq_len(whole)] <- 0; w[n + 1 - seq_len(whole)] <- 0; w[whole + 1] <- w[n - whole] <- 1 - (cut - whole)
  weighted.mean(x, w)
}
location <- function(x, weigh) {
  t <- median(x); s <- mad(x, constant = 1)
  repeat { w <- weigh(abs(x - t) / s); new <- weighted.mean(x, w); if (abs(new - t) <= .005 * abs(new + t) / 2) return(new); t <- new }
}
weighing <- list(huber = function(u) pmin(1, 1.339 / u), biweight = function(u) pmax(0, 1 - (u / 4.685)^2)^2,
  hampel = function(u) ifelse(u <= 1.7, 1, ifelse(u <= 3.4, 1.7 / u, ifelse(u <= 8.5, 1.7 / u * (8.5 - u) / 5.1, 0))),
  andrews = function(u) ifelse(u < 1.34 * pi, ifelse(u == 0, 1, sin(u / 1.34) / (u / 1.34)), 0))
types <- c(haverage = 6, waverage = 4, empirical = 1, aempirical = 2)
quantiles <- function(x, definition) if (definition == "round") sort(x)[pmin(length(x), pmax(1, floor(length(x) * points / 100 + .5)))] else quantile(x, points / 100, type = types[[definition]], names = FALSE)
told <- function(keys, definition, x) {
  under <- paste0("percentile_value@percentile=", points)
  do.call(say, c(list("percentiles", c(keys, definition)), setNames(as.list(quantiles(x, definition)), under)))
  do.call(say, c(list("percentiles", c(keys, "tukey_hinges")), setNames(as.list(fivenum(x)[2:4]), under[3:5])))
}
for (definition in c(names(types), "round")) {
  case <- definition
  for (y in c("hours", "q5")) told(y, definition, na.omit(twice[[y]]))
}
case <- "sex"
for (y in c("hours", "q5")) for (s in 1:2) {
  inside <- !is.na(twice$sex) & twice$sex == s; x <- twice[[y]][inside & !is.na(twice[[y]])]; n <- length(x); all <- sum(inside)
  key <- c(y, paste0("sex=", s))
  say("case_processing", key, `count@valid` = n, `percent@valid` = 100 * n / all, `count@missing` = all - n, `percent@missing` = 100 - 100 * n / all, `count@total` = all, `percent@total` = 100)
  se <- sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3))); interval <- t.test(x, conf.level = .9)$conf.int
  tell <- function(word, value, ...) say("explored", c(key, word), estimate = value, ...)
  tell("mean", mean(x), se = sd(x) / sqrt(n)); tell("ci_low", interval[1]); tell("ci_high", interval[2]); tell("trimmed_mean", trimmed(x))
  tell("median", median(x)); tell("variance", var(x)); tell("sd", sd(x)); tell("minimum", min(x)); tell("maximum", max(x)); tell("range", diff(range(x)))
  tell("interquartile_range", IQR(x, type = 6)); tell("skewness", skewness(x, type = 2), se = se)
  tell("kurtosis", kurtosis(x, type = 2), se = sqrt(4 * (n^2 - 1) * se^2 / ((n - 3) * (n + 5))))
  do.call(say, c(list("m_estimators", key), lapply(weighing, function(each) location(x, each))))
  told(key, "haverage", x)
  l <- lillie.test(x); w <- shapiro.test(x)
  say("tests_of_normality", key, `value@kolmogorov_smirnov` = l$statistic, `df@kolmogorov_smirnov` = n, `p@kolmogorov_smirnov` = l$p.value, `value@shapiro_wilk` = w$statistic, `df@shapiro_wilk` = n, `p@shapiro_wilk` = w$p.value)
  rows <- which(!is.na(d$sex) & d$sex == s & !is.na(d[[y]]) & d$times > 0); down <- rows[order(-d[[y]][rows], rows)]
  for (k in 1:4) say("extreme_values", c(key, "highest", paste0("rank=", k)), case_number = down[k], value = d[[y]][down[k]])
  for (k in 1:4) say("extreme_values", c(key, "lowest", paste0("rank=", k)), case_number = rev(down)[k], value = d[[y]][rev(down)[k]])
}
for (y in c("hours", "q5")) {
  kept <- twice[!is.na(twice$sex) & !is.na(twice[[y]]), ]; x <- kept[[y]]; g <- factor(kept$sex)
  levene <- function(word, middle, adjusted = FALSE) {
    z <- abs(x - ave(x, g, FUN = middle)); a <- anova(lm(z ~ g)); df2 <- a[2, "Df"]
    if (adjusted) { u <- tapply(z, g, function(v) sum((v - mean(v))^2)); df2 <- sum(u)^2 / sum(u^2 / (table(g) - 1)) }
    say("homogeneity_of_variance", c(y, word), levene = a[1, "F value"], df1 = 1, df2 = df2, p = pf(a[1, "F value"], 1, df2, lower.tail = FALSE))
  }
  levene("based_on_mean", mean); levene("based_on_median", median); levene("based_on_median_adjusted", median, TRUE); levene("based_on_trimmed_mean", trimmed)
}
keep_whole()
