# Several variables by factors and covariates, or one measured repeatedly: every sum of variables is fitted by itself, as
# glm.R does it, and sums of squares of sums and differences make the cross-products; mauchly.test for sphericity.
glm <- new.env(parent = globalenv()); heard <- list()
glm$say <- function(...) heard[[length(heard) + 1]] <<- list(...)
glm$put <- function(table, keys, cells) do.call(glm$say, c(list(table, keys), as.list(cells)))
sys.source(file.path(scripts, "glm.R"), envir = glm)
fitted_by_glm <- function(values, o, ...) { # what glm.R says of one variable
  d[[".z"]] <<- values; heard <<- list(); given <- o[setdiff(names(o), c("dependents", "within", "measures", "within_design", "means", "means_at", "adjustments", "overall", "posthoc", "contrasts", "hypotheses", "residuals"))]
  glm$ask(c(given, list(dependent = ".z", power = TRUE), list(...))); heard
}
of_table <- function(said, name) Filter(function(each) each[[1]][1] == name, said)
retell <- function(said, tables, key, place = 1) for (each in said) if (each[[1]][1] %in% tables) { # under the name of a measure or variable
  about <- setdiff(each[[1]][-1], ".z"); keys <- as.character(each[[2]]); keys[keys == ".z"] <- key
  keys <- if (key %in% keys) keys else append(keys, key, place - 1)
  do.call(say, c(list(c(if (each[[1]][1] == "tests_of_effects") "between_subjects_effects" else each[[1]][1], about), keys), each[-(1:2)]))
}
squares <- function(said) { rows <- of_table(said, "tests_of_effects"); setNames(lapply(rows, function(r) c(ss = r$sum_of_squares, df = r$df)), sapply(rows, function(r) r[[2]])) }
SOURCES <- c("corrected_model", "model", "error", "total", "corrected_total")
four <- function(H, E, q, ve, conf) { # Pillai, Wilks, Hotelling and Lawley, Roy, each with F
  p <- ncol(E); l <- Re(eigen(solve(E, H))$values); l <- pmax(l, 0); s <- min(p, q); m <- (abs(p - q) - 1) / 2; n <- (ve - p - 1) / 2; V <- sum(l / (1 + l)); U <- sum(l); L <- prod(1 / (1 + l)); t <- if (p^2 + q^2 > 5) sqrt((p^2 * q^2 - 4) / (p^2 + q^2 - 5)) else 1
  row <- function(value, f, d1, d2, share) list(value = value, f = f, hypothesis_df = d1, error_df = d2, p = pf(f, d1, d2, lower.tail = FALSE), partial_eta_squared = share, noncentrality = f * d1, observed_power = pf(qf(conf, d1, d2), d1, d2, f * d1, lower.tail = FALSE))
  a <- s * (2 * m + s + 1); b <- s * (2 * n + s + 1); w <- (ve + q - (p + q + 1) / 2) * t - (p * q - 2) / 2; r <- max(p, q)
  list(pillai = row(V, V / (s - V) * b / a, a, b, V / s), wilks = row(L, (1 - L^(1 / t)) / L^(1 / t) * w / (p * q), p * q, w, 1 - L^(1 / s)),
       hotelling_trace = row(U, 2 * (s * n + 1) * U / (s^2 * (2 * m + s + 1)), a, 2 * (s * n + 1), U / (U + s)), roy = row(l[1], l[1] * (ve - r + q) / r, r, ve - r + q, l[1] / (1 + l[1])))
}
say_four <- function(table, keys, H, E, q, ve, conf) {
  found <- tryCatch(four(H, E, q, ve, conf), error = function(e) NULL); s <- min(ncol(E), q)
  for (name in names(found)) do.call(say, c(list(table, c(keys, name, if (s == 1 || (name == "wilks" && s == 2)) "exact" else if (name == "roy") "upper_bound" else "approximate")), found[[name]]))
}
contrasts_of <- function(k, type = "polynomial", numbers = numeric()) {
  E <- diag(k); out <- if (length(numbers)) numbers[1] else k
  C <- switch(type, simple = E[-out, ] - E[rep(out, k - 1), ], deviation = E[-out, ] - 1 / k, repeated = E[-k, ] - E[-1, ], helmert = t(sapply(seq_len(k - 1), function(i) E[i, ] - c(rep(0, i), rep(1 / (k - i), k - i)))),
              difference = t(sapply(2:k, function(i) E[i, ] - c(rep(1 / (i - 1), i - 1), rep(0, k - i + 1)))), polynomial = t(contr.poly(k, scores = if (length(numbers)) numbers else seq_len(k))), special = matrix(numbers, ncol = k, byrow = TRUE))
  C <- matrix(C, ncol = k); if (nrow(C) == k) C[-1, , drop = FALSE] else C
}
average_of <- function(k, type = "polynomial", numbers = numeric()) matrix(if (type == "special" && length(numbers) == k^2) numbers[1:k] else rep(if (type == "polynomial") k^-.5 else 1 / k, k), 1)
ask <- function(o) {
  ys <- unlist(o$dependents); factors <- unlist(o$factors); conf <- asked(o, "confidence", .95); used <- unique(c(ys, factors, unlist(o$covariates), unlist(o$error_weight)))
  d <<- d[complete.cases(d[used]), , drop = FALSE]; if (length(o$error_weight)) d <<- d[d[[o$error_weight]] > 0, , drop = FALSE]
  Y <- as.matrix(d[ys]); p <- ncol(Y); n <- nrow(Y); inner <- lapply(o$within, unlist); names_ <- sapply(inner, `[`, 1); k <- as.numeric(sapply(inner, `[`, 2)); type <- sapply(inner, function(f) if (length(f) > 2) f[3] else "polynomial"); numbers <- lapply(inner, function(f) as.numeric(f[-(1:3)]))
  repeated <- length(inner) > 0; K <- prod(k); measures <- if (!repeated) ys else if (length(o$measures)) unlist(o$measures) else paste0("MEASURE_", seq_len(p / K)); if (!repeated) K <- 1; many <- length(measures); cross <- function(parts) Reduce(kronecker, parts, matrix(1, 1, 1))
  of_measure <- function(at, v) { w <- rep(0, p); w[(at - 1) * K + seq_len(K)] <- v; w }
  # each variable by itself
  own <- lapply(seq_len(p), function(at) fitted_by_glm(Y[, at], o, overall = TRUE)); for (at in seq_len(p)) { retell(own[[at]], c("descriptive_statistics", "homogeneity", "parameter_estimates"), ys[at]); each <- of_table(own[[at]], "model_summary")[[1]]; do.call(say, c(list("model_summary", ys[at]), each[-(1:2)])) }
  for (each in of_table(own[[1]], "between_subjects_factors")) do.call(say, c(list("between_subjects_factors", each[[2]]), each[-(1:2)]))
  if (!length(factors)) for (at in seq_len(p)) say("descriptive_statistics", ys[at], mean = mean(Y[, at]), sd = sd(Y[, at]), n = n)
  if (!repeated) for (at in seq_len(p)) retell(own[[at]], "tests_of_effects", ys[at], 2)
  # cross-products of effects and of the error
  single <- lapply(own, squares); sources <- setdiff(names(single[[1]]), SOURCES); ve <- single[[1]]$error[["df"]]; H <- lapply(c(sources, "error"), function(s) matrix(0, p, p)); names(H) <- c(sources, "error")
  for (i in seq_len(p)) for (j in seq_len(i)) { both <- if (i == j) single[[i]] else squares(fitted_by_glm(Y[, i] + Y[, j], o, overall = TRUE)); for (s in names(H)) H[[s]][i, j] <- H[[s]][j, i] <- if (i == j) both[[s]][["ss"]] else (both[[s]][["ss"]] - single[[i]][[s]][["ss"]] - single[[j]][[s]][["ss"]]) / 2 }
  E <- H$error; q <- sapply(single[[1]], `[[`, "df"); all_of <- function(rows) t(kronecker(diag(many), rows)); average <- cross(mapply(average_of, k, type, numbers, SIMPLIFY = FALSE)); plain <- matrix(1 / K, 1, K)
  joined <- function(own_effect, s) paste(c(names_[own_effect], if (s != "intercept") s), collapse = "*")
  if (many > 1) for (s in sources) { M <- all_of(average); say_four("multivariate_tests", c("between_subjects", s), t(M) %*% H[[s]] %*% M, t(M) %*% E %*% M, q[[s]], ve, conf) }
  tested <- if (!repeated) list() else if (length(o$within_design)) lapply(o$within_design, function(term) which(names_ %in% unlist(term))) else unlist(lapply(seq_along(k), function(m) combn(seq_along(k), m, simplify = FALSE)), FALSE)
  f_row <- function(table, keys, ss, df, error, dfe) { f <- ss / df / (error / dfe); say(table, keys, sum_of_squares = ss, df = df, mean_square = ss / df, f = f, p = pf(f, df, dfe, lower.tail = FALSE), partial_eta_squared = ss / (ss + error), noncentrality = f * df, observed_power = pf(qf(conf, df, dfe), df, dfe, f * df, lower.tail = FALSE)) }
  error_row <- function(table, keys, ss, df) say(table, keys, sum_of_squares = ss, df = df, mean_square = ss / df)
  for (effect in tested) {
    orthonormal <- cross(lapply(seq_along(k), function(at) if (at %in% effect) contrasts_of(k[at]) else average_of(k[at]))); r <- nrow(orthonormal); M <- all_of(orthonormal); name <- joined(effect, "intercept")
    for (s in sources) say_four("multivariate_tests", c("within_subjects", joined(effect, s)), t(M) %*% H[[s]] %*% M, t(M) %*% E %*% M, q[[s]], ve, conf)
    if (many > 1) for (s in sources) { sum_of <- function(A) Reduce(`+`, lapply(seq_len(r), function(at) { C <- all_of(orthonormal[at, , drop = FALSE]); t(C) %*% A %*% C })); say_four("averaged_multivariate_tests", joined(effect, s), sum_of(H[[s]]), sum_of(E), q[[s]] * r, ve * r, conf) }
    for (at in seq_len(many)) {
      C <- sapply(seq_len(r), function(row) of_measure(at, orthonormal[row, ])); Z <- t(C) %*% E %*% C; gg <- sum(diag(Z))^2 / (r * sum(Z^2)); left <- r * (ve - r * gg); hf <- if (r == 1 || left <= 0) 1 else min(1, (n * r * gg - 2) / left)
      if (r == 1) say("sphericity_tests", c(name, measures[at]), mauchly_w = 1, chi_square = 0, df = 0, greenhouse_geisser = 1, huynh_feldt = 1, lower_bound = 1) else {
        test <- mauchly.test(structure(list(SSD = Z, call = NULL, df = ve), class = "SSD")); W <- test$statistic[[1]]
        say("sphericity_tests", c(name, measures[at]), mauchly_w = W, chi_square = -(ve - (2 * r^2 + r + 2) / (6 * r)) * log(W), df = r * (r + 1) / 2 - 1, p = test$p.value, greenhouse_geisser = gg, huynh_feldt = hf, lower_bound = 1 / r)
      }
      for (word in c("sphericity_assumed", "greenhouse_geisser", "huynh_feldt", "lower_bound")) { e <- switch(word, sphericity_assumed = 1, greenhouse_geisser = if (r == 1) 1 else gg, huynh_feldt = hf, lower_bound = 1 / r)
        for (s in sources) f_row("within_subjects_effects", c(joined(effect, s), measures[at], word), sum(diag(t(C) %*% H[[s]] %*% C)), q[[s]] * r * e, sum(diag(Z)), ve * r * e); error_row("within_subjects_effects", c(paste0("error(", name, ")"), measures[at], word), sum(diag(Z)), ve * r * e) }
      wanted <- cross(lapply(seq_along(k), function(f) if (f %in% effect) contrasts_of(k[f], type[f], numbers[[f]]) else average_of(k[f], type[f], numbers[[f]]))); place <- expand.grid(rev(lapply(seq_along(k), function(f) if (f %in% effect) seq_len(k[f] - 1) else 0))); place <- as.matrix(place[, rev(seq_along(k)), drop = FALSE])
      for (row in seq_len(nrow(wanted))) { z <- drop(Y %*% of_measure(at, wanted[row, ])); found <- squares(fitted_by_glm(z, o, overall = TRUE)); keys <- ifelse(place[row, ] > 0, paste0("contrast=", place[row, ]), "")
        for (s in sources) f_row("within_subjects_contrasts", c(joined(effect, s), measures[at], keys), found[[s]][["ss"]], found[[s]][["df"]], found$error[["ss"]], ve); error_row("within_subjects_contrasts", c(paste0("error(", name, ")"), measures[at], keys), found$error[["ss"]], ve) }
    }
  }
  if (repeated) for (at in seq_len(many)) { found <- squares(fitted_by_glm(drop(Y %*% of_measure(at, average)), o, overall = TRUE)); for (s in sources) f_row("between_subjects_effects", c(s, measures[at]), found[[s]][["ss"]], found[[s]][["df"]], found$error[["ss"]], ve); error_row("between_subjects_effects", c("error", measures[at]), found$error[["ss"]], ve) }
  # equality of covariances, by cells of the factors
  if (length(factors) && !length(o$error_weight)) {
    cell <- interaction(d[factors], drop = TRUE); S <- lapply(split(as.data.frame(Y), cell), cov); v <- as.vector(table(cell)) - 1; kept <- sapply(seq_along(S), function(at) v[at] >= p && !anyNA(S[[at]]) && all(diag(S[[at]]) > 0) && min(eigen(cov2cor(S[[at]]), TRUE)$values) > 1e-11)
    if (sum(kept) > 1) { S <- S[kept]; v <- v[kept]; g <- length(v); N <- sum(v); pooled <- Reduce(`+`, Map(`*`, S, v)) / N; M <- N * log(det(pooled)) - sum(v * sapply(S, function(s) log(det(s)))); a1 <- (2 * p^2 + 3 * p - 1) / (6 * (g - 1) * (p + 1)) * (sum(1 / v) - 1 / N); a2 <- (p - 1) * (p + 2) / (6 * (g - 1)) * (sum(1 / v^2) - 1 / N^2); f1 <- (g - 1) * p * (p + 1) / 2; f2 <- (f1 + 2) / abs(a2 - a1^2); f <- if (a2 > a1^2) M * (1 - a1 - f1 / f2) / f1 else { b <- f2 / (1 - a1 + 2 / f2); f2 * M / (f1 * (b - M)) }; say("box_test", "box", box_m = M, f = f, df1 = f1, df2 = f2, p = pf(f, f1, f2, lower.tail = FALSE)) }
  }
  products <- function(table, A, part, source, keys, names) for (i in seq_len(nrow(A))) put(table, c(part, source, keys[i]), under("value", names, A[i, ]))
  if ("products" %in% unlist(o$matrices)) { M <- all_of(average); for (s in names(H)) products("between_products", t(M) %*% H[[s]] %*% M, if (s == "error") s else "hypothesis", s, measures, measures) }
  if (repeated) for (effect in c(if ("transformations" %in% unlist(o$matrices)) list(integer()), tested)) {
    C <- cross(lapply(seq_along(k), function(f) if (f %in% effect) contrasts_of(k[f], type[f], numbers[[f]]) else average_of(k[f], type[f], numbers[[f]]))); places <- paste0("contrast=", seq_len(nrow(C))); name <- if (length(effect)) joined(effect, "intercept") else "average"
    for (at in seq_len(many)) { if ("transformations" %in% unlist(o$matrices)) for (i in seq_len(K)) put(c("transformation_matrix", name, measures[at]), ys[(at - 1) * K + i], under("value", places, C[, i]))
      M <- sapply(seq_len(nrow(C)), function(row) of_measure(at, C[row, ])); if (length(effect) && "products" %in% unlist(o$matrices)) for (s in names(H)) products(c("within_products", name, measures[at]), t(M) %*% H[[s]] %*% M, if (s == "error") s else "hypothesis", if (s == "error") paste0("error(", name, ")") else joined(effect, s), places, places) }
  }
  if (isTRUE(o$residuals)) {
    test <- mauchly.test(structure(list(SSD = E, call = NULL, df = ve), class = "SSD")); W <- test$statistic[[1]]; say("residual_sphericity", "bartlett", likelihood_ratio = W^(n / 2), chi_square = -(ve - (2 * p^2 + p + 2) / (6 * p)) * log(W), df = p * (p + 1) / 2 - 1, p = test$p.value)
    for (part in c("cross_products", "covariance", "correlation")) { A <- switch(part, cross_products = E, covariance = E / ve, correlation = cov2cor(E)); for (i in seq_len(p)) put("residual_matrix", c(part, ys[i]), under("value", ys, A[i, ])) }
  }
  # means: of functions of the parameters and of sums of variables
  terms <- if (length(o$means)) lapply(o$means, unlist) else if (isTRUE(o$overall)) list() else as.list(c(factors, names_)); reach <- qt((1 + conf) / 2, ve)
  if (isTRUE(o$overall)) for (at in seq_len(many)) retell(fitted_by_glm(drop(Y %*% of_measure(at, plain)), o, overall = TRUE), "overall_mean", measures[at])
  for (place in seq_along(terms)) {
    term <- terms[[place]]; outer <- intersect(factors, term); own_within <- which(names_ %in% term); compared <- term[1]; way <- if (length(o$adjustments) >= place) o$adjustments[[place]] else asked(o, "comparisons", "lsd"); at_values <- if (length(o$means_at) >= place) list(unlist(o$means_at[[place]]))
    numbers_at <- as.matrix(expand.grid(rev(lapply(k[own_within], seq_len)))); if (length(own_within)) numbers_at <- numbers_at[, rev(seq_along(own_within)), drop = FALSE] else numbers_at <- matrix(0, 1, 0)
    weights_at <- function(number) drop(cross(lapply(seq_along(k), function(f) if (f %in% own_within) matrix(as.numeric(seq_len(k[f]) == number[match(f, own_within)]), 1) else matrix(1 / k[f], 1, k[f])))); level_at <- function(number) paste0(names_[own_within], "=", number)[seq_along(own_within)]
    means_of <- function(z) { said <- fitted_by_glm(z, o, means = if (length(outer)) list(as.list(outer)) else NULL, overall = !length(outer), means_at = at_values); of_table(said, if (length(outer)) "estimated_means" else "overall_mean") }
    about <- c(outer, names_[own_within]); others <- setdiff(about, compared); labelled <- function(keys, number) c(if (length(outer)) keys, level_at(number))
    for (m in seq_len(many)) for (row in seq_len(nrow(numbers_at))) for (each in means_of(drop(Y %*% of_measure(m, weights_at(numbers_at[row, ]))))) do.call(say, c(list(c("estimated_means", about), c(measures[m], labelled(each[[2]], numbers_at[row, ]))), each[-(1:2)]))
    if (compared %in% names_) { # differences of variables
      f <- match(compared, names_[own_within]); count <- k[own_within[f]]; pairs_ <- count * (count - 1) / 2; far <- qt(switch(way, lsd = (1 + conf) / 2, bonferroni = 1 - (1 - conf) / 2 / pairs_, sidak = 1 - (1 - conf^(1 / pairs_)) / 2), ve)
      for (m in seq_len(many)) for (i in seq_len(nrow(numbers_at))) for (j in seq_len(nrow(numbers_at))) if (i != j && all(numbers_at[i, -f] == numbers_at[j, -f])) for (each in means_of(drop(Y %*% of_measure(m, weights_at(numbers_at[i, ]) - weights_at(numbers_at[j, ]))))) {
        t <- each$mean / each$se_mean; pr <- 2 * pt(-abs(t), ve); pr <- switch(way, lsd = pr, bonferroni = min(1, pr * pairs_), sidak = 1 - (1 - pr)^pairs_)
        say(c("marginal_comparisons", compared, others), c(measures[m], if (length(outer)) each[[2]], level_at(numbers_at[i, ])[-f], level_at(numbers_at[i, ])[f], level_at(numbers_at[j, ])[f]), mean_difference = each$mean, se_difference = each$se_mean, p = pr, ci_low = each$mean - far * each$se_mean, ci_high = each$mean + far * each$se_mean) }
      rest <- if (ncol(numbers_at) > 1) unique(numbers_at[, -f, drop = FALSE]) else matrix(0, 1, 0); for (row in seq_len(nrow(rest))) { inside <- if (ncol(rest)) which(apply(numbers_at[, -f, drop = FALSE], 1, function(x) all(x == rest[row, ]))) else seq_len(nrow(numbers_at)); W <- t(sapply(inside, function(i) weights_at(numbers_at[i, ]))); M <- all_of(W[-1, , drop = FALSE] - W[rep(1, nrow(W) - 1), , drop = FALSE]); r <- ncol(M)
        if (length(outer)) next_keys <- lapply(means_of(Y[, 1]), `[[`, 2) else next_keys <- list(character())
        for (cell in seq_along(next_keys)) { value <- function(z) { each <- means_of(z)[[cell]]; c(each$mean, each$se_mean) }; B <- sapply(seq_len(r), function(col) value(drop(Y %*% M[, col]))[1]); one <- value(drop(Y %*% M[, 1])); scale <- one[2]^2 / (drop(t(M[, 1]) %*% E %*% M[, 1]) / ve); say_four(c("marginal_multivariate_tests", compared, others), c(if (length(outer)) next_keys[[cell]], level_at(rest[row, ])[seq_len(ncol(rest))]), outer(B, B) / scale, t(M) %*% E %*% M, 1, ve, conf) } }
    } else for (row in seq_len(nrow(numbers_at))) { # differences of functions of the parameters
      for (m in seq_len(many)) for (each in fitted_by_glm(drop(Y %*% of_measure(m, weights_at(numbers_at[row, ]))), o, means = list(as.list(c(compared, setdiff(outer, compared)))), adjustments = list(way), means_at = at_values)) if (each[[1]][1] %in% c("marginal_comparisons", "univariate_tests")) {
        tail_ <- if (each[[1]][1] == "univariate_tests") 1 else 2; keys <- each[[2]]; do.call(say, c(list(c(each[[1]][1], compared, others), c(measures[m], head(keys, -tail_), level_at(numbers_at[row, ]), tail(keys, tail_))), each[-(1:2)])) }
      if (many > 1) { C <- all_of(matrix(weights_at(numbers_at[row, ]), 1)); Z <- Y %*% C; tests_at <- function(z) Filter(function(each) tail(each[[2]], 1) == "contrast", of_table(fitted_by_glm(z, o, means = list(as.list(c(compared, setdiff(outer, compared)))), means_at = at_values), "univariate_tests")); one <- lapply(seq_len(many), function(m) tests_at(Z[, m]))
        for (cell in seq_along(one[[1]])) { A <- diag(sapply(one, function(x) x[[cell]]$sum_of_squares), many); for (i in seq_len(many)) for (j in seq_len(i - 1)) A[i, j] <- A[j, i] <- (tests_at(Z[, i] + Z[, j])[[cell]]$sum_of_squares - A[i, i] - A[j, j]) / 2; say_four(c("marginal_multivariate_tests", compared, others), c(head(one[[1]][[cell]][[2]], -1), level_at(numbers_at[row, ])), A, t(C) %*% E %*% C, one[[1]][[cell]]$df, ve, conf) } }
    }
  }
  # contrasts and post hoc tests of plain averages
  if (length(o$contrasts) || length(o$hypotheses)) {
    asks <- function(z) fitted_by_glm(z, o, overall = TRUE, contrasts = o$contrasts, hypotheses = o$hypotheses); Z <- sapply(seq_len(many), function(m) drop(Y %*% of_measure(m, plain))); said <- lapply(seq_len(many), function(m) asks(Z[, m])); for (m in seq_len(many)) retell(said[[m]], c("contrast_results", "contrast_test"), measures[m])
    if (many > 1) { C <- all_of(plain); test_of <- function(s) Filter(function(each) each[[2]] == "contrast", of_table(s, "contrast_test")); one <- lapply(said, test_of); for (at in seq_along(one[[1]])) { A <- diag(sapply(one, function(x) x[[at]]$sum_of_squares), many); for (i in seq_len(many)) for (j in seq_len(i - 1)) A[i, j] <- A[j, i] <- (test_of(asks(Z[, i] + Z[, j]))[[at]]$sum_of_squares - A[i, i] - A[j, j]) / 2; say_four(c("contrast_multivariate_test", setdiff(one[[1]][[at]][[1]][-1], ".z")), character(), A, t(C) %*% E %*% C, one[[1]][[at]]$df, ve, conf) } }
  }
  if (length(o$posthoc)) for (m in seq_len(many)) for (each in fitted_by_glm(drop(Y %*% of_measure(m, plain)), o, overall = TRUE, posthoc = o$posthoc)) if (each[[1]][1] %in% c("multiple_comparisons", "homogeneous_subsets", "subset_significance")) { about <- each[[1]][-(1:2)]; about[about == ".z"] <- measures[m]; keys <- each[[2]]; keys[keys == ".z"] <- measures[m]; do.call(say, c(list(c(each[[1]][1], about), keys), each[-(1:2)])) }
}
