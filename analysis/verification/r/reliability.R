# Alpha, halves, intraclass correlations and omega by psych and lavaan.
summaries <- function(name, v, k) say("summary_items", name, mean = mean(v), minimum = min(v), maximum = max(v), range = max(v) - min(v), ratio = max(v) / min(v), variance = var(v), n_items = k)
alpha_of <- function(x) { s <- cov(x); k <- ncol(x); k / (k - 1) * (1 - sum(diag(s)) / sum(s)) }
halves <- function(x, k, h, alone) { # alone: what stands for alpha of one item
  a <- rowSums(x[1:h]); b <- rowSums(x[(h + 1):k]); r <- cor(a, b); q <- h * (k - h) / k^2; v <- var(a + b)
  say("split_half", "first_half", coefficient = if (h > 1) psych_alpha(x[1:h])$raw_alpha else alone, n_items = h)
  say("split_half", "second_half", coefficient = if (k - h > 1) psych_alpha(x[(h + 1):k])$raw_alpha else alone, n_items = k - h)
  say("split_half", "correlation_between_forms", coefficient = r, n_items = k)
  say("split_half", "spearman_brown_equal", coefficient = 2 * r / (1 + r), n_items = k)
  say("split_half", "spearman_brown_unequal", coefficient = (-r^2 + sqrt(r^4 + 4 * r^2 * (1 - r^2) * q)) / (2 * (1 - r^2) * q), n_items = k)
  say("split_half", "guttman_split_half", coefficient = 2 * (v - var(a) - var(b)) / v, n_items = k)
}
psych_alpha <- function(x) suppressMessages(suppressWarnings(psych::alpha(x, check.keys = FALSE, warnings = FALSE)))$total
intraclass <- function(x, conf, r0) {
  i <- psych::ICC(x, lmer = FALSE, alpha = 1 - conf)$results; k <- ncol(x); n <- nrow(x)
  if (r0) { # McGraw & Wong (1996), table 8
    a <- anova(lm(unlist(x) ~ factor(rep(seq_len(n), k)) + factor(rep(seq_len(k), each = n))))[[3]]
    for (row in seq_len(nrow(i))) {
      many <- grepl("k$", i$type[row]); if (grepl("ICC2", i$type[row])) { o <- (if (many) 1 else k) * r0 / (n * (1 - r0)); parts <- c(o * a[2], (1 + o * (n - 1)) * a[3]); f <- a[1] / sum(parts); i$df2[row] <- sum(parts)^2 / sum(parts^2 / c(k - 1, (n - 1) * (k - 1))) } else f <- i$F[row] * (1 - r0) / (if (many) 1 else 1 + (k - 1) * r0)
      i$F[row] <- f; i$p[row] <- pf(f, i$df1[row], i$df2[row], lower.tail = FALSE)
    }
  }
  line <- function(model, type, single) for (average in c(FALSE, TRUE)) {
    f <- i[i$type == paste0(single, if (average) "k" else ""), ]
    say("intraclass_correlation", c(model, type, if (average) "average_measures" else "single_measures"), icc = f$ICC, ci_low = f$`lower bound`, ci_high = f$`upper bound`, f = f$F, df1 = f$df1, df2 = f$df2, p = f$p)
  }
  line("one_way_random", "absolute_agreement", "ICC1")
  for (model in c("two_way_random", "two_way_mixed")) { line(model, "consistency", "ICC3"); line(model, "absolute_agreement", "ICC2") }
}
least_squares <- function(r, m) { # minres; three correlations and one factor have a solution of their own
  if (m == 1 && ncol(r) == 3) { h <- c(r[1, 2] * r[1, 3] / r[2, 3], r[1, 2] * r[2, 3] / r[1, 3], r[1, 3] * r[2, 3] / r[1, 2]); if (all(h >= 0 & h <= 1)) return(matrix(sqrt(h) * sign(c(1, r[1, 2], r[1, 3])))) }
  # Harman & Jones (1966), Psychometrika 31(3): the least sum of squared residuals given the uniquenesses, and its slope
  left <- function(u) { e <- eigen(r - diag(u)); e$values[seq_len(m)] <- 0; e }
  fit <- function(u) sum(left(u)$values^2) / 2
  slope <- function(u) { e <- left(u); -drop(e$vectors^2 %*% e$values) }
  starts <- c(list(1 / diag(solve(r))), list(rep(.5, ncol(r))), lapply(seq_len(ncol(r)), function(i) replace(1 / diag(solve(r)), i, .01)))
  found <- lapply(starts, function(u) optim(u, fit, slope, method = "L-BFGS-B", lower = .005, upper = 1, control = list(factr = 1, pgtol = 0, maxit = 5000)))
  u <- found[[which.min(sapply(found, function(f) f$value))]]$par
  e <- eigen(r - diag(u)); e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(pmax(e$values[1:m], 0)), m)
}
general <- function(x, m) { # Schmid & Leiman (1957)
  r <- cor(x); l <- least_squares(r, m); v <- unclass(varimax(l, normalize = TRUE, eps = 1e-15)$loadings); v <- v %*% diag(ifelse(colSums(v) < 0, -1, 1)); l <- v[, order(-colSums(v^2))] # the order of factors is that of varimax
  turned <- GPArotation::GPFoblq(l, method = "oblimin", normalize = FALSE, eps = 1e-6, maxit = 3000)
  p <- unclass(turned$loadings); phi <- turned$Phi; flip <- sign(colSums(p)); p <- p %*% diag(flip); phi <- diag(flip) %*% phi %*% diag(flip)
  up <- drop(least_squares(phi, 1)); if (sum(up) < 0) up <- -up; o <- 1:m; g <- drop(p %*% up); groups <- (p %*% diag(sqrt(1 - up^2)))[, o]; h <- rowSums(l^2)
  for (i in seq_along(h)) { say("general_factor", names(x)[i], extraction = h[i]); put("general_factor", names(x)[i], under("loading", c("general_factor", paste0("factor=", 1:m)), c(g[i], groups[i, ]))) }
  say("omegas", "omega_hierarchical", coefficient = sum(g)^2 / sum(r)); say("omegas", "omega_general_total", coefficient = 1 - sum(1 - h) / sum(r))
}
levels <- function(x, wants, s, mu, n) { # aov of answers below one another; Tukey's product by lm, Hotelling by the gaps of neighbours
  if ("covariances" %in% wants) for (q in names(x)) put("inter_item_covariance_matrix", q, under("covariance", names(x), s[q, ]))
  if (!whole || !length(wants)) return()
  k <- ncol(x); y <- unlist(x); people <- factor(rep(seq_len(nrow(x)), k)); item <- factor(rep(seq_len(k), each = nrow(x))); a <- anova(lm(y ~ people + item)); tell <- function(source, ss, df, ...) say("items_anova", source, sum_of_squares = ss, df = df, mean_square = ss / df, ...)
  if (any(c("anova", "friedman", "cochran", "tukey") %in% wants)) {
    within <- sum(a[2:3, 2]); d <- sum(a[2:3, 1]); tell("between_people", a[1, 2], a[1, 1]); tell("residual", a[3, 2], a[3, 1]); tell("within_people", within, d); tell("total", sum(a[, 2]), sum(a[, 1])); q <- a[2, 2] / (within / d); p <- pchisq(q, k - 1, lower.tail = FALSE)
    if ("cochran" %in% wants) tell("between_items", a[2, 2], a[2, 1], cochran_q = q, p = p) else if ("friedman" %in% wants) tell("between_items", a[2, 2], a[2, 1], friedman_chi_square = q, p = p) else tell("between_items", a[2, 2], a[2, 1], f = a[2, 4], p = a[2, 5])
    if ("tukey" %in% wants) { fit <- fitted(lm(y ~ people + item)); b <- anova(lm(y ~ people + item + I(fit^2))); value <- if ("cochran" %in% wants) "cochran_q" else if ("friedman" %in% wants) "friedman_chi_square" else "f"; do.call(tell, c(list("nonadditivity", b[3, 2], 1), setNames(list(b[3, 4]), value), list(p = b[3, 5]))); tell("balance", b[4, 2], b[4, 1]) }
  }
  if ("hotelling" %in% wants) { gaps <- as.matrix(x[, -1, drop = FALSE] - x[, -k, drop = FALSE]); m <- colMeans(gaps); t2 <- n * drop(m %*% solve(cov(gaps), m)); f <- t2 * (n - k + 1) / ((n - 1) * (k - 1)); say("hotelling_test", "hotelling", hotelling_t = t2, f = f, df1 = k - 1, df2 = n - k + 1, p = pf(f, k - 1, n - k + 1, lower.tail = FALSE)) }
}
ask <- function(o) {
  need("psych")
  items <- o$items$variables; k <- length(items); models <- asked(o, "models", "alpha"); conf <- asked(o, "confidence", .95); key <- if (nzchar(o$items$name)) o$items$name else "all_items"
  first <- asked(o, "split", (k + 1) %/% 2); x <- of(items); a_ <- moments_of(x, weights_of(items)); n <- a_$n
  parts_of("case_processing", n)
  varies <- diag(a_$cov) > 0; if (!all(varies)) { items <- items[varies]; k <- length(items); x <- x[items]; first <- asked(o, "split", (k + 1) %/% 2); if (k < 2 || first >= k) return(); a_ <- list(n = n, mean = a_$mean[varies], cov = a_$cov[varies, varies], cor = a_$cor[varies, varies]) } # an item that is the same for all is no part of the scale
  if (n < 2 || k < 2) return()
  r <- a_$cor; s <- a_$cov; mu <- a_$mean; own_alpha <- function(s) { m <- ncol(s); m / (m - 1) * (1 - sum(diag(s)) / sum(s)) }
  a <- if (whole) psych_alpha(x) else list(raw_alpha = own_alpha(s), std.alpha = own_alpha(r)); f <- qf((1 + c(conf, -conf)) / 2, n - 1, (n - 1) * (k - 1)) # Feldt (1965)
  say("reliability", key, alpha = a$raw_alpha, alpha_standardized = a$std.alpha, alpha_ci_low = 1 - (1 - a$raw_alpha) * f[1], alpha_ci_high = 1 - (1 - a$raw_alpha) * f[2], n_items = k)
  scale <- rowSums(x); many <- if (k > 2) psych::smc(r) else setNames(rep(r[1, 2]^2, 2), items)
  for (q in items) {
    say("item_statistics", q, mean = mu[[q]], sd = sqrt(s[q, q]), n = n)
    put("inter_item_correlations", q, under("r", items, r[q, ]))
    others <- setdiff(items, q); left <- sum(s[others, others])
    say("item_total", q, scale_mean_if_deleted = sum(mu[others]), scale_variance_if_deleted = left, corrected_item_total = sum(s[q, others]) / sqrt(s[q, q] * left), squared_multiple_correlation = many[[q]],
        alpha_if_deleted = if (k < 3) NA else if (whole) psych_alpha(x[others])$raw_alpha else own_alpha(s[others, others]))
  }
  half <- function(m) if (asked(o, "dialect", "spss") == "spss") m[row(m) != col(m)] else m[row(m) < col(m)] # SPSS counts each pair twice
  summaries("item_means", mu, k); summaries("item_variances", diag(s), k); summaries("inter_item_covariances", half(s), k); summaries("inter_item_correlations", half(r), k)
  say("scale_statistics", key, mean = sum(mu), variance = sum(s), sd = sqrt(sum(s)), n_items = k)
  levels(x, unlist(o$statistics), s, mu, n)
  if ("parallel" %in% models) { # one variance and one covariance: determinants by det, the factor of Box (1949)
    v_ <- mean(diag(s)); c_ <- mean(s[row(s) != col(s)]); one <- matrix(c_, k, k); diag(one) <- v_; logs <- c(log(det(s)), log(det(one))); d <- k * (k + 1) / 2 - 2; q <- (n - 1) * (1 - k * (k + 1)^2 * (2 * k - 3) / (6 * (n - 1) * (k - 1) * (k^2 + k - 4))) * (logs[2] - logs[1]); rel <- k * c_ / (v_ + (k - 1) * c_)
    tell <- function(table, values) for (each in names(values)) say(table, each, value = values[[each]])
    tell("parallel_fit", c(if (d > 0) c(chi_square_of_fit = q, significance_of_fit = pchisq(q, d, lower.tail = FALSE)), freedom_of_fit = d, unconstrained_matrix = logs[1], constrained_matrix = logs[2]))
    tell("parallel_estimates", c(common_variance = v_, true_variance = c_, error_variance = v_ - c_, common_correlation = c_ / v_, scale_reliability = rel, scale_reliability_unbiased = (2 + (n - 3) * rel) / (n - 1)))
  }
  if ("strictly_parallel" %in% models) { # people and what is within them by aov; Wilks's ratio of likelihoods with Box's factor from its moments
    v_ <- mean(diag(s)); c_ <- mean(s[row(s) != col(s)]); big <- v_ + (k - 1) * c_; small <- ((n - 1) * (k - 1) * (v_ - c_) + n * sum((mu - mean(mu))^2)) / (n * (k - 1))
    if (whole) { y <- data.frame(y = unlist(x), who = factor(rep(seq_len(n), k))); ms <- anova(lm(y ~ who, y))[["Mean Sq"]]; big <- ms[1]; small <- ms[2] }
    true <- (big - small) / k; rel <- 1 - small / big; d <- (k^2 + 3 * k - 6) / 2; j <- 2:k; rho <- 1 - 2 / (n * d) * (sum(j^2 / 4 + j / 2 + 1 / 6) - 1 / (6 * (k - 1)))
    logs <- c(log(det(s)), log(big) + (k - 1) * log(small * n / (n - 1))); q <- rho * n * (logs[2] - logs[1])
    tell <- function(table, values) for (each in names(values)) say(table, each, value = values[[each]])
    tell("parallel_fit", c(chi_square_of_fit = q, significance_of_fit = pchisq(q, d, lower.tail = FALSE), freedom_of_fit = d, unconstrained_matrix = logs[1], constrained_matrix = logs[2]))
    tell("parallel_estimates", c(common_mean = mean(mu), common_variance = true + small, true_variance = true, error_variance = small, common_correlation = true / (true + small), scale_reliability = rel, scale_reliability_unbiased = (2 + (n - 3) * rel) / (n - 1)))
  }
  if (!whole) return()
  if ("split" %in% models) halves(x, k, first, if (asked(o, "dialect", "spss") == "spss") 1 else NA)
  if ("icc" %in% models) intraclass(x, conf, asked(o, "icc_test_value", 0))
  if ("guttman" %in% models) {
    total <- sum(s); off <- s; diag(off) <- 0; trace <- sum(diag(s))
    lambdas <- c(1 - trace / total, 1 - trace / total + sqrt(k / (k - 1) * sum(off^2)) / total, a$raw_alpha, 2 * (1 - (var(rowSums(x[1:first])) + var(rowSums(x[(first + 1):k]))) / total),
                 1 - trace / total + 2 * sqrt(max(colSums(off^2))) / total, 1 - sum((1 - many) * diag(s)) / total)
    for (l in 1:6) say("guttman", paste0("lambda=", l), coefficient = lambdas[l])
  }
  if ("omega" %in% models && k > 2) {
    need("lavaan", "GPArotation")
    y <- setNames(x, paste0("x", 1:k)); fit <- cfa(paste("f =~", paste(names(y), collapse = " + ")), y, std.lv = TRUE, control = list(rel.tol = 1e-13))
    for (kind in c("est", "std")) {
      z <- lavInspect(fit, kind); l <- sum(z$lambda)
      say("omegas", if (kind == "est") "omega_total" else "omega_standardized", coefficient = l^2 / (l^2 + sum(diag(z$theta))))
    }
    m <- asked(o, "group_factors", 3)
    if ((k - m)^2 >= k + m) try(general(x, m), silent = TRUE) # fewer items do not tell so many factors apart
  }
  if ("ordinal_alpha" %in% models) {
    need("lavaan")
    y <- setNames(x, paste0("x", 1:k)); p <- lavCor(y, ordered = names(y)); class(p) <- "matrix"; mean_r <- mean(p[lower.tri(p)])
    say("ordinal_alpha", key, alpha_ordinal = k * mean_r / (1 + (k - 1) * mean_r), n_items = k)
  }
}
