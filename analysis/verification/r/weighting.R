# Raking by survey, or where an answer to a margin is missing by iterating: such a case keeps its weight on that margin.
ask <- function(o) {
  need("survey"); names_ <- names(o$margins); base <- if (is.null(o$base)) rep(1, nrow(d)) else d[[o$base]]; x <- d[!is.na(base) & base > 0, , drop = FALSE]; base <- base[!is.na(base) & base > 0]
  if (!nrow(x)) return(); shares <- lapply(o$margins, function(m) { m <- unlist(m); 100 * m / sum(m) }); codes <- lapply(o$margins, function(m) names(unlist(m)))
  cells <- lapply(names_, function(name) { vars <- strsplit(name, "*", fixed = TRUE)[[1]]; own <- do.call(paste, c(lapply(vars, function(v) number(x[[v]])), sep = "*")); ifelse(complete.cases(x[vars]), own, NA) }); key <- function(name, code) paste(mapply(function(v, c) level(v, as.numeric(c)), strsplit(name, "*", fixed = TRUE)[[1]], strsplit(code, "*", fixed = TRUE)[[1]]), collapse = "*")
  if (anyNA(unlist(cells))) {
    v <- base; for (round in 1:2000) { old <- v; for (i in seq_along(cells)) { known <- !is.na(cells[[i]]); sums <- tapply(v[known], factor(cells[[i]][known], codes[[i]]), sum); f <- shares[[i]] / 100 * sum(v[known]) / sums; v[known] <- v[known] * f[match(cells[[i]][known], codes[[i]])] }; if (max(abs(v - old)) < 1e-13 * mean(v)) break }
  } else {
    data <- setNames(as.data.frame(cells), paste0("m", seq_along(cells))); data$base_ <- base; design <- survey::svydesign(~1, weights = ~base_, data = data)
    targets <- lapply(seq_along(cells), function(i) { t <- data.frame(codes[[i]], shares[[i]]); names(t) <- c(paste0("m", i), "Freq"); t[t[[1]] %in% data[[i]], ] }); v <- weights(survey::rake(design, lapply(seq_along(cells), function(i) as.formula(paste0("~m", i))), targets, control = list(maxit = 2000, epsilon = 1e-12)))
  }
  share_of <- function(v, i, j) { known <- !is.na(cells[[i]]); 100 * sum(v[known & cells[[i]] %in% codes[[i]][j]]) / sum(v[known]) }
  gaps <- unlist(lapply(seq_along(cells), function(i) sapply(seq_along(codes[[i]]), function(j) abs(share_of(v, i, j) - shares[[i]][[j]])))); if (any(!is.finite(gaps)) || max(gaps) > 1e-6) v <- NULL # no weights meet the margins
  if (!is.null(v)) v <- v * asked(o, "total", length(v)) / sum(v)
  spread <- function(part, v) say("weight_summary", part, n = length(v), sum = sum(v), mean = mean(v), sd = sqrt(mean((v - mean(v))^2)), minimum = min(v), maximum = max(v), ratio = max(v) / min(v), design_effect = length(v) * sum(v^2) / sum(v)^2, effective_n = sum(v)^2 / sum(v^2))
  if (!is.null(v)) spread("raked_weights", v); if (!is.null(o$base) || !is.null(task$weight)) spread("base_weights", base)
  for (i in seq_along(cells)) for (j in seq_along(codes[[i]])) {
    at_ <- c(names_[i], key(names_[i], codes[[i]][j])); say("margins", at_, n = sum(cells[[i]] %in% codes[[i]][j]), population_percent = shares[[i]][[j]], sample_percent = share_of(base, i, j)); if (!is.null(v) && is.null(o$upper) && is.null(o$lower)) say("margins", at_, weighted_percent = share_of(v, i, j))
  }
}
