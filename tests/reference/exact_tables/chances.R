# Rscript chances.R: exact probabilities of chi-square tests by listing every table with the margins of the one seen.
tables <- list(
  firemen = rbind(c(5, 2, 2, 0), c(0, 1, 0, 1), c(0, 2, 3, 4)),
  three = rbind(c(2, 1, 4), c(4, 5, 1), c(2, 2, 3)),
  ties = rbind(c(2, 0, 0), c(0, 2, 0), c(0, 0, 2)),
  long = rbind(c(5, 2), c(1, 6), c(3, 3), c(4, 1)),
  four = rbind(c(8, 2), c(1, 7)),
  zero = rbind(c(0, 3, 1), c(2, 0, 3), c(1, 2, 0))
)
fillings <- function(left, total) {  # a row for each way to take `total` out of `left`
  if (length(left) == 1) return(if (total <= left) matrix(total) else matrix(0, 0, 1))
  do.call(rbind, lapply(0:min(left[1], total), function(n) {
    rest <- fillings(left[-1], total - n)
    if (nrow(rest)) cbind(n, rest) else matrix(0, 0, length(left))
  }))
}
chances <- function(m) {
  r <- rowSums(m); c <- colSums(m); n <- sum(m)
  u <- seq_along(r); v <- seq_along(c)
  pearson <- function(x, j) rowSums(sweep(x^2, 2, r * c[j] / n, "/"))
  ratio <- function(x, j) rowSums(ifelse(x > 0, x * log(pmax(x, 1)), 0))
  linear <- function(x, j) as.vector(x %*% u) * v[j]
  found <- list(left = matrix(r, 1), log = 0, scores = matrix(0, 1, 3))
  for (j in seq_along(c)) {
    parts <- lapply(seq_len(nrow(found$left)), function(i) {
      x <- fillings(found$left[i, ], c[j])
      list(
        left = sweep(-x, 2, found$left[i, ], "+"), log = found$log[i] - rowSums(lfactorial(x)),
        scores = sweep(cbind(pearson(x, j), ratio(x, j), linear(x, j)), 2, found$scores[i, ], "+")
      )
    })
    found <- list(
      left = do.call(rbind, lapply(parts, `[[`, "left")), log = unlist(lapply(parts, `[[`, "log")),
      scores = do.call(rbind, lapply(parts, `[[`, "scores"))
    )
  }
  p <- exp(found$log - max(found$log)); p <- p / sum(p)
  own <- sapply(list(pearson, ratio, linear), function(f) sum(sapply(seq_along(c), function(j) f(t(m[, j]), j))))
  mean <- sum(u * r) * sum(v * c) / n
  far <- abs(own[3] - mean)
  gap <- found$scores[, 3] - mean
  tail <- if (own[3] >= mean) gap >= far - 1e-9 else gap <= -far + 1e-9
  c(
    pearson = sum(p[found$scores[, 1] >= own[1] - 1e-9]), likelihood_ratio = sum(p[found$scores[, 2] >= own[2] - 1e-9]),
    linear_by_linear = sum(p[abs(gap) >= far - 1e-9]), one_sided = sum(p[tail]), tables = length(p)
  )
}
found <- NULL
for (name in names(tables)) {
  m <- tables[[name]]
  found <- rbind(found, data.frame(name, rows = nrow(m), cells = paste(c(t(m)), collapse = " "), t(signif(chances(m), 10))))
}
write.csv(found, "chances.csv", row.names = FALSE, quote = FALSE)
