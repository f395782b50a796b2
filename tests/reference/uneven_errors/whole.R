# Rscript whole.R: hours by unit and sex (the last levels as reference) and q1: parameters with the errors of sandwich,
# tests of uneven spread by lm, hypotheses that say other values than 0 and effects tested against others by anova; sex
# from q1 and q4 by glm on the cases of units 1 to 3, and what that predicts of the others.
source("../scales/read.R")
source("../whole.R")
suppressMessages(library(sandwich))
for (label in c("plain", "weighted")) {
  case <- label; all <- if (label == "plain") d else twice
  x <- na.omit(all[c("hours", "unit", "sex", "q1")]); x$unit <- relevel(factor(x$unit), "5"); x$sex <- relevel(factor(x$sex), "2")
  m <- lm(hours ~ q1 + unit + sex, x); df <- m$df.residual; n <- nrow(x); b <- coef(m)
  keys <- c("intercept", "q1", paste0("unit=", 1:4), "sex=1"); every <- c("intercept", "q1", paste0("unit=", 1:5), "sex=1", "sex=2")
  for (kind in c("HC0", "HC1", "HC2", "HC3", "HC4")) {
    case <- paste0(label, "_", tolower(kind)); s <- sqrt(diag(vcovHC(m, kind))); reach <- qt(.975, df)
    for (key in every) if (key %in% keys) { i <- match(key, keys); say("robust_parameters@hours", key, b = b[[i]], se = s[[i]], t = b[[i]] / s[[i]], p = 2 * pt(-abs(b[[i]] / s[[i]]), df), ci_low = b[[i]] - reach * s[[i]], ci_high = b[[i]] + reach * s[[i]]) } else say("robust_parameters@hours", key, b = 0)
  }
  case <- label; e <- resid(m)^2; f <- fitted(m); X <- model.matrix(m)[, -1]; Z <- do.call(cbind, lapply(seq_len(ncol(X)), function(i) X[, i] * X[, i:ncol(X)]))
  w <- lm(e ~ X + Z); k <- lm(e ~ f); g <- e / mean(e); q <- c(white = n * summary(w)$r.squared, modified_breusch_pagan = n * summary(k)$r.squared, breusch_pagan = sum((fitted(lm(g ~ f)) - 1)^2) / 2)
  for (name in names(q)) { own <- if (name == "white") w$rank - 1 else 1; say(paste0(name, "_test@hours"), "error", chi_square = q[[name]], df = own, p = pchisq(q[[name]], own, lower.tail = FALSE)) }
  a <- summary(k)$fstatistic; say("spread_f_test@hours", "error", f = a[[1]], df1 = 1, df2 = n - 2, p = pf(a[[1]], 1, n - 2, lower.tail = FALSE))
  L <- rbind(c(0, 0, 1, -1, 0, 0, 0), c(0, 1, 0, 0, 0, 0, 0)); K <- c(2, -1); V <- vcov(m); s2 <- summary(m)$sigma^2
  for (i in 1:2) { v <- drop(L[i, ] %*% b); se <- sqrt(drop(L[i, ] %*% V %*% L[i, ])); gap <- v - K[i]; say("contrast_results@hours@hypothesis=1", paste0("contrast=", i), contrast_value = v, hypothesized = K[i], se = se, p = 2 * pt(-abs(gap / se), df), ci_low = gap - qt(.975, df) * se, ci_high = gap + qt(.975, df) * se) }
  gap <- drop(L %*% b) - K; ss <- drop(gap %*% solve(L %*% V %*% t(L)) %*% gap) * s2; error <- deviance(m)
  told <- function(name, ss, d, ms, d2) { F <- ss / d / ms; say(name, "contrast", sum_of_squares = ss, df = d, mean_square = ss / d, f = F, p = pf(F, d, d2, lower.tail = FALSE), partial_eta_squared = ss / (ss + ms * d2)); say(name, "error", sum_of_squares = ms * d2, df = d2, mean_square = ms) }
  told("contrast_test@hours@hypothesis=1", ss, 2, s2, df)
  s <- drop1(m)[, "Sum of Sq"][-1]; d1 <- drop1(m)[, "Df"][-1]; each <- s / d1; ms <- each[[3]] + .5 * each[[1]]; told("contrast_test@hours@test=1", s[[2]], d1[[2]], ms, ms^2 / (each[[3]]^2 / d1[[3]] + (.5 * each[[1]])^2 / d1[[1]]))
  told("contrast_test@hours@test=2", s[[3]], d1[[3]], 40, 12)
  y <- na.omit(all[c("sex", "q1", "q4", "unit")]); y$s <- as.numeric(y$sex == 2); l <- glm(s ~ q1 + q4, binomial, y, subset = unit <= 3); null <- glm(s ~ 1, binomial, y, subset = unit <= 3); o <- y[y$unit > 3, ]; i <- y[y$unit <= 3, ]
  for (at in list(list(null, "block=0/step=0"), list(l, "block=1/step=1"))) {
    p <- as.numeric(predict(at[[1]], i, type = "response") >= .5); u <- as.numeric(predict(at[[1]], o, type = "response") >= .5)
    for (v in 0:1) do.call(say, c(list("classification", paste0(at[[2]], "/sex=", v + 1)), setNames(list(sum(p == 0 & i$s == v), sum(p == 1 & i$s == v), 100 * mean(p[i$s == v] == v), sum(u == 0 & o$s == v), sum(u == 1 & o$s == v), 100 * mean(u[o$s == v] == v)), c("count@sex=1", "count@sex=2", "percent_correct", "unselected_count@sex=1", "unselected_count@sex=2", "unselected_percent_correct"))))
    say("classification", paste0(at[[2]], "/overall"), percent_correct = 100 * mean(p == i$s), unselected_percent_correct = 100 * mean(u == o$s))
  }
}
keep_whole()
