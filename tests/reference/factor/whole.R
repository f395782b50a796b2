# Rscript whole.R: components of nine items turned by varimax, and the trail of items that rules leave out, by eigen and varimax.
suppressMessages({ library(psych); library(GPArotation) })
source("../scales/read.R")
source("../whole.R")
under <- function(word, names, values) setNames(as.list(values), paste0(word, "@", names))
orient <- function(l) l %*% diag(ifelse(colSums(l) < 0, -1, 1), ncol(l))
turn <- function(l) {
  if (ncol(l) == 1) return(l)
  t <- orient(unclass(varimax(l, normalize = TRUE, eps = 1e-15)$loadings)); t[, order(-colSums(t^2)), drop = FALSE]
}
adequacy <- function(x) {
  r <- cor(x); k <- KMO(r); b <- cortest.bartlett(r, n = nrow(x))
  say("kmo_bartlett", "all_items", kmo = k$MSA, chi_square = b$chisq, df = b$df, p = b$p.value)
  for (q in names(x)) say("sampling_adequacy", q, msa = k$MSAi[[q]])
}
components <- function(x, m) { e <- eigen(cor(x)); orient(e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(e$values[1:m]), m)) }
for (case in c("plain", "weighted")) {
  x <- na.omit((if (case == "plain") d else twice)[paste0("q", 1:9)]); r <- cor(x); e <- eigen(r)$values; m <- sum(e > 1); p <- ncol(x)
  adequacy(x)
  say("single_factor", "all_items", eigenvalue = e[1], percent = 100 * e[1] / p, n_factors = m)
  l <- components(x, m); t <- turn(l); keys <- paste0("component=", 1:m); sums <- colSums(t^2)
  for (i in 1:p) {
    q <- names(x)[i]
    say("descriptive_statistics", q, mean = mean(x[[q]]), sd = sd(x[[q]]), n = nrow(x))
    do.call(say, c(list("correlations", q), under("r", names(x), r[i, ])))
    say("communalities", q, initial = 1, extraction = sum(l[i, ]^2))
    do.call(say, c(list("loadings", q), under("loading", keys, l[i, ])))
    do.call(say, c(list("rotated_loadings", q), under("loading", keys, t[i, ])))
  }
  turning <- solve(crossprod(l), crossprod(l, t))
  for (j in 1:m) do.call(say, c(list("transformation", keys[j]), under("loading", keys, turning[j, ])))
  for (i in 1:p) {
    key <- paste0("component=", i)
    part <- function(under_, v) do.call(say, c(list("variance_explained", key), setNames(list(v[i], 100 * v[i] / p, 100 * sum(v[1:i]) / p), paste0(c("eigenvalue", "percent", "cumulative_percent"), "@", under_))))
    part("initial", e)
    if (i <= m) { part("extraction", e[1:m]); part("rotation", sums) }
  }
}
for (case in c("equamax", "weighted_equamax")) { # Crawford & Ferguson's criterion with kappa = m / (2 p)
  x <- na.omit((if (case == "equamax") d else twice)[paste0("q", 1:9)])
  t <- orient(unclass(suppressWarnings(GPForth(components(x, 3), method = "cf", methodArgs = list(kappa = 3 / 18), normalize = TRUE, eps = 1e-9, maxit = 5000))$loadings))
  t <- t[, order(-colSums(t^2))]
  for (i in 1:9) do.call(say, c(list("rotated_loadings", names(x)[i]), under("loading", paste0("component=", 1:3), t[i, ])))
}
case <- "weak"
adequacy(na.omit(d[c("q1", "q4", "q7")]))
case <- "trail"
items <- c(paste0("q", 1:10), "hours"); step <- 0
repeat { # communality below .6, largest loading below .7, second largest .2 or more: the worst goes first
  x <- na.omit(d[items]); e <- eigen(cor(x))$values; m <- sum(e > 1); l <- components(x, m); t <- turn(l); step <- step + 1
  h <- rowSums(l^2); sizes <- t(apply(abs(t), 1, sort, decreasing = TRUE))
  out <- if (min(h) < .6) list(which.min(h), "low_communality", min(h)) else if (min(sizes[, 1]) < .7) list(which.min(sizes[, 1]), "low_loading", min(sizes[, 1])) else
    if (max(sizes[, 2]) >= .2) list(which.max(sizes[, 2]), "cross_loading", max(sizes[, 2]))
  keys <- c(paste0("step=", step), if (is.null(out)) c("", "") else c(items[out[[1]]], out[[2]]))
  say("deletion_trail", keys, n_items = length(items), n = nrow(x), kmo = KMO(cor(x))$MSA, n_factors = m, cumulative_percent = 100 * sum(h) / length(h))
  if (is.null(out)) break
  say("deletion_trail", keys, coefficient = out[[3]])
  items <- items[-out[[1]]]
}
keep_whole()
