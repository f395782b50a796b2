# Components and factors by eigen, varimax, GPArotation, factanal and psych.
orient <- function(l) l %*% diag(ifelse(colSums(l) < 0, -1, 1), ncol(l))
largest_first <- function(l) l[, order(-colSums(l^2)), drop = FALSE]
components <- function(r, m) { e <- eigen(r); orient(e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(e$values[1:m]), m)) }
axes <- function(r, m, early, o) { # principal axes from squared multiple correlations; SPSS stops when none moves by .001, at step 25
  h <- diag(r) * (if (length(o$diagonal)) unlist(o$diagonal) else 1 - 1 / diag(solve(cov2cor(r)))); at <- 0
  repeat {
    s <- r; diag(s) <- h; e <- eigen(s); l <- e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(abs(e$values[1:m])), m); new <- rowSums(l^2); at <- at + 1
    move <- max(abs(new - h)); h <- new
    if (move < (if (early) asked(o, "change", .001) else 1e-13) || at >= (if (early) asked(o, "iterations", 25) else 1e5)) return(orient(l))
  }
}
turn <- function(l, way, o) { # loadings turned: list(loadings) or list(pattern, phi)
  m <- ncol(l)
  if (m == 1 || way == "none") return(NULL)
  if (way == "varimax") return(list(largest_first(orient(unclass(varimax(l, normalize = asked(o, "kaiser", TRUE), eps = 1e-15)$loadings)))))
  need("GPArotation")
  if (way == "quartimax") return(list(largest_first(orient(unclass(quartimax(l, normalize = asked(o, "kaiser", TRUE), eps = 1e-6, maxit = 3000)$loadings)))))
  if (way == "equamax") return(list(largest_first(orient(unclass(GPForth(l, method = "cf", methodArgs = list(kappa = m / 2 / nrow(l)), normalize = asked(o, "kaiser", TRUE), eps = 1e-6, maxit = 3000)$loadings)))))
  if (way == "oblimin") { f <- oblimin(turn(l, "varimax", o)[[1]], gam = asked(o, "delta", 0), normalize = asked(o, "kaiser", TRUE), eps = 1e-6, maxit = 3000); p <- unclass(f$loadings); phi <- f$Phi }
  else { # promax of SPSS: the target is varimax's loadings by row, to the power kappa
    a <- turn(l, "varimax", o)[[1]]; h <- sqrt(rowSums(a^2)); target <- sign(a) * abs(a / h)^asked(o, "kappa", 4)
    q <- solve(crossprod(a), crossprod(a, target)); q <- q %*% diag(1 / sqrt(colSums(q^2))); c <- diag(1 / sqrt(diag(solve(crossprod(q)))))
    p <- a %*% q %*% solve(c); phi <- c %*% solve(crossprod(q)) %*% c
  }
  flip <- ifelse(colSums(p) < 0, -1, 1); p <- p %*% diag(flip); phi <- diag(flip) %*% phi %*% diag(flip)
  list(p, phi) # in the order of varimax
}
alphas <- function(r, m, o) { # Kaiser and Caffrey's: correlations in units of communalities, as SPSS iterates
  h <- 1 - 1 / diag(solve(r)); at <- 0
  repeat {
    e <- eigen((r - diag(nrow(r))) / sqrt(outer(h, h)) + diag(nrow(r))); l <- diag(sqrt(h)) %*% e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(abs(e$values[1:m])), m)
    new <- rowSums(l^2); at <- at + 1; move <- max(abs(new - h)); h <- new
    if (move < asked(o, "change", .001) || at >= asked(o, "iterations", 25)) return(orient(l))
  }
}
images <- function(r, m) { w <- 1 / sqrt(diag(solve(r))); e <- eigen(r / outer(w, w)); orient(diag(w) %*% e$vectors[, 1:m, drop = FALSE] %*% diag((e$values[1:m] - 1) / sqrt(e$values[1:m]), m)) }
generalized <- function(r, m) { # the least tr[(I - R^-1 Sigma)^2] / 2 over unique variances of .005 or more, by nlminb from several starts
  i <- solve(r); rest <- nrow(r) - m; values <- function(u) eigen(sqrt(outer(u, u)) * i, symmetric = TRUE)
  least <- function(u) sum((values(u)$values[1:rest] - 1)^2) / 2
  slope <- function(u) { e <- values(u); v <- e$values[1:rest]; drop(e$vectors[, 1:rest, drop = FALSE]^2 %*% (v * (v - 1))) / u }
  starts <- c(list(pmax((1 - m / 2 / nrow(r)) / diag(i), .005)), lapply(c(.2, .5, .9), rep, nrow(r)))
  found <- lapply(starts, function(s) nlminb(s, least, slope, lower = .005, control = list(rel.tol = 1e-15, eval.max = 5000, iter.max = 5000)))
  u <- found[[which.min(sapply(found, `[[`, "objective"))]]$par; e <- values(u); k <- rest + 1:m
  l <- orient(diag(sqrt(u)) %*% e$vectors[, k, drop = FALSE] %*% diag(sqrt(pmax(1 / e$values[k] - 1, 0)), m)); l <- l[, order(-colSums(l^2)), drop = FALSE]; attr(l, "u") <- u; l
}
extract <- function(r, m, way, n, early, o) switch(way,
  principal_components = components(r, m), principal_axis = axes(r, m, early, o), alpha = alphas(r, m, o), image = images(r, m), generalized_least_squares = generalized(r, m),
  maximum_likelihood = { f <- factanal(covmat = r, factors = m, n.obs = n, rotation = "none", control = list(nstart = 5, opt = list(factr = 1, pgtol = 0, maxit = 10000))); orient(unclass(f$loadings)) },
  { need("psych"); l <- unclass(psych::fa(r, m, n.obs = n, fm = "minres", rotate = "none", min.err = 1e-12, max.iter = 10000)$loadings); orient(l) })
