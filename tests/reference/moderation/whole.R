# Rscript whole.R: every table of moderation and of moderated mediation (PROCESS 5, 7, 8, 14, 15, 58, 59) by lm, with
# intervals of the very samples that this program draws (cases.csv, ../mediation/samples.csv; tests/analysis/drawn_samples.py).
source("../whole.R")
source("../process_tables.R")
cases <- read.csv("cases.csv"); samples <- as.matrix(read.csv("../mediation/samples.csv")); d <- read.csv("../mediation/data.csv")
repeated <- na.omit(d[c("x", "w", "c", "y", "m1", "m2", "times")])
with_products <- function(x) { x$xXw <- x$x * x$w; x$m1Xw <- x$m1 * x$w; x$m2Xw <- x$m2 * x$w; x }
# The other way: HC3, 90%, bias-corrected, at the mean and a deviation around it, and variables of products centred, which
# moves the equations and nothing else.
for (way in c("", "_hc3")) for (label in c("plain", "weighted")) {
  if (way == "_hc3") { errors <- "hc3"; level <- .9; interval <- "bias_corrected" }
  x <- with_products(if (label == "plain") cases else repeated[rep(seq_len(nrow(repeated)), repeated$times), ])
  centred <- x
  if (way == "_hc3") {
    centred$x <- x$x - mean(x$x); centred$w <- x$w - mean(x$w); centred$xXw <- centred$x * centred$w
    centred$m1Xw <- (x$m1 - mean(x$m1)) * centred$w; centred$m2Xw <- (x$m2 - mean(x$m2)) * centred$w
  }
  points <- if (way == "") at_percentiles(x$w) else setNames(mean(x$w) + c(-1, 0, 1) * sd(x$w), c("mean_minus_sd", "at_mean", "mean_plus_sd"))
  case <- paste0(label, way)
  equation(1, "m1", c("x", "w", "xXw", "c"), centred)
  m <- lm(m1 ~ x + w + xXw + c, x)
  less <- lm(m1 ~ x + w + c, x); change <- if (errors == "hc3") coef(m)[["xXw"]]^2 / errors_of(m)["xXw", "xXw"] else anova(less, m)[2, 5]
  say("interaction_test", "x*w", r_squared_change = summary(m)$r.squared - summary(less)$r.squared, f = change, df1 = 1, df2 = m$df.residual,
      p = pf(change, 1, m$df.residual, lower.tail = FALSE))
  for (p in names(points)) combined("conditional_effects", p, m, c(x = 1, xXw = points[[p]]), moderator_value = points[[p]])
  over <- function(v) { l <- c(0, 1, 0, v, 0); abs(sum(l * coef(m)) / sqrt(drop(l %*% errors_of(m) %*% l))) - qt((1 + level) / 2, m$df.residual) }
  grid <- seq(min(x$w), max(x$w), length.out = 400); signs <- sign(sapply(grid, over))
  roots <- sapply(which(diff(signs) != 0), function(i) uniroot(over, grid[i + 0:1], tol = 1e-15)$root)
  for (k in seq_along(roots)) say("johnson_neyman", paste0("boundary=", k), moderator_value = roots[k], percent_below = 100 * mean(x$w < roots[k]), percent_above = 100 * mean(x$w > roots[k]))
  steps <- sort(c(seq(min(x$w), max(x$w), length.out = 21), roots))
  for (k in seq_along(steps)) combined("johnson_neyman_effects", paste0("point=", k), m, c(x = 1, xXw = steps[k]), moderator_value = steps[k])
  others <- if (way == "") at_percentiles(x$x) else setNames(mean(x$x) + c(-1, 0, 1) * sd(x$x), c("mean_minus_sd", "at_mean", "mean_plus_sd"))
  for (i in names(others)) for (j in names(points)) {
    new <- data.frame(x = others[[i]], w = points[[j]], xXw = others[[i]] * points[[j]], c = mean(x$c))
    at <- predict(m, new); l <- c(1, unlist(new)); se <- sqrt(drop(l %*% errors_of(m) %*% l)); reach <- qt((1 + level) / 2, m$df.residual) * se
    say("predicted_values", c(i, j), predictor_value = others[[i]], moderator_value = points[[j]], predicted_value = at, se = se, ci_low = at - reach, ci_high = at + reach)
  }
  for (model in if (way == "") c(5, 7, 8, 14, 15, 58, 59) else c(5, 7, 59)) {
    case <- paste0(label, way, "_", model)
    first <- model %in% c(7, 8, 58, 59); second <- model %in% c(14, 15, 58, 59); direct <- model %in% c(5, 8, 15, 59)
    inner <- c("x", if (first) c("w", "xXw"), "c")
    outer <- c("x", "m1", "m2", if (second || direct) "w", if (direct) "xXw", if (second) c("m1Xw", "m2Xw"), "c")
    equation(1, "m1", inner, centred); equation(2, "m2", inner, centred); equation(3, "y", outer, centred); y <- lm(reformulate(outer, "y"), x)
    if (direct) for (p in names(points)) combined("conditional_direct_effects", p, y, c(x = 1, xXw = points[[p]]), moderator_value = points[[p]])
    else combined("total_and_direct_effects", "direct_effect", y, c(x = 1))
    make <- function(x) {
      a <- lapply(c(m1 = "m1", m2 = "m2"), function(v) slopes_of(v, inner, x)); e <- slopes_of("y", outer, x)
      found <- c()
      for (v in c("m1", "m2")) {
        path <- paste("x", v, "y", sep = ">")
        at <- function(w) (a[[v]][["x"]] + if (first) w * a[[v]][["xXw"]] else 0) * (e[[v]] + if (second) w * e[[paste0(v, "Xw")]] else 0)
        if (!first && !second) { found[paste("plain", path, sep = "/")] <- at(0); next }
        for (p in names(points)) found[paste("effect", path, p, sep = "/")] <- at(points[[p]])
        if (first && !second) found[paste("index", path, sep = "/")] <- a[[v]][["xXw"]] * e[[v]]
        if (second && !first) found[paste("index", path, sep = "/")] <- a[[v]][["x"]] * e[[paste0(v, "Xw")]]
        pairs <- combn(names(points), 2)
        for (k in 1:3) found[paste("contrast", path, pairs[2, k], pairs[1, k], sep = "/")] <- at(points[[pairs[2, k]]]) - at(points[[pairs[1, k]]])
      }
      found
    }
    found <- if (label == "plain") bootstrapped(make, x, samples) else lapply(make(x), list)
    for (name in names(found)) {
      keys <- strsplit(name, "/")[[1]]
      if (keys[1] == "plain") boot_cells("indirect_effects", keys[-1], found[[name]])
      if (keys[1] == "effect") { boot_cells("conditional_indirect_effects", keys[-1], found[[name]]); say("conditional_indirect_effects", keys[-1], moderator_value = points[[keys[3]]]) }
      if (keys[1] == "index") boot_cells("moderated_mediation_index", keys[-1], found[[name]], "index")
      if (keys[1] == "contrast") boot_cells("conditional_contrasts", keys[-1], found[[name]])
    }
  }
}
keep_whole()
