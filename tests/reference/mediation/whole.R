# Rscript whole.R: every table of mediation by lm, with intervals of the very samples that this program draws
# (cases.csv and samples.csv, written by tests/analysis/drawn_samples.py).
source("../whole.R")
source("../process_tables.R")
cases <- read.csv("cases.csv"); samples <- as.matrix(read.csv("samples.csv")); d <- read.csv("data.csv")
dummies <- function(x) { x$g2 <- as.numeric(x$g == 2); x$g3 <- as.numeric(x$g == 3); x }
covariates <- c("c", "g2", "g3")
for (way in c("", "_hc3")) for (label in c("plain", "weighted")) for (order in c("parallel", "serial")) {
  case <- paste0(label, "_", order, way)
  if (way == "_hc3") { errors <- "hc3"; level <- .9; interval <- "bias_corrected" }
  repeated <- na.omit(d[c("x", "m1", "m2", "y", "c", "g", "times")])
  x <- dummies(if (label == "plain") cases else repeated[rep(seq_len(nrow(repeated)), repeated$times), ])
  second <- c("x", if (order == "serial") "m1", covariates)
  m1 <- equation(1, "m1", c("x", covariates), x, TRUE)
  m2 <- equation(2, "m2", second, x, TRUE)
  y <- equation(3, "y", c("x", "m1", "m2", covariates), x, TRUE)
  total <- equation(4, "y", c("x", covariates), x, TRUE)
  combined("total_and_direct_effects", "total_effect", total, c(x = 1))
  combined("total_and_direct_effects", "direct_effect", y, c(x = 1))
  paths <- c("x>m1>y", "x>m2>y", if (order == "serial") "x>m1>m2>y")
  make <- function(x) {
    a <- slopes_of("m1", c("x", covariates), x); b <- slopes_of("m2", second, x); e <- slopes_of("y", c("x", "m1", "m2", covariates), x)
    one <- c("x>m1>y" = a[["x"]] * e[["m1"]], "x>m2>y" = b[["x"]] * e[["m2"]])
    if (order == "serial") one <- c(one, "x>m1>m2>y" = a[["x"]] * b[["m1"]] * e[["m2"]])
    effects <- c(one, total_indirect_effect = sum(one))
    pairs <- combn(paths, 2); contrasts <- setNames(one[pairs[1, ]] - one[pairs[2, ]], paste("contrast", pairs[1, ], pairs[2, ], sep = "/"))
    c(effects, contrasts, setNames(effects / sd(x$y), paste0("partially_standardized/", names(effects))),
      setNames(effects * sd(x$x) / sd(x$y), paste0("completely_standardized/", names(effects))))
  }
  found <- if (label == "plain") bootstrapped(make, x, samples) else lapply(make(x), list)
  for (name in names(found)) {
    keys <- strsplit(name, "/")[[1]]
    if (length(keys) == 1) boot_cells("indirect_effects", keys, found[[name]])
    if (length(keys) == 1) say("indirect_effects", keys, percent_of_total = 100 * found[[name]][[1]] / coef(total)[["x"]])
    if (length(keys) == 2) boot_cells("standardized_indirect_effects", keys, found[[name]])
    if (length(keys) == 3) boot_cells("indirect_contrasts", keys[-1], found[[name]])
  }
  part <- function(m, term) c(coef(m)[[term]], sqrt(errors_of(m)[term, term]))
  chains <- list("x>m1>y" = list(part(m1, "x"), part(y, "m1")), "x>m2>y" = list(part(m2, "x"), part(y, "m2")))
  if (order == "serial") chains[["x>m1>m2>y"]] <- list(part(m1, "x"), part(m2, "m1"), part(y, "m2"))
  for (p in names(chains)) { # Sobel (1982)
    b <- sapply(chains[[p]], `[`, 1); se <- sapply(chains[[p]], `[`, 2)
    all <- sqrt(sum(sapply(seq_along(b), function(i) (prod(b[-i]) * se[i])^2)))
    say("normal_theory", p, effect = prod(b), se = all, z = prod(b) / all, p = 2 * pnorm(-abs(prod(b) / all)))
  }
}
keep_whole()
