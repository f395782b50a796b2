# Path models by lavaan; direct, indirect and total effects as functions of the coefficients.
ask <- function(o) {
  need("lavaan"); source(file.path(scripts, "shared", "lavaan.R"), local = TRUE); conf <- asked(o, "confidence", .95); model <- gsub(";", "\n", o$model, fixed = TRUE); parsed <- lavaanify(model, auto = TRUE)
  used <- lavNames(parsed, "ov"); x <- of(intersect(names(d), used)); parts_of("case_processing", nrow(x)); fit <- settled(sem, model, x); given <- lavNames(fit, "ov.x"); fit_tables(fit)
  parameter_tables(fit, function(left, sign, right) {
    if (sign == ":=") return(c("defined_effects", left)); if (left %in% given && right %in% given && sign == "~~") return(NULL)
    if (sign == "=~") c("factor_loadings", left, right) else if (sign == "~") c("regressions", left, right) else if (sign == "~~") { if (left == right) c("variances", left) else c("covariances", left, right) } else NULL
  }, conf = conf)
  s <- standardizedSolution(fit); t <- parTable(fit); paths <- t[t$op == "~" , ]; if (!nrow(paths)) return()
  # effects: every chain of paths, by the delta method on what is free
  names_ <- unique(c(paths$lhs, paths$rhs)); B <- function(est) { m <- matrix(0, length(names_), length(names_), dimnames = list(names_, names_)); m[cbind(paths$lhs, paths$rhs)] <- est; m }
  whole <- function(est) { b <- B(est); total <- solve(diag(length(names_)) - b) - diag(length(names_)); list(direct = b, total = total, indirect = total - b) }
  free <- paths$free > 0; V <- lavInspect(fit, "vcov"); V <- V[paths$free[free], paths$free[free], drop = FALSE]; need("numDeriv"); at <- function(v) { est <- paths$est; est[free] <- v; unlist(lapply(whole(est), c)) }
  slope <- numDeriv::jacobian(at, paths$est[free]); se <- sqrt(pmax(0, diag(slope %*% V %*% t(slope)))); beta <- s$est.std[match(paste(paths$lhs, paths$rhs), ifelse(s$op == "~", paste(s$lhs, s$rhs), NA))]
  value <- at(paths$est[free]); std <- unlist(lapply(whole(beta), c)); k <- length(names_)^2; parts <- c("direct", "total", "indirect"); b <- B(paths$est); reach <- b != 0; far <- (solve(diag(length(names_)) - (reach * .37)) - diag(length(names_)) - reach * .37) > 1e-9
  for (i in names_) for (j in names_) for (p in 1:3) {
    there <- switch(parts[p], direct = reach[i, j], indirect = far[i, j], total = reach[i, j] || far[i, j]); if (!there) next
    cell <- (p - 1) * k + (match(j, names_) - 1) * length(names_) + match(i, names_); known("effects", c(i, j), b = NA); values <- list(b = value[cell], beta = std[cell]); if (se[cell] > 1e-10) values <- c(values, list(se = se[cell], p = 2 * pnorm(-abs(value[cell] / se[cell]))))
    put("effects", c(i, j), setNames(values, paste0(names(values), "@", parts[p])))
  }
  found <- tryCatch(modindices(fit), error = function(e) NULL)
  for (i in seq_len(NROW(found))) for (turned in c(FALSE, TRUE)) { ends <- c(found$lhs[i], found$rhs[i]); if (turned) { if (found$op[i] != "~~") next; ends <- rev(ends) }
    known("modification_indices", c(switch(found$op[i], "=~" = "loading", "~~" = "covariance", "regression"), ends), modification_index = found$mi[i], expected_change = found$epc[i], standardized_change = found$sepc.all[i]) }
}
