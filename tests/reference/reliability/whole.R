# Rscript whole.R: every table of reliability: nine items with every model, and three weak ones, by psych, lavaan and R.
suppressMessages({ library(psych); library(GPArotation); library(lavaan) })
source("../scales/read.R")
source("../whole.R")
under <- function(word, names, values) setNames(as.list(values), paste0(word, "@", names))
summaries <- function(name, v, k) say("summary_items", name, mean = mean(v), minimum = min(v), maximum = max(v), range = max(v) - min(v), ratio = max(v) / min(v), variance = var(v), n_items = k)
halves <- function(x, k, h) {
  a <- rowSums(x[1:h]); b <- rowSums(x[(h + 1):k]); r <- cor(a, b); q <- h * (k - h) / k^2; v <- var(a + b)
  alpha_of <- function(y) suppressWarnings(alpha(y, check.keys = FALSE))$total$raw_alpha
  say("split_half", "first_half", coefficient = alpha_of(x[1:h]), n_items = h)
  say("split_half", "second_half", n_items = k - h)
  if (k - h > 1) say("split_half", "second_half", coefficient = alpha_of(x[(h + 1):k]))
  say("split_half", "correlation_between_forms", coefficient = r, n_items = k)
  say("split_half", "spearman_brown_equal", coefficient = 2 * r / (1 + r), n_items = k)
  say("split_half", "spearman_brown_unequal", coefficient = (-r^2 + sqrt(r^4 + 4 * r^2 * (1 - r^2) * q)) / (2 * (1 - r^2) * q), n_items = k)
  say("split_half", "guttman_split_half", coefficient = 2 * (v - var(a) - var(b)) / v, n_items = k)
}
intraclass <- function(x) {
  i <- ICC(x, lmer = FALSE, alpha = 1 - level)$results
  line <- function(model, type, single) for (average in c(FALSE, TRUE)) {
    f <- i[i$type == paste0(single, if (average) "k" else ""), ]
    say("intraclass_correlation", c(model, type, if (average) "average_measures" else "single_measures"), icc = f$ICC, ci_low = f$`lower bound`, ci_high = f$`upper bound`,
        f = f$F, df1 = f$df1, df2 = f$df2, p = f$p)
  }
  line("one_way_random", "absolute_agreement", "ICC1")
  for (model in c("two_way_random", "two_way_mixed")) { line(model, "consistency", "ICC3"); line(model, "absolute_agreement", "ICC2") }
}
least_squares <- function(r, m) { # minres, as principal axes that are followed until nothing moves
  h <- if (m == 1 && ncol(r) == 3) c(r[1, 2] * r[1, 3] / r[2, 3], r[1, 2] * r[2, 3] / r[1, 3], r[1, 3] * r[2, 3] / r[1, 2]) else smc(r)
  repeat {
    s <- r; diag(s) <- h; e <- eigen(s); l <- e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(e$values[1:m]), m)
    if (max(abs(rowSums(l^2) - h)) < 1e-15) return(l)
    h <- rowSums(l^2); count <<- count + 1; if (count > 2e5) return(l)
  }
}
general <- function(x, m = 3) { # Schmid & Leiman (1957)
  r <- cor(x); count <<- 0; l <- least_squares(r, m)
  turned <- GPFoblq(l, method = "oblimin", normalize = FALSE, eps = 1e-10, maxit = 20000)
  p <- unclass(turned$loadings); phi <- turned$Phi
  flip <- sign(colSums(p)); p <- p %*% diag(flip); phi <- diag(flip) %*% phi %*% diag(flip)
  up <- abs(drop(least_squares(phi, 1)))
  o <- order(-colSums(p^2)); g <- drop(p %*% up); groups <- (p %*% diag(sqrt(1 - up^2)))[, o]; h <- rowSums(l^2)
  for (i in seq_along(h)) do.call(say, c(list("general_factor", names(x)[i], extraction = h[i]), under("loading", c("general_factor", paste0("factor=", 1:m)), c(g[i], groups[i, ]))))
  say("omegas", "omega_hierarchical", coefficient = sum(g)^2 / sum(r)); say("omegas", "omega_general_total", coefficient = 1 - sum(1 - h) / sum(r))
}
level <- .95
one <- function(all, items, first = (length(items) + 1) %/% 2) { # so many items are the first half
  x <- na.omit(all[items]); k <- length(items); n <- nrow(x)
  counts <- c(valid = n, excluded = nrow(all) - n, total = nrow(all))
  for (part in names(counts)) say("case_processing", part, count = counts[[part]], percent = 100 * counts[[part]] / nrow(all))
  a <- suppressWarnings(alpha(x, check.keys = FALSE)); ends <- alpha.ci(a$total$raw_alpha, n, n.var = k, p.val = 1 - level)
  say("reliability", "all_items", alpha = a$total$raw_alpha, alpha_standardized = a$total$std.alpha, alpha_ci_low = ends$lower.ci, alpha_ci_high = ends$upper.ci, n_items = k)
  r <- cor(x); s <- cov(x); scale <- rowSums(x); many <- smc(r)
  for (q in items) {
    say("item_statistics", q, mean = mean(x[[q]]), sd = sd(x[[q]]), n = n)
    do.call(say, c(list("inter_item_correlations", q), under("r", items, r[q, ])))
    rest <- scale - x[[q]]
    say("item_total", q, scale_mean_if_deleted = mean(rest), scale_variance_if_deleted = var(rest), corrected_item_total = cor(x[[q]], rest),
        squared_multiple_correlation = many[[q]], alpha_if_deleted = suppressWarnings(alpha(x[setdiff(items, q)], check.keys = FALSE))$total$raw_alpha)
  }
  summaries("item_means", colMeans(x), k); summaries("item_variances", diag(s), k)
  summaries("inter_item_covariances", s[row(s) != col(s)], k); summaries("inter_item_correlations", r[row(r) != col(r)], k) # each pair twice, as SPSS counts
  say("scale_statistics", "all_items", mean = mean(scale), variance = var(scale), sd = sd(scale), n_items = k)
  halves(x, k, first)
  intraclass(x)
  total <- sum(s); off <- s; diag(off) <- 0
  lambdas <- c(1 - tr(s) / total, 1 - tr(s) / total + sqrt(k / (k - 1) * sum(off^2)) / total, a$total$raw_alpha)
  h <- first; lambdas[4] <- 2 * (1 - (var(rowSums(x[1:h])) + var(rowSums(x[(h + 1):k]))) / total)
  lambdas[5] <- 1 - tr(s) / total + 2 * sqrt(max(colSums(off^2))) / total; lambdas[6] <- 1 - sum((1 - many) * diag(s)) / total
  for (l in 1:6) say("guttman", paste0("lambda=", l), coefficient = lambdas[l])
  fit <- cfa(paste("f =~", paste(items, collapse = " + ")), x, std.lv = TRUE, control = list(rel.tol = 1e-13))
  for (kind in if (k > 3) c("est", "std")) { # three items have no general factor, so that table is not whole
    z <- lavInspect(fit, kind); l <- sum(z$lambda)
    say("omegas", if (kind == "est") "omega_total" else "omega_standardized", coefficient = l^2 / (l^2 + sum(diag(z$theta))))
  }
  p <- lavCor(x, ordered = items); class(p) <- "matrix"; mean_r <- mean(p[lower.tri(p)])
  say("ordinal_alpha", "all_items", alpha_ordinal = k * mean_r / (1 + (k - 1) * mean_r), n_items = k)
}
for (case in c("plain", "weighted")) { all <- if (case == "plain") d else twice; one(all, paste0("q", 1:9)); general(na.omit(all[paste0("q", 1:9)])) }
case <- "weak"
one(d, c("q3", "q4", "q7"))
case <- "ninety"; level <- .9
one(d, paste0("q", 1:9), 4); general(na.omit(d[paste0("q", 1:9)]))
keep_whole()
