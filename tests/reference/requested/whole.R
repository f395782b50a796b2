# Rscript whole.R: what linear, logistic, multinomial and ordinal regression, correlations and descriptions print where it
# is asked for: by lm, glm and VGAM's vglm.
source("../scales/read.R")
source("../whole.R")
suppressMessages(library(VGAM))
tail_of <- function(q, df) pchisq(q, df, lower.tail = FALSE)
under <- function(table, keys, word, headings, values) {
  do.call(say, c(list(table, keys), setNames(as.list(unname(values)), paste0(word, "@", headings))))
}

selection <- function(x) {
  sets <- list(c("sex", "q1"), c("sex", "q1", "q4", "q7")); full <- lm(reformulate(sets[[2]], "hours"), x); n <- nrow(x)
  for (at in 1:2) {
    m <- lm(reformulate(sets[[at]], "hours"), x); s <- summary(m); p <- length(coef(m)); key <- paste0("model=", at)
    say("model_summary", key, aic = extractAIC(m)[2], bic = extractAIC(m, k = log(n))[2],
        prediction_criterion = (1 - s$r.squared) * (n + p) / (n - p), mallows_cp = deviance(m) / summary(full)$sigma^2 + 2 * p - n)
    z <- summary(lm(reformulate(sets[[at]], "hours"), data.frame(scale(x))))$coefficients
    say("coefficients", c(key, "constant"), b = coef(m)[[1]])
    for (term in sets[[at]]) say("coefficients", c(key, term), se_beta = z[term, 2])
    v <- vcov(m)[-1, -1]
    for (term in sets[[at]]) {
      under("coefficient_correlations", c(key, "correlations", term), "covariance", sets[[at]], cov2cor(v)[term, ])
      under("coefficient_correlations", c(key, "covariances", term), "covariance", sets[[at]], v[term, ])
    }
  }
}
subsets <- function(x) {
  all <- c("sex", "q1", "q4", "q7"); m <- lm(reformulate(all, "hours"), x); asked <- list(c("q4", "q7"), "sex")
  for (at in seq_along(asked)) {
    less <- lm(reformulate(setdiff(all, asked[[at]]), "hours"), x); gain <- anova(less, m)
    say("subset_tests", paste0("test=", at), sum_of_squares = gain[2, 4], df = gain[2, 3],
        mean_square = gain[2, 4] / gain[2, 3], f = gain[2, 5], p = gain[2, 6], r_squared_change = summary(m)$r.squared - summary(less)$r.squared)
  }
}
described <- function(x) {
  names <- c("q1", "q4", "hours")
  for (one in names) {
    v <- na.omit(x[[one]])
    say("descriptive_statistics", one, range = diff(range(v)), sum = sum(v))
  }
  say("descriptive_statistics", "valid_listwise", n = nrow(na.omit(x[names])))
}
products <- function(x) {
  names <- c("q1", "q4", "hours"); both <- crossprod(!is.na(x[names])); v <- cov(x[names], use = "pairwise")
  for (one in names) {
    under("correlations", one, "covariance", names, v[one, ])
    under("correlations", one, "cross_products", names, v[one, ] * (both[one, ] - 1))
  }
}

newton <- function(X, y, block, step, names) { # from coefficients of 0, as SPSS starts
  b <- rep(0, ncol(X))
  for (at in 1:20) {
    p <- plogis(X %*% b); move <- drop(solve(crossprod(X * drop(p * (1 - p)), X), crossprod(X, y - p))); b <- b + move
    p <- plogis(X %*% b); now <- -2 * sum(log(ifelse(y == 1, p, 1 - p)))
    keys <- c(block, step, paste0("iterations=", at))
    say("iteration_history", keys, deviance = now); under("iteration_history", keys, "b", names, b)
    if (max(abs(move)) < .001) break # BCON
  }
}
helmert <- function(k) sapply(seq_len(k - 1), function(at) c(rep(0, at - 1), (k - at) / (k - at + 1), rep(-1 / (k - at + 1), k - at)))
contrasted <- function(x) {
  x <- na.omit(x[c("sex", "unit", "q1")]); y <- x$sex - 1; H <- helmert(5)
  for (l in 1:5) {
    say("categorical_codings@unit", paste0("unit=", l), count = sum(x$unit == l))
    under("categorical_codings@unit", paste0("unit=", l), "contrast_coefficient", paste0("coding=", 1:4), H[l, ])
  }
  X <- cbind(1, H[x$unit, ], x$q1); names <- c("constant", paste0("unit(", 1:4, ")"), "q1")
  newton(X[, 1, drop = FALSE], y, "block=0", "step=0", "constant")
  newton(X, y, "block=1", "step=1", names)
  r <- cov2cor(vcov(glm(y ~ X - 1, binomial, control = glm.control(epsilon = 1e-15))))
  for (at in seq_along(names)) under("correlation_matrix", c("block=1", "step=1", names[at]), "r", names, r[at, ])
}

