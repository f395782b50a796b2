# A row for each scale, by psych and lavaan.
ask <- function(o) {
  need("psych", "lavaan"); conf <- asked(o, "confidence", .95)
  for (name in names(o$scales)) {
    items <- o$scales[[name]]; x <- of(items); n <- nrow(x); own <- if (n) rowMeans(x); if (n > 1) x <- x[sapply(x, function(v) var(v) > 0)]; items <- names(x); k <- length(items); if (n < 2 || k < 2) next
    a <- suppressMessages(suppressWarnings(psych::alpha(x, check.keys = FALSE, warnings = FALSE)))$total$raw_alpha; f <- qf((1 + c(conf, -conf)) / 2, n - 1, (n - 1) * (k - 1))
    say("scale_summary", name, n = n, n_items = k, mean = mean(own), sd = sd(own), alpha = a, alpha_ci_low = 1 - (1 - a) * f[1], alpha_ci_high = 1 - (1 - a) * f[2])
    if (k < 3) next
    y <- setNames(x, paste0("x", 1:k)); fit <- cfa(paste("f =~", paste(names(y), collapse = " + ")), y, std.lv = TRUE, control = list(rel.tol = 1e-13)); b <- drop(lavInspect(fit, "std")$lambda)
    if (any(b^2 > .995)) b <- drop(unclass(factanal(x, 1)$loadings)) # an item without a variance of its own keeps .005 of it
    v <- apply(x, 2, sd); l <- sum(v * b)
    say("scale_summary", name, omega = l^2 / (l^2 + sum(v^2 * (1 - b^2))), composite_reliability = sum(b)^2 / (sum(b)^2 + sum(1 - b^2)), ave = mean(b^2))
  }
}
