# Equations by lm and what samples drawn again say of effects, as whole tables: after source("../whole.R").
said <- function(term) sub("(Intercept)", "constant", gsub("X", "*", sub("^g([23])$", "g=\\1", term), fixed = TRUE), fixed = TRUE)
equation <- function(number, outcome, terms, x, beta = FALSE) {
  m <- lm(reformulate(terms, outcome), x); s <- summary(m); f <- s$fstatistic; keys <- c(paste0("model=", number), outcome); ends <- confint(m)
  say("path_summary", keys, r = sqrt(s$r.squared), r_squared = s$r.squared, mean_square = s$sigma^2, f = f[[1]], df1 = f[[2]], df2 = f[[3]],
      p = pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE))
  for (t in rownames(s$coefficients)) {
    b <- s$coefficients[t, ]
    say("path_coefficients", c(keys, said(t)), b = b[[1]], se = b[[2]], t = b[[3]], p = b[[4]], ci_low = ends[t, 1], ci_high = ends[t, 2])
    if (beta && t != "(Intercept)") say("path_coefficients", c(keys, said(t)), beta = b[[1]] * sd(x[[t]]) / sd(x[[outcome]]))
  }
  m
}
# The effect `weights` (term -> number) times coefficients, tested
combined <- function(table, keys, m, weights, ...) {
  l <- setNames(rep(0, length(coef(m))), names(coef(m))); l[names(weights)] <- weights
  b <- sum(l * coef(m)); se <- sqrt(drop(l %*% vcov(m) %*% l)); q <- qt(.975, m$df.residual) * se
  say(table, keys, ..., effect = b, se = se, t = b / se, p = 2 * pt(-abs(b / se), m$df.residual), ci_low = b - q, ci_high = b + q)
}
at_percentiles <- function(v) setNames(quantile(v, c(.16, .5, .84), type = 6), paste0("percentile=", c(16, 50, 84)))
# `make` says every effect, by name, of a set of cases; `samples` numbers the cases of every sample
bootstrapped <- function(make, x, samples) {
  found <- make(x); drawn <- apply(samples, 1, function(at) make(x[at, ]))
  lapply(seq_along(found), function(i) list(found[[i]], sd(drawn[i, ]), quantile(drawn[i, ], .025, type = 6), quantile(drawn[i, ], .975, type = 6))) |> setNames(names(found))
}
boot_cells <- function(table, keys, cells, word = "effect", ...) {
  values <- setNames(cells[seq_len(length(cells))], c(word, "bootstrap_se", "bootstrap_ci_low", "bootstrap_ci_high")[seq_along(cells)])
  do.call(say, c(list(table, keys, ...), values))
}
slopes_of <- function(outcome, terms, x) { b <- qr.coef(qr(cbind(1, as.matrix(x[terms]))), x[[outcome]]); setNames(b[-1], terms) }
