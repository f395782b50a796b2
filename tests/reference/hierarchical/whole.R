# Rscript whole.R: draws data.csv, cases without ties, and clusters them with hclust() and cutree(); Ward's coefficients
# are sums of half the heights of "ward.D" on squared distances, so that they are sums of squares within clusters.
source("../whole.R")
set.seed(11); n <- 24
x <- round(cbind(a = rnorm(n) + rep(c(0, 3, 6), 8), b = rnorm(n, 10, 2), c = rexp(n)), 4)
write.csv(x, "data.csv", row.names = FALSE, quote = FALSE)
d2 <- dist(x)^2
tell <- function(name, tree, s, coefficients = tree$height) {
  case <<- name; first <- integer(0); stage_of <- function(i) if (i < 0) c(-i, 0) else c(first[i], i)
  made <- t(apply(tree$merge, 1, function(m) { one <- stage_of(m[1]); other <- stage_of(m[2]); if (one[1] > other[1]) { two <- one; one <- other; other <- two }; first <<- c(first, one[1]); c(one[1], other[1], one[2], other[2]) }))
  for (k in 1:(n - 1)) say("agglomeration_schedule", paste0("stage=", k), first_cluster = made[k, 1], second_cluster = made[k, 2], fusion_coefficient = coefficients[k], first_appears = made[k, 3], second_appears = made[k, 4], next_stage = max(0, which(made[, 3] == k | made[, 4] == k)))
  for (many in 2:4) { g <- cutree(tree, many); for (i in 1:n) { cells <- list(g[i]); names(cells) <- paste0("cluster_number@clusters=", many); do.call(say, c(list("cluster_membership", paste0("case=", i)), cells)) } }
  m <- as.matrix(s); if (name %in% c("ward", "complete", "scaled", "likeness")) for (i in 1:n) do.call(say, c(list("proximity_matrix", paste0("case=", i)), setNames(as.list(m[i, ]), paste0("proximity@case=", 1:n))))
  for (part in c("valid", "total")) say("case_processing", part, count = n, percent = 100); say("case_processing", "missing", count = 0, percent = 0)
}
ward <- hclust(d2, "ward.D"); tell("ward", ward, d2, cumsum(ward$height / 2))
tell("between", hclust(d2, "average"), d2)
tell("single", hclust(dist(x), "single"), dist(x))
tell("complete", hclust(dist(x, "manhattan"), "complete"), dist(x, "manhattan"))
tell("centroid", hclust(d2, "centroid"), d2)
tell("median", hclust(d2, "median"), d2)
z <- dist(scale(x), "maximum"); tell("scaled", hclust(z, "average"), z)
alike <- cor(t(x)); likeness <- hclust(as.dist(1 - alike), "average"); tell("likeness", likeness, alike, 1 - likeness$height)
keep_whole()
