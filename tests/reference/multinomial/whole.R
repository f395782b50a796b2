# Rscript whole.R: every table of unit on sex (both against the last level), q1 and q7 by VGAM's vglm. Minus two log
# likelihoods have the multinomial constant that SPSS adds.
source("../scales/read.R")
source("../whole.R")
suppressMessages(library(VGAM))
tail_of <- function(q, df) pchisq(q, df, lower.tail = FALSE)
for (case in c("plain", "weighted", "plain_first", "weighted_first")) { # the level all others stand against: the last, or the first
  all <- if (grepl("plain", case)) d else twice
  base <- if (grepl("first", case)) c(unit = "1", sex = "1") else c(unit = "5", sex = "2")
  x <- na.omit(all[c("unit", "sex", "q1", "q7")])
  x$y <- relevel(factor(x$unit), base[["unit"]]); x$sex <- relevel(factor(x$sex), base[["sex"]])
  fit <- function(formula) vglm(formula, multinomial(refLevel = 1), x, epsilon = 1e-14, maxit = 100)
  groups <- interaction(x[c("sex", "q1", "q7")], drop = TRUE)
  seen <- table(groups, x$y)
  constant <- -2 * (sum(lgamma(rowSums(seen) + 1)) - sum(lgamma(seen + 1)))
  m <- fit(y ~ q1 + q7 + sex); null <- fit(y ~ 1)
  deviance <- -2 * logLik(m); fall <- -2 * logLik(null) - deviance; k <- length(coef(m)) - 4
  for (l in 1:5) say("case_processing", c("unit", paste0("unit=", l)), count = sum(x$unit == l), marginal_percent = 100 * mean(x$unit == l))
  for (l in 1:2) say("case_processing", c("sex", paste0("sex=", l)), count = sum(x$sex == l), marginal_percent = 100 * mean(x$sex == l))
  say("case_processing", c("", "valid"), count = nrow(x), marginal_percent = 100)
  say("case_processing", c("", "missing"), count = nrow(all) - nrow(x))
  say("case_processing", c("", "total"), count = nrow(all))
  say("case_processing", c("", "subpopulation"), count = nlevels(groups))
  say("model_fitting", "intercept_only", deviance = -2 * logLik(null) + constant, deviance_kernel = -2 * logLik(null))
  say("model_fitting", "final", deviance = deviance + constant, deviance_kernel = deviance, chi_square = fall, df = k, p = tail_of(fall, k))
  expected <- fitted(m)[match(rownames(seen), groups), ] * rowSums(seen)
  for (name in c("pearson", "deviance")) {
    q <- if (name == "pearson") sum((seen - expected)^2 / expected) else 2 * sum(ifelse(seen > 0, seen * log(seen / expected), 0))
    df <- nrow(seen) * 4 - length(coef(m))
    say("goodness_of_fit", name, chi_square = q, df = df, p = tail_of(q, df))
  }
  snell <- 1 - exp(-fall / nrow(x))
  shares <- c(cox_snell = snell, nagelkerke = snell / (1 - exp(2 * logLik(null) / nrow(x))), mcfadden = fall / (-2 * logLik(null)))
  for (name in names(shares)) say("pseudo_r_squared", name, pseudo_r_squared = shares[[name]])
  say("effect_tests", "intercept", deviance = deviance + constant, chi_square = 0, df = 0)
  for (term in c("q1", "q7", "sex")) {
    less <- -2 * logLik(fit(reformulate(setdiff(c("q1", "q7", "sex"), term), "y")))
    say("effect_tests", term, deviance = less + constant, chi_square = less - deviance, df = 4, p = tail_of(less - deviance, 4))
  }
  b <- coef(m); se <- sqrt(diag(vcov(m)))
  for (i in seq_along(b)) {
    part <- strsplit(names(b)[i], ":")[[1]]; level <- paste0("unit=", levels(x$y)[-1][as.integer(part[2])])
    w <- (b[[i]] / se[[i]])^2; reach <- qnorm(.975) * se[[i]]
    keys <- c(level, if (grepl("sex", part[1])) "sex" else "", c("(Intercept)" = "intercept", sex1 = "sex=1", sex2 = "sex=2", q1 = "q1", q7 = "q7")[[part[1]]])
    say("parameters", keys, b = b[[i]], se = se[[i]], wald = w, df = 1, p = tail_of(w, 1))
    if (part[1] != "(Intercept)") say("parameters", keys, exp_b = exp(b[[i]]), exp_b_ci_low = exp(b[[i]] - reach), exp_b_ci_high = exp(b[[i]] + reach))
  }
  for (l in levels(x$y)[-1]) say("parameters", c(paste0("unit=", l), "sex", paste0("sex=", base[["sex"]])), b = 0, df = 0)
  guess <- levels(x$y)[max.col(fitted(m))]
  for (l in c(as.character(1:5), "overall")) for (g in as.character(1:5)) {
    row <- if (l == "overall") rep(TRUE, nrow(x)) else x$unit == l
    number <- if (l == "overall") sum(guess == g) else sum(row & guess == g)
    do.call(say, setNames(list("classification", if (l == "overall") l else paste0("unit=", l), number), c("table", "keys", paste0("count@unit=", g))))
    if (g == "1") say("classification", if (l == "overall") l else paste0("unit=", l), percent_correct = 100 * mean((guess == x$unit)[row]))
  }
}
keep_whole()
