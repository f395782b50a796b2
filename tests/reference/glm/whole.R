# Rscript whole.R: the tables of hours and q3 by sex and unit, of hours also with q5, each row as often as its weight says.
source("../scales/read.R")
source("../whole.R")
suppressMessages(library(car))
trimmed <- function(x, share = .05) { # the ends count in part, as EXAMINE does it
  x <- sort(x)
  n <- length(x)
  kept <- pmin(pmax(1:n, share * n), n - share * n) - pmin(pmax(0:(n - 1), share * n), n - share * n)
  sum(kept * x) / sum(kept)
}
one <- function(label, formula) {
  case <<- label
  x <- na.omit(twice[all.vars(formula)])
  x$y <- x[[all.vars(formula)[1]]]
  for (name in c("sex", "unit")) x[[name]] <- factor(x[[name]])
  for (name in c("sex", "unit")) for (code in levels(x[[name]])) {
    say("between_subjects_factors", c(name, paste0(name, "=", code)), n = sum(x[[name]] == code))
  }
  for (s in c(1:2, NA)) for (u in c(1:5, NA)) {
    own <- x$y[(is.na(s) | x$sex == s) & (is.na(u) | x$unit == u)]
    key <- function(word, code) if (is.na(code)) "total" else paste0(word, "=", code)
    say("descriptive_statistics", c(key("sex", s), key("unit", u)), mean = mean(own), sd = sd(own), n = length(own))
  }
  options(contrasts = c("contr.sum", "contr.poly"))
  fit <- lm(formula, x)
  df <- df.residual(fit)
  cell <- interaction(x$sex, x$unit)
  levene <- function(statistic, z) {
    a <- anova(lm(z ~ cell))
    if (statistic != "based_on_median_adjusted") say("homogeneity", statistic, levene = a[1, 4], df1 = a[1, 1], df2 = a[2, 1], p = a[1, 5])
    else {
      u <- tapply(z, cell, function(v) sum((v - mean(v))^2))
      df2 <- sum(u)^2 / sum(u^2 / (table(cell) - 1))
      say("homogeneity", statistic, levene = a[1, 4], df1 = a[1, 1], df2 = df2, p = pf(a[1, 4], a[1, 1], df2, lower.tail = FALSE))
    }
  }
  if (label %in% c("covariate", "adjusted")) levene("based_on_residuals", abs(resid(fit)))
  else {
    levene("based_on_mean", abs(x$y - ave(x$y, cell)))
    levene("based_on_median", abs(x$y - ave(x$y, cell, FUN = median)))
    levene("based_on_median_adjusted", abs(x$y - ave(x$y, cell, FUN = median)))
    levene("based_on_trimmed_mean", abs(x$y - ave(x$y, cell, FUN = trimmed)))
  }
  a <- Anova(fit, type = 3)
  error <- a["Residuals", "Sum Sq"]
  effect <- function(key, ss, d) {
    f <- ss / d / (error / df)
    say("tests_of_effects", key, sum_of_squares = ss, df = d, mean_square = ss / d, f = f, p = pf(f, d, df, lower.tail = FALSE),
        partial_eta_squared = ss / (ss + error), noncentrality = f * d,
        observed_power = pf(qf(.95, d, df), d, df, f * d, lower.tail = FALSE))
  }
  whole <- sum((x$y - mean(x$y))^2)
  effect("corrected_model", whole - error, nrow(x) - 1 - df)
  for (term in setdiff(rownames(a), "Residuals")) effect(sub(":", "*", sub("\\(Intercept\\)", "intercept", term)), a[term, "Sum Sq"], a[term, "Df"])
  say("tests_of_effects", "error", sum_of_squares = error, df = df, mean_square = error / df)
  say("tests_of_effects", "total", sum_of_squares = sum(x$y^2), df = nrow(x))
  say("tests_of_effects", "corrected_total", sum_of_squares = whole, df = nrow(x) - 1)
  s <- summary(fit)
  say("model_summary", all.vars(formula)[1], r_squared = s$r.squared, adjusted_r_squared = s$adj.r.squared, se_estimate = s$sigma)
  options(contrasts = c("contr.SAS", "contr.poly"))
  fit <- lm(formula, x)
  b <- summary(fit)$coefficients
  ends <- confint(fit)
  for (term in rownames(b)) {
    key <- gsub("sex1", "sex=1", gsub("unit(\\d)", "unit=\\1", gsub(":", "*", sub("\\(Intercept\\)", "intercept", term))))
    say("parameter_estimates", key, b = b[term, 1], se = b[term, 2], t = b[term, 3], p = b[term, 4], ci_low = ends[term, 1], ci_high = ends[term, 2],
        partial_eta_squared = b[term, 3]^2 / (b[term, 3]^2 + df))
  }
  for (key in c("sex=2", "unit=5", paste0("sex=1*unit=5"), paste0("sex=2*unit=", 1:5))) say("parameter_estimates", key, b = 0) # the last level
}
one("factorial", hours ~ sex * unit)
one("covariate", hours ~ q5 + sex * unit)
one("agreement", q3 ~ sex * unit)
one("adjusted", q3 ~ q5 + sex * unit)
keep_whole()
