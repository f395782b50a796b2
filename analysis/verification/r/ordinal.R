# Cumulative models by VGAM (expected information) and, for the observed one, MASS. Minus two log likelihoods have the
# multinomial constant that SPSS adds.
source(file.path(scripts, "shared", "crossed.R"))
ask <- function(o) {
  need("VGAM"); y <- o$dependent; factors <- asked(o, "factors", character()); covariates <- asked(o, "covariates", character()); data <- of(unique(c(y, covariates, factors))); conf <- asked(o, "confidence", .95); last <- asked(o, "reference", "last") == "last"
  codes <- codes_of(y, data[[y]]); J <- length(codes); n <- nrow(data); link <- asked(o, "link", "logit"); if (n < 2 || J < 2) return()
  tell <- function(name, code) say("case_processing", c(name, level(name, code)), count = sum(data[[name]] == code), marginal_percent = 100 * mean(data[[name]] == code))
  for (v in c(y, factors)) for (code in codes_of(v, data[[v]])) tell(v, code)
  say("case_processing", c("", "valid"), count = n, marginal_percent = 100); say("case_processing", c("", "missing"), count = sum(w) - n); say("case_processing", c("", "total"), count = sum(w))
  if (length(o$scales)) return(scaled_of(o, data, y, codes, factors, covariates, link, conf))
  x <- data.frame(y = factor(data[[y]], codes, ordered = TRUE)); keys <- list(); add <- function(values, key) { name <- paste0("c", length(keys) + 1); x[[name]] <<- values; keys[[name]] <<- key }
  crossed <- if (length(o$terms)) crossed_columns(o$terms, factors, data) else list(); if (length(crossed)) { full <- NULL; for (e in crossed) { own <- cbind(full, e$column); if (qr(cbind(1, own))$rank > ncol(own)) { full <- own; add(e$column, c("location", e$owner, e$key)) } else say("parameters", c("location", e$owner, e$key), b = 0, df = 0) }; covariates <- factors <- character() }
  for (v in covariates) add(data[[v]], c("location", "", v)); for (f in factors) { own <- dummies(data, f, if (last) "last" else "first"); for (k in names(own)) add(own[[k]], c("location", f, k)); base <- setdiff(level(f, codes_of(f, data[[f]])), names(own)); say("parameters", c("location", f, base), b = 0, df = 0) }
  terms <- names(keys); formula <- reformulate(if (length(terms)) terms else "1", "y"); flip <- link == "loglog"; names_ <- c(logit = "logitlink", probit = "probitlink", cloglog = "clogloglink", loglog = "logloglink", cauchit = "cauchitlink")
  # P(Y <= j) by the negative log-log link is the complementary log-log of the answers turned round
  if (flip) x$y <- factor(-data[[y]], sort(-codes), ordered = TRUE)
  family <- function(parallel) eval(parse(text = sprintf("VGAM::cumulative(link = '%s', parallel = %s)", if (flip) "clogloglink" else names_[[link]], parallel))); fit <- function(formula, parallel = TRUE) suppressWarnings(VGAM::vglm(formula, family(parallel), x, epsilon = 1e-13, maxit = 200))
  m <- fit(formula); null <- fit(y ~ 1); limit <- max(abs(VGAM::coef(m))) > 12 # predictors that tell answers apart without error
  groups <- interaction(data[setdiff(names(data), y)], drop = TRUE); seen <- table(groups, x$y); constant <- -2 * (sum(lgamma(rowSums(seen) + 1)) - sum(lgamma(seen + 1))); ll <- function(m) -2 * VGAM::logLik(m)
  deviance <- ll(m); fall <- ll(null) - deviance; k <- length(terms); say("model_fitting", "intercept_only", deviance = ll(null) + constant, deviance_kernel = ll(null)); say("model_fitting", "final", deviance = deviance + constant, deviance_kernel = deviance, chi_square = fall, df = k, p = tail_of(fall, k))
  expected <- VGAM::fitted(m)[match(rownames(seen), groups), , drop = FALSE] * rowSums(seen)
  for (name in c("pearson", "deviance")) { q <- if (name == "pearson") sum((seen - expected)^2 / expected) else 2 * sum(ifelse(seen > 0, seen * log(seen / expected), 0)); df <- nrow(seen) * (J - 1) - length(VGAM::coef(m)); if (limit) say("goodness_of_fit", name, df = df) else say("goodness_of_fit", name, chi_square = q, df = df, p = tail_of(q, df)) }
  snell <- 1 - exp(-fall / n); shares <- c(cox_snell = snell, nagelkerke = snell / (1 - exp(-ll(null) / n)), mcfadden = fall / ll(null)); for (name in names(shares)) say("pseudo_r_squared", name, pseudo_r_squared = shares[[name]])
  b <- VGAM::coef(m); V <- VGAM::vcov(m); observed <- asked(o, "information", if (asked(o, "dialect", "spss") == "spss") "expected" else "observed") == "observed"
  if (observed) { need("numDeriv"); found <- observed_of(m, x, b, link, flip, terms, J); b <- found$b; V <- found$V }
  se <- sqrt(diag(V)); z <- qnorm((1 + conf) / 2)
  for (i in seq_along(b)) {
    if (abs(b[[i]]) > 12 || se[[i]] > 50) next
    is_threshold <- i <= J - 1; at <- if (is_threshold) (if (flip) J - i else i) else i; key <- if (is_threshold) c("threshold", y, level(y, codes[at])) else keys[[i - J + 1]]; v <- if (is_threshold) (if (flip) -b[[i]] else b[[i]]) else (if (flip) b[[i]] else -b[[i]])
    q <- (v / se[[i]])^2; say("parameters", key, b = v, se = se[[i]], wald = q, df = 1, p = tail_of(q, 1), ci_low = v - z * se[[i]], ci_high = v + z * se[[i]])
  }
  if (length(crossed) && !flip) { sign <- rep(c(1, -1), c(J - 1, length(b) - J + 1)); W <- V * outer(sign, sign); for (i in seq_along(b)) { key <- if (i <= J - 1) c("threshold", y, level(y, codes[i])) else keys[[i - J + 1]]; for (what in intersect(asked(o, "statistics", character()), c("correlations", "covariances"))) put(paste0("estimate_", what), key, under("covariance", paste0("parameter=", seq_along(b)), (if (what == "covariances") W else cov2cor(W))[i, ])) } }
  if ("iterations" %in% asked(o, "statistics", character()) && !flip) { # where scoring stands after each step from the shares of the answers
    start <- c(VGAM::coef(null), rep(0, k)); sign <- rep(c(1, -1), c(J - 1, k)); heads <- c(paste0("threshold>", level(y, codes[-J])), sapply(terms, function(t) paste0("location>", keys[[t]][3]))); line <- function(i, b, value) put("iteration_history", paste0("iterations=", i), c(list(deviance = value + constant), under("b", heads, b * sign))); line(0, start, ll(null)); before <- start
    for (i in 1:60) { g <- suppressWarnings(VGAM::vglm(formula, family(TRUE), x, coefstart = start, maxit = i, epsilon = 1e-300)); line(i, VGAM::coef(g), ll(g)); if (max(abs(VGAM::coef(g) - before)) < 1e-6) break; before <- VGAM::coef(g) }
  }
  cells_of(o, data, y, codes, if (flip) VGAM::fitted(m)[, J:1] else VGAM::fitted(m))
  free <- tryCatch(fit(formula, FALSE), error = function(e) NULL); say("parallel_lines", "null_hypothesis", deviance = deviance + constant)
  if (!is.null(free) && J > 2 && max(abs(VGAM::coef(free))) < 20 && all(VGAM::fitted(free) > 0)) { df <- length(VGAM::coef(free)) - length(b); q <- deviance - ll(free); if (q >= 0) say("parallel_lines", "general", deviance = ll(free) + constant, chi_square = q, df = df, p = tail_of(q, df)) }
}
observed_of <- function(m, x, b, link, flip, terms, J) { # minus the second derivatives of the log likelihood
  X <- as.matrix(x[terms]); at <- as.integer(x$y); F <- switch(link, logit = plogis, probit = pnorm, function(e) 1 - exp(-exp(e)))
  likelihood <- function(b) { eta <- outer(rep(1, nrow(x)), b[1:(J - 1)]) + drop(X %*% b[-(1:(J - 1))]); p <- cbind(0, F(eta), 1); -sum(log(p[cbind(seq_along(at), at + 1)] - p[cbind(seq_along(at), at)])) }
  hessian <- function(b, h = 1e-3) { # central differences, extrapolated: numDeriv's steps are too wide where b is near 0
    at_ <- function(h) outer(seq_along(b), seq_along(b), Vectorize(function(i, j) { f <- function(p, q) { z <- b; z[i] <- z[i] + p * h; z[j] <- z[j] + q * h; likelihood(z) }; (f(1, 1) - f(1, -1) - f(-1, 1) + f(-1, -1)) / (4 * h^2) })); (4 * at_(h / 2) - at_(h)) / 3
  }
  for (step in 1:3) b <- b - solve(hessian(b), numDeriv::grad(likelihood, b)) # VGAM stops a little before
  list(b = b, V = solve(hessian(b)))
}
scaled_of <- function(o, data, y, codes, factors, covariates, link, conf) { # maximum likelihood by nlm, errors from the slopes of the probabilities
  need("numDeriv"); J <- length(codes); n <- nrow(data); i <- match(data[[y]], codes); kept_of <- function(terms) { full <- NULL; kept <- list(); gone <- list(); for (e in crossed_columns(terms, factors, data)) { own <- cbind(full, e$column); if (qr(cbind(1, own))$rank > ncol(own)) { full <- own; kept <- c(kept, list(e)) } else gone <- c(gone, list(e)) }; list(X = full, kept = kept, gone = gone) }
  location <- kept_of(if (length(o$terms)) o$terms else as.list(c(covariates, factors))); scale <- kept_of(o$scales); a <- J - 1; k <- ncol(location$X); s <- ncol(scale$X)
  F <- switch(link, logit = plogis, probit = pnorm, cloglog = function(e) 1 - exp(-exp(e)), loglog = function(e) exp(-exp(-e)), cauchit = pcauchy)
  probs <- function(v) { e <- drop(location$X %*% v[a + seq_len(k)]); u <- exp(drop(scale$X %*% v[a + k + seq_len(s)])); P <- cbind(0, sapply(v[seq_len(a)], function(t) F((t - e) / u)), 1); P[, -1, drop = FALSE] - P[, -(J + 1), drop = FALSE] }; loss <- function(v) { p <- suppressWarnings(probs(v))[cbind(seq_along(i), i)]; if (any(!is.finite(p)) || any(p <= 0)) 1e10 else -sum(log(p)) }
  v <- c(qlogis(cumsum(table(i))[seq_len(a)] / n), rep(0, k + s)); v <- optim(v, loss, method = "BFGS", control = list(maxit = 5000, reltol = 1e-14))$par; for (step in 1:4) v <- v - solve(numDeriv::hessian(loss, v), numDeriv::grad(loss, v))
  P <- probs(v); D <- array(numDeriv::jacobian(function(v) c(probs(v)), v), c(n, J, length(v))); I <- matrix(0, length(v), length(v)); for (j in seq_len(J)) I <- I + crossprod(D[, j, ] / P[, j], D[, j, ]); se <- sqrt(diag(solve(I)))
  groups <- interaction(data[setdiff(names(data), y)], drop = TRUE); seen <- table(groups, factor(i, seq_len(J))); constant <- -2 * (sum(lgamma(rowSums(seen) + 1)) - sum(lgamma(seen + 1))); null <- -2 * sum(table(i) * log(table(i) / n)); deviance <- 2 * loss(v); fall <- null - deviance
  say("model_fitting", "intercept_only", deviance = null + constant, deviance_kernel = null); say("model_fitting", "final", deviance = deviance + constant, deviance_kernel = deviance, chi_square = fall, df = k + s, p = tail_of(fall, k + s)); expected <- P[match(rownames(seen), groups), , drop = FALSE] * rowSums(seen)
  for (name in c("pearson", "deviance")) { q <- if (name == "pearson") sum((seen - expected)^2 / expected) else 2 * sum(ifelse(seen > 0, seen * log(seen / expected), 0)); df <- nrow(seen) * a - length(v); say("goodness_of_fit", name, df = df); if (df > 0) say("goodness_of_fit", name, chi_square = q, p = tail_of(q, df)) }
  snell <- 1 - exp(-fall / n); shares <- c(cox_snell = snell, nagelkerke = snell / (1 - exp(-null / n)), mcfadden = fall / null); for (name in names(shares)) say("pseudo_r_squared", name, pseudo_r_squared = shares[[name]])
  keys <- c(lapply(codes[seq_len(a)], function(c) c("threshold", y, level(y, c))), lapply(location$kept, function(e) c("location", e$owner, e$key)), lapply(scale$kept, function(e) c("scale", e$owner, e$key))); z <- qnorm((1 + conf) / 2)
  for (j in seq_along(v)) { q <- (v[[j]] / se[j])^2; say("parameters", keys[[j]], b = v[[j]], se = se[j], wald = q, df = 1, p = tail_of(q, 1), ci_low = v[[j]] - z * se[j], ci_high = v[[j]] + z * se[j]) }
  for (e in location$gone) say("parameters", c("location", e$owner, e$key), b = 0, df = 0); for (e in scale$gone) say("parameters", c("scale", e$owner, e$key), b = 0, df = 0)
}
