# Exact probabilities of tests and measures by listing every table with the margins: Rscript measures.R > measures.csv
tables <- list(
  firemen = rbind(c(5, 2, 2, 0), c(0, 1, 0, 1), c(0, 2, 3, 4)), square = rbind(c(5, 0, 2), c(1, 4, 1), c(0, 2, 6)),
  against = rbind(c(0, 2, 5), c(1, 3, 1), c(6, 2, 0)), long = rbind(c(5, 2), c(1, 6), c(3, 3), c(4, 1)), four = rbind(c(8, 2), c(1, 7))
)
fillings <- function(left, total) {
  if (length(left) == 1) return(if (total <= left) matrix(total) else matrix(0, 0, 1))
  do.call(rbind, lapply(0:min(left[1], total), function(n) { rest <- fillings(left[-1], total - n); if (nrow(rest)) cbind(n, rest) else matrix(0, 0, length(left)) }))
}
every <- function(r, c) if (length(c) == 1) list(matrix(r)) else unlist(lapply(asplit(fillings(r, c[1]), 1), function(x) lapply(every(r - x, c[-1]), function(m) cbind(x, m))), FALSE)
of <- function(m) {
  r <- rowSums(m); k <- colSums(m); n <- sum(m); e <- outer(r, k) / n; x <- rep(row(m), m); y <- rep(col(m), m)
  pairs <- sum(sign(outer(x, x, "-")) * sign(outer(y, y, "-"))) / 2
  c(pearson = sum((m - e)^2 / e), likelihood_ratio = sum((m * log(m / e))[m > 0]), linear_by_linear = cor(x, y), spearman = cor(rank(x), rank(y)), order = pairs,
    tau_of_columns = sum(m^2 / r), tau_of_rows = sum(t(m)^2 / k), agreement = if (nrow(m) == ncol(m)) sum(diag(m)) - sum(diag(e)) else NA)
}
cat("name,test,two_sided,one_sided,point\n")
for (name in names(tables)) {
  m <- tables[[name]]; all <- every(rowSums(m), colSums(m)); p <- sapply(all, function(x) exp(-sum(lfactorial(x)))); p <- p / sum(p); seen <- of(m); found <- sapply(all, of)
  for (test in names(seen)) if (!is.na(seen[test])) {
    v <- found[test, ]; s <- seen[[test]]; two <- sum(p[abs(v) >= abs(s) - 1e-9]); sided <- test %in% c("linear_by_linear", "spearman", "order", "agreement")
    cat(sprintf("%s,%s,%.12g,%s,%s\n", name, test, two, if (sided) sprintf("%.12g", sum(p[if (s >= 0) v >= s - 1e-9 else v <= s + 1e-9])) else "", if (sided) sprintf("%.12g", sum(p[abs(v - s) < 1e-9])) else ""))
  }
}
