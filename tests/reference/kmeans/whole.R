# Rscript whole.R: clusters of cases of ../scales. Every iteration that moves all centers at once is one of kmeans() with
# algorithm = "Lloyd", variances are those of lm(); initial centers and running means follow the steps that IBM SPSS
# Statistics Algorithms tells of QUICK CLUSTER, case by case.
source("../scales/read.R")
source("../whole.R")
under <- function(word, values) setNames(as.list(values), paste0(word, "@cluster=", seq_along(values)))
put <- function(table, keys, cells) do.call(say, c(list(table, keys), cells))
far <- function(row, m) colSums((t(m) - row)^2)
well_apart <- function(x, k) {
  m <- x[1:k, ]
  for (i in (k + 1):nrow(x)) {
    away <- far(x[i, ], m); near <- order(away); between <- as.matrix(dist(m))^2; diag(between) <- Inf
    pair <- which(between == min(between), arr.ind = TRUE); pair <- sort(pair[order(apply(pair, 1, min), apply(pair, 1, max))[1], ])
    if (away[near[1]] > min(between)) m[if (away[pair[1]] > away[pair[2]]) pair[2] else pair[1], ] <- x[i, ]
    else if (away[near[2]] > min(between[near[1], ])) m[near[1], ] <- x[i, ]
  }
  m
}
tell <- function(x, w, m, initial, rest) {
  g <- apply(x, 1, function(row) which.min(far(row, m))); k <- nrow(m); n <- sapply(1:k, function(j) sum(w[g == j]))
  final <- t(sapply(1:k, function(j) colSums(x[g == j, ] * w[g == j]) / n[j]))
  for (v in colnames(x)) {
    put("initial_centers", v, under("center", initial[, v])); put("final_centers", v, under("center", final[, match(v, colnames(x))]))
    many <- rep(seq_len(nrow(x)), w); a <- anova(lm(x[many, v] ~ factor(g[many])))
    put("cluster_anova", v, list("mean_square@between_clusters" = a[1, 3], "df@between_clusters" = a[1, 1], "mean_square@error" = a[2, 3], "df@error" = a[2, 1], f = a[1, 4], p = a[1, 5]))
  }
  between <- as.matrix(dist(final))
  for (j in 1:k) { say("cluster_sizes", paste0("cluster=", j), n = n[j]); put("center_distances", paste0("cluster=", j), under("center_distance", between[j, ])[-j]) }
  say("cluster_sizes", "valid", n = sum(w)); say("cluster_sizes", "missing", n = rest)
  for (i in seq_len(nrow(x))) say("cluster_membership", paste0("case=", rownames(x)[i]), cluster_number = g[i], center_distance = sqrt(min(far(x[i, ], m))))
}
walk <- function(m, most, move, gap = sqrt(min(dist(m)))) for (step in 1:most) {
  before <- m; m <<- m <- move(m); moved <- sqrt(rowSums((m - before)^2)); put("iteration_history", paste0("iteration=", step), under("center_change", moved))
  if (max(moved) == 0) break
}
rownames(d) <- seq_len(nrow(d))

case <- "apart"
x <- as.matrix(d[complete.cases(d[c("q1", "q2", "q3", "hours")]), c("q1", "q2", "q3", "hours")]); one <- rep(1, nrow(x))
initial <- m <- well_apart(x, 4)
walk(m, 10, function(m) suppressWarnings(kmeans(x, m, iter.max = 1, algorithm = "Lloyd"))$centers)
tell(x, one, m, initial, nrow(d) - nrow(x))

case <- "running"
x <- as.matrix(d[complete.cases(d[c("q4", "q5")]), c("q4", "q5")]); w <- d[rownames(x), "times"]; x <- x[w > 0, ]; w <- w[w > 0]
initial <- m <- matrix(c(1, 5, 5, 1, 3, 3), 3, byrow = TRUE, dimnames = list(NULL, colnames(x)))
walk(m, 3, function(m) { n <- rep(1, 3); for (i in seq_len(nrow(x))) { j <- which.min(far(x[i, ], m)); m[j, ] <- (m[j, ] * n[j] + x[i, ] * w[i]) / (n[j] + w[i]); n[j] <- n[j] + w[i] }; m })
tell(x, w, m, initial, sum(d$times) - sum(w))

case <- "classify"
x <- as.matrix(d[complete.cases(d[c("q6", "hours")]), c("q6", "hours")])
initial <- m <- x[1:2, ]
tell(x, rep(1, nrow(x)), m, initial, nrow(d) - nrow(x))
keep_whole()
