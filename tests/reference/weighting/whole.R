# Rscript whole.R: the answers of ../scales raked by R's survey package: margins before and after, and how weights spread.
suppressMessages(library(survey))
source("../scales/read.R")
source("../whole.R")
case <- "raked"
d$base <- round(.5 + (seq_len(nrow(d)) %% 7) / 4, 2)
shares <- list(sex = c(48, 52), unit = c(30, 25, 20, 15, 10))
design <- svydesign(~1, weights = ~base, data = d)
targets <- lapply(names(shares), function(name) setNames(data.frame(seq_along(shares[[name]]), shares[[name]]), c(name, "Freq")))
raked <- rake(design, list(~sex, ~unit), targets, control = list(maxit = 500, epsilon = 1e-12))
for (name in names(shares)) for (code in seq_along(shares[[name]])) {
  inside <- function(design) 100 * coef(svymean(as.formula(sprintf("~I(as.numeric(%s == %d))", name, code)), design))
  say("margins", c(name, paste0(name, "=", code)), n = sum(d[[name]] == code), population_percent = shares[[name]][code],
      sample_percent = inside(design), weighted_percent = inside(raked))
}
spread <- function(part, w) {
  say("weight_summary", part, n = length(w), sum = sum(w), mean = mean(w), sd = sqrt(mean((w - mean(w))^2)), minimum = min(w), maximum = max(w),
      ratio = max(w) / min(w), design_effect = length(w) * sum(w^2) / sum(w)^2, effective_n = sum(w)^2 / sum(w^2))
}
spread("base_weights", weights(design))
spread("raked_weights", weights(raked) * 1000 / sum(weights(raked)))
keep_whole()
