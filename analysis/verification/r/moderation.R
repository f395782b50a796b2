# Moderation by lm (PROCESS 1).
ask <- function(o) {
  source(file.path(scripts, "shared", "process.R"), local = TRUE); conf <- asked(o, "confidence", .95); errors <- asked(o, "errors", "classical"); f <- frame_of(o, c(o$dependent, o$predictor, o$moderator)); x <- f$x; more <- f$covariates; x$c2Xc3 <- x$c2 * x$c3; centred <- x
  if (isTRUE(o$center)) { centred$c2 <- x$c2 - mean(x$c2); centred$c3 <- x$c3 - mean(x$c3); centred$c2Xc3 <- centred$c2 * centred$c3 }
  terms <- c("c2", "c3", "c2Xc3", more); equation(lm(reformulate(terms, "c1"), centred), 1, "c1", f$name, conf, errors, centred); m <- lm(reformulate(terms, "c1"), x); less <- lm(reformulate(c("c2", "c3", more), "c1"), x); df <- m$df.residual; V <- spread_of(m, errors)
  change <- if (errors == "hc3") coef(m)[["c2Xc3"]]^2 / V["c2Xc3", "c2Xc3"] else anova(less, m)[2, 5]; say("interaction_test", f$name("c2Xc3"), r_squared_change = summary(m)$r.squared - summary(less)$r.squared, f = change, df1 = 1, df2 = df, p = pf(change, 1, df, lower.tail = FALSE))
  points <- points_of(o$moderator, x$c3, asked(o, "probe", "percentiles"), o$values); for (p in names(points)) combined("conditional_effects", p, m, list(c2 = 1, c2Xc3 = points[[p]]), conf, errors, moderator_value = points[[p]])
  if (length(unique(x$c3)) > 2) {
    t2 <- qt((1 + conf) / 2, df)^2; b <- coef(m); q <- c(b[["c2"]]^2 - t2 * V["c2", "c2"], 2 * (b[["c2"]] * b[["c2Xc3"]] - t2 * V["c2", "c2Xc3"]), b[["c2Xc3"]]^2 - t2 * V["c2Xc3", "c2Xc3"]); roots <- polyroot(q); roots <- sort(Re(roots[abs(Im(roots)) < 1e-8])); ends <- range(x$c3); roots <- roots[roots > ends[1] & roots < ends[2]]
    for (k in seq_along(roots)) say("johnson_neyman", paste0("boundary=", k), moderator_value = roots[k], percent_below = 100 * mean(x$c3 < roots[k]), percent_above = 100 * mean(x$c3 >= roots[k])); steps <- sort(c(seq(ends[1], ends[2], length.out = 21), roots))
    for (k in seq_along(steps)) combined("johnson_neyman_effects", paste0("point=", k), m, list(c2 = 1, c2Xc3 = steps[k]), conf, errors, moderator_value = steps[k])
  }
  others <- points_of(o$predictor, x$c2, asked(o, "probe", "percentiles"), NULL); for (i in names(others)) for (j in names(points)) {
    new <- c(1, others[[i]], points[[j]], others[[i]] * points[[j]], colMeans(x[more])); value <- sum(new * coef(m)); se <- sqrt(drop(new %*% V %*% new)); reach <- qt((1 + conf) / 2, df) * se; say("predicted_values", c(i, j), predictor_value = others[[i]], moderator_value = points[[j]], predicted_value = value, se = se, ci_low = value - reach, ci_high = value + reach)
  }
}
