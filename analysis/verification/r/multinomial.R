# Multinomial logits by VGAM. Minus two log likelihoods have the multinomial constant that SPSS adds.
source(file.path(scripts, "shared", "crossed.R"))
walked <- function(o, data, factors, y, codes) { # effects that enter and leave by the likelihood ratio, lower ones before those that contain them
  answer <- factor(data[[y]], codes); all_ <- c(o$terms, o$stepped); names_ <- sapply(all_, paste, collapse = "*"); fixed <- if (length(o$terms)) names_[seq_along(o$terms)] else character(); free <- setdiff(names_, fixed)
  seen <- table(interaction(data[setdiff(names(data), y)], drop = TRUE), answer); constant <- -2 * (sum(lgamma(rowSums(seen) + 1)) - sum(lgamma(seen + 1)))
  fit <- function(inside) { X <- do.call(cbind, c(list(rep(1, nrow(data))), lapply(crossed_columns(all_[match(inside, names_)], factors, data), `[[`, "column"))); q <- qr(X); z <- data.frame(X[, sort(q$pivot[seq_len(q$rank)]), drop = FALSE][, -1, drop = FALSE]); z$y <- answer
    c(-2 * VGAM::logLik(suppressWarnings(VGAM::vglm(reformulate(if (ncol(z) > 1) setdiff(names(z), "y") else "1", "y"), VGAM::multinomial(refLevel = 1), z, epsilon = 1e-13, maxit = 200))), q$rank * (length(codes) - 1)) }
  within_ <- function(a, b) all(all_[[match(a, names_)]] %in% all_[[match(b, names_)]]) && a != b; method <- asked(o, "method", "forward"); inside <- if (startsWith(method, "forward")) fixed else names_; now <- fit(inside); step <- 0
  say("step_summary", c("step=0", "entered", "intercept"), deviance = now[1] + constant)
  repeat {
    moved <- NULL; own <- Filter(function(e) !any(sapply(inside, function(b) within_(e, b))), setdiff(inside, fixed))
    if (method != "forward" && length(own)) { t <- sapply(own, function(e) { l <- fit(setdiff(inside, e)); c(l[1], now[2] - l[2], tail_of(l[1] - now[1], now[2] - l[2])) }); if (max(t[3, ]) > asked(o, "p_out", .1)) { k <- which.max(t[3, ]); moved <- c("removed", own[k]); value <- t[, k]; chi <- t[1, k] - now[1] } }
    out <- Filter(function(e) all(Filter(function(b) within_(b, e), free) %in% inside), setdiff(free, inside))
    if (is.null(moved) && method != "backward" && length(out)) { t <- sapply(out, function(e) { l <- fit(c(inside, e)); c(l[1], l[2] - now[2], tail_of(now[1] - l[1], l[2] - now[2])) }); if (min(t[3, ]) < asked(o, "p_in", .05)) { k <- which.min(t[3, ]); moved <- c("entered", out[k]); value <- t[, k]; chi <- now[1] - t[1, k] } }
    if (is.null(moved)) break; step <- step + 1; say("step_summary", c(paste0("step=", step), moved), deviance = value[1] + constant, chi_square = chi, df = value[2], p = value[3]); inside <- if (moved[1] == "entered") c(inside, moved[2]) else setdiff(inside, moved[2]); now <- fit(inside)
  }
  all_[match(inside, names_)]
}
ask <- function(o) {
  need("VGAM"); y <- o$dependent; factors <- asked(o, "factors", character()); covariates <- asked(o, "covariates", character()); data <- of(unique(c(y, covariates, factors))); conf <- asked(o, "confidence", .95); codes <- codes_of(y, data[[y]]); J <- length(codes); n <- nrow(data)
  for (v in c(y, factors)) for (code in codes_of(v, data[[v]])) say("case_processing", c(v, level(v, code)), count = sum(data[[v]] == code), marginal_percent = 100 * mean(data[[v]] == code))
  say("case_processing", c("", "valid"), count = n, marginal_percent = 100); say("case_processing", c("", "missing"), count = sum(w) - n); say("case_processing", c("", "total"), count = sum(w)); if (n < 2 || J < 2) return()
  if (length(o$stepped)) { o$terms <- walked(o, data, factors, y, codes); if (!length(o$terms)) { covariates_ <- covariates; covariates <- character(); factors_ <- factors } }
  base <- if (!is.null(o$base_code)) o$base_code else if (asked(o, "base", "last") == "last") codes[J] else codes[1]; x <- data.frame(y = relevel(factor(data[[y]], codes), as.character(base))); keys <- list(); parts <- list(); add <- function(values, key, v) { name <- paste0("c", length(keys) + 1); x[[name]] <<- values; keys[[name]] <<- key; parts[[v]] <<- c(parts[[v]], name) }
  redundant <- list(); crossed <- if (length(o$terms)) crossed_columns(o$terms, factors, data) else NULL
  if (length(crossed)) { full <- NULL; for (e in crossed) { own <- cbind(full, e$column); key <- c(e$owner, e$key); if (qr(cbind(1, own))$rank > ncol(own)) { full <- own; add(e$column, key, e$effect) } else redundant <- c(redundant, list(key)) }; factors_ <- factors; covariates <- factors <- character() }
  for (v in covariates) add(data[[v]], c("", v), v); for (f in factors) { own <- dummies(data, f, asked(o, "reference", "last")); for (k in names(own)) add(own[[k]], c(f, k), f); redundant <- c(redundant, list(c(f, setdiff(level(f, codes_of(f, data[[f]])), names(own))))) }
  terms <- names(keys); fit <- function(t) suppressWarnings(VGAM::vglm(reformulate(if (length(t)) t else "1", "y"), VGAM::multinomial(refLevel = 1), x, epsilon = 1e-13, maxit = 200)); m <- fit(terms); null <- fit(c()); ll <- function(m) -2 * VGAM::logLik(m)
  limit <- max(abs(VGAM::coef(m))) > 12 # predictors that tell answers apart without error
  groups <- interaction(data[if (length(o$subpopulations)) unlist(o$subpopulations) else setdiff(names(data), y)], drop = TRUE); say("case_processing", c("", "subpopulation"), count = nlevels(groups)); seen <- table(groups, x$y); constant <- -2 * (sum(lgamma(rowSums(seen) + 1)) - sum(lgamma(seen + 1))); deviance <- ll(m); fall <- ll(null) - deviance; k <- length(VGAM::coef(m)) - (J - 1)
  say("model_fitting", "intercept_only", deviance = ll(null) + constant, deviance_kernel = ll(null)); say("model_fitting", "final", deviance = deviance + constant, deviance_kernel = deviance, chi_square = fall, df = k, p = tail_of(fall, k)); expected <- VGAM::fitted(m)[match(rownames(seen), groups), , drop = FALSE] * rowSums(seen)
  for (name in c("pearson", "deviance")) { q <- if (name == "pearson") sum((seen - expected)^2 / expected) else 2 * sum(ifelse(seen > 0, seen * log(seen / expected), 0)); df <- nrow(seen) * (J - 1) - length(VGAM::coef(m)); say("goodness_of_fit", name, df = df); if (!limit && df > 0) say("goodness_of_fit", name, chi_square = q, df = df, p = tail_of(q, df)) }
  snell <- 1 - exp(-fall / n); shares <- c(cox_snell = snell, nagelkerke = snell / (1 - exp(-ll(null) / n)), mcfadden = fall / ll(null)); for (name in names(shares)) say("pseudo_r_squared", name, pseudo_r_squared = shares[[name]])
  say("effect_tests", "intercept", deviance = deviance + constant, chi_square = 0, df = 0)
  if (length(crossed)) { # an effect leaves with its own columns; those of products that it made redundant come back
    for (effect in unique(sapply(crossed, `[[`, "effect"))) { left <- do.call(cbind, c(list(rep(1, n)), lapply(Filter(function(e) e$effect != effect, crossed), `[[`, "column"))); q <- qr(left); z <- data.frame(left[, sort(q$pivot[seq_len(q$rank)]), drop = FALSE][, -1, drop = FALSE]); z$y <- x$y
      less <- ll(suppressWarnings(VGAM::vglm(reformulate(if (ncol(z) > 1) setdiff(names(z), "y") else "1", "y"), VGAM::multinomial(refLevel = 1), z, epsilon = 1e-13, maxit = 200))); df <- (J - 1) * (length(terms) + 1 - q$rank)
      say("effect_tests", effect, deviance = less + constant, chi_square = if (df) less - deviance else 0, df = df); if (df) say("effect_tests", effect, p = tail_of(less - deviance, df)) }
  } else for (v in names(parts)) { less <- ll(fit(setdiff(terms, parts[[v]]))); df <- (J - 1) * length(parts[[v]]); say("effect_tests", v, deviance = less + constant, chi_square = less - deviance, df = df, p = tail_of(less - deviance, df)) }
  if (length(crossed)) { V <- VGAM::vcov(m); named <- names(VGAM::coef(m)); order_ <- order(as.integer(sub(".*:", "", named)), match(sub(":[0-9]+$", "", named), c("(Intercept)", terms))); V <- V[order_, order_]
    for (i in seq_len(nrow(V))) { p <- strsplit(named[order_][i], ":")[[1]]; key <- c(level(y, as.numeric(levels(x$y)[-1][as.integer(p[2])])), if (p[1] == "(Intercept)") c("", "intercept") else keys[[p[1]]]); for (what in intersect(asked(o, "statistics", character()), c("correlations", "covariances"))) put(paste0("estimate_", what), key, under("covariance", paste0("parameter=", seq_len(nrow(V))), (if (what == "covariances") V else cov2cor(V))[i, ])) } }
  if (!length(factors) && !length(crossed)) { other <- tryCatch(ll(suppressWarnings(VGAM::vglm(reformulate(c("0", terms), "y"), VGAM::multinomial(refLevel = 1), x, epsilon = 1e-13, maxit = 200))), error = function(e) NA); if (!is.na(other)) say("effect_tests", "intercept", deviance = other + constant, chi_square = other - deviance, df = J - 1, p = tail_of(other - deviance, J - 1)) }
  if ("iterations" %in% asked(o, "statistics", character())) { # where Newton's method stands after each step from the shares of the answers
    rest <- levels(x$y)[-1]; of_ <- c("(Intercept)", terms); order_ <- unlist(lapply(seq_along(rest), function(j) paste0(of_, ":", j))); start <- setNames(c(VGAM::coef(null), rep(0, length(rest) * length(terms))), unlist(lapply(of_, paste0, ":", seq_along(rest)))); heads <- unlist(lapply(rest, function(l) paste0(level(y, as.numeric(l)), ">", c("intercept", sapply(terms, function(t) keys[[t]][2])))))
    line <- function(i, b, value) put("iteration_history", paste0("iterations=", i), c(list(deviance = value + constant), under("b", heads, b[order_]))); line(0, start, ll(null)); before <- start
    for (i in 1:60) { g <- suppressWarnings(VGAM::vglm(reformulate(terms, "y"), VGAM::multinomial(refLevel = 1), x, coefstart = start, maxit = i, epsilon = 1e-300)); line(i, VGAM::coef(g), ll(g)); if (max(abs(VGAM::coef(g) - before)) < 1e-6) break; before <- VGAM::coef(g) }
  }
  spread <- if (!is.null(o$dispersion_value)) o$dispersion_value else if (asked(o, "dispersion", "none") == "none") 1 else (if (o$dispersion == "pearson") sum((seen - expected)^2 / expected) else 2 * sum(ifelse(seen > 0, seen * log(seen / expected), 0))) / (nrow(seen) * (J - 1) - length(VGAM::coef(m)))
  b <- VGAM::coef(m); se <- sqrt(spread * diag(VGAM::vcov(m))); others <- levels(x$y)[-1]; z <- qnorm((1 + conf) / 2)
  for (i in seq_along(b)) {
    if (abs(b[[i]]) > 12 || se[[i]] > 50) next
    named <- strsplit(names(b)[i], ":")[[1]]; first <- level(y, as.numeric(others[as.integer(named[2])])); q <- (b[[i]] / se[[i]])^2; key <- if (named[1] == "(Intercept)") c("", "intercept") else keys[[named[1]]]; say("parameters", c(first, key), b = b[[i]], se = se[[i]], wald = q, df = 1, p = tail_of(q, 1))
    if (named[1] != "(Intercept)") say("parameters", c(first, key), exp_b = exp(b[[i]]), exp_b_ci_low = exp(b[[i]] - z * se[[i]]), exp_b_ci_high = exp(b[[i]] + z * se[[i]]))
  }
  for (l in others) for (r in redundant) say("parameters", c(level(y, as.numeric(l)), r), b = 0, df = 0)
  p <- VGAM::fitted(m)[, match(as.character(codes), levels(x$y))]; cells_of(o, if (length(o$subpopulations)) data[c(y, unlist(o$subpopulations))] else data, y, codes, p); guess <- codes[max.col(round(p, 12), "first")]
  for (l in codes) { row <- data[[y]] == l; put("classification", level(y, l), under("count", level(y, codes), sapply(codes, function(g) sum(row & guess == g)))); say("classification", level(y, l), percent_correct = 100 * mean((guess == l)[row])) }
  put("classification", "overall", under("count", level(y, codes), sapply(codes, function(g) sum(guess == g)))); say("classification", "overall", percent_correct = 100 * mean(guess == data[[y]]))
}
