# Rscript whole.R: counts of what is missing, and mice's pool of linear models over the data sets that this program
# completed (completed_*.csv, written by tests/analysis/completed_answers.py), so that chance has no part in it.
suppressMessages({ library(mice); library(lavaan) })
source("../scales/read.R")
source("../whole.R")
counts <- function(x, numbers) {
  lost <- is.na(x)
  for (v in names(x)) {
    say("univariate_missing", v, n = sum(!lost[, v]), mean = mean(x[[v]], na.rm = TRUE), sd = sd(x[[v]], na.rm = TRUE),
        missing = sum(lost[, v]), missing_percent = 100 * mean(lost[, v]))
    if (any(lost[, v])) say("imputation_models", v_method(v), missing = sum(lost[, v]))
  }
  kinds <- aggregate(list(count = rep(1, nrow(x))), as.data.frame(lost), sum)
  kinds <- kinds[do.call(order, c(list(-kinds$count), kinds[names(x)])), ]
  for (k in seq_len(nrow(kinds))) {
    complete <- !apply(lost[, !unlist(kinds[k, names(x)]), drop = FALSE], 1, any)
    say("missing_patterns", paste0("pattern=", k), count = kinds$count[k], percent = 100 * kinds$count[k] / nrow(x), complete_if = sum(complete))
  }
  y <- x[numbers]; y <- y[rowSums(!is.na(y)) > 0, ] # nobody is left who answers none of them
  model <- paste(c(combn(numbers, 2, paste, collapse = "~~"), paste0(numbers, "~~", numbers)), collapse = "\n")
  h1 <- lavInspect(cfa(model, y, missing = "ml", meanstructure = TRUE, control = list(rel.tol = 1e-14), em.h1.iter.max = 20000, em.h1.tol = 1e-11), "h1")
  s <- unclass(h1$cov)[numbers, numbers]; r <- cov2cor(s)
  for (a in numbers) {
    say("em_means", a, mean = h1$mean[[a]], sd = sqrt(s[a, a]))
    do.call(say, c(list("em_covariances", a), setNames(as.list(s[a, ]), paste0("covariance@", numbers))))
    do.call(say, c(list("em_correlations", a), setNames(as.list(r[a, ]), paste0("r@", numbers))))
  }
}
v_method <- function(v) c(v, "predictive_mean_matching")
pooled <- function(table, fits, term, key, names, complete = NULL) { # degrees of freedom of complete data: those of the fits
  p <- summary(pool(as.mira(fits), dfcom = complete), conf.int = TRUE, type = "all")
  p <- p[p$term == term, ]
  if (p$b < 1e-20) { # mice takes lambda to be 1e-4 at least; Barnard & Rubin (1999) with lambda 0
    p$df <- (p$dfcom + 1) / (p$dfcom + 3) * p$dfcom; p$fmi <- 2 / (p$df + 3)
    reach <- qt(.975, p$df) * p$std.error; p$`2.5 %` <- p$estimate - reach; p$`97.5 %` <- p$estimate + reach
  }
  found <- list(b = p$estimate, se = p$std.error, t = p$statistic, df = p$df, p = p$p.value, ci_low = p$`2.5 %`, ci_high = p$`97.5 %`,
                fraction_missing = p$fmi, relative_increase = p$riv, relative_efficiency = 1 / (1 + p$fmi / length(fits)))
  names(found)[match(names(names), names(found))] <- names
  do.call(say, c(list(table, key), found[c(names, "ci_low", "ci_high", "fraction_missing", "relative_increase", "relative_efficiency")]))
}
for (case in c("plain", "air", "plain_spss")) { # SPSS takes the degrees of freedom of complete data to be without bound
  complete <- if (grepl("spss", case)) Inf
  example <- sub("_spss", "", case)
  sets <- read.csv(sprintf("completed_%s.csv", example)); names <- setdiff(names(sets), "set")
  numbers <- setdiff(names, "unit")
  x <- if (example == "plain") d[names] else airquality[names]
  counts(x, numbers)
  parts <- split(sets, sets$set)
  for (v in numbers) pooled("pooled_means", lapply(parts, function(s) lm(reformulate("1", v), s)), "(Intercept)", v, c(b = "mean", se = "se_mean"), complete)
  formula <- if (example == "plain") hours ~ q1 + q7 + factor(unit) else Ozone ~ Solar.R + Wind + Temp
  fits <- lapply(parts, function(s) lm(formula, s))
  for (term in names(coef(fits[[1]]))) {
    key <- if (term == "(Intercept)") "constant" else sub("factor(unit)", "unit=", term, fixed = TRUE)
    pooled("pooled_coefficients", fits, term, key, c(b = "b", se = "se", t = "t", df = "df", p = "p"), complete)
  }
}
keep_whole()
