# Rscript whole.R: parameters of distributions of hours and q5 of ../scales by moments, each row as often as it weighs;
# quantiles and probabilities by the functions of R's distributions.
source("../scales/read.R")
source("../whole.R")
n <- nrow(twice); raw <- read.csv("../scales/data.csv"); raw <- raw[rep(seq_len(nrow(raw)), raw$times), ]
tell <- function(kind, of) {
  case <<- kind
  for (v in c("hours", "q5")) {
    x <- twice[[v]][!is.na(twice[[v]])]; counts <- c(series_length = n, user_missing = sum(!is.na(raw[[v]]) & is.na(twice[[v]])), system_missing = sum(is.na(raw[[v]])))
    for (key in names(counts)) { cells <- list(counts[[key]]); names(cells) <- paste0("n@", v); do.call(say, c(list("plot_cases", key), cells)) }
    own <- of(x); for (key in names(own)) { cells <- list(own[[key]]); names(cells) <- paste0("parameter_value@", v); do.call(say, c(list("distribution_parameters", paste0(key, "_parameter")), cells)) }
  }
}
tell("normal", function(x) c(location = mean(x), scale = sd(x)))
tell("uniform", function(x) c(minimum = min(x), maximum = max(x)))
tell("exponential", function(x) c(scale = 1 / mean(x)))
tell("lognormal", function(x) c(scale = exp(mean(log(x))), shape = sd(log(x))))
tell("logistic", function(x) c(location = mean(x), scale = sd(x) * sqrt(3) / pi))
tell("laplace", function(x) c(location = mean(x), scale = sd(x) / sqrt(2)))
tell("gamma", function(x) c(shape = mean(x)^2 / var(x), scale = mean(x) / var(x)))
keep_whole()
p <- c(.02, .3, .5, .9); x <- c(.2, 1, 2.5, 4)
lap <- function(p) ifelse(p < .5, log(2 * p), -log(2 * (1 - p)))
of <- list(normal = list(qnorm(p, 2, 3), pnorm(x, 2, 3)), uniform = list(qunif(p, 0, 5), punif(x, 0, 5)), exponential = list(qexp(p, .4), pexp(x, .4)), lognormal = list(qlnorm(p, log(2), .7), plnorm(x, log(2), .7)), logistic = list(qlogis(p, 2, 3), plogis(x, 2, 3)), laplace = list(2 + 3 * lap(p), ifelse(x < 2, exp((x - 2) / 3) / 2, 1 - exp((2 - x) / 3) / 2)), gamma = list(qgamma(p, 2, 3), pgamma(x, 2, 3)), student = list(qt(p, 5), pt(x, 5)), chi_square = list(qchisq(p, 5), pchisq(x, 5)))
writeLines(c("kind,quantile,below", unlist(lapply(names(of), function(k) sprintf("%s,%.15g,%.15g", k, of[[k]][[1]], of[[k]][[2]])))), "functions.csv")
