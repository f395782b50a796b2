# Equations by lm and what samples drawn again say of effects, as whole tables: after source("../whole.R").
# `errors` are classical or those of sandwich's HC3, intervals of `level` are percentiles or bias_corrected.
suppressMessages(library(sandwich))
errors <- "classical"; level <- .95; interval <- "percentile"
errors_of <- function(m) if (errors == "hc3") vcovHC(m, "HC3") else vcov(m)
said <- function(term) sub("(Intercept)", "constant", gsub("X", "*", sub("^g([23])$", "g=\\1", term), fixed = TRUE), fixed = TRUE)
equation <- function(number, outcome, terms, x, beta = FALSE) {
  m <- lm(reformulate(terms, outcome), x); s <- summary(m); keys <- c(paste0("model=", number), outcome); v <- errors_of(m); b <- coef(m)
  df1 <- length(b) - 1; df2 <- m$df.residual; f <- drop(b[-1] %*% solve(v[-1, -1], b[-1])) / df1
  say("path_summary", keys, r = sqrt(s$r.squared), r_squared = s$r.squared, mean_square = s$sigma^2, f = if (errors == "hc3") f else s$fstatistic[[1]],
      df1 = df1, df2 = df2, p = pf(f, df1, df2, lower.tail = FALSE))
  for (t in names(b)) {
    se <- sqrt(v[t, t]); reach <- qt((1 + level) / 2, df2) * se
    say("path_coefficients", c(keys, said(t)), b = b[[t]], se = se, t = b[[t]] / se, p = 2 * pt(-abs(b[[t]] / se), df2), ci_low = b[[t]] - reach, ci_high = b[[t]] + reach)
    if (beta && t != "(Intercept)") say("path_coefficients", c(keys, said(t)), beta = b[[t]] * sd(x[[t]]) / sd(x[[outcome]]))
  }
  m
}
# The effect `weights` (term -> number) times coefficients, tested
combined <- function(table, keys, m, weights, ...) {
  l <- setNames(rep(0, length(coef(m))), names(coef(m))); l[names(weights)] <- weights
  b <- sum(l * coef(m)); se <- sqrt(drop(l %*% errors_of(m) %*% l)); q <- qt((1 + level) / 2, m$df.residual) * se
  say(table, keys, ..., effect = b, se = se, t = b / se, p = 2 * pt(-abs(b / se), m$df.residual), ci_low = b - q, ci_high = b + q)
}
at_percentiles <- function(v) setNames(quantile(v, c(.16, .5, .84), type = 6), paste0("percentile=", c(16, 50, 84)))
# `make` says every effect, by name, of a set of cases; `samples` numbers the cases of every sample
bootstrapped <- function(make, x, samples) {
  found <- make(x); drawn <- apply(samples, 1, function(at) make(x[at, ]))
  lapply(seq_along(found), function(i) {
    shares <- c(1 - level, 1 + level) / 2 # bias-corrected: Efron (1987) without acceleration
    if (interval == "bias_corrected") shares <- pnorm(2 * qnorm(mean(drawn[i, ] < found[[i]])) + qnorm(shares))
    ends <- quantile(drawn[i, ], shares, type = 6)
    list(found[[i]], sd(drawn[i, ]), ends[[1]], ends[[2]])
  }) |> setNames(names(found))
}
boot_cells <- function(table, keys, cells, word = "effect", ...) {
  values <- setNames(cells[seq_len(length(cells))], c(word, "bootstrap_se", "bootstrap_ci_low", "bootstrap_ci_high")[seq_along(cells)])
  do.call(say, c(list(table, keys, ...), values))
}
slopes_of <- function(outcome, terms, x) { b <- qr.coef(qr(cbind(1, as.matrix(x[terms]))), x[[outcome]]); setNames(b[-1], terms) }
