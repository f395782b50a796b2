# Rscript make.R: unit (reference the last level) on sex (reference the last level), q1 and q7 by nnet::multinom, and by VGAM, which climbs by
# Newton's method and so has more digits.
source("../scales/read.R")
suppressMessages({ library(nnet); library(VGAM) })
one <- function(label, data) {
  x <- na.omit(data[c("unit", "sex", "q1", "q7")])
  x$y <- relevel(factor(x$unit), "5")
  x$sex <- relevel(factor(x$sex), "2")
  say <- function(...) { parts <- list(...); note(paste(c(label, parts[-length(parts)]), collapse = ":"), parts[[length(parts)]]) }
  fit <- function(formula) multinom(formula, x, trace = FALSE, maxit = 10000, reltol = 1e-16, abstol = 1e-16, Hess = TRUE)
  m <- fit(y ~ sex + q1 + q7)
  null <- fit(y ~ 1)
  say("deviance", m$deviance); say("null", null$deviance)
  cells <- table(interaction(x$sex, x$q1, x$q7, drop = TRUE), x$y)
  say("constant", -2 * (sum(lgamma(rowSums(cells) + 1)) - sum(lgamma(cells + 1))))
  exact <- function(formula) vglm(formula, multinomial(refLevel = 1), x, epsilon = 1e-14, maxit = 100)
  v <- exact(y ~ sex + q1 + q7)
  names <- strsplit(names(coef(v)), ":")
  errors <- sqrt(diag(vcov(v)))
  for (i in seq_along(names)) {
    level <- levels(x$y)[-1][as.integer(names[[i]][2])]
    name <- switch(names[[i]][1], "(Intercept)" = "intercept", sex1 = "sex=1", names[[i]][1])
    say(level, name, "exact_b", coef(v)[[i]]); say(level, name, "exact_se", errors[[i]])
  }
  say("covariates", "deviance", deviance(exact(y ~ q1 + q7)))
  say("covariates", "without_intercept", deviance(exact(y ~ q1 + q7 - 1)))
  se <- summary(m)$standard.errors
  for (level in rownames(coef(m))) for (term in colnames(coef(m))) {
    name <- switch(term, "(Intercept)" = "intercept", sex1 = "sex=1", term)
    say(level, name, "b", coef(m)[level, term]); say(level, name, "se", se[level, term])
  }
  for (term in c("sex", "q1", "q7")) say("lr", term, fit(reformulate(setdiff(c("sex", "q1", "q7"), term), "y"))$deviance - m$deviance)
  guess <- predict(m)
  for (o in 1:5) for (g in 1:5) say("classified", o, g, sum(x$unit == o & guess == g))
  newdata <- unique(x[c("sex", "q1", "q7")])
  prob <- predict(m, newdata, type = "probs")
  key <- function(z) paste(z$sex, z$q1, z$q7)
  seen <- table(factor(key(x), key(newdata)), x$y)
  expected <- prob * rowSums(seen)
  say("pearson", sum((seen - expected)^2 / expected))
  say("fit_deviance", 2 * sum(ifelse(seen > 0, seen * log(seen / expected), 0)))
  say("fit_df", nrow(newdata) * 4 - length(coef(m)))
}
one("plain", d)
one("weighted", twice)
keep()
