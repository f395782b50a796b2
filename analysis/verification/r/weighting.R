# Raking by survey: margins before and after, and how weights spread.
ask <- function(o) {
  need("survey"); names_ <- names(o$margins); x <- d; base <- if (is.null(o$base)) rep(1, nrow(x)) else x[[o$base]]; base[is.na(base) | base < 0] <- 0; base <- base * w; ok <- complete.cases(x[names_]) & base > 0; x <- x[ok, ]; base <- base[ok]
  data <- setNames(x[names_], paste0("m", seq_along(names_))); data$base_ <- base; design <- survey::svydesign(~1, weights = ~base_, data = data); shares <- lapply(o$margins, function(m) 100 * unlist(m) / sum(unlist(m))); codes <- lapply(o$margins, function(m) as.numeric(names(unlist(m))))
  targets <- lapply(seq_along(names_), function(i) { t <- data.frame(codes[[i]], shares[[i]]); names(t) <- c(paste0("m", i), "Freq"); t[t[[1]] %in% data[[i]], ] }); raked <- survey::rake(design, lapply(seq_along(names_), function(i) as.formula(paste0("~m", i))), targets, control = list(maxit = 2000, epsilon = 1e-12)); v <- weights(raked)
  if (any(sapply(seq_along(names_), function(i) max(abs(100 * tapply(v, factor(data[[i]], codes[[i]]), sum) / sum(v) - shares[[i]]), na.rm = TRUE)) > 1e-6)) v <- NULL # no weights meet the margins
  whole <- asked(o, "total", nrow(data)); if (!is.null(v)) v <- v * whole / sum(v)
  spread <- function(part, v) say("weight_summary", part, n = length(v), sum = sum(v), mean = mean(v), sd = sqrt(mean((v - mean(v))^2)), minimum = min(v), maximum = max(v), ratio = max(v) / min(v), design_effect = length(v) * sum(v^2) / sum(v)^2, effective_n = sum(v)^2 / sum(v^2))
  if (!is.null(v)) spread("raked_weights", v); if (!is.null(o$base) || !is.null(task$weight)) spread("base_weights", base)
  if (!is.null(v) && is.null(o$upper) && is.null(o$lower)) for (i in seq_along(names_)) for (j in seq_along(codes[[i]])) { here <- data[[i]] == codes[[i]][j]; say("margins", c(names_[i], level(names_[i], codes[[i]][j])), weighted_percent = 100 * sum(v[here]) / sum(v)) }
  for (i in seq_along(names_)) for (j in seq_along(codes[[i]])) { here <- data[[i]] == codes[[i]][j]; say("margins", c(names_[i], level(names_[i], codes[[i]][j])), n = sum(here), population_percent = shares[[i]][[j]], sample_percent = 100 * sum(base[here]) / sum(base)) }
}
