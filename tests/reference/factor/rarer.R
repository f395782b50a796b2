# Rscript rarer.R: nine items by generalized least squares (lavaan), alpha (psych) and image factoring; covariances; a given diagonal.
suppressMessages({ library(psych); library(lavaan) })
source("../scales/read.R")
found <- list(); put <- function(name, m) for (i in seq_len(nrow(m))) for (j in seq_len(ncol(m))) found[[paste(name, i, j, sep = ":")]] <<- m[i, j]
one <- function(name, v) found[[name]] <<- v
orient <- function(l) l %*% diag(ifelse(colSums(l) < 0, -1, 1), ncol(l))
pick <- function(e, m) e$vectors[, 1:m, drop = FALSE]
axes <- function(s, h, m, limit, most) { at <- 0; repeat { a <- s; diag(a) <- h; e <- eigen(a); l <- pick(e, m) %*% diag(sqrt(abs(e$values[1:m])), m); new <- rowSums(l^2); at <- at + 1; move <- max(abs(new - h)); h <- new; if (move < limit || at >= most) break }; orient(l) }
for (case in c("plain", "weighted")) {
  x <- na.omit((if (case == "plain") d else twice)[paste0("q", 1:9)]); r <- cor(x); s <- cov(x); n <- nrow(x); p <- 9; m <- 3
  # generalized least squares: lavaan's exploratory factors minimise tr[((S - Sigma) S^-1)^2] / 2; principal directions of L' U^-2 L as SPSS has them
  f <- efa(sample.cov = r, ov.names = colnames(r), sample.nobs = n, nfactors = m, rotation = "none", estimator = "GLS", sample.cov.rescale = FALSE, output = "lavaan", se = "none", test = "none", baseline = FALSE, control = list(rel.tol = 1e-12, iter.max = 10000))
  l <- unclass(lavInspect(f, "est")$lambda); u <- diag(lavInspect(f, "est")$theta)
  e <- eigen(diag(1 / sqrt(u)) %*% l %*% t(l) %*% diag(1 / sqrt(u))); l <- diag(sqrt(u)) %*% pick(e, m) %*% diag(sqrt(e$values[1:m])); l <- orient(l); l <- l[, order(-colSums(l^2))]
  put(paste0(case, ":gls:loading"), l)
  sigma <- l %*% t(l) + diag(u); least <- sum(diag((diag(p) - solve(r) %*% sigma) %*% (diag(p) - solve(r) %*% sigma))) / 2
  one(paste0(case, ":gls:chi_square"), (n - 1 - (2 * p + 5) / 6 - 2 * m / 3) * least); one(paste0(case, ":gls:df"), ((p - m)^2 - p - m) / 2)
  # alpha factors: psych's, and one by one as SPSS iterates (25 steps, .001)
  put(paste0(case, ":alpha_converged:loading"), orient(unclass(fa(r, m, n.obs = n, fm = "alpha", rotate = "none", min.err = 1e-12, max.iter = 5000)$loadings)))
  h <- 1 - 1 / diag(solve(r)); at <- 0
  repeat { a <- (r - diag(p)) / sqrt(outer(h, h)) + diag(p); e <- eigen(a); l <- diag(sqrt(h)) %*% pick(e, m) %*% diag(sqrt(e$values[1:m])); new <- rowSums(l^2); at <- at + 1; move <- max(abs(new - h)); h <- new; if (move < .001 || at >= 25) break }
  put(paste0(case, ":alpha:loading"), orient(l)); one(paste0(case, ":alpha:iterations"), at)
  # image factors: S^-1 R S^-1
  w <- 1 / sqrt(diag(solve(r))); e <- eigen(r / outer(w, w)); put(paste0(case, ":image:loading"), orient(diag(w) %*% pick(e, m) %*% diag((e$values[1:m] - 1) / sqrt(e$values[1:m]))))
  # covariances: components by eigen, axes that stop at a communality's change of .001 in the items' units, images
  e <- eigen(s); l <- orient(pick(e, m) %*% diag(sqrt(e$values[1:m]))); put(paste0(case, ":cov_pc:raw"), l); put(paste0(case, ":cov_pc:eigenvalues"), t(e$values)); one(paste0(case, ":cov:count"), sum(e$values > mean(diag(s))))
  z <- scale(x); scores <- (scale(x, scale = FALSE) %*% e$vectors[, 1:m]) %*% diag(1 / sqrt(e$values[1:m])); b <- qr.solve(z, scores)
  put(paste0(case, ":cov_pc:score"), b %*% diag(ifelse(colSums(e$vectors[, 1:m]) < 0, -1, 1)))
  t <- varimax(l / sqrt(rowSums(l^2)), normalize = FALSE, eps = 1e-15)$rotmat; t <- l %*% t; t <- orient(t); res <- t / sqrt(diag(s)); o <- order(-colSums(res^2))
  put(paste0(case, ":cov_pc:varimax"), t[, o]); put(paste0(case, ":cov_pc:varimax_rescaled"), res[, o])
  a <- res[, o]; h <- sqrt(rowSums(a^2)); target <- sign(a) * abs(a / h)^4; q <- solve(crossprod(a), crossprod(a, target)); q <- q %*% diag(1 / sqrt(colSums(q^2))); k <- diag(1 / sqrt(diag(solve(crossprod(q)))))
  pattern <- a %*% q %*% solve(k); phi <- k %*% solve(crossprod(q)) %*% k; flip <- diag(ifelse(colSums(pattern) < 0, -1, 1)); pattern <- pattern %*% flip; phi <- flip %*% phi %*% flip
  put(paste0(case, ":cov_pc:promax"), pattern * sqrt(diag(s))); put(paste0(case, ":cov_pc:structure"), pattern %*% phi * sqrt(diag(s)))
  put(paste0(case, ":cov_pc:initial"), cbind(diag(s))); put(paste0(case, ":cov_pc:percent"), t(100 * e$values / sum(e$values)))
  smc <- 1 - 1 / diag(solve(r)); put(paste0(case, ":cov_paf:raw"), axes(s, smc * diag(s), m, .001, 25)); put(paste0(case, ":cov_paf_still:raw"), axes(s, smc * diag(s), m, 1e-13, 1e5))
  w <- 1 / sqrt(diag(solve(s))); e <- eigen(s / outer(w, w)); put(paste0(case, ":cov_image:raw"), orient(diag(w) %*% pick(e, m) %*% diag((e$values[1:m] - 1) / sqrt(e$values[1:m]))))
  one(paste0(case, ":cov_image:mean_variance"), mean(diag(s - 2 * diag(w^2) + diag(w^2) %*% solve(s) %*% diag(w^2))))
  # axes from a given diagonal, two steps
  put(paste0(case, ":diagonal:loading"), axes(r, seq(.3, .7, length.out = p), m, 1e-9, 2))
}
write.csv(data.frame(name = names(found), value = formatC(unlist(found), digits = 15, format = "g")), "rarer.csv", row.names = FALSE, quote = FALSE)
