# Rscript whole.R: every table of hours on sex and q1, then also q4 and q7, q9 staying outside, by lm.
source("../scales/read.R")
source("../whole.R")
suppressMessages({ library(car); library(lmtest); library(sandwich) })
partial_of <- function(y, term, others, x) {
  left <- function(v) resid(lm(reformulate(if (length(others)) others else "1", v), x))
  c(cor(left(y), left(term)), cor(x[[y]], left(term)))
}
# The models of `sequence`, sets of terms out of `pool`, one after another; the last is returned
models <- function(y, sequence, pool, x) {
  before <- lm(reformulate("1", y), x); n <- nrow(x)
  for (at in seq_along(sequence)) {
    terms <- sequence[[at]]; key <- paste0("model=", at)
    m <- lm(reformulate(terms, y), x); s <- summary(m); f <- s$fstatistic
    more <- m$df.residual < before$df.residual; gain <- if (more) anova(before, m) else anova(m, before)
    say("model_summary", key, r = sqrt(s$r.squared), r_squared = s$r.squared, adjusted_r_squared = s$adj.r.squared, se_estimate = s$sigma,
        r_squared_change = s$r.squared - summary(before)$r.squared, f_change = gain[2, 5], df1 = abs(gain[2, 3]), df2 = gain[2, 1], p_change = gain[2, 6])
    if (at == length(sequence)) say("model_summary", key, durbin_watson = durbinWatsonTest(m, simulate = FALSE)$dw)
    inner <- deviance(lm(reformulate("1", y), x)) - deviance(m); k <- length(terms)
    say("anova", c(key, "regression"), sum_of_squares = inner, df = k, mean_square = inner / k, f = f[[1]], p = pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE))
    say("anova", c(key, "residual"), sum_of_squares = deviance(m), df = m$df.residual, mean_square = s$sigma^2)
    say("anova", c(key, "total"), sum_of_squares = inner + deviance(m), df = n - 1)
    ends <- confint(m); robust <- coeftest(m, vcov = vcovHC(m, type = "HC3")); v <- tolerances(m)
    for (term in c("(Intercept)", terms)) {
      keys <- c(key, if (term == "(Intercept)") "constant" else term); b <- s$coefficients[term, ]; r <- robust[term, ]
      say("coefficients", keys, b = b[[1]], se = b[[2]], t = b[[3]], p = b[[4]], ci_low = ends[term, 1], ci_high = ends[term, 2])
      reach <- qt(.975, m$df.residual) * r[[2]]
      say("robust_coefficients", keys, b = r[[1]], se = r[[2]], t = r[[3]], p = r[[4]], ci_low = r[[1]] - reach, ci_high = r[[1]] + reach)
      if (term != "(Intercept)") {
        parts <- partial_of(y, term, setdiff(terms, term), x)
        say("coefficients", keys, beta = b[[1]] * sd(x[[term]]) / sd(x[[y]]), zero_order = cor(x[[y]], x[[term]]), partial = parts[1],
            part_correlation = parts[2], tolerance = v[[term]], vif = 1 / v[[term]])
      }
    }
    for (term in setdiff(pool, terms)) {
      with <- lm(reformulate(c(terms, term), y), x); b <- summary(with)$coefficients[term, ]; w <- tolerances(with)
      say("excluded_variables", c(key, term), beta_in = b[[1]] * sd(x[[term]]) / sd(x[[y]]), t = b[[3]], p = b[[4]],
          partial = partial_of(y, term, terms, x)[1], tolerance = w[[term]], vif = 1 / w[[term]], minimum_tolerance = min(w))
    }
    # Belsley, Kuh & Welsch (1980): columns of unit length, the constant among them
    X <- model.matrix(m); u <- svd(sweep(X, 2, sqrt(colSums(X^2)), "/"))
    share <- t(t(u$v^2) / u$d^2); share <- share / rowSums(share)
    for (i in seq_along(u$d)) {
      keys <- c(key, paste0("dimension=", i))
      say("collinearity_diagnostics", keys, eigenvalue = u$d[i]^2, condition_index = u$d[1] / u$d[i])
      for (j in seq_along(u$d)) do.call(say, c(list("collinearity_diagnostics", keys),
        setNames(list(share[j, i]), paste0("variance_proportion@", c("constant", terms)[j]))))
    }
    before <- m
  }
  m
}
tolerances <- function(m) if (length(coef(m)) > 2) 1 / vif(m) else setNames(1, names(coef(m))[2])
for (case in c("plain", "weighted")) {
  x <- na.omit((if (case == "plain") d else twice)[c("hours", "sex", "q1", "q4", "q7", "q9")])
  m <- models("hours", list(c("sex", "q1"), c("sex", "q1", "q4", "q7")), c("q4", "q7", "q9"), x); n <- nrow(x)
  e <- resid(m); h <- hatvalues(m); f <- fitted(m); sigma <- summary(m)$sigma
  found <- list(
    predicted = f, standardized_predicted = (f - mean(f)) / sd(f), se_predicted = sigma * sqrt(h), adjusted_predicted = x$hours - e / (1 - h),
    residual = e, standardized_residual = e / sigma, studentized_residual = rstandard(m), deleted_residual = e / (1 - h),
    studentized_deleted_residual = rstudent(m), mahalanobis = (n - 1) * (h - 1 / n), cook = cooks.distance(m), centered_leverage = h - 1 / n)
  for (name in names(found)) {
    v <- found[[name]]
    say("residuals_statistics", name, minimum = min(v), maximum = max(v), mean = mean(v), sd = sd(v), n = length(v))
  }
}
# Steps: p of F to enter .05, to leave .10
pool <- c("sex", "q1", "q2", "q4", "q7", "hours")
p_of <- function(small, large, x) {
  fit <- function(terms) lm(reformulate(if (length(terms)) terms else "1", "q10"), x)
  anova(fit(small), fit(large))[2, 6]
}
for (label in c("plain", "weighted")) {
  x <- na.omit((if (label == "plain") d else twice)[c("q10", pool)])
  case <- paste0(label, "_forward"); inside <- c(); sequence <- list()
  while (length(rest <- setdiff(pool, inside))) {
    p <- sapply(rest, function(t) p_of(inside, c(inside, t), x))
    if (min(p) > .05) break
    inside <- c(inside, names(which.min(p))); sequence <- c(sequence, list(inside))
  }
  models("q10", sequence, pool, x)
  case <- paste0(label, "_backward"); inside <- pool; sequence <- list(inside)
  while (max(p <- sapply(inside, function(t) p_of(setdiff(inside, t), inside, x))) >= .1) {
    inside <- setdiff(inside, names(which.max(p))); sequence <- c(sequence, list(inside))
  }
  models("q10", sequence, pool, x)
}
keep_whole()
