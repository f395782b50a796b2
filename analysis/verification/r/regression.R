# Least squares by lm, HC3 by sandwich, residuals by R's own diagnostics.
partial_of <- function(y, term, others, x) {
  left <- function(v) resid(lm(reformulate(if (length(others)) others else "1", v), x)); c(cor(left(y), left(term)), cor(x[[y]], left(term)))
}
tolerances <- function(terms, x) if (length(terms) > 1) 1 / diag(solve(cor(x[terms]))) else setNames(1, terms)
ask <- function(o) {
  need("sandwich")
  y <- o$dependent; names <- unique(c(y, unlist(o$blocks))); x <- of(names); categorical <- asked(o, "categorical", character()); conf <- asked(o, "confidence", .95)
  terms <- list() # variable -> safe names of its columns
  keys <- c(constant = "constant"); frame <- data.frame(y = x[[y]], w_ = weights_of(names))
  for (name in unique(unlist(o$blocks))) {
    columns <- if (name %in% categorical) dummies(x, name, asked(o, "reference", "first")) else setNames(list(x[[name]]), name)
    safe <- paste0("c", length(keys) - 1 + seq_along(columns)); for (at in seq_along(columns)) frame[[safe[at]]] <- columns[[at]]
    keys[safe] <- names(columns); terms[[name]] <- safe
  }
  everything <- lm(reformulate(unique(unlist(terms)), "y"), frame); if (anyNA(coef(everything))) stop("predictors make one another, and engines leave out different ones")
  if (!asked(o, "constant", TRUE) || !is.null(o$error_weights) || !is.null(o$selected) || asked(o, "missing", "listwise") != "listwise") return(special(o, terms, keys, conf))
  sequence <- sequence_of(o, terms, frame); pool <- unique(unlist(terms))
  models(sequence, pool, frame, keys, conf, asked(o, "statistics", c("collinearity", "residuals", "heteroscedasticity", "robust")), terms, o)
}
special <- function(o, terms, keys, conf) { # by lm on the cases of its own: without a constant, with weights of errors, selected cases; of pairs by their correlations
  if (!whole || !all(asked(o, "method", "enter") == "enter")) stop("blocks that enter whole, and whole weights, are asked for")
  constant <- asked(o, "constant", TRUE); pairs <- asked(o, "missing", "listwise") == "pairwise"; y <- o$dependent; names <- unique(c(y, unlist(o$blocks), o$error_weights, o$selected))
  x <- if (pairs) d[names] else of(names); if (!is.null(o$selected)) x <- x[x[[o$selected]] == 1, , drop = FALSE]; g <- if (is.null(o$error_weights)) rep(1, nrow(x)) else x[[o$error_weights]]; x <- x[g > 0, , drop = FALSE]; g <- g[g > 0]
  before <- NULL; inside <- character()
  for (at in seq_along(o$blocks)) {
    key <- paste0("model=", at); inside <- c(inside, o$blocks[[at]]); k <- length(inside); if (!constant) inside <- setdiff(inside, "1")
    if (pairs) { # least squares on correlations of pairs, as many cases as the smallest pair has
      R <- cor(x[c(y, inside)], use = "pairwise.complete.obs"); s <- sapply(x[c(y, inside)], sd, na.rm = TRUE); n <- min(crossprod(!is.na(as.matrix(x)))); beta <- solve(R[-1, -1, drop = FALSE], R[-1, 1]); r2 <- sum(beta * R[-1, 1]); df <- n - k - 1
      total <- s[1]^2 * (n - 1); rss <- (1 - r2) * total; b <- beta * s[1] / s[-1]; se <- sqrt(diag(solve(R[-1, -1, drop = FALSE])) * (1 - r2) / df) * s[1] / s[-1]; rows <- cbind(b, se)
    } else { m <- lm(reformulate(inside, y, intercept = constant), x, weights = g); rows <- summary(m)$coefficients; rss <- sum(g * resid(m)^2); n <- nrow(x); df <- m$df.residual; mean_ <- if (constant) sum(g * x[[y]]) / sum(g) else 0; total <- sum(g * (x[[y]] - mean_)^2); r2 <- 1 - rss / total }
    top <- n - constant; if (is.null(before)) before <- list(rss = total, df = top); F <- (total - rss) / k / (rss / df); gain <- before$df - df; change <- (before$rss - rss) / gain / (rss / df)
    say("model_summary", key, r = sqrt(r2), r_squared = r2, adjusted_r_squared = 1 - (rss / df) / (total / top), se_estimate = sqrt(rss / df), r_squared_change = (before$rss - rss) / total, f_change = change, df1 = gain, df2 = df, p_change = pf(change, gain, df, lower.tail = FALSE))
    say("anova", c(key, "regression"), sum_of_squares = total - rss, df = k, mean_square = (total - rss) / k, f = F, p = pf(F, k, df, lower.tail = FALSE)); say("anova", c(key, "residual"), sum_of_squares = rss, df = df, mean_square = rss / df); say("anova", c(key, "total"), sum_of_squares = total, df = top)
    reach <- qt((1 + conf) / 2, df); for (t in rownames(rows)) { own <- c(key, if (t == "(Intercept)") "constant" else t); v <- rows[t, ]; say("coefficients", own, b = v[[1]], se = v[[2]], t = v[[1]] / v[[2]], p = 2 * pt(-abs(v[[1]] / v[[2]]), df), ci_low = v[[1]] - reach * v[[2]], ci_high = v[[1]] + reach * v[[2]]) }
    before <- list(rss = rss, df = df); if (!is.null(o$selected)) of_others(o, m, key, x[[y]], at == length(o$blocks))
  }
  if (!pairs) { e <- sqrt(g) * resid(m); say("model_summary", key, durbin_watson = sum(diff(e)^2) / sum(e^2)); f <- fitted(m); e <- resid(m); h <- hatvalues(m); each <- list(predicted = f, residual = e, se_predicted = predict(m, se.fit = TRUE)$se.fit, studentized_residual = rstandard(m), studentized_deleted_residual = rstudent(m), deleted_residual = e / (1 - h), adjusted_predicted = x[[y]] - e / (1 - h), cook = cooks.distance(m), centered_leverage = h - (if (constant) g / sum(g) else 0))
    each$mahalanobis <- each$centered_leverage * top; if (is.null(o$error_weights)) each <- c(each, list(standardized_residual = e / summary(m)$sigma, standardized_predicted = (f - mean(f)) / sd(f)))
    if (!isTRUE(o$pooled)) for (name in names(each)) { v <- each[[name]]; say("residuals_statistics", name, minimum = min(v), maximum = max(v), mean = mean(v), sd = sd(v), n = length(v)) } }
}
of_others <- function(o, m, key, fitted_y, last) { # of the cases that are not selected, as new ones: how far they differ from what is predicted of them
  x <- d[unique(c(o$dependent, unlist(o$blocks), o$error_weights, o$selected))]; x <- x[complete.cases(x[setdiff(names(x), o$selected)]) & !(x[[o$selected]] %in% 1), , drop = FALSE]; g <- if (is.null(o$error_weights)) rep(1, nrow(x)) else x[[o$error_weights]]
  heading <- paste0(o$selected, "=0"); p <- predict(m, x, se.fit = TRUE); f <- p$fit; e <- x[[o$dependent]] - f; s <- p$residual.scale; put("model_summary", key, under("r", heading, cov.wt(cbind(f, x[[o$dependent]]), g, cor = TRUE)$cor[1, 2])); if (!last) return(invisible())
  u <- sqrt(g) * e; put("model_summary", key, under("durbin_watson", heading, sum(diff(u)^2) / sum(u^2))); h <- g * (p$se.fit / s)^2; k <- coef(m)
  found <- list(predicted = f, residual = e, se_predicted = p$se.fit, deleted_residual = e, adjusted_predicted = f, studentized_residual = e * sqrt(g) / (s * sqrt(1 + h)), studentized_deleted_residual = e * sqrt(g) / (s * sqrt(1 + h)))
  if (is.null(o$error_weights)) found <- c(found, list(standardized_predicted = (f - mean(fitted(m))) / sd(fitted(m)), standardized_residual = e / s))
  if (is.null(o$error_weights) && asked(o, "constant", TRUE)) { n <- length(fitted_y); own <- sapply(seq_len(nrow(x)), function(i) { X <- rbind(model.matrix(m), model.matrix(delete.response(terms(m)), x[i, , drop = FALSE])); tail(hat(X, FALSE), 1) }) - 1 / (n + 1); found <- c(found, list(centered_leverage = own, mahalanobis = n * own)) }
  if (!isTRUE(o$pooled)) for (name in names(found)) { v <- found[[name]]; for (word in c("minimum", "maximum", "mean", "sd", "n")) put("residuals_statistics", name, under(word, heading, switch(word, minimum = min(v), maximum = max(v), mean = mean(v), sd = sd(v), n = length(v)))) }
}
of_sets <- function(o, m, terms, keys) { # sets of predictors tested as one in the last model
  for (i in seq_along(o$subsets)) { set <- o$subsets[[i]]; less <- update(m, reformulate(c("1", setdiff(terms, names(keys)[keys %in% set])), "y")); a <- anova(less, m); say("subset_tests", paste0("test=", i), sum_of_squares = a[2, 4], df = a[2, 3], mean_square = a[2, 4] / a[2, 3], f = a[2, 5], p = a[2, 6], r_squared_change = summary(m)$r.squared - summary(less)$r.squared) }
}
p_of <- function(small, large, x) {
  if (!whole) { s <- fitted_of(small, x); l <- fitted_of(large, x); f <- (s$rss - l$rss) / (s$df - l$df) / (l$rss / l$df); return(pf(f, s$df - l$df, l$df, lower.tail = FALSE)) }
  fit <- function(t) lm(reformulate(if (length(t)) t else "1", "y"), x); anova(fit(small), fit(large))[2, 6]
}
fitted_of <- function(terms, x) { # lm with weights, its degrees of freedom those of so many cases
  m <- lm(reformulate(if (length(terms)) terms else "1", "y"), x, weights = w_); X <- model.matrix(m); W <- sum(x$w_); df <- W - ncol(X); rss <- sum(x$w_ * resid(m)^2); list(m = m, X = X, df = df, rss = rss, V = summary(m)$cov.unscaled * rss / df, b = coef(m))
}
weighted_models <- function(sequence, pool, x, keys, conf, statistics) {
  v <- x$w_; W <- sum(v); mean_ <- function(z) sum(v * z) / W; sd_ <- function(z) sqrt(sum(v * (z - mean_(z))^2) / (W - 1)); total <- sum(v * (x$y - mean_(x$y))^2); before <- list(rss = total, df = W - 1); r_of <- function(names_) moments_of(x[names_], v)$cor
  tolerance <- function(t) if (length(t) > 1) 1 / diag(solve(r_of(t))) else setNames(1, t)
  for (at in seq_along(sequence)) {
    terms <- sequence[[at]]; key <- paste0("model=", at); f <- fitted_of(terms, x); k <- length(terms); r2 <- 1 - f$rss / total; s2 <- f$rss / f$df; more <- f$df < before$df; d <- abs(before$df - f$df); low <- if (more) f else before; gain <- abs(before$rss - f$rss) / d / (low$rss / low$df) * if (more) 1 else 1
    say("model_summary", key, r = sqrt(r2), r_squared = r2, adjusted_r_squared = 1 - s2 / (total / (W - 1)), se_estimate = sqrt(s2), r_squared_change = (before$rss - f$rss) / total, df1 = d, df2 = low$df); if (more) say("model_summary", key, f_change = gain, p_change = pf(gain, d, f$df, lower.tail = FALSE))
    inner <- total - f$rss; F <- inner / k / s2; say("anova", c(key, "regression"), sum_of_squares = inner, df = k, mean_square = inner / k, f = F, p = pf(F, k, f$df, lower.tail = FALSE)); say("anova", c(key, "residual"), sum_of_squares = f$rss, df = f$df, mean_square = s2); say("anova", c(key, "total"), sum_of_squares = total, df = W - 1)
    reach <- qt((1 + conf) / 2, f$df); tol <- tolerance(terms); e <- resid(f$m); inverse <- f$V / s2; h <- rowSums((f$X %*% inverse) * f$X); robust <- inverse %*% crossprod(f$X * (v * e^2 / (1 - h)^2), f$X) %*% inverse; zero <- r_of(c("y", terms))[1, -1, drop = FALSE]
    for (i in seq_along(f$b)) {
      term <- names(f$b)[i]; own <- c(key, if (i == 1) "constant" else keys[[term]]); b <- f$b[[i]]; se <- sqrt(f$V[i, i]); t <- b / se; q <- sqrt(robust[i, i]); say("coefficients", own, b = b, se = se, t = t, p = 2 * pt(-abs(t), f$df), ci_low = b - reach * se, ci_high = b + reach * se)
      say("robust_coefficients", own, b = b, se = q, t = b / q, p = 2 * pt(-abs(b / q), f$df), ci_low = b - reach * q, ci_high = b + reach * q); if (i > 1) say("coefficients", own, beta = b * sd_(x[[term]]) / sd_(x$y), zero_order = zero[1, term], partial = t / sqrt(t^2 + f$df), part_correlation = t * sqrt((1 - r2) / f$df), tolerance = tol[[term]], vif = 1 / tol[[term]])
    }
    for (term in setdiff(pool, terms)) { g <- fitted_of(c(terms, term), x); b <- g$b[[term]]; if (is.na(b)) next; t <- b / sqrt(g$V[term, term]); u <- tolerance(c(terms, term)); say("excluded_variables", c(key, keys[[term]]), beta_in = b * sd_(x[[term]]) / sd_(x$y), t = t, p = 2 * pt(-abs(t), g$df), partial = t / sqrt(t^2 + g$df), tolerance = u[[term]], vif = 1 / u[[term]], minimum_tolerance = min(u)) }
    X <- f$X * sqrt(v); u <- svd(sweep(X, 2, sqrt(colSums(X^2)), "/")); share <- t(t(u$v^2) / u$d^2); share <- share / rowSums(share)
    for (i in seq_along(u$d)) { own <- c(key, paste0("dimension=", i)); say("collinearity_diagnostics", own, eigenvalue = u$d[i]^2, condition_index = u$d[1] / u$d[i]); if (!any(abs(u$d[-i] / u$d[i] - 1) < 1e-8)) put("collinearity_diagnostics", own, under("variance_proportion", c("constant", keys[terms]), share[, i])) }
    before <- f
  }
  p <- fitted(f$m); s <- sqrt(s2); r_ <- e / s / sqrt(1 - h); outer_ <- r_ * sqrt((f$df - 1) / (f$df - r_^2)); found <- list(predicted = p, standardized_predicted = (p - mean_(p)) / sd_(p), se_predicted = s * sqrt(h), adjusted_predicted = x$y - e / (1 - h), residual = e, standardized_residual = e / s, studentized_residual = r_, deleted_residual = e / (1 - h),
    studentized_deleted_residual = outer_, mahalanobis = (W - 1) * (h - 1 / W), cook = r_^2 * h / (1 - h) / ncol(f$X), centered_leverage = h - 1 / W)
  for (name in names(found)) { z <- found[[name]]; say("residuals_statistics", name, minimum = min(z), maximum = max(z), mean = mean_(z), sd = sd_(z), n = W) }
}
sequence_of <- function(o, terms, x) { # the sets of columns that a model each has
  inside <- character(); found <- list(); limits <- c(asked(o, "p_in", .05), asked(o, "p_out", .1)); methods <- asked(o, "method", "enter")
  for (at in seq_along(o$blocks)) {
    names <- o$blocks[[at]]; method <- if (length(methods) == 1) methods else methods[[at]]; own <- character(); columns <- function(v) unlist(terms[v], use.names = FALSE)
    if (method %in% c("enter", "backward")) { inside <- c(inside, setdiff(columns(names), inside)); own <- names; found <- c(found, list(inside)) }
    steps <- 0
    repeat {
      steps <- steps + 1; if (method == "enter" || steps > 100) break
      if (method != "forward" && length(own)) {
        p <- sapply(own, function(v) p_of(setdiff(inside, columns(v)), inside, x))
        if (max(p) >= limits[2]) { worst <- own[which.max(p)]; inside <- setdiff(inside, columns(worst)); own <- setdiff(own, worst); found <- c(found, list(inside)); next }
      }
      if (method == "backward") break
      rest <- setdiff(names, own); if (!length(rest)) break
      p <- sapply(rest, function(v) p_of(inside, c(inside, columns(v)), x)); if (min(p) > limits[1]) break
      best <- rest[which.min(p)]; inside <- c(inside, columns(best)); own <- c(own, best); found <- c(found, list(inside))
    }
  }
  found
}
models <- function(sequence, pool, x, keys, conf, statistics, groups, o) {
  if (!whole) return(weighted_models(sequence, pool, x, keys, conf, statistics))
  before <- lm(y ~ 1, x); n <- nrow(x)
  for (at in seq_along(sequence)) {
    terms <- sequence[[at]]; key <- paste0("model=", at); m <- lm(reformulate(if (length(terms)) terms else "1", "y"), x); s <- summary(m); k <- length(terms)
    more <- m$df.residual < before$df.residual; gain <- if (more) anova(before, m) else anova(m, before); sign <- if (more) 1 else -1
    say("model_summary", key, r = sqrt(s$r.squared), r_squared = s$r.squared, adjusted_r_squared = s$adj.r.squared, se_estimate = s$sigma, r_squared_change = s$r.squared - summary(before)$r.squared,
        f_change = gain[2, 5], df1 = abs(gain[2, 3]), df2 = gain[2, 1], p_change = gain[2, 6])
    e <- resid(m)
    if (at == length(sequence)) say("model_summary", key, durbin_watson = sum(diff(e)^2) / sum(e^2))
    total <- sum((x$y - mean(x$y))^2); inner <- total - deviance(m)
    if (k) say("anova", c(key, "regression"), sum_of_squares = inner, df = k, mean_square = inner / k, f = s$fstatistic[[1]], p = pf(s$fstatistic[[1]], k, m$df.residual, lower.tail = FALSE))
    say("anova", c(key, "residual"), sum_of_squares = deviance(m), df = m$df.residual, mean_square = s$sigma^2); say("anova", c(key, "total"), sum_of_squares = total, df = n - 1)
    if ("selection" %in% statistics) { all <- lm(reformulate(pool, "y"), x); rss <- deviance(m); p <- k + 1; say("model_summary", key, aic = extractAIC(m)[2], bic = extractAIC(m, k = log(n))[2], mallows_cp = rss / summary(all)$sigma^2 + 2 * p - n, prediction_criterion = (1 - s$r.squared) * (n + p) / (n - p)) }
    if ("covariances" %in% statistics && k) { V <- vcov(m)[terms, terms, drop = FALSE]; for (t in terms) { put("coefficient_correlations", c(key, "covariances", keys[[t]]), under("covariance", keys[terms], V[t, ])); put("coefficient_correlations", c(key, "correlations", keys[[t]]), under("covariance", keys[terms], cov2cor(V)[t, ])) } }
    reach <- qt((1 + conf) / 2, m$df.residual); v <- if (k) tolerances(terms, x); robust <- sqrt(diag(sandwich::vcovHC(m, type = "HC3")))
    for (term in c("(Intercept)", terms)) {
      own <- c(key, if (term == "(Intercept)") "constant" else keys[[term]]); b <- s$coefficients[term, ]
      say("coefficients", own, b = b[[1]], se = b[[2]], t = b[[3]], p = b[[4]], ci_low = b[[1]] - reach * b[[2]], ci_high = b[[1]] + reach * b[[2]])
      r <- robust[[term]]
      say("robust_coefficients", own, b = b[[1]], se = r, t = b[[1]] / r, p = 2 * pt(-abs(b[[1]] / r), m$df.residual), ci_low = b[[1]] - reach * r, ci_high = b[[1]] + reach * r)
      if (term == "(Intercept)") next
      parts <- partial_of("y", term, setdiff(terms, term), x)
      say("coefficients", own, beta = b[[1]] * sd(x[[term]]) / sd(x$y), zero_order = cor(x$y, x[[term]]), partial = parts[1], part_correlation = parts[2], tolerance = v[[term]], vif = 1 / v[[term]], se_beta = b[[2]] * sd(x[[term]]) / sd(x$y))
    }
    for (term in setdiff(pool, terms)) {
      with <- lm(reformulate(c(terms, term), "y"), x); if (is.na(coef(with)[[term]])) next
      b <- summary(with)$coefficients[term, ]; u <- tolerances(c(terms, term), x)
      say("excluded_variables", c(key, keys[[term]]), beta_in = b[[1]] * sd(x[[term]]) / sd(x$y), t = b[[3]], p = b[[4]], partial = partial_of("y", term, terms, x)[1], tolerance = u[[term]], vif = 1 / u[[term]], minimum_tolerance = min(u))
    }
    if ("collinearity" %in% statistics) { # Belsley, Kuh & Welsch (1980): columns of unit length, the constant among them
      X <- model.matrix(m); u <- svd(sweep(X, 2, sqrt(colSums(X^2)), "/")); share <- t(t(u$v^2) / u$d^2); share <- share / rowSums(share)
      for (i in seq_along(u$d)) {
        own <- c(key, paste0("dimension=", i)); say("collinearity_diagnostics", own, eigenvalue = u$d[i]^2, condition_index = u$d[1] / u$d[i])
        tied <- any(abs(u$d[-i] / u$d[i] - 1) < 1e-8) # of equal eigenvalues every turn is a solution
        if (!tied) put("collinearity_diagnostics", own, under("variance_proportion", c("constant", keys[terms]), share[, i]))
      }
    }
    before <- m
  }
  h <- hatvalues(m); f <- fitted(m); sigma <- s$sigma
  found <- list(predicted = f, standardized_predicted = (f - mean(f)) / sd(f), se_predicted = sigma * sqrt(h), adjusted_predicted = x$y - e / (1 - h), residual = e, standardized_residual = e / sigma,
    studentized_residual = rstandard(m), deleted_residual = e / (1 - h), studentized_deleted_residual = rstudent(m), mahalanobis = (n - 1) * (h - 1 / n), cook = cooks.distance(m), centered_leverage = h - 1 / n)
  for (name in names(found)) { v <- found[[name]]; say("residuals_statistics", name, minimum = min(v), maximum = max(v), mean = mean(v), sd = sd(v), n = length(v)) }
  if (length(terms)) { spread(m, terms, x, n); of_sets(o, m, terms, keys) }
}
spread <- function(m, terms, x, n) { # White; Breusch & Pagan (1979) and Koenker on the predictors; Cook & Weisberg (1983) on the prediction
  e2 <- resid(m)^2; scaled <- e2 / mean(e2); against <- function(columns, y) { fit <- lm.fit(cbind(1, columns), y); list(rank = fit$rank - 1, inner = sum((fit$fitted.values - mean(y))^2), r2 = 1 - sum(fit$residuals^2) / sum((y - mean(y))^2)) }
  X <- as.matrix(x[terms]); squares <- do.call(cbind, lapply(seq_along(terms), function(i) X[, i] * X[, i:ncol(X), drop = FALSE])); line <- function(name, q, df) say("heteroscedasticity", name, value = q, df = df, p = tail_of(q, df))
  w2 <- against(cbind(X, squares), e2); line("white", n * w2$r2, w2$rank); b <- against(X, scaled); line("breusch_pagan", b$inner / 2, b$rank)
  k <- against(X, e2); line("koenker", n * k$r2, k$rank); c <- against(matrix(fitted(m)), scaled); line("cook_weisberg", c$inner / 2, 1)
}
