# Rscript cases.R: what lm says of single cases of hours on sex, q1 and q4; through the origin, with weighted errors, and
# of pairs with their own cases. `unit` weighs errors; `plain` are cases as they are.
source("../scales/read.R")
x <- na.omit(d[c("hours", "sex", "q1", "q4", "unit")])
rows <- as.integer(rownames(x))
say <- function(label, name, value) note(paste(label, name, sep = ":"), value)
each <- function(label, m, constant, weights) {
  s <- summary(m); n <- nrow(x); h <- hatvalues(m); e <- x$hours - fitted(m); g <- if (is.null(weights)) rep(1, n) else weights
  say(label, "r_squared", s$r.squared); say(label, "adjusted_r_squared", s$adj.r.squared); say(label, "se_estimate", s$sigma)
  say(label, "residual", sum(g * e^2)); say(label, "f", s$fstatistic[[1]]); say(label, "df", m$df.residual)
  for (t in rownames(s$coefficients)) for (j in 1:4) say(label, paste(t, c("b", "se", "t", "p")[j], sep = ":"), s$coefficients[t, j])
  mean_ <- predict(m, interval = "confidence", level = .9); one <- suppressWarnings(predict(m, interval = "prediction", level = .9, weights = g))
  own <- if (constant) h - g / sum(g) else h; out <- rstudent(m); f <- fitted(m)
  sets <- list(predicted = f, residual = e, adjusted_predicted = x$hours - e / (1 - h), deleted_residual = e / (1 - h),
    se_predicted = predict(m, se.fit = TRUE)$se.fit, studentized_residual = rstandard(m), studentized_deleted_residual = out,
    cook = cooks.distance(m), centered_leverage = own, mahalanobis = own * (if (constant) n - 1 else n), covariance_ratio = covratio(m),
    mean_low = mean_[, 2], mean_high = mean_[, 3], individual_low = one[, 2], individual_high = one[, 3])
  if (is.null(weights)) sets <- c(sets, list(fit_change = h * e / (1 - h), standardized_fit_change = dffits(m), standardized_residual = e / s$sigma,
    standardized_predicted = (f - mean(f)) / sd(f)))
  change <- dfbeta(m); scaled <- dfbetas(m)
  for (at in c(1, 7, 30)) {
    for (name in names(sets)) say(label, paste(rows[at], name, sep = ":"), sets[[name]][[at]])
    for (j in seq_len(ncol(change))) {
      say(label, paste0(rows[at], ":beta_change=", j - 1), change[at, j]); say(label, paste0(rows[at], ":standardized_beta_change=", j - 1), scaled[at, j])
    }
  }
  left <- sqrt(g) * e; say(label, "durbin_watson", sum(diff(left)^2) / sum(left^2))
  V <- vcov(m); names_ <- setdiff(rownames(V), "(Intercept)"); say(label, "covariance", V["q1", "q4"]); say(label, "correlation", cov2cor(V[names_, names_])["q1", "q4"])
}
each("plain", lm(hours ~ sex + q1 + q4, x), TRUE, NULL)
each("origin", lm(hours ~ sex + q1 + q4 - 1, x), FALSE, NULL)
each("weighted", lm(hours ~ sex + q1 + q4, x, weights = unit), TRUE, x$unit)
# criteria: those of IBM's algorithms from the sums of squares of lm, Mallows's against all three predictors
m <- lm(hours ~ sex + q1, x); all <- lm(hours ~ sex + q1 + q4, x); n <- nrow(x); rss <- deviance(m); p <- 3
say("criteria", "aic", extractAIC(m)[2]); say("criteria", "bic", extractAIC(m, k = log(n))[2])
say("criteria", "mallows_cp", rss / summary(all)$sigma^2 + 2 * p - n)
say("criteria", "prediction_criterion", (1 - summary(m)$r.squared) * (n + p) / (n - p))
gain <- anova(lm(hours ~ sex, x), all); say("subset", "f", gain[2, 5]); say("subset", "p", gain[2, 6]); say("subset", "sum_of_squares", gain[2, 4])
# pairs with their own cases: setCor of psych solves the same normal equations from the matrix of correlations
names_ <- c("hours", "sex", "q1", "q4"); y <- d[names_]; R <- cor(y, use = "pairwise.complete.obs"); sds <- sapply(y, sd, na.rm = TRUE)
n <- min(crossprod(!is.na(y))); beta <- solve(R[-1, -1], R[-1, 1]); r2 <- sum(beta * R[-1, 1]); b <- beta * sds[1] / sds[-1]
se <- sqrt(diag(solve(R[-1, -1])) * (1 - r2) / (n - 4)) * sds[1] / sds[-1]
say("pairwise", "r_squared", r2); say("pairwise", "n", n); for (t in names_[-1]) { say("pairwise", paste(t, "b", sep = ":"), b[[t]]); say("pairwise", paste(t, "se", sep = ":"), se[[t]]) }
say("pairwise", "constant", mean(y$hours, na.rm = TRUE) - sum(b * colMeans(y[-1], na.rm = TRUE)))
keep("cases.csv")
