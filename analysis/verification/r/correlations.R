# Correlations by cor.test; Kendall's probability with the variance of ties; partial ones by residuals or by ranks.
ask <- function(o) {
  method <- asked(o, "coefficient", "pearson"); names <- o$variables; control <- asked(o, "control", character()); conf <- asked(o, "confidence", .95)
  missing <- asked(o, "missing", if (length(control)) "listwise" else "pairwise"); one <- asked(o, "tails", "two") == "one"
  every <- unique(c(names, control))
  for (y in every) {
    x <- if (missing == "listwise") of(every)[[y]] else of(y)[[1]]
    say("descriptive_statistics", y, mean = mean(x), sd = sd(x), n = length(x))
  }
  tested <- function(r, df) { t <- r * sqrt(df / (1 - r^2)); p <- if (one) pt(-abs(t), df) else 2 * pt(-abs(t), df); setNames(list(p), if (one) "p_one_sided" else "p") }
  fisher <- function(r, se) tanh(atanh(r) + c(-1, 1) * qnorm((1 + conf) / 2) * se)
  pair_of <- function(a, b) { x <- if (missing == "listwise") of(every) else of(unique(c(a, b, control))); if (method != "pearson") x[] <- lapply(x, rank); x }
  if (!length(control)) {
    for (a in names) for (b in names) {
      x <- if (missing == "listwise") of(names) else of(unique(c(a, b))); n <- nrow(x); cells <- list(n = n)
      if (a == b) { if (n > 1 && sd(x[[a]]) > 0) cells$r <- 1 }
      else if (n > 2 && sd(x[[a]]) > 0 && sd(x[[b]]) > 0) {
        cells$r <- cor(x[[a]], x[[b]], method = method)
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
    x <- pair_of(a, b)[unique(c(a, b, control))]; df <- nrow(x) - length(control) - 2; cells <- list(df = df)
    if (a == b) cells$r <- 1
    else {
      r <- cor(x); i <- solve(r); at <- match(c(a, b), colnames(r)); cells$r <- -i[at[1], at[2]] / sqrt(i[at[1], at[1]] * i[at[2], at[2]])
      cells <- c(cells, tested(cells$r, df))
      if (which(names == a) < which(names == b)) {
        ends <- fisher(cells$r, (if (method == "pearson") 1 else sqrt(1.06)) / sqrt(nrow(x) - length(control) - 3))
        do.call(say, c(list(c("correlation_intervals", control), c(a, b), r = cells$r, ci_low = ends[1], ci_high = ends[2]), tested(cells$r, df)))
      }
    }
    put(c("partial_correlations", control), a, setNames(cells, paste0(names(cells), "@", b)))
  }
}
