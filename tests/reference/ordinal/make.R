# Rscript make.R: q9 on unit (reference the last level) and q1, q7, by ordinal::clm, with MASS::polr and VGAM beside it.
source("../scales/read.R")
suppressMessages({ library(MASS); library(ordinal); library(VGAM) })
links <- c(logit = "logit", probit = "probit", cloglog = "cloglog", loglog = "loglog")
one <- function(label, data) {
  x <- na.omit(data[c("q9", "unit", "q1", "q7")])
  x$y <- factor(x$q9, ordered = TRUE)
  x$unit <- relevel(factor(x$unit), "5")
  say <- function(...) { parts <- list(...); note(paste(c(label, parts[-length(parts)]), collapse = ":"), parts[[length(parts)]]) }
  tight <- clm.control(gradTol = 1e-12, maxIter = 200L)
  null <- clm(y ~ 1, data = x, control = tight)
  cells <- table(interaction(x$unit, x$q1, x$q7, drop = TRUE), x$y)
  say("null", -2 * as.numeric(logLik(null)))
  say("constant", -2 * (sum(lgamma(rowSums(cells) + 1)) - sum(lgamma(cells + 1))))
  for (link in names(links)) {
    m <- clm(y ~ unit + q1 + q7, data = x, link = links[[link]], control = tight)
    s <- coef(summary(m))
    names <- rownames(s)
    names <- sub("^unit", "unit=", sub("^(\\d)\\|\\d$", "q9=\\1", names))
    for (i in seq_along(names)) { say(link, names[i], "b", s[i, 1]); say(link, names[i], "observed_se", s[i, 2]) }
    say(link, "deviance", -2 * as.numeric(logLik(m)))
    lines <- clm(y ~ q1 + q7, data = x, link = links[[link]], control = tight)
    free <- clm(y ~ 1, nominal = ~ q1 + q7, data = x, link = links[[link]], control = clm.control(gradTol = 1e-10, maxIter = 200L))
    say(link, "lines", -2 * as.numeric(logLik(lines)))
    if (free$convergence$code == 0) say(link, "general", -2 * as.numeric(logLik(free)))
    if (link != "loglog") { # Fisher scoring: standard errors of the expected information
      family <- eval(parse(text = sprintf("cumulative(link = '%slink', parallel = TRUE)", link)))
      se <- sqrt(diag(vcov(vglm(y ~ unit + q1 + q7, family, x, epsilon = 1e-14, maxit = 100))))
      for (i in seq_along(se)) say(link, names[i], "se", se[[i]])
    }
    if (link == "logit") {
      p <- polr(y ~ unit + q1 + q7, x, Hess = TRUE, control = list(reltol = 1e-14))
      say("polr", "q1", coef(p)[["q1"]])
      newdata <- unique(x[c("unit", "q1", "q7")])
      prob <- predict(m, newdata, type = "prob")$fit
      key <- function(z) paste(z$unit, z$q1, z$q7)
      seen <- table(factor(key(x), key(newdata)), x$y)
      expected <- prob * rowSums(seen)
      say("pearson", sum((seen - expected)^2 / expected))
      say("fit_deviance", 2 * sum(ifelse(seen > 0, seen * log(seen / expected), 0)))
      say("fit_df", nrow(newdata) * 4 - length(coef(m)))
    }
  }
}
one("plain", d)
one("weighted", twice)
keep()
