# Rscript whole.R: every table of q9 on unit and q1, q7 by VGAM's vglm (Fisher scoring, so expected information), and the
# test of parallel lines of q9 on q1 and q7. Minus two log likelihoods have the multinomial constant that SPSS adds.
source("../scales/read.R")
source("../whole.R")
suppressMessages(library(VGAM))
tail_of <- function(q, df) pchisq(q, df, lower.tail = FALSE)
fit <- function(formula, x, parallel = TRUE) {
  family <- eval(parse(text = sprintf("cumulative(link = '%slink', parallel = %s)", link, parallel)))
  vglm(formula, family, x, epsilon = 1e-14, maxit = 200)
}
for (case in c("plain", "weighted", "plain_lines", "weighted_lines", "plain_probit", "weighted_probit", "plain_cloglog", "weighted_cloglog")) {
  link <- sub(".*_", "", case); if (!link %in% c("probit", "cloglog")) link <- "logit"
  all <- if (grepl("plain", case)) d else twice
  lines <- grepl("lines", case)
  x <- na.omit(all[c("q9", "unit", "q1", "q7")])
  x$y <- factor(x$q9, ordered = TRUE); x$unit <- relevel(factor(x$unit), "5")
  formula <- if (lines) y ~ q1 + q7 else y ~ q1 + q7 + unit
  groups <- interaction(x[if (lines) c("q1", "q7") else c("unit", "q1", "q7")], drop = TRUE)
  seen <- table(groups, x$y)
  constant <- -2 * (sum(lgamma(rowSums(seen) + 1)) - sum(lgamma(seen + 1)))
  m <- fit(formula, x); null <- fit(y ~ 1, x)
  deviance <- -2 * logLik(m); fall <- -2 * logLik(null) - deviance; k <- length(coef(m)) - 4
  if (lines) {
    free <- fit(formula, x, FALSE)
    general <- -2 * logLik(free); df <- length(coef(free)) - length(coef(m))
    say("parallel_lines", "null_hypothesis", deviance = deviance + constant)
    say("parallel_lines", "general", deviance = general + constant, chi_square = deviance - general, df = df, p = tail_of(deviance - general, df))
    next
  }
  for (l in 1:5) say("case_processing", c("q9", paste0("q9=", l)), count = sum(x$q9 == l), marginal_percent = 100 * mean(x$q9 == l))
  for (l in 1:5) say("case_processing", c("unit", paste0("unit=", l)), count = sum(x$unit == l), marginal_percent = 100 * mean(x$unit == l))
  say("case_processing", c("", "valid"), count = nrow(x), marginal_percent = 100)
  say("case_processing", c("", "missing"), count = nrow(all) - nrow(x))
  say("case_processing", c("", "total"), count = nrow(all))
  say("model_fitting", "intercept_only", deviance = -2 * logLik(null) + constant, deviance_kernel = -2 * logLik(null))
  say("model_fitting", "final", deviance = deviance + constant, deviance_kernel = deviance, chi_square = fall, df = k, p = tail_of(fall, k))
  first <- match(rownames(seen), groups)
  expected <- fitted(m)[first, ] * rowSums(seen)
  for (name in c("pearson", "deviance")) {
    q <- if (name == "pearson") sum((seen - expected)^2 / expected) else 2 * sum(ifelse(seen > 0, seen * log(seen / expected), 0))
    df <- nrow(seen) * 4 - length(coef(m))
    say("goodness_of_fit", name, chi_square = q, df = df, p = tail_of(q, df))
  }
  snell <- 1 - exp(-fall / nrow(x))
  shares <- c(cox_snell = snell, nagelkerke = snell / (1 - exp(2 * logLik(null) / nrow(x))), mcfadden = fall / (-2 * logLik(null)))
  for (name in names(shares)) say("pseudo_r_squared", name, pseudo_r_squared = shares[[name]])
  b <- coef(m); se <- sqrt(diag(vcov(m))); sign <- ifelse(grepl("Intercept", names(b)), 1, -1)
  for (i in seq_along(b)) {
    keys <- if (i <= 4) c("threshold", "q9", paste0("q9=", i)) else if (i <= 6) c("location", "", names(b)[i]) else c("location", "unit", sub("^unit", "unit=", names(b)[i]))
    v <- sign[i] * b[[i]]; w <- (v / se[[i]])^2
    say("parameters", keys, b = v, se = se[[i]], wald = w, df = 1, p = tail_of(w, 1), ci_low = v - qnorm(.975) * se[[i]], ci_high = v + qnorm(.975) * se[[i]])
  }
  say("parameters", c("location", "unit", "unit=5"), b = 0, df = 0)
}
keep_whole()
