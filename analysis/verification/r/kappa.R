# Agreement of every two variables: weighted kappa, its error by numerical derivatives, z under chance alone.
ask <- function(o) for (pair in combn(o$variables, 2, simplify = FALSE)) agree(pair[1], pair[2], asked(o, "confidence", .95))
agree <- function(a, b, conf) {
  need("numDeriv"); x <- of(c(a, b)); codes <- sort(unique(c(x[[1]], x[[2]]))); t <- unclass(table(factor(x[[1]], codes), factor(x[[2]], codes))); whole <- addmargins(t); k <- length(codes); n <- sum(t)
  for (i in seq_len(k + 1)) put(c("agreement", a, b), if (i > k) "total" else level(a, codes[i]), under("count", c(level(b, codes), "total"), whole[i, ]))
  gap <- abs(outer(seq_len(k), seq_len(k), "-")) / (k - 1); ways <- list(unweighted = diag(k), linear_weights = 1 - gap, quadratic_weights = 1 - gap^2)
  for (way in names(ways)) {
    v <- ways[[way]]; of_ <- function(p) { chance <- sum(v * outer(rowSums(p), colSums(p))); (sum(v * p) - chance) / (1 - chance) }
    slope <- drop(numDeriv::jacobian(function(u) { m <- matrix(u, k); of_(m / sum(m)) }, c(t))); value <- of_(t / n); se <- sqrt(sum(slope^2 * c(t)) - sum(slope * c(t))^2 / n); p <- t / n; r <- rowSums(p); s <- colSums(p)
    chance <- sum(v * outer(r, s)); sums <- outer(as.vector(v %*% s), as.vector(t(v) %*% r), "+"); z <- value / sqrt((sum(outer(r, s) * (v - sums)^2) - chance^2) / (n * (1 - chance)^2)) # Fleiss, Cohen & Everitt (1969)
    reach <- qnorm((1 + conf) / 2) * se; say("kappa", c(a, b, way), coefficient = value, z = z, p = 2 * pnorm(-abs(z)), n = n); if (se > 1e-9) say("kappa", c(a, b, way), se = se, ci_low = value - reach, ci_high = value + reach)
  }
}