estimates <- function(rows, v) { # `rows`: the keys of every parameter
  for (at in seq_along(rows)) {
    headings <- paste0("parameter=", seq_along(rows))
    under("estimate_covariances", rows[[at]], "covariance", headings, v[at, ])
    under("estimate_correlations", rows[[at]], "covariance", headings, cov2cor(v)[at, ])
  }
}
patterns <- function(x, y, p) { # counts of every answer `y` of every pattern of sex and q1, beside the model's shares `p`
  groups <- interaction(as.character(x$sex), x$q1, drop = TRUE); seen <- unclass(table(groups, x[[y]])); first <- match(rownames(seen), groups)
  n <- rowSums(seen); p <- p[first, ]; expected <- p * n; residual <- (seen - expected) / sqrt(n * p * (1 - p))
  for (i in seq_len(nrow(seen))) for (j in 1:5) {
    keys <- c(paste0("pattern=", i), paste0(y, "=", j))
    under("cell_information", keys, "code", c("q1", "sex"), c(x$q1[first[i]], as.integer(as.character(x$sex[first[i]]))))
    say("cell_information", keys, count = seen[i, j], expected = expected[i, j], pearson_residual = residual[i, j],
        row_percent = 100 * seen[i, j] / n[i], predicted_percent = 100 * p[i, j])
  }
}
multinomially <- function(x) {
  x <- na.omit(x[c("unit", "sex", "q1")]); x$y <- factor(x$unit); x$sex <- relevel(factor(x$sex), "2")
  fit <- function(terms) vglm(reformulate(if (length(terms)) terms else "1", "y"), multinomial(refLevel = 5), x, epsilon = 1e-14, maxit = 100)
  m <- fit(c("q1", "sex")); order <- as.vector(outer(1:4, c(0, 4, 8), "+")); order <- order[order(rep(1:4, 3))]
  rows <- lapply(seq_along(order), function(at) {
    level <- paste0("unit=", (at - 1) %/% 3 + 1)
    list(c(level, "", "intercept"), c(level, "", "q1"), c(level, "sex", "sex=1"))[[(at - 1) %% 3 + 1]]
  })
  estimates(rows, vcov(m)[order, order]); patterns(x, "unit", fitted(m)[, as.character(1:5)])
  case <<- paste0(case, "_steps")
  seen <- table(interaction(x$sex, x$q1, drop = TRUE), x$y); constant <- -2 * (sum(lgamma(rowSums(seen) + 1)) - sum(lgamma(seen + 1)))
  last <- if (tail_of(-2 * (logLik(fit("q1")) - logLik(fit(c("q1", "sex")))), 4) > tail_of(-2 * (logLik(fit("sex")) - logLik(fit(c("q1", "sex")))), 4)) c("sex", "q1") else c("q1", "sex")
  kept <- list(c("q1", "sex", "q1:sex"), c("q1", "sex"), last[2], c()); left <- c("q1*sex", last)
  before <- -2 * logLik(fit(kept[[1]]))
  say("step_summary", c("step=0", "entered", "intercept"), deviance = before + constant)
  for (at in 1:3) {
    now <- -2 * logLik(fit(kept[[at + 1]]))
    say("step_summary", c(paste0("step=", at), "removed", left[at]), deviance = now + constant, chi_square = now - before, df = 4, p = tail_of(now - before, 4))
    before <- now
  }
}
ordinally <- function(x) {
  x <- na.omit(x[c("q9", "sex", "q1")]); x$y <- factor(x$q9, ordered = TRUE); x$sex <- relevel(factor(x$sex), "2")
  m <- vglm(y ~ q1 + sex, cumulative(link = "logitlink", parallel = TRUE), x, epsilon = 1e-14, maxit = 100)
  turned <- diag(c(1, 1, 1, 1, -1, -1)) # SPSS subtracts what VGAM adds
  rows <- c(lapply(1:4, function(l) c("threshold", "q9", paste0("q9=", l))), list(c("location", "", "q1"), c("location", "sex", "sex=1")))
  estimates(rows, turned %*% vcov(m) %*% turned); patterns(x, "q9", fitted(m))
}

for (label in c("plain", "weighted")) {
  x <- if (label == "plain") d else twice
  asked <- na.omit(x[c("hours", "sex", "q1", "q4", "q7")])
  run <- function(name, of, rows = x) { case <<- paste0(label, "_", name); of(rows) }
  run("selection", selection, asked); run("subsets", subsets, asked); run("products", products); run("described", described); run("contrasts", contrasted)
  run("multinomial", multinomially); run("ordinal", ordinally)
}
keep_whole()
