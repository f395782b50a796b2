# Rscript whole.R: groups of ../scales told apart by lda() of MASS, tested with lm(), by Box's formula and by left-out
# cases of lda(CV = TRUE); the first function of each sign whose standardised coefficients sum up above 0.
source("../scales/read.R")
source("../whole.R")
suppressMessages(library(MASS))
put <- function(table, keys, word, heads, values) { cells <- as.list(as.numeric(values)); names(cells) <- paste0(word, "@", heads); do.call(say, c(list(table, keys), cells)) }
run <- function(name, rows, group, vars, prior_of, cross) {
  case <<- name; g <- rows[[group]]; full <- complete.cases(rows[vars]); known <- !is.na(g); use <- full & known; N <- nrow(rows)
  parts <- list(valid = use, missing_group = !known & full, missing_variable = known & !full, both_missing = !known & !full, excluded = !use, total = rep(TRUE, N))
  for (part in names(parts)) say("discriminant_cases", part, count = sum(parts[[part]]), percent = 100 * mean(parts[[part]]))
  x <- as.matrix(rows[use, vars]); g <- factor(g[use]); keys <- paste0(group, "=", levels(g)); k <- nlevels(g); p <- length(vars); n <- nrow(x); sizes <- tabulate(g)
  for (i in 0:k) { own <- if (i) g == levels(g)[i] else rep(TRUE, n); for (v in vars) say("discriminant_groups", c(if (i) keys[i] else "total", v), mean = mean(x[own, v]), sd = sd(x[own, v]), n = sum(own)) }
  for (v in vars) { a <- anova(lm(x[, v] ~ g)); say("equality_of_means", v, wilks_lambda = a[2, 2] / sum(a[, 2]), f = a[1, 4], df1 = a[1, 1], df2 = a[2, 1], p = a[1, 5]) }
  S <- lapply(levels(g), function(l) cov(x[g == l, ])); pooled <- Reduce(`+`, Map(`*`, S, sizes - 1)) / (n - k)
  for (v in vars) { put("pooled_covariances", v, "covariance", vars, pooled[v, ]); put("pooled_correlations", v, "r", vars, cov2cor(pooled)[v, ]); for (i in 1:k) put("group_covariances", c(keys[i], v), "covariance", vars, S[[i]][v, ]); put("group_covariances", c("total", v), "covariance", vars, cov(x)[v, ]) }
  ld <- function(m) as.numeric(determinant(m)$modulus); for (i in 1:k) say("log_determinants", keys[i], matrix_rank = p, log_determinant = ld(S[[i]])); say("log_determinants", "pooled_within_groups", matrix_rank = p, log_determinant = ld(pooled))
  v <- sizes - 1; M <- (n - k) * ld(pooled) - sum(v * sapply(S, ld)); c1 <- (sum(1 / v) - 1 / (n - k)) * (2 * p^2 + 3 * p - 1) / (6 * (p + 1) * (k - 1)); c2 <- (sum(1 / v^2) - 1 / (n - k)^2) * (p - 1) * (p + 2) / (6 * (k - 1)); f1 <- p * (p + 1) * (k - 1) / 2; f2 <- (f1 + 2) / abs(c2 - c1^2); F <- if (c2 > c1^2) M * (1 - c1 - f1 / f2) / f1 else { b <- f2 / (1 - c1 + 2 / f2); f2 * M / (f1 * (b - M)) }
  say("covariance_test", character(), box_m = M, f = F, df1 = f1, df2 = f2, p = pf(F, f1, f2, lower.tail = FALSE))
  l <- lda(x, g, prior = sizes / n); B <- l$scaling; std <- B * sqrt(diag(pooled)); B <- B %*% diag(ifelse(colSums(std) < 0, -1, 1), ncol(B)); std <- B * sqrt(diag(pooled)); root <- l$svd^2 * (k - 1) / (n - k); m <- length(root); heads <- paste0("discriminant_function=", 1:m); a0 <- -drop(colMeans(x) %*% B)
  for (i in 1:m) { say("discriminant_eigenvalues", heads[i], eigenvalue = root[i], percent = 100 * root[i] / sum(root), cumulative_percent = 100 * sum(root[1:i]) / sum(root), canonical_correlation = sqrt(root[i] / (1 + root[i]))); w <- prod(1 / (1 + root[i:m])); chi <- -(n - 1 - (p + k) / 2) * log(w); df <- (p - i + 1) * (k - i); say("function_tests", heads[i], wilks_lambda = w, chi_square = chi, df = df, p = pchisq(chi, df, lower.tail = FALSE)) }
  scores <- x %*% B; resid <- x - l$means[g, ]; for (u in vars) { put("standardized_functions", u, "discriminant_coefficient", heads, std[u, ]); put("raw_functions", u, "discriminant_coefficient", heads, B[u, ]); put("discriminant_structure", u, "r", heads, cor(resid[, u], resid %*% B)) }
  put("raw_functions", "constant", "discriminant_coefficient", heads, a0); for (i in 1:k) put("group_centroids", keys[i], "centroid", heads, l$means[i, ] %*% B + a0)
  prior <- prior_of(sizes, n); say("classification_cases", "processed", count = N); say("classification_cases", "missing_group", count = 0); say("classification_cases", "missing_variable", count = sum(!full)); say("classification_cases", "used", count = sum(full))
  for (i in 1:k) say("prior_probabilities", keys[i], prior = prior[i], n = sizes[i]); say("prior_probabilities", "total", prior = 1, n = n)
  W <- solve(pooled, t(l$means)); for (u in vars) put("classification_functions", u, "classification_coefficient", keys, W[u, ]); put("classification_functions", "constant", "classification_coefficient", keys, log(prior) - colSums(t(l$means) * W) / 2)
  tell <- function(part, actual, predicted) for (key in unique(actual)) { own <- table(factor(predicted[actual == key], levels(g))); cells <- as.list(c(own, sum(own), 100 * own / sum(own), 100)); names(cells) <- c(paste0("count@", c(keys, "total")), paste0("percent@", c(keys, "total"))); do.call(say, c(list("classification_results", c(part, key)), cells)) }
  every <- rows[full, ]; tell("original", ifelse(is.na(every[[group]]), "ungrouped", paste0(group, "=", every[[group]])), predict(lda(x, g, prior = prior), as.matrix(every[vars]))$class)
  if (name == "units") {
    full_x <- as.matrix(every[vars]); fz <- full_x %*% B + rep(a0, each = nrow(full_x)); mid <- l$means %*% B + rep(a0, each = k); places <- which(full)
    tell_case <- function(part, place, actual, far, post, df, more) { o <- order(-post)[1:2]; do.call(say, c(list("casewise_statistics", c(part, paste0("case=", place), actual, keys[o])), list(p = pchisq(far[o[1]], df, lower.tail = FALSE), df = df, posterior = post[o[1]], mahalanobis = far[o[1]], second_posterior = post[o[2]], second_mahalanobis = far[o[2]]), more)) }
    post <- predict(lda(x, g, prior = prior), full_x)$posterior; for (i in 1:20) tell_case("original", places[i], paste0(group, "=", every[[group]][i]), rowSums(sweep(mid, 2, fz[i, ])^2), post[i, ], m, setNames(as.list(fz[i, ]), paste0("centroid@", heads)))
    cv <- lda(x, g, prior = prior, CV = TRUE)$posterior; for (i in 1:20) { y <- x[-i, ]; h <- g[-i]; V <- Reduce(`+`, lapply(split(as.data.frame(y), h), function(z) cov(z) * (nrow(z) - 1))) / (n - 1 - k); far <- sapply(levels(g), function(u) mahalanobis(x[i, ], colMeans(y[h == u, ]), V)); tell_case("cross_validated", which(use)[i], paste0(group, "=", g[i]), far, cv[i, ], p, NULL) }
  }
  if (cross) tell("cross_validated", paste0(group, "=", g), lda(x, g, prior = prior, CV = TRUE)$class)
}
run("units", d, "unit", c("q1", "q2", "q5", "hours"), function(s, n) rep(1 / length(s), length(s)), TRUE)
run("sexes", twice, "sex", c("q3", "q7", "hours"), function(s, n) s / n, TRUE)
run("states", { e <- d; e$sex[c(3, 9)] <- NA; e }, "sex", c("q4", "q6"), function(s, n) c(.25, .75), FALSE)

