# Clusters stage by stage from dist(), each distance of clusters taken anew from the items of both where a method can be
# told so (average, single, complete linkage, centroids, Ward), by the formula of Lance and Williams for medians.
ask <- function(o) {
  names <- unlist(o$variables); single <- !duplicated(get("at", globalenv())); x <- as.matrix(d[single, names]); total <- nrow(x); x <- x[complete.cases(x), , drop = FALSE]; n <- nrow(x)
  method <- asked(o, "method", "between"); measure <- asked(o, "measure", "euclidean_squared"); p <- asked(o, "power", 2); keys <- if (n) paste0("case=", 1:n) else character()
  for (part in c("valid", "missing", "total")) { count <- c(valid = n, missing = total - n, total = total)[[part]]; say("case_processing", part, count = count, percent = 100 * count / total) }
  if (n < 2) return()
  scale_of <- list(none = identity, z = function(v) if (sd(v) > 0) (v - mean(v)) / sd(v) else v * 0, sd = function(v) if (sd(v) > 0) v / sd(v) else v, range = function(v) if (diff(range(v)) > 0) v / diff(range(v)) else v, rescale = function(v) if (diff(range(v)) > 0) (v - min(v)) / diff(range(v)) else v * 0 + .5, max = function(v) if (max(v) != 0) v / max(v) else v / max(1e-300, abs(min(v))) + 1, mean = function(v) if (mean(v) != 0) v / mean(v) else v + 1)
  x <- apply(x, 2, scale_of[[asked(o, "scale", "none")]]); x <- matrix(x, n); has <- x == asked(o, "present", 1); lacks <- if (is.null(o$absent)) !has else x == o$absent
  two <- function(f) outer(1:n, 1:n, Vectorize(function(i, j) f(i, j))); counts <- function(f) two(function(i, j) f(sum(has[i, ] & has[j, ]), sum(has[i, ] & lacks[j, ]), sum(lacks[i, ] & has[j, ]), sum(lacks[i, ] & lacks[j, ])))
  euclid <- function() as.matrix(dist(x))
  s <- switch(measure, euclidean_squared = euclid()^2, euclidean = euclid(), block = as.matrix(dist(x, "manhattan")), chebychev = as.matrix(dist(x, "maximum")), minkowski = as.matrix(dist(x, "minkowski", p = p)), power = as.matrix(dist(x, "minkowski", p = p))^(p / asked(o, "root", 2)),
    cosine = two(function(i, j) sum(x[i, ] * x[j, ]) / sqrt(sum(x[i, ]^2) * sum(x[j, ]^2))), correlation = suppressWarnings(cor(t(x))), chi_square = , phi_square = two(function(i, j) { t <- rbind(x[i, ], x[j, ]); t <- t[, colSums(t) > 0, drop = FALSE]; v <- suppressWarnings(chisq.test(t, correct = FALSE)$statistic); if (measure == "chi_square") sqrt(v) else sqrt(v / sum(t)) }),
    jaccard = counts(function(a, b, c, d) a / (a + b + c)), simple_matching = counts(function(a, b, c, d) (a + d) / (a + b + c + d)), dice = counts(function(a, b, c, d) 2 * a / (2 * a + b + c)), russell_rao = counts(function(a, b, c, d) a / (a + b + c + d)), phi = counts(function(a, b, c, d) (a * d - b * c) / sqrt((a + b) * (a + c) * (b + d) * (c + d))), ochiai = counts(function(a, b, c, d) a / sqrt((a + b) * (a + c))),
    binary_euclidean = sqrt(counts(function(a, b, c, d) b + c)), binary_euclidean_squared = counts(function(a, b, c, d) b + c), stop("not asked of R"))
  if (isTRUE(o$distances)) for (i in 1:n) put("proximity_matrix", keys[i], under("proximity", keys, s[i, ]))
  if (any(!is.finite(s))) return()
  sign <- if (measure %in% c("cosine", "correlation", "jaccard", "simple_matching", "dice", "russell_rao", "phi", "ochiai")) -1 else 1; s <- sign * s; near <- s; groups <- as.list(1:n); made <- rep(0, n); stages <- NULL; total <- 0
  apart <- function(i, j) { one <- groups[[i]]; other <- groups[[j]]; both <- c(one, other); m <- length(both); within <- function(g) sum(s[g, g]) / 2
    switch(method, between = mean(s[one, other]), within = within(both) / (m * (m - 1) / 2), single = min(s[one, other]), complete = max(s[one, other]), centroid = mean(s[one, other]) - within(one) / length(one)^2 - within(other) / length(other)^2, ward = 2 * (within(both) / m - within(one) / length(one) - within(other) / length(other))) }
  near[!lower.tri(near)] <- Inf
  for (stage in 1:(n - 1)) {
    least <- min(near); close <- which(near <= least + 1e-9 * abs(least), arr.ind = TRUE); pick <- close[order(close[, 1], close[, 2]), , drop = FALSE][nrow(close), ]; i <- pick[[2]]; j <- pick[[1]]; total <- total + least / 2
    stages <- rbind(stages, c(i, j, sign * if (method == "ward") total else least, made[i], made[j])); made[i] <- stage; before <- s
    if (method == "median") { merged <- (s[i, ] + s[j, ]) / 2 - s[i, j] / 4; s[i, ] <- merged; s[, i] <- merged } else groups[[i]] <- c(groups[[i]], groups[[j]])
    near[j, ] <- Inf; near[, j] <- Inf
    for (k in which(is.finite(apply(pmin(near, t(near)), 1, min)))) if (k != i) { v <- if (method == "median") s[i, k] else apart(i, k); if (k > i) near[k, i] <- v else near[i, k] <- v }
  }
  for (k in 1:(n - 1)) say("agglomeration_schedule", paste0("stage=", k), first_cluster = stages[k, 1], second_cluster = stages[k, 2], fusion_coefficient = stages[k, 3], first_appears = stages[k, 4], second_appears = stages[k, 5], next_stage = max(0, which(stages[, 4] == k | stages[, 5] == k)))
  span <- range(unlist(o$clusters)); if (!is.null(o$clusters)) for (many in span[1]:min(span[2], n)) { g <- 1:n; for (k in seq_len(n - many)) g[g == stages[k, 2]] <- stages[k, 1]; g <- match(g, sort(unique(g))); for (i in 1:n) put("cluster_membership", keys[i], under("cluster_number", paste0("clusters=", many), g[i])) }
}
