# Rscript whole.R: q1 with q2 and with unit of ../scales, as if coders had given them, by R's vcd, each row as often as its weight says.
source("../scales/read.R")
source("../whole.R")
suppressMessages(library(vcd))
for (second in c("q2", "unit")) {
  case <- second
  x <- na.omit(twice[c("q1", second)])
  t <- table(factor(x$q1, 1:5), factor(x[[second]], 1:5))
  whole <- addmargins(t)
  for (i in 1:6) {
    do.call(say, c(list("agreement", if (i == 6) "total" else paste0("q1=", i)), setNames(as.list(whole[i, ]), paste0("count@", c(paste0(second, "=", 1:5), "total")))))
  }
  p <- t / sum(t)
  a <- rowSums(p)
  b <- colSums(p)
  gap <- abs(outer(1:5, 1:5, "-")) / 4
  weights <- list(unweighted = diag(5), linear_weights = 1 - gap, quadratic_weights = 1 - gap^2)
  for (way in names(weights)) {
    found <- Kappa(unclass(t), weights = if (way == "quadratic_weights") "Fleiss-Cohen" else "Equal-Spacing")
    part <- if (way == "unweighted") "Unweighted" else "Weighted"
    bounds <- confint(found)[part, ]
    w <- weights[[way]] # vcd has no z under chance alone: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72(5)
    chance <- sum(w * outer(a, b))
    sums <- outer(as.vector(w %*% b), as.vector(t(w) %*% a), "+")
    z <- found[[part]][[1]] / sqrt((sum(outer(a, b) * (w - sums)^2) - chance^2) / (sum(t) * (1 - chance)^2))
    say("kappa", c("q1", second, way), coefficient = found[[part]][[1]], se = found[[part]][[2]], z = z, p = 2 * pnorm(-abs(z)),
        ci_low = bounds[[1]], ci_high = bounds[[2]], n = sum(t))
  }
}
keep_whole()
