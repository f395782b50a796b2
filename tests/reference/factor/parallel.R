# Rscript parallel.R: psych's parallel analysis; its means are of 5000 samples, so they differ by chance.
suppressMessages(library(psych))
source("../scales/read.R")
x <- na.omit(d[paste0("q", 1:9)])
set.seed(376)
found <- suppressWarnings(fa.parallel(x, fa = "both", n.iter = 5000, sim = TRUE, plot = FALSE, SMC = TRUE))
for (i in 1:9) {
  note(paste0("components:mean:", i), found$pc.sim[i]); note(paste0("components:observed:", i), found$pc.values[i])
  note(paste0("factors:mean:", i), found$fa.sim[i]); note(paste0("factors:observed:", i), found$fa.values[i])
}
keep("parallel.csv")
