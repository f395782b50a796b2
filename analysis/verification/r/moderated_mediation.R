# Moderated mediation by lm (PROCESS 5, 7, 8, 14, 15, 58 and 59).
ask <- function(o) {
  source(file.path(scripts, "shared", "process.R"), local = TRUE); conf <- asked(o, "confidence", .95); errors <- asked(o, "errors", "classical"); k <- length(o$mediators); f <- frame_of(o, c(o$dependent, o$predictor, o$mediators, o$moderator)); x <- f$x; more <- f$covariates; meds <- paste0("c", 2 + seq_len(k)); w_ <- paste0("c", 3 + k); model <- o$model
  first <- model %in% c(7, 8, 58, 59); second <- model %in% c(14, 15, 58, 59); direct <- model %in% c(5, 8, 15, 59); product <- function(v) paste0(v, "X", w_); for (v in c("c2", meds)) x[[product(v)]] <- x[[v]] * x[[w_]]; centred <- x
  if (isTRUE(o$center)) { for (v in c("c2", w_)) centred[[v]] <- x[[v]] - mean(x[[v]]); for (v in c("c2", meds)) centred[[product(v)]] <- (x[[v]] - mean(x[[v]])) * centred[[w_]] }
  inner <- c("c2", if (first) c(w_, product("c2")), more); outer <- c("c2", meds, if (second || direct) w_, if (direct) product("c2"), if (second) product(meds), more)
  for (i in seq_len(k)) equation(lm(reformulate(inner, meds[i]), centred), i, meds[i], f$name, conf, errors, centred); equation(lm(reformulate(outer, "c1"), centred), k + 1, "c1", f$name, conf, errors, centred); y <- lm(reformulate(outer, "c1"), x); points <- points_of(o$moderator, x[[w_]], asked(o, "probe", "percentiles"), o$values)
  if (direct) for (p in names(points)) combined("conditional_direct_effects", p, y, setNames(list(1, points[[p]]), c("c2", product("c2"))), conf, errors, moderator_value = points[[p]]) else combined("total_and_direct_effects", "direct_effect", y, list(c2 = 1), conf, errors)
  make <- function(x) {
    found <- c(); e <- slopes("c1", outer, x)
    for (i in seq_len(k)) { a <- slopes(meds[i], inner, x); path <- paste(o$predictor, o$mediators[i], o$dependent, sep = ">"); at <- function(v) (a[["c2"]] + if (first) v * a[[product("c2")]] else 0) * (e[[meds[i]]] + if (second) v * e[[product(meds[i])]] else 0)
      if (!first && !second) { found[paste("plain", path, sep = "\037")] <- at(0); next }
      for (p in names(points)) found[paste("effect", path, p, sep = "\037")] <- at(points[[p]]); if (first && !second) found[paste("index", path, sep = "\037")] <- a[[product("c2")]] * e[[meds[i]]]; if (second && !first) found[paste("index", path, sep = "\037")] <- a[["c2"]] * e[[product(meds[i])]]
      if (length(points) > 1) for (q in combn(length(points), 2, simplify = FALSE)) found[paste("contrast", path, names(points)[q[2]], names(points)[q[1]], sep = "\037")] <- at(points[[q[2]]]) - at(points[[q[1]]]) }
    found
  }
  found <- bootstrapped(make, x, drawn_of(o, nrow(x)), conf, asked(o, "interval", "percentile"))
  for (name in names(found)) { keys <- strsplit(name, "\037", fixed = TRUE)[[1]]; switch(keys[1], plain = boot_cells("indirect_effects", keys[-1], found[[name]]), effect = boot_cells("conditional_indirect_effects", keys[-1], found[[name]], moderator_value = points[[keys[3]]]), index = boot_cells("moderated_mediation_index", keys[-1], found[[name]], "index"), contrast = boot_cells("conditional_contrasts", keys[-1], found[[name]])) }
}
