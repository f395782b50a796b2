# Correlations by cor.test; Kendall's probability with the variance of ties; partial ones by residuals or by ranks.
ask <- function(o) {
  method <- asked(o, "coefficient", "pearson"); names <- o$variables; control <- asked(o, "control", character()); conf <- asked(o, "confidence", .95)
  missing <- asked(o, "missing", if (length(control)) "listwise" else "pairwise"); one <- asked(o, "tails", "two") == "one"
  every <- unique(c(names, control))
  for (y in every) {
    names_ <- if (missing == "listwise") every else y; m <- moments_of(of(names_), weights_of(names_)); say("descriptive_statistics", y, mean = m$mean[[y]], sd = sqrt(m$cov[y, y]), n = m$n)
  }
  tested <- function(r, df) { t <- r * sqrt(df / (1 - r^2)); p <- if (one) pt(-abs(t), df) else 2 * pt(-abs(t), df); setNames(list(p), if (one) "p_one_sided" else "p") }
  fisher <- function(r, se) tanh(atanh(r) + c(-1, 1) * qnorm((1 + conf) / 2) * se)
  pair_of <- function(a, b) { names_ <- if (missing == "listwise") every else unique(c(a, b, control)); x <- of(names_); if (method != "pearson") x[] <- lapply(x, rank); moments_of(x, weights_of(names_)) }
  if (!length(control)) {
    for (a in names) for (b in names) {
      names_ <- if (missing == "listwise") names else unique(c(a, b)); x <- of(names_); v <- weights_of(names_); n <- sum(v); cells <- list(n = n)
      if (isTRUE(o$products) && n > 1) { own <- moments_of(x, v)$cov[a, b]; cells <- list(n = n, covariance = own, cross_products = own * (n - 1)) }
      if (a == b) { if (n > 1 && sd(x[[a]]) > 0) cells$r <- 1 }
      else if (n > 2 && sd(x[[a]]) > 0 && sd(x[[b]]) > 0) {
        cells$r <- if (method == "pearson") moments_of(x, v)$cor[a, b] else cor(x[[a]], x[[b]], method = method)
        if (method == "kendall") {
          t <- suppressWarnings(cor.test(x[[a]], x[[b]], method = "kendall", exact = FALSE)); p <- t$p.value
          cells <- c(cells, setNames(list(if (one) p / 2 else p), if (one) "p_one_sided" else "p"))
        } else cells <- c(cells, tested(cells$r, n - 2))
        if (which(names == a) < which(names == b) && method != "kendall" && n > 3) {
          # errors of z: Fieller, Hartley & Pearson (1957) for ranks
          ends <- fisher(cells$r, if (method == "pearson") 1 / sqrt(n - 3) else sqrt(1.06 / (n - 3)))
          do.call(say, c(list("correlation_intervals", c(a, b), r = cells$r, ci_low = ends[1], ci_high = ends[2]), tested(cells$r, n - 2)))
        }
      }
      put("correlations", a, setNames(cells, paste0(names(cells), "@", b)))
    }
    return()
  }
  for (a in names) for (b in names) {
    x <- pair_of(a, b); df <- x$n - length(control) - 2; cells <- list(df = df)
    if (a == b) cells$r <- 1
    else {
      own <- unique(c(a, b, control)); r <- x$cor[own, own]; i <- solve(r); at <- match(c(a, b), colnames(r)); cells$r <- -i[at[1], at[2]] / sqrt(i[at[1], at[1]] * i[at[2], at[2]])
      cells <- c(cells, tested(cells$r, df))
      if (which(names == a) < which(names == b)) {
        ends <- fisher(cells$r, (if (method == "pearson") 1 else sqrt(1.06)) / sqrt(x$n - length(control) - 3))
        do.call(say, c(list(c("correlation_intervals", control), c(a, b), r = cells$r, ci_low = ends[1], ci_high = ends[2]), tested(cells$r, df)))
      }
    }
    put(c("partial_correlations", control), a, setNames(cells, paste0(names(cells), "@", b)))
  }
}
