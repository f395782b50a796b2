# Rscript whole.R: sample sizes by Cochran's formulas, allocations by trying every one.
source("../whole.R")
z <- qnorm(.975)
case <- "proportion" # of 376, in a margin of .05, four of five forms come back
N <- 376
s2 <- .5 * .5 * N / (N - 1)
variance <- (.05 / z)^2
n <- ceiling(s2 / (variance + s2 / N))
say("sample_size", "proportion", population = N, confidence = .95, margin = z * sqrt(s2 / n * (1 - n / N)), n_unlimited = ceiling(.25 / variance),
    n = n, issued = ceiling(n / .8))
case <- "mean" # of 500 with a deviation of 12, in a margin of 2, confidence .9
z <- qnorm(.95)
n <- ceiling(144 / ((2 / z)^2 + 144 / 500))
say("sample_size", "mean", population = 500, confidence = .9, margin = z * sqrt(144 / n * (1 - n / 500)), n_unlimited = ceiling(144 / (2 / z)^2),
    n = n, issued = ceiling(n / .7))
z <- qnorm(.975)
sizes <- c(155, 62, 93)
sds <- c(5, 15, 10)
every <- subset(expand.grid(a = 2:56, b = 2:56), a + b <= 58)
every$c <- 60 - every$a - every$b
spread <- function(n) sum((sizes / sum(sizes))^2 * sds^2 / n * (1 - n / sizes))
best <- list(neyman = function(n) spread(n), proportional = function(n) sum(abs(n - 60 * sizes / sum(sizes))))
for (way in names(best)) {
  case <- way
  n <- as.numeric(every[which.min(apply(every, 1, best[[way]])), ])
  forms <- ceiling(n / .75)
  say("sample_size", "mean", population = sum(sizes), confidence = .95, margin = z * sqrt(spread(n)), n = 60, issued = ceiling(60 / .75))
  for (at in 1:3) say("allocation", paste0("stratum=", at), population = sizes[at], percent = 100 * sizes[at] / sum(sizes), assumed = sds[at], n = n[at], issued = forms[at])
  say("allocation", "total", population = sum(sizes), percent = 100, n = sum(n), issued = sum(forms))
}
keep_whole()
