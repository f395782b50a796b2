# K-means case by case; one iteration of moving all centers at once is that of kmeans(algorithm = "Lloyd") of stats.
ask <- function(o) {
  names <- unlist(o$variables); k <- asked(o, "clusters", 2); method <- asked(o, "method", "batch"); pairs <- asked(o, "missing", "listwise") == "pairwise"
  x <- as.matrix(d[names]); gone <- if (pairs) rowSums(!is.na(x)) == 0 else !complete.cases(x); x <- x[!gone, , drop = FALSE]; v <- w[!gone]; single <- !duplicated(get("at", globalenv())[!gone])
  keys <- paste0("cluster=", 1:k); far <- function(row, m) rowSums((m - rep(row, each = nrow(m)))^2, na.rm = TRUE); apart <- function(m) { a <- as.matrix(dist(m))^2; diag(a) <- Inf; a }
  full <- x[single & complete.cases(x), , drop = FALSE]
  say("cluster_sizes", "valid", n = sum(v), unweighted_n = sum(single)); say("cluster_sizes", "missing", n = sum(w[gone]))
  if (nrow(full) < k && is.null(o$initial)) return()
  m <- if (!is.null(o$initial)) matrix(unlist(o$initial), k, byrow = TRUE) else full[1:k, , drop = FALSE]
  if (is.null(o$initial) && asked(o, "begin", "well_apart") == "well_apart" && nrow(full) > k && k > 1) for (i in (k + 1):nrow(full)) {
    away <- far(full[i, ], m); near <- order(away)[1:2]; between <- apart(m)
    if (away[near[1]] > min(between)) { two <- which(t(between) == min(between), arr.ind = TRUE)[1, 2:1]; m[two[if (away[two[1]] > away[two[2]]) 2 else 1], ] <- full[i, ] } else if (away[near[2]] > min(between[near[1], ])) m[near[1], ] <- full[i, ]
  }
  for (at in seq_along(names)) put("initial_centers", names[at], under("center", keys, m[, at]))
  group <- function(m) apply(x, 1, function(row) which.min(far(row, m)))
  mean_of <- function(g, m) { for (j in 1:k) for (at in seq_along(names)) { own <- g == j & !is.na(x[, at]); if (any(own)) m[j, at] <- sum(v[own] * x[own, at]) / sum(v[own]) }; m }
  move <- function(m) { if (method == "batch") return(mean_of(group(m), m)); n <- matrix(1, k, ncol(x))
    for (i in seq_len(nrow(x))) { j <- which.min(far(x[i, ], m)); known <- !is.na(x[i, ]); n[j, known] <- n[j, known] + v[i]; m[j, known] <- m[j, known] + (x[i, known] - m[j, known]) * v[i] / n[j, known] }; m }
  gap <- sqrt(min(apart(m)))
  if (method != "classify") for (step in 1:asked(o, "iterations", 10)) { before <- m; m <- move(m); moved <- sqrt(rowSums((m - before)^2)); put("iteration_history", paste0("iteration=", step), under("center_change", keys, moved)); if (max(moved) <= asked(o, "criterion", 0) * gap) break }
  g <- group(m); final <- mean_of(g, matrix(NA_real_, k, ncol(x)))
  for (at in seq_along(names)) put("final_centers", names[at], under("center", keys, final[, at]))
  for (j in 1:k) { say("cluster_sizes", keys[j], n = sum(v[g == j]), unweighted_n = sum(g == j & single)); for (l in 1:k) if (l != j) put("center_distances", keys[j], under("center_distance", keys[l], sqrt(sum((final[j, ] - final[l, ])^2)))) }
  for (at in seq_along(names)) { own <- !is.na(x[, at]); e <- spread_of_groups(x[own, at], g[own], v[own]); put("cluster_anova", names[at], list("mean_square@between_clusters" = e$between / e$df1, "df@between_clusters" = e$df1, "mean_square@error" = e$within / e$df2, "df@error" = e$df2, f = e$f, p = e$p)) }
  if (isTRUE(o$membership)) for (i in which(single)) say("cluster_membership", paste0("case=", get("at", globalenv())[!gone][i]), cluster_number = g[i], center_distance = sqrt(min(far(x[i, ], m))))
}