scored <- function(r, l, turned, way) { # by regression R^-1 S, Bartlett's, or Anderson and Rubin's
  oblique <- length(turned) == 2; p <- if (is.null(turned)) l else turned[[1]]; phi <- if (oblique) turned[[2]] else diag(ncol(p)); s <- p %*% phi
  if (way == "regression") return(solve(r, s))
  u <- 1 - rowSums((p %*% phi) * p)
  if (way == "anderson_rubin") { d <- diag(1 / u); e <- eigen(t(p) %*% d %*% r %*% d %*% p); return(d %*% p %*% e$vectors %*% diag(1 / sqrt(e$values), length(e$values)) %*% t(e$vectors)) }
  solve(diag(u)) %*% p %*% solve(t(p) %*% solve(diag(u)) %*% p)
}
raw_scores <- function(x, a_, m, l, turned) { # of components of covariances: standardised items in place of the items
  e <- eigen(a_$cov); sd <- sqrt(diag(a_$cov)); sign <- diag(ifelse(colSums(e$vectors[, 1:m, drop = FALSE]) < 0, -1, 1), m)
  b <- sd * e$vectors[, 1:m, drop = FALSE] %*% diag(1 / sqrt(e$values[1:m]), m) %*% sign
  if (is.null(turned)) return(b)
  if (length(turned) == 1) return(b %*% solve(crossprod(l), crossprod(l, turned[[1]])))
  b %*% solve(crossprod(l), crossprod(l, turned[[1]])) %*% turned[[2]]
}
ask <- function(o) {
  need("psych")
  items <- o$items$variables; way <- asked(o, "extraction", "principal_components"); rotation <- asked(o, "rotation", "varimax"); early <- asked(o, "dialect", "spss") == "spss"
  if (!is.null(o$drop_communality) || !is.null(o$drop_loading) || !is.null(o$drop_cross_loading)) items <- trail(o, items, way, rotation, early)
  x <- of(items); a_ <- moments_of(x, weights_of(items)); n <- a_$n; p <- length(items); r <- a_$cor; kind <- if (way == "principal_components") "component" else "factor"
  key <- if (nzchar(o$items$name) && length(items) == length(o$items$variables)) o$items$name else "all_items"; statistics <- asked(o, "statistics", character())
  k <- psych::KMO(r); b <- psych::cortest.bartlett(r, n = n)
  for (name in unique(c(key, o$items$name, "all_items"))) if (nzchar(name)) say("kmo_bartlett", name, kmo = k$MSA, chi_square = b$chisq, df = b$df, p = b$p.value)
  e <- eigen(r)$values; raw <- asked(o, "analysed", "correlations") == "covariances"; analysed <- if (raw) a_$cov else r; total <- sum(diag(analysed)); mean_variance <- total / p
  if (raw && way == "image") { i <- solve(a_$cov); mean_variance <- mean(diag(a_$cov) - 1 / diag(i)) }
  if (raw) e <- eigen(a_$cov)$values
  m <- number_of(o, if (raw) e / mean_variance else e)
  for (q in items) {
    say("descriptive_statistics", q, mean = a_$mean[[q]], sd = sqrt(a_$cov[q, q]), n = n); say("sampling_adequacy", q, msa = k$MSAi[[q]]); put("correlations", q, under("r", items, r[q, ]))
  }
  if ("anti_image" %in% statistics) {
    i <- solve(r); a <- diag(1 / diag(i)) %*% i %*% diag(1 / diag(i)); c <- cov2cor(a)
    for (j in 1:p) { put("anti_image_covariance", items[j], under("covariance", items, a[j, ])); cells <- c[j, ]; cells[j] <- k$MSAi[[items[j]]]; put("anti_image_correlation", items[j], under("r", items, cells)) }
  }
  for (name in c(key, "all_items")) if ("harman" %in% statistics) { v <- eigen(r)$values; say("single_factor", name, eigenvalue = v[1], percent = 100 * v[1] / p, n_factors = sum(v > 1)) }
  # what was drawn at random from our seed no engine repeats: the observed eigenvalues alone
  sums <- function(table, under_, v, shares = TRUE, of = p) for (i in seq_along(v)) {
    put(table, paste0(kind, "=", i), if (shares) under(c("eigenvalue", "percent", "cumulative_percent"), under_, c(v[i], 100 * v[i] / of, 100 * sum(v[1:i]) / of)) else under("eigenvalue", under_, v[i]))
  }
  for (name in c("variance_explained", if (raw) "raw_variance_explained")) sums(name, "initial", e, TRUE, total)
  if ("parallel" %in% statistics || asked(o, "number", "eigenvalue") == "parallel") { s <- r; if (asked(o, "parallel_of", "components") == "factors") diag(s) <- 1 - 1 / diag(solve(r)); v <- eigen(s)$values; for (i in seq_along(v)) put("parallel_analysis", paste0(kind, "=", i), under("eigenvalue", "observed", v[i])) }
  if (m < 1) return()
  l <- extract(analysed, m, way, n, early, o); u <- attr(l, "u"); sd <- sqrt(diag(a_$cov)); if (raw) { whole <- l; l <- l / sd }
  turned <- turn(l, rotation, o); columns <- paste0(kind, "=", 1:m); smc <- 1 - 1 / diag(solve(r))
  if (length(o$diagonal)) smc <- unlist(o$diagonal)
  if (raw) {
    sums("raw_variance_explained", "extraction", colSums(whole^2), TRUE, total)
    for (i in 1:p) { say("raw_communalities", items[i], initial = sd[[i]]^2 * (if (kind == "component") 1 else smc[[i]]), extraction = sum(whole[i, ]^2)); put("raw_loadings", items[i], under("loading", columns, whole[i, ])) }
    if (length(turned) == 1) { t <- turned[[1]] * sd; sums("raw_variance_explained", "rotation", colSums(t^2), TRUE, total); for (i in 1:p) put("raw_rotated_loadings", items[i], under("loading", columns, t[i, ])) }
    if (length(turned) == 2) { s <- turned[[1]] %*% turned[[2]] * sd; sums("raw_variance_explained", "rotation", colSums(s^2), FALSE); for (i in 1:p) { put("raw_pattern", items[i], under("loading", columns, turned[[1]][i, ] * sd[i])); put("raw_structure", items[i], under("loading", columns, s[i, ])) } }
  }
  sums("variance_explained", "extraction", colSums(l^2))
  for (i in 1:p) { say("communalities", items[i], initial = if (kind == "component") 1 else smc[[i]], extraction = sum(l[i, ]^2)); put("loadings", items[i], under("loading", columns, l[i, ])) }
  if (length(turned) == 1) {
    t <- turned[[1]]; sums("variance_explained", "rotation", colSums(t^2)); move <- solve(crossprod(l), crossprod(l, t))
    for (i in 1:p) put("rotated_loadings", items[i], under("loading", columns, t[i, ]))
    for (j in 1:m) put("transformation", columns[j], under("loading", columns, move[j, ]))
  }
  if (length(turned) == 2) {
    s <- turned[[1]] %*% turned[[2]]; sums("variance_explained", "rotation", colSums(s^2), FALSE)
    for (i in 1:p) { put("pattern", items[i], under("loading", columns, turned[[1]][i, ])); put("structure", items[i], under("loading", columns, s[i, ])) }
    for (j in 1:m) put("factor_correlations", columns[j], under("r", columns, turned[[2]][j, ]))
  }
  if (way %in% c("maximum_likelihood", "generalized_least_squares")) {
    df <- ((p - m)^2 - p - m) / 2; if (is.null(u)) u <- 1 - rowSums(l^2); implied <- l %*% t(l) + diag(u); left <- diag(p) - solve(r) %*% implied
    fit <- if (way == "maximum_likelihood") log(det(implied)) + sum(diag(solve(implied) %*% r)) - log(det(r)) - p else sum(diag(left %*% left)) / 2; q <- (n - 1 - (2 * p + 5) / 6 - 2 * m / 3) * fit
    for (name in c(key, "all_items")) say("goodness_of_fit", name, chi_square = q, df = df, p = tail_of(q, df))
  }
  if ("reproduced" %in% statistics) { again <- l %*% t(l); for (i in 1:p) { put("reproduced_correlations", items[i], under("r", items, again[i, ])); put("residual_correlations", items[i], under("residual_r", items[-i], (r - again)[i, -i])) } }
  if (!is.null(o$scores)) {
    weights <- if (raw && kind == "component") raw_scores(x, a_, m, l, turned) else scored(r, l, turned, if (kind == "component") "regression" else o$scores); c <- t(weights) %*% r %*% weights
    for (i in 1:p) put("score_coefficients", items[i], under("score_coefficient", columns, weights[i, ]))
    for (j in 1:m) put("score_covariances", columns[j], under("covariance", columns, c[j, ]))
  }
}
number_of <- function(o, e) {
  if (!is.null(o$factors)) return(o$factors)
  if (asked(o, "number", "eigenvalue") == "parallel") return(told_factors(o))
  max(1, sum(e > asked(o, "least_eigenvalue", 1)))
}
told_factors <- function(o) if (is.null(o$found)) stop("how many factors chance leaves is drawn at random") else o$found
trail <- function(o, items, way, rotation, early) { # the worst item by the first rule that it breaks goes first
  low <- asked(o, "drop_communality", -1); least <- asked(o, "drop_loading", -1); cross <- asked(o, "drop_cross_loading", 2); step <- 0
  repeat {
    x <- of(items); a_ <- moments_of(x, weights_of(items)); r <- a_$cor; e <- eigen(r)$values; m <- number_of(o, e); l <- extract(r, m, way, a_$n, early, o); t <- turn(l, rotation, o); t <- if (is.null(t)) l else t[[1]]; step <- step + 1
    h <- rowSums(l^2); sizes <- t(apply(abs(t), 1, sort, decreasing = TRUE)); if (ncol(t) == 1) sizes <- cbind(abs(t), -1)
    out <- if (min(h) < low) list(which.min(h), "low_communality", min(h)) else if (min(sizes[, 1]) < least) list(which.min(sizes[, 1]), "low_loading", min(sizes[, 1])) else
      if (max(sizes[, 2]) >= cross) list(which.max(sizes[, 2]), "cross_loading", max(sizes[, 2]))
    keys <- c(paste0("step=", step), if (is.null(out)) c("", "") else c(items[out[[1]]], out[[2]]))
    say("deletion_trail", keys, n_items = length(items), n = a_$n, kmo = psych::KMO(r)$MSA, n_factors = m, cumulative_percent = 100 * sum(h) / length(h))
    if (is.null(out)) return(items)
    say("deletion_trail", keys, coefficient = out[[3]]); items <- items[-out[[1]]]
  }
}
