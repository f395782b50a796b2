# Rscript diagnostics.R: excluded variables, collinearity, residuals, heteroscedasticity and HC3 of hours on sex, q1, q4, q7.
source("../scales/read.R")
suppressMessages({ library(car); library(lmtest); library(sandwich) })
diagnose <- function(label, data) {
  x <- na.omit(data[c("hours", "sex", "q1", "q4", "q7", "q9")])
  say <- function(name, value) note(paste(label, name, sep = ":"), value)
  m <- lm(hours ~ sex + q1 + q4 + q7, x)
  for (term in c("q4", "q7", "q9")) { # what each would be if it entered beside sex and q1
    s <- summary(lm(reformulate(c("sex", "q1", term), "hours"), x))$coefficients[term, ]
    left <- resid(lm(reformulate(c("sex", "q1"), term), x))
    tolerance <- sum(left^2) / sum((x[[term]] - mean(x[[term]]))^2)
    say(paste("excluded", term, "beta_in", sep = ":"), s[[1]] * sd(x[[term]]) / sd(x$hours))
    say(paste("excluded", term, "t", sep = ":"), s[[3]])
    say(paste("excluded", term, "p", sep = ":"), s[[4]])
    say(paste("excluded", term, "partial", sep = ":"), cor(left, resid(lm(hours ~ sex + q1, x))))
    say(paste("excluded", term, "tolerance", sep = ":"), tolerance)
    say(paste("excluded", term, "minimum_tolerance", sep = ":"), min(1 / vif(lm(reformulate(c("sex", "q1", term), "hours"), x))))
  }
  # Belsley, Kuh & Welsch (1980): columns of unit length, the constant among them
  X <- model.matrix(m)
  s <- svd(sweep(X, 2, sqrt(colSums(X^2)), "/"))
  share <- t(t(s$v^2) / s$d^2)
  share <- share / rowSums(share)
  names <- c("constant", "sex", "q1", "q4", "q7")
  for (k in 1:5) {
    say(paste("dimension", k, "eigenvalue", sep = ":"), s$d[k]^2)
    say(paste("dimension", k, "condition_index", sep = ":"), s$d[1] / s$d[k])
    for (j in 1:5) say(paste("dimension", k, names[j], sep = ":"), share[j, k])
  }
  e <- resid(m); h <- hatvalues(m); f <- fitted(m); sigma <- summary(m)$sigma; n <- nrow(x)
  found <- list(
    predicted = f, standardized_predicted = (f - mean(f)) / sd(f), se_predicted = sigma * sqrt(h),
    adjusted_predicted = x$hours - e / (1 - h), residual = e, standardized_residual = e / sigma,
    studentized_residual = rstandard(m), deleted_residual = e / (1 - h), studentized_deleted_residual = rstudent(m),
    mahalanobis = (n - 1) * (h - 1 / n), cook = cooks.distance(m), centered_leverage = h - 1 / n)
  for (name in names(found)) {
    v <- found[[name]]
    say(paste(name, "minimum", sep = ":"), min(v)); say(paste(name, "maximum", sep = ":"), max(v))
    say(paste(name, "mean", sep = ":"), mean(v)); say(paste(name, "sd", sep = ":"), sd(v))
  }
  bp <- bptest(m, studentize = FALSE); ko <- bptest(m)
  q <- names[-1]
  pairs <- combn(q, 2, paste, collapse = ":")
  wh <- bptest(m, reformulate(c(q, paste0("I(", q, "^2)"), pairs)), data = x)
  nc <- ncvTest(m)
  say("breusch_pagan:value", bp$statistic); say("breusch_pagan:df", bp$parameter); say("breusch_pagan:p", bp$p.value)
  say("koenker:value", ko$statistic); say("koenker:df", ko$parameter); say("koenker:p", ko$p.value)
  say("cook_weisberg:value", nc$ChiSquare); say("cook_weisberg:df", nc$Df); say("cook_weisberg:p", nc$p)
  # car's bptest keeps aliased squares of a two-valued column in its df: the rank of the auxiliary design counts
  z <- model.matrix(reformulate(c(q, paste0("I(", q, "^2)"), pairs)), x)
  df <- qr(z)$rank - 1
  r2 <- summary(lm(resid(m)^2 ~ z))$r.squared
  say("white:value", n * r2); say("white:df", df); say("white:p", pchisq(n * r2, df, lower.tail = FALSE))
  r <- coeftest(m, vcov = vcovHC(m, type = "HC3"))
  for (j in 1:5) {
    say(paste("robust", names[j], "se", sep = ":"), r[j, 2]); say(paste("robust", names[j], "t", sep = ":"), r[j, 3])
    say(paste("robust", names[j], "p", sep = ":"), r[j, 4])
    say(paste("robust", names[j], "ci_low", sep = ":"), r[j, 1] - qt(.975, m$df.residual) * r[j, 2])
  }
}
diagnose("plain", d)
diagnose("weighted", twice)
keep("diagnostics.csv")