case <- "steps" # Wilks' lambda and its F by manova(), partial F by comparing lambdas, tolerance by lm() within groups
vars <- c("q1", "q2", "q5", "q7", "hours"); e <- d[complete.cases(d[c("unit", vars)]), ]; g <- factor(e$unit); k <- nlevels(g); n <- nrow(e)
tested <- function(v) if (length(v) > 1) summary(manova(as.matrix(e[v]) ~ g), test = "Wilks")$stats[1, 2:6] else { a <- anova(lm(e[[v]] ~ g)); c(a[2, 2] / sum(a[, 2]), a[1, 4], a[1, 1], a[2, 1], a[1, 5]) }
lambda <- function(v) if (length(v)) tested(v)[[1]] else 1
left <- function(v, others) if (length(others)) { r <- sapply(e[c(v, others)], function(y) residuals(lm(y ~ g))); 1 - summary(lm(r[, 1] ~ r[, -1] - 1))$r.squared } else 1
kept <- character(); step <- 0
repeat {
  key <- paste0("step=", step); q <- length(kept); others <- setdiff(vars, kept)
  if (q) { s <- tested(kept); own <- list(s[[1]], q, k - 1, n - k, s[[2]], s[[3]], s[[4]], s[[5]]); names(own) <- c("wilks_lambda", paste0(c("df1", "df2", "df3"), "@wilks"), "f", "df1", "df2", "p"); do.call(say, c(list("discriminant_steps", c(key, "entered", kept[q])), own)) }
  for (v in kept) { l <- lambda(kept) / lambda(setdiff(kept, v)); own <- list(tolerance = left(v, setdiff(kept, v)), f = (n - q - k + 1) / (k - 1) * (1 - l) / l); if (q > 1) own$wilks_lambda <- lambda(setdiff(kept, v)); do.call(say, c(list("variables_in_analysis", c(key, v)), own)) }
  partial <- sapply(others, function(v) { l <- lambda(c(kept, v)) / lambda(kept); (n - q - k) / (k - 1) * (1 - l) / l })
  for (v in others) say("variables_not_in_analysis", c(key, v), tolerance = left(v, kept), minimum_tolerance = min(sapply(c(kept, v), function(u) left(u, setdiff(c(kept, v), u)))), f = partial[[v]], wilks_lambda = lambda(c(kept, v)))
  if (q) { x <- as.matrix(e[kept]); S <- Reduce(`+`, lapply(split(as.data.frame(x), g), function(y) cov(y) * (nrow(y) - 1))) / (n - k); m <- apply(x, 2, function(y) tapply(y, g, mean)); z <- table(g)
    for (i in 1:k) { own <- list(); for (j in setdiff(1:k, i)) { f <- (n - k - q + 1) * z[[i]] * z[[j]] / (q * (n - k) * (z[[i]] + z[[j]])) * mahalanobis(m[i, ], m[j, ], S); own[[paste0("f@unit=", levels(g)[j])]] <- f; own[[paste0("p@unit=", levels(g)[j])]] <- pf(f, q, n - k - q + 1, lower.tail = FALSE) }; do.call(say, c(list("pairwise_groups", c(key, paste0("unit=", levels(g)[i]))), own)) } }
  if (!length(others) || max(partial) < .8) break
  kept <- c(kept, names(which.max(partial))); step <- step + 1
}
case <- "failing" # what the variables that passed before leave of each within groups
vars <- c("q1", "q2", "q5", "hours"); e <- d[complete.cases(d[c("unit", vars)]), ]; g <- factor(e$unit); n <- nrow(e); k <- nlevels(g); kept <- character()
for (v in vars) { r <- residuals(lm(e[[v]] ~ g)); own <- if (length(kept)) 1 - summary(lm(r ~ sapply(e[kept], function(y) residuals(lm(y ~ g))) - 1))$r.squared else 1; if (own < .98) say("failing_tolerance", v, variance = sum(r^2) / (n - k), tolerance = own) else kept <- c(kept, v) }
keep_whole()
