# Two variables against each other: chisq.test, fisher.test, mantelhaen.test and metafor; measures by their definitions
# with standard errors by numerical derivatives.
pairs_of <- function(p) { # concordant and discordant, each pair counted twice
  concordant <- discordant <- 0
  for (i in seq_len(nrow(p))) for (j in seq_len(ncol(p))) {
    concordant <- concordant + p[i, j] * (sum(p[row(p) > i & col(p) > j]) + sum(p[row(p) < i & col(p) < j]))
    discordant <- discordant + p[i, j] * (sum(p[row(p) > i & col(p) < j]) + sum(p[row(p) < i & col(p) > j]))
  }
  c(concordant, discordant)
}
entropy <- function(p) -sum(p[p > 0] * log(p[p > 0]))
inform <- function(p) entropy(rowSums(p)) + entropy(colSums(p)) - entropy(p)
chosen <- function(t) list(best = which.max(colSums(t)), known = cbind(seq_len(nrow(t)), apply(t, 1, which.max))) # the first of several as likely is guessed
guess <- function(p, c) c(sum(p[c$known]) - sum(p[, c$best]), sum(p) - sum(p[, c$best]))
gini <- function(p) 1 - sum(p^2)
correlate <- function(p, x, y) {
  mx <- sum(rowSums(p) * x); my <- sum(colSums(p) * y)
  sum(p * outer(x - mx, y - my)) / sqrt(sum(rowSums(p) * (x - mx)^2) * sum(colSums(p) * (y - my)^2))
}
over <- function(p, x, y, rx, ry, side, top) { # name -> what stands above and below the line
  q <- min(dim(p)); pq <- pairs_of(p); score <- pq[1] - pq[2]; dr <- gini(rowSums(p)); dc <- gini(colSums(p)); hr <- entropy(rowSums(p)); hc <- entropy(colSums(p)); h <- inform(p)
  top <- guess(t(p), top); side <- guess(p, side)
  rbind("tau_b|" = c(score, sqrt(dr * dc)), "tau_c|" = c(q * score, q - 1), "gamma|" = c(score, sum(pq)), "somers_d|symmetric" = c(2 * score, dr + dc), "somers_d|row" = c(score, dc), "somers_d|column" = c(score, dr),
    "lambda|symmetric" = side + top, "lambda|row" = top, "lambda|column" = side,
    "goodman_kruskal_tau|row" = c(sum(t(p^2) / colSums(p)) - sum(rowSums(p)^2), dr), "goodman_kruskal_tau|column" = c(sum(p^2 / rowSums(p)) - sum(colSums(p)^2), dc),
    "uncertainty|symmetric" = c(2 * h, hr + hc), "uncertainty|row" = c(h, hr), "uncertainty|column" = c(h, hc), "pearson_r|" = c(correlate(p, x, y), 1), "spearman|" = c(correlate(p, rx, ry), 1))
}
kappa_of <- function(p) { chance <- sum(rowSums(p) * colSums(p)); (sum(diag(p)) - chance) / (1 - chance) }
delta <- function(f, t) { # the standard errors of functions of multinomial counts
  slope <- numDeriv::jacobian(function(v) { m <- matrix(v, nrow(t)); f(m / sum(m)) }, c(t)); sqrt(pmax(0, rowSums(sweep(slope^2, 2, c(t), "*")) - drop(slope %*% c(t))^2 / sum(t)))
}
fillings <- function(left, total) {
  if (length(left) == 1) return(if (total <= left) matrix(total) else matrix(0, 0, 1))
  do.call(rbind, lapply(0:min(left[1], total), function(n) { rest <- fillings(left[-1], total - n); if (nrow(rest)) cbind(n, rest) else matrix(0, 0, length(left)) }))
}
ask <- function(o) for (a in o$rows) for (b in o$columns) pair(a, b, o)
pair <- function(a, b, o) {
  layers <- asked(o, "layers", character()); names <- c(a, b, layers); about <- names; spss <- asked(o, "dialect", "spss") == "spss"; statistics <- asked(o, "statistics", c("chi_square", "phi", "contingency"))
  x <- d[unique(names)]; ok <- complete.cases(x); parts_of(c("case_processing", about), sum(w[ok]), "missing"); x <- x[ok, , drop = FALSE]; x$w_ <- w[ok]
  if (!nrow(x)) return()
  wants <- function(...) "all" %in% statistics || any(c(...) %in% statistics)
  ra <- codes_of(a, x[[a]]); rb <- codes_of(b, x[[b]]); table_of <- function(y) { t <- tapply(y$w_, list(factor(y[[a]], ra), factor(y[[b]], rb)), sum); t[is.na(t)] <- 0; if (spss) floor(t + (if (isTRUE(asked(o, "truncated", FALSE))) 0 else .5) + 1e-9) else t } # SPSS rounds the cells
  shared <- list()
  if (length(layers)) {
    groups <- unique(x[layers]); groups <- groups[do.call(order, groups), , drop = FALSE]
    for (at in seq_len(nrow(groups))) {
      inside <- Reduce(`&`, lapply(layers, function(l) x[[l]] == groups[at, l])); t <- table_of(x[inside, , drop = FALSE]); shared <- c(shared, list(t))
      stratum(t, a, b, ra, rb, about, sapply(layers, function(l) level(l, groups[at, l])), o, wants)
    }
    stratum(Reduce(`+`, shared), a, b, ra, rb, about, rep("total", length(layers)), o, wants)
  } else { shared <- list(table_of(x)); stratum(shared[[1]], a, b, ra, rb, about, character(), o, wants) }
  if (wants("cmh")) strata(shared, about, o, spss)
}
stratum <- function(t, a, b, ra, rb, about, keys, o, wants) {
  n <- sum(t); cb <- level(b, rb); r <- rowSums(t); k <- colSums(t); e <- outer(r, k) / n; tell <- function(...) { given <- list(...); given[[1]] <- c(given[[1]], about); given[[2]] <- c(keys, given[[2]]); do.call(say, given) }
  tput <- function(name, key, cells) put(c(name, about), c(keys, key), cells)
  for (i in seq_len(length(ra) + 1)) {
    total <- i > length(ra); key <- if (total) "total" else level(a, ra[i]); counts <- if (total) k else t[i, ]; base <- sum(counts)
    tput("crosstab", key, c(under("count", c(cb, "total"), c(counts, base)), under("expected", c(cb, "total"), c(if (total) k else e[i, ], base)), under("row_percent", c(cb, "total"), c(100 * counts / base, if (base) 100 else NA)),
      under("column_percent", c(cb, "total"), c(100 * counts / k, 100 * base / n)), under("total_percent", c(cb, "total"), 100 * c(counts, base) / n)))
    if (!total) tput("crosstab", key, c(under("residual", cb, t[i, ] - e[i, ]), under("standardized_residual", cb, (t[i, ] - e[i, ]) / sqrt(e[i, ])), under("adjusted_residual", cb, (t[i, ] - e[i, ]) / sqrt(e[i, ] * (1 - r[i] / n) * (1 - k / n)))))
    if (!total && asked(o, "letters", "none") != "none") tput("column_proportions", key, c(under("count", cb, t[i, ]), under("column_percent", cb, 100 * t[i, ] / k)))
  }
  x <- ra[r > 0]; y <- rb[k > 0]; t <- t[r > 0, k > 0, drop = FALSE]
  tell("chi_square", "n_valid", value = n)
  if (n > 0 && wants("mcnemar", "kappa")) square(t, x, y, tell)
  if (min(dim(t)) < 2) return()
  df <- prod(dim(t) - 1); plain <- chisq.test(t, correct = FALSE); g <- 2 * sum((t * log(t / plain$expected))[t > 0]); linear <- (n - 1) * cor(rep(x[row(t)], t), rep(y[col(t)], t))^2
  tell("chi_square", "pearson", value = plain$statistic, df = df, p = plain$p.value); tell("chi_square", "likelihood_ratio", value = g, df = df, p = tail_of(g, df))
  tell("chi_square", "linear_by_linear", value = linear, df = 1, p = tail_of(linear, 1))
  if (all(dim(t) == 2)) {
    c <- chisq.test(t); tell("chi_square", "continuity", value = c$statistic, df = 1, p = c$p.value)
    p <- sapply(c("two.sided", "less", "greater"), function(side) fisher.test(t, alternative = side)$p.value); tell("chi_square", "fisher", exact_p_two_sided = p[[1]], exact_p_one_sided = p[[if (t[1, 1] > plain$expected[1, 1] + 1e-9) 3 else 2]]) # on the side that was seen
  } else if (asked(o, "exact", "none") != "none") exact(t, tell, x, y, asked(o, "exact", "none") == "auto")
  phi <- sqrt(plain$statistic / n); sign <- if (all(dim(t) == 2)) sign(t[1, 1] * t[2, 2] - t[1, 2] * t[2, 1]) else 1
  tell("symmetric_measures", "phi", coefficient = sign * phi, p = plain$p.value); tell("symmetric_measures", "cramer_v", coefficient = phi / sqrt(min(dim(t)) - 1), p = plain$p.value)
  tell("symmetric_measures", "contingency", coefficient = sqrt(plain$statistic / (n + plain$statistic)), p = plain$p.value)
  if (wants("lambda", "uncertainty", "tau_b", "tau_c", "gamma", "somers_d", "correlation", "eta", "kappa")) measures(t, x, y, a, b, n, g, df, tell)
  if (wants("risk") && all(dim(t) == 2)) {
    z <- qnorm((1 + asked(o, "confidence", .95)) / 2); odds <- log(t[1, 1] * t[2, 2] / t[1, 2] / t[2, 1]); se <- sqrt(sum(1 / t)); if (all(t > 0)) tell("risk", c("odds_ratio", ""), estimate = exp(odds), ci_low = exp(odds - z * se), ci_high = exp(odds + z * se))
    for (j in 1:2) if (all(t[, j] > 0)) { share <- log(t[1, j] / sum(t[1, ]) / (t[2, j] / sum(t[2, ]))); se <- sqrt(sum(1 / t[, j] - 1 / rowSums(t))); tell("risk", c("relative_risk", level(b, y[j])), estimate = exp(share), ci_low = exp(share - z * se), ci_high = exp(share + z * se)) }
  }
}
measures <- function(t, x, y, a, b, n, g, df, tell) {
  need("numDeriv"); p <- t / n; rx <- rank(rep(x[row(t)], t)); rx <- tapply(rx, rep(row(t), t), mean); ry <- tapply(rank(rep(y[col(t)], t)), rep(col(t), t), mean)
  side <- chosen(t); top <- chosen(t(t)); all <- function(p) over(p, x, y, rx, ry, side, top); found <- all(p); value <- found[, 1] / found[, 2]; se <- delta(function(p) { v <- all(p); v[, 1] / v[, 2] }, t); se0 <- delta(function(p) all(p)[, 1], t) / found[, 2]
  for (at in seq_along(value)) {
    key <- strsplit(paste0(rownames(found)[at], "|"), "|", fixed = TRUE)[[1]]; word <- key[1]; z <- value[at] / se0[at]
    if (word %in% c("pearson_r", "spearman")) { s <- value[at] * sqrt((n - 2) / (1 - value[at]^2)); tell("symmetric_measures", word, coefficient = value[at], se = se[at]); if (abs(value[at]) < 1 - 1e-12) tell("symmetric_measures", word, t = s, p = 2 * pt(-abs(s), n - 2)); next }
    if (word == "tau_c") se[at] <- se0[at]
    if (word %in% c("tau_b", "tau_c", "gamma")) { tell("symmetric_measures", word, coefficient = value[at], se = se[at], t = z, p = 2 * pnorm(-abs(z))); next }
    dependent <- switch(key[2], row = a, column = b, "symmetric"); keys <- c(word, dependent); if (a == b && key[2] == "column") next
    tell("directional_measures", keys, coefficient = value[at])
    tell("directional_measures", keys, se = se[at])
    if (word == "lambda" && value[at] > 0) tell("directional_measures", keys, t = z, p = 2 * pnorm(-abs(z)))
    if (word == "somers_d") tell("directional_measures", keys, t = z, p = 2 * pnorm(-abs(z)))
    if (word == "uncertainty") tell("directional_measures", keys, t = z, p = tail_of(g, df))
    if (word == "goodman_kruskal_tau") tell("directional_measures", keys, p = tail_of((n - 1) * ((if (key[2] == "row") nrow(t) else ncol(t)) - 1) * value[at], df))
  }
  u <- rep(x[row(t)], t); v <- rep(y[col(t)], t)
  tell("directional_measures", c("eta", a), coefficient = sqrt(summary(lm(u ~ factor(v)))$r.squared)); if (a != b) tell("directional_measures", c("eta", b), coefficient = sqrt(summary(lm(v ~ factor(u)))$r.squared))
}
square <- function(t, x, y, tell) { # the same categories in rows and columns
  codes <- sort(unique(c(x, y))); common <- length(intersect(x, y)); if (common == 0 || (common == 1 && min(length(x), length(y)) > 1)) return()
  whole <- matrix(0, length(codes), length(codes)); whole[match(x, codes), match(y, codes)] <- t; need("numDeriv"); n <- sum(t); p <- whole / n; a <- rowSums(p); b <- colSums(p); chance <- sum(a * b)
  k <- kappa_of(p); z <- k / sqrt((chance + chance^2 - sum(a * b * (a + b))) / (n * (1 - chance)^2)) # Fleiss, Cohen & Everitt (1969)
  tell("symmetric_measures", "kappa", coefficient = k, se = delta(kappa_of, whole), t = z, p = 2 * pnorm(-abs(z)))
  if (sum(whole[upper.tri(whole)] + t(whole)[upper.tri(whole)]) == 0 && length(codes) > 2) return()
  if (length(codes) == 2) { off <- whole[1, 2] + whole[2, 1]; tell("chi_square", "mcnemar", exact_p_two_sided = if (off > 0) binom.test(whole[1, 2], off)$p.value else 1) }
  else { above <- upper.tri(whole) & whole + t(whole) > 0; q <- sum(((whole - t(whole))^2 / (whole + t(whole)))[above]); tell("chi_square", "mcnemar_bowker", value = q, df = sum(above), p = tail_of(q, sum(above))) }
}
exact <- function(t, tell, x, y, enumerated) { # Freeman & Halton by fisher.test; the others by listing every table with these margins
  p <- tryCatch(fisher.test(t, workspace = 2e7)$p.value, error = function(e) NA); own <- exp(sum(lfactorial(rowSums(t)), lfactorial(colSums(t))) - lfactorial(sum(t)) - sum(lfactorial(t)))
  constant <- (nrow(t) - 1) * (ncol(t) - 1) / 2 * log(2 * pi) - (nrow(t) * ncol(t) - 1) / 2 * log(sum(t)) + sum((ncol(t) - 1) / 2 * log(rowSums(t))) + sum((nrow(t) - 1) / 2 * log(colSums(t)))
  tell("chi_square", "fisher_freeman_halton", value = -2 * (constant + log(own)))
  if (!enumerated) return()
  if (!is.na(p)) tell("chi_square", "fisher_freeman_halton", exact_p_two_sided = p)
  if (sum(t) <= 40 && length(t) <= 12) chances(t, x, y, tell)
}
chances <- function(m, u, v, tell) { # probabilities of the chi-square tests by listing every table with these margins
  r <- rowSums(m); c <- colSums(m); n <- sum(m); found <- list(left = matrix(r, 1), log = 0, scores = matrix(0, 1, 3))
  parts_ <- function(x, j) cbind(rowSums(sweep(x^2, 2, r * c[j] / n, "/")), rowSums(ifelse(x > 0, x * log(pmax(x, 1)), 0)), as.vector(x %*% u) * v[j])
  for (j in seq_along(c)) {
    new <- lapply(seq_len(nrow(found$left)), function(i) { x <- fillings(found$left[i, ], c[j]); list(left = sweep(-x, 2, found$left[i, ], "+"), log = found$log[i] - rowSums(lfactorial(x)), scores = sweep(parts_(x, j), 2, found$scores[i, ], "+")) })
    found <- list(left = do.call(rbind, lapply(new, `[[`, "left")), log = unlist(lapply(new, `[[`, "log")), scores = do.call(rbind, lapply(new, `[[`, "scores")))
    if (nrow(found$left) > 2e5) return()
  }
  p <- exp(found$log - max(found$log)); p <- p / sum(p); own <- colSums(do.call(rbind, lapply(seq_along(c), function(j) parts_(t(m[, j]), j)))); gap <- found$scores[, 3] - sum(u * r) * sum(v * c) / n; far <- own[3] - sum(u * r) * sum(v * c) / n
  tell("chi_square", "pearson", exact_p_two_sided = sum(p[found$scores[, 1] >= own[1] - 1e-9])); tell("chi_square", "likelihood_ratio", exact_p_two_sided = sum(p[found$scores[, 2] >= own[2] - 1e-9]))
  tell("chi_square", "linear_by_linear", exact_p_two_sided = sum(p[abs(gap) >= abs(far) - 1e-9]), exact_p_one_sided = sum(p[if (far >= 0) gap >= far - 1e-9 else gap <= far + 1e-9]), point_probability = sum(p[abs(gap - far) < 1e-9]))
  for (word in c("phi", "cramer_v", "contingency")) tell("symmetric_measures", word, exact_p = sum(p[found$scores[, 1] >= own[1] - 1e-9])); tell("symmetric_measures", "pearson_r", exact_p = sum(p[abs(gap) >= abs(far) - 1e-9]))
}
strata <- function(tables, about, o, spss) {
  need("metafor"); whole <- Reduce(`+`, tables); a <- rowSums(whole) > 0; b <- colSums(whole) > 0; tables <- lapply(tables, function(t) t[a, b, drop = FALSE]); tell <- function(...) { given <- list(...); given[[1]] <- c(given[[1]], about); do.call(say, given) }
  if (sum(a) < 2 || sum(b) < 2) return()
  general <- Filter(function(t) sum(t) > 1, tables); all <- array(unlist(general), c(sum(a), sum(b), length(general)))
  if (length(general) == 1) { t <- general[[1]]; t <- t[rowSums(t) > 0, colSums(t) > 0]; q <- chisq.test(t, correct = FALSE)$statistic * (sum(t) - 1) / sum(t); g <- list(statistic = q, parameter = prod(dim(t) - 1), p.value = tail_of(q, prod(dim(t) - 1))) }
  else g <- tryCatch(mantelhaen.test(all, correct = FALSE), error = function(e) NULL)
  if (!is.null(g)) tell("conditional_independence", "general_association", chi_square = g$statistic, df = g$parameter, p = g$p.value)
  if (sum(a) != 2 || sum(b) != 2) return()
  kept <- Filter(function(t) all(rowSums(t) > 0) && all(colSums(t) > 0), tables); if (!length(kept)) return()
  t <- array(unlist(kept), c(2, 2, length(kept))); conf <- asked(o, "confidence", .95); m <- metafor::rma.mh(ai = t[1, 1, ], bi = t[1, 2, ], ci = t[2, 1, ], di = t[2, 2, ], measure = "OR", correct = FALSE, level = 100 * conf)
  df <- length(kept) - 1
  if (df > 0) { tell("odds_ratio_homogeneity", "breslow_day", chi_square = m$BD, df = df, p = m$BDp); tell("odds_ratio_homogeneity", "tarone", chi_square = m$TA, df = df, p = m$TAp) }
  tell("conditional_independence", "cochran", chi_square = m$CO, df = 1, p = m$COp)
  n <- apply(t, 3, sum); r <- apply(t, c(1, 3), sum); k <- apply(t, c(2, 3), sum); gap <- abs(sum(t[1, 1, ] - r[1, ] * k[1, ] / n)); below <- sum(r[1, ] * r[2, ] * k[1, ] * k[2, ] / n^2 / (n - 1))
  less <- if (spss) .5 else min(.5, gap); q <- (gap - less)^2 / below # R takes no more than the gap, as the other dialect does
  if (!spss && length(kept) > 1) q <- mantelhaen.test(t)$statistic
  tell("conditional_independence", "mantel_haenszel", chi_square = q, df = 1, p = tail_of(q, 1))
  tell("common_odds_ratio", "mantel_haenszel", estimate = exp(m$beta), ln_estimate = m$beta, se_ln = m$se, p = 2 * pnorm(-abs(m$beta - log(asked(o, "ratio", 1))) / m$se), ci_low = exp(m$ci.lb), ci_high = exp(m$ci.ub), ln_ci_low = m$ci.lb, ln_ci_high = m$ci.ub)
}
