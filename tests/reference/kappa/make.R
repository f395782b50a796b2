# Rscript make.R: kappa with its large-sample error (Fleiss, Cohen & Everitt 1969), of psych and by the formula.
suppressMessages(library(psych))
source("../scales/read.R")
one <- function(label, data, first, second) {
  x <- na.omit(data[c(first, second)])
  codes <- sort(unique(unlist(x)))
  t <- table(factor(x[[1]], codes), factor(x[[2]], codes))
  k <- length(codes); n <- sum(t)
  for (way in c("unweighted", "linear", "quadratic")) {
    gap <- abs(outer(1:k, 1:k, "-")) / (k - 1)
    w <- switch(way, unweighted = diag(k), linear = 1 - gap, quadratic = 1 - gap^2)
    f <- suppressWarnings(cohen.kappa(unclass(t), w = 1 - w, n.obs = n))
    note(paste(label, way, "kappa", sep = ":"), f$weighted.kappa)
    p <- t / n; a <- rowSums(p); b <- colSums(p)
    po <- sum(w * p); pe <- sum(w * outer(a, b)); value <- (po - pe) / (1 - pe)
    wi <- as.vector(w %*% b); wj <- as.vector(t(w) %*% a)
    sums <- outer(wi, wj, "+")
    v <- (sum(p * (w * (1 - pe) - sums * (1 - po))^2) - (po * pe - 2 * pe + po)^2) / (n * (1 - pe)^4)
    v0 <- (sum(outer(a, b) * (w - sums)^2) - pe^2) / (n * (1 - pe)^2)
    note(paste(label, way, "formula", sep = ":"), value)
    note(paste(label, way, "se", sep = ":"), sqrt(v))
    note(paste(label, way, "z", sep = ":"), value / sqrt(v0))
    note(paste(label, way, "psych_se", sep = ":"), sqrt(f$var.weighted))
  }
}
one("plain", d, "q1", "q2")
one("weighted", twice, "q1", "q2")
keep()
