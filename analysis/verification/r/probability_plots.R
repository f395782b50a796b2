# Parameters of distributions by moments: mean(), sd(), range().
ask <- function(o) for (v in unlist(o$variables)) {
  y <- raw[[v]]; x <- d[[v]]; kept <- x[!is.na(x)]; cells <- list(series_length = length(y), user_missing = sum(!is.na(y) & is.na(x)), system_missing = sum(is.na(y))); for (key in names(cells)) put("plot_cases", key, under("n", v, cells[[key]]))
  if (length(kept) < 2) return(); kind <- asked(o, "distribution", "normal"); s <- sd(kept); m <- mean(kept); if (kind %in% c("lognormal", "gamma", "exponential") && min(kept) <= 0) next
  of <- switch(kind, normal = c(location = m, scale = s), uniform = c(minimum = min(kept), maximum = max(kept)), exponential = c(scale = 1 / m), lognormal = c(scale = exp(mean(log(kept))), shape = sd(log(kept))), logistic = c(location = m, scale = s * sqrt(3) / pi), laplace = c(location = m, scale = s / sqrt(2)), gamma = c(shape = (m / s)^2, scale = m / s^2), c(df = 0))
  if (!is.null(o$parameters)) of[] <- unlist(o$parameters)
  for (name in names(of)) put("distribution_parameters", paste0(name, "_parameter"), under("parameter_value", v, of[[name]]))
}
