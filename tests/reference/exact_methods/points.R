# Exact and point probabilities by listing every arrangement: Rscript points.R > points.csv
y <- c(3, 1, 4, 2, 5, 2, 5, 3, 6, 4, 6, 5); g <- rep(1:3, each = 4)
a <- c(1, 2, 1, 3, 2, 4, 3, 2, 1, 3, 2, 4); b <- c(2, 2, 3, 1, 4, 3, 3, 1, 4, 4, 3, 4); c <- c(1, 3, 2, 3, 4, 1, 2, 1, 3, 4, 4, 2)
h <- c(0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1); k <- c(1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1)
same <- function(x, at) abs(x - at) < 1e-7; far <- function(x, at) x > at - 1e-7
say <- function(name, values, seen, weights = rep(1, length(values)), sided = TRUE) {
  p <- weights / sum(weights); one <- if (sided) sum(p[if (seen >= 0) far(values, seen) else far(-values, -seen)]) else NA
  cat(sprintf("%s,%.12g,%s,%.12g\n", name, sum(p[far(abs(values), abs(seen))]), if (sided) sprintf("%.12g", one) else "", sum(p[same(values, seen)])))
}
orders <- function(sizes) { # every way to share cases out among groups
  n <- sum(sizes); rows <- list(rep(0L, n))
  for (at in seq_along(sizes)) rows <- unlist(lapply(rows, function(row) { free <- which(row == 0); lapply(asplit(combn(length(free), sizes[at]), 2), function(taken) { row[free[taken]] <- at; row }) }), FALSE)
  do.call(rbind, rows)
}
cat("name,two_sided,one_sided,point\n")
two <- g < 3; r <- rank(y[two]); of <- function(f, ways) apply(ways, 1, f)
pairs <- orders(c(4, 4)); w <- function(x) sum(r[x == 1]) - 18; say("mann_whitney", of(w, pairs), w(g[two]))
d <- function(x) { v <- sort(unique(y[two])); max(abs(ecdf(y[two][x == 1])(v) - ecdf(y[two][x == 2])(v))) }; say("kolmogorov_two", of(d, pairs), d(g[two]), sided = FALSE)
all <- orders(c(4, 4, 4)); ranks <- rank(y)
kw <- function(x) sum(tapply(ranks, x, sum)^2); say("kruskal_wallis", of(kw, all), kw(g), sided = FALSE)
jt <- function(x) sum(sapply(list(c(1, 2), c(1, 3), c(2, 3)), function(p) sum(outer(y[x == p[1]], y[x == p[2]], function(s, t) (s < t) + (s == t) / 2)))) - 24; say("jonckheere", of(jt, all), jt(g))
up <- y > median(y); md <- function(x) sum((tapply(up, x, sum) - 4 * mean(up))^2); say("median", of(md, all), md(g), sided = FALSE)
signs <- function(m) as.matrix(expand.grid(rep(list(c(-1, 1)), m)))
gap <- (b - a)[b != a]; rk <- rank(abs(gap)); s <- signs(length(gap)); say("wilcoxon", as.vector(s %*% rk), sum(sign(gap) * rk))
say("homogeneity", as.vector(s %*% abs(gap)), sum(a - b))
n <- length(gap); say("sign", 0:n - n / 2, sum(gap < 0) - n / 2, dbinom(0:n, n, .5))
n <- sum(h != k); say("mcnemar", 0:n - n / 2, sum(h > k) - n / 2, dbinom(0:n, n, .5))
n <- 12; cat(sprintf("binomial,%.12g,%.12g,%.12g\n", binom.test(sum(h == 0), n)$p.value, pbinom(5, n, .5), dbinom(5, n, .5))); cat(sprintf("binomial_third,%.12g,%.12g,%.12g\n", binom.test(sum(h == 0), n, .3)$p.value, 1 - pbinom(4, n, .3), dbinom(5, n, .3)))
side <- y >= median(y); runs <- function(x) 1 + sum(diff(x) != 0); ways <- apply(combn(12, sum(side)), 2, function(x) runs(1:12 %in% x)); middle <- 2 * sum(side) * sum(!side) / 12 + 1; say("runs", ways - middle, runs(side) - middle, sided = FALSE)
counts <- table(y); x <- as.matrix(expand.grid(0:6, 0:6, 0:6)); x <- x[rowSums(x) == 6, ]; z <- c(1, 3, 2); say("chi_square", rowSums((x - 2)^2) / 2, sum((z - 2)^2) / 2, apply(x, 1, dmultinom, prob = rep(1, 3)), sided = FALSE)
few <- cbind(a, b, c)[1:6, ]; rows <- t(apply(few, 1, rank)); perms <- rbind(c(1, 2, 3), c(1, 3, 2), c(2, 1, 3), c(2, 3, 1), c(3, 1, 2), c(3, 2, 1))
every <- as.matrix(expand.grid(rep(list(1:6), 6))); sums <- Reduce(`+`, lapply(1:6, function(i) t(apply(perms, 1, function(p) rows[i, p]))[every[, i], ])); say("friedman", rowSums(sums^2), sum(colSums(rows)^2), sided = FALSE)
bits <- cbind(h, k, as.numeric(a > 2))[1:6, ]; sums <- Reduce(`+`, lapply(1:6, function(i) t(apply(perms, 1, function(p) bits[i, p]))[every[, i], ])); say("cochran_q", rowSums(sums^2), sum(colSums(bits)^2), sided = FALSE)
D <- ks.test(y, "pnorm", mean(y), sd(y))$statistic[[1]]; cat(sprintf("kolmogorov_one,%.12g,,0\n", 1 - .Call(stats:::C_pKolmogorov2x, D, 12L)))
q <- c(1.2, 3.4, 2.2, 5.6, 7.1, 2.9, 8.8, 9.1, 4.4, 6.3, 9.9, 10.2); e <- rep(1:2, c(5, 7)); o <- order(q); ways <- apply(combn(12, 5), 2, function(x) runs(1:12 %in% x)); seen <- runs(e[o] == 1); cat(sprintf("wald_wolfowitz,,%.12g,%.12g\n", mean(ways <= seen), mean(ways == seen)))
