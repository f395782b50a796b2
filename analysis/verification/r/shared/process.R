# Equations by lm, and what samples drawn again say of effects; the samples are those that were drawn, so that chance has
# no part in it. Names of variables are stood in for by c1, c2, …; a product is c1Xc2.
need("sandwich")
spread_of <- function(m, errors) if (errors == "hc3") sandwich::vcovHC(m, "HC3") else vcov(m)
equation <- function(m, number, outcome, name, conf, errors, x, beta = FALSE) { # `name` says what a term is called
  s <- summary(m); keys <- c(paste0("model=", number), name(outcome)); v <- spread_of(m, errors); b <- coef(m); df1 <- length(b) - 1; df2 <- m$df.residual
  f <- if (errors == "hc3") drop(b[-1] %*% solve(v[-1, -1], b[-1])) / df1 else s$fstatistic[[1]]
  say("path_summary", keys, r = sqrt(s$r.squared), r_squared = s$r.squared, mean_square = s$sigma^2, f = f, df1 = df1, df2 = df2, p = pf(f, df1, df2, lower.tail = FALSE))
  for (t in names(b)) { se <- sqrt(v[t, t]); reach <- qt((1 + conf) / 2, df2) * se; say("path_coefficients", c(keys, name(t)), b = b[[t]], se = se, t = b[[t]] / se, p = 2 * pt(-abs(b[[t]] / se), df2), ci_low = b[[t]] - reach, ci_high = b[[t]] + reach)
    if (beta && t != "(Intercept)") say("path_coefficients", c(keys, name(t)), beta = b[[t]] * sd(x[[t]]) / sd(x[[outcome]])) }
}
combined <- function(table, keys, m, weights, conf, errors, ...) { # weights: term -> number
  l <- setNames(rep(0, length(coef(m))), names(coef(m))); l[names(weights)] <- unlist(weights); b <- sum(l * coef(m)); se <- sqrt(drop(l %*% spread_of(m, errors) %*% l)); q <- qt((1 + conf) / 2, m$df.residual) * se
  say(table, keys, ..., effect = b, se = se, t = b / se, p = 2 * pt(-abs(b / se), m$df.residual), ci_low = b - q, ci_high = b + q)
}
points_of <- function(variable, v, probe, values) {
  if (length(values)) return(setNames(values, paste0("point=", seq_along(values)))); seen <- sort(unique(v))
  if (length(seen) <= 2) return(setNames(seen, ifelse(seen %in% levels_of[[variable]], level(variable, seen), paste0("point=", seq_along(seen)))))
  if (probe == "mean_sd") setNames(mean(v) + c(-1, 0, 1) * sd(v), c("mean_minus_sd", "at_mean", "mean_plus_sd")) else setNames(quantile(v, c(.16, .5, .84), type = 6), paste0("percentile=", c(16, 50, 84)))
}
slopes <- function(outcome, terms, x) { f <- .lm.fit(cbind(1, as.matrix(x[terms])), x[[outcome]]); b <- if (f$rank <= length(terms)) rep(NA_real_, length(terms)) else f$coefficients[-1]; setNames(b, terms) }
drawn_of <- function(o, n) if (is.null(o$draws)) NULL else matrix(readBin(file.path(job, o$draws), "integer", o$bootstrap * n, 4, endian = "little") + 1L, ncol = n, byrow = TRUE)
bootstrapped <- function(make, x, samples, conf, interval) { # make: cases -> effects by name
  found <- make(x); if (is.null(samples)) return(lapply(found, list)); drawn <- apply(samples, 1, function(at) make(x[at, , drop = FALSE])); if (is.null(dim(drawn))) drawn <- matrix(drawn, 1, dimnames = list(names(found)))
  setNames(lapply(seq_along(found), function(i) {
    all <- drawn[i, is.finite(drawn[i, ])]; if (length(all) < max(2, ncol(drawn) / 2)) return(list(found[[i]])); shares <- c(1 - conf, 1 + conf) / 2
    if (interval == "bias_corrected") shares <- pnorm(2 * qnorm((sum(all < found[[i]]) + sum(all == found[[i]]) / 2) / length(all)) + qnorm(shares)); ends <- quantile(all, shares, type = 6); list(found[[i]], sd(all), ends[[1]], ends[[2]])
  }), names(found))
}
boot_cells <- function(table, keys, cells, word = "effect", ...) put(table, keys, c(list(...), setNames(cells, c(word, "bootstrap_se", "bootstrap_ci_low", "bootstrap_ci_high")[seq_along(cells)])))
frame_of <- function(o, focal) { # the complete cases in the order in which they are numbered, columns c1, c2, … and covariates k1, k2, …
  covariates <- asked(o, "covariates", character()); names_ <- unique(c(focal, covariates)); data <- of(names_); data <- data[do.call(order, unname(as.list(data))), , drop = FALSE]; x <- setNames(data[focal], paste0("c", seq_along(focal))); keys <- setNames(focal, names(x)); more <- character()
  for (v in covariates) { own <- if (v %in% asked(o, "categorical", character())) dummies(data, v) else setNames(list(data[[v]]), v); for (k in names(own)) { safe <- paste0("k", length(more) + 1); x[[safe]] <- own[[k]]; keys[safe] <- k; more <- c(more, safe) } }
  list(x = x, keys = keys, covariates = more, name = function(t) { if (t == "(Intercept)") return("constant"); paste(keys[strsplit(t, "X", fixed = TRUE)[[1]]], collapse = "*") })
}
