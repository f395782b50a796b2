# Mediation by lm (PROCESS 4 and 6).
ask <- function(o) {
  source(file.path(scripts, "shared", "process.R"), local = TRUE); conf <- asked(o, "confidence", .95); errors <- asked(o, "errors", "classical"); k <- length(o$mediators); serial <- asked(o, "order", "parallel") == "serial"
  f <- frame_of(o, c(o$dependent, o$predictor, o$mediators)); x <- f$x; more <- f$covariates; meds <- paste0("c", 2 + seq_len(k)); inner <- lapply(seq_len(k), function(i) c("c2", if (serial) meds[seq_len(i - 1)], more)); fit <- function(y, terms, x) lm(reformulate(terms, y), x)
  ms <- lapply(seq_len(k), function(i) fit(meds[i], inner[[i]], x)); outer <- fit("c1", c("c2", meds, more), x); total <- fit("c1", c("c2", more), x)
  for (i in seq_len(k)) equation(ms[[i]], i, meds[i], f$name, conf, errors, x, TRUE); equation(outer, k + 1, "c1", f$name, conf, errors, x, TRUE); equation(total, k + 2, "c1", f$name, conf, errors, x, TRUE)
  combined("total_and_direct_effects", "total_effect", total, list(c2 = 1), conf, errors); combined("total_and_direct_effects", "direct_effect", outer, list(c2 = 1), conf, errors)
  chains <- if (serial) unlist(lapply(seq_len(k), function(m) combn(k, m, simplify = FALSE)), FALSE) else as.list(seq_len(k)); path <- sapply(chains, function(c) paste(c(o$predictor, o$mediators[c], o$dependent), collapse = ">"))
  parts <- function(x) { a <- lapply(seq_len(k), function(i) slopes(meds[i], inner[[i]], x)); e <- slopes("c1", c("c2", meds, more), x); sapply(chains, function(c) { b <- a[[c[1]]][["c2"]]; for (i in seq_along(c)[-1]) b <- b * a[[c[i]]][[meds[c[i - 1]]]]; b * e[[meds[c[length(c)]]]] }) }
  pairs <- if (length(path) > 1) combn(length(path), 2) else matrix(0, 2, 0)
  make <- function(x) { one <- setNames(parts(x), path); effects <- c(one, total_indirect_effect = sum(one)); c(effects, setNames(one[pairs[1, ]] - one[pairs[2, ]], if (ncol(pairs)) paste("contrast", path[pairs[1, ]], path[pairs[2, ]], sep = "\037") else character()),
    setNames(effects / sd(x$c1), paste("partially_standardized", names(effects), sep = "\037")), setNames(effects * sd(x$c2) / sd(x$c1), paste("completely_standardized", names(effects), sep = "\037"))) }
  found <- bootstrapped(make, x, drawn_of(o, nrow(x)), conf, asked(o, "interval", "percentile"))
  for (name in names(found)) { keys <- strsplit(name, "\037", fixed = TRUE)[[1]]; if (length(keys) == 1) { boot_cells("indirect_effects", keys, found[[name]]); say("indirect_effects", keys, percent_of_total = 100 * found[[name]][[1]] / coef(total)[["c2"]]) }
    if (length(keys) == 2) boot_cells("standardized_indirect_effects", keys, found[[name]]); if (length(keys) == 3) boot_cells("indirect_contrasts", keys[-1], found[[name]]) }
  part <- function(m, term) c(coef(m)[[term]], sqrt(spread_of(m, errors)[term, term]))
  for (at in seq_along(chains)) { c <- chains[[at]]; steps <- list(part(ms[[c[1]]], "c2")); for (i in seq_along(c)[-1]) steps <- c(steps, list(part(ms[[c[i]]], meds[c[i - 1]]))); steps <- c(steps, list(part(outer, meds[c[length(c)]]))); b <- sapply(steps, `[`, 1); se <- sapply(steps, `[`, 2)
    all <- sqrt(sum(sapply(seq_along(b), function(i) (prod(b[-i]) * se[i])^2))); say("normal_theory", path[at], effect = prod(b), se = all, z = prod(b) / all, p = 2 * pnorm(-abs(prod(b) / all))) } # Sobel (1982)
}
