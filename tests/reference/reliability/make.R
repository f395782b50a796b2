# Rscript make.R: psych's alpha on complete cases (it takes pairwise ones by default), Feldt's interval, item-total.
suppressMessages(library(psych))
source("../scales/read.R")
one <- function(label, data, items) {
  x <- na.omit(data[items])
  a <- suppressWarnings(alpha(x, check.keys = FALSE))
  note(paste0(label, ":n"), nrow(x))
  note(paste0(label, ":alpha"), a$total$raw_alpha)
  note(paste0(label, ":alpha_standardized"), a$total$std.alpha)
  bounds <- alpha.ci(a$total$raw_alpha, nrow(x), n.var = length(items))
  note(paste0(label, ":alpha_ci_low"), bounds$lower.ci)
  note(paste0(label, ":alpha_ci_high"), bounds$upper.ci)
  scale <- rowSums(x)
  smcs <- smc(cor(x))
  for (q in items) {
    rest <- scale - x[[q]]
    note(paste0(label, ":", q, ":scale_mean_if_deleted"), mean(rest))
    note(paste0(label, ":", q, ":scale_variance_if_deleted"), var(rest))
    note(paste0(label, ":", q, ":corrected_item_total"), cor(x[[q]], rest))
    note(paste0(label, ":", q, ":squared_multiple_correlation"), smcs[[q]])
    if (length(items) > 2) {
      without <- suppressWarnings(alpha(x[setdiff(items, q)], check.keys = FALSE))
      note(paste0(label, ":", q, ":alpha_if_deleted"), without$total$raw_alpha)
    }
  }
  note(paste0(label, ":scale:mean"), mean(scale))
  note(paste0(label, ":scale:variance"), var(scale))
}
one("three", d, c("q1", "q2", "q3"))
one("nine", d, paste0("q", 1:9))
one("two", d, c("q4", "q5"))
one("negative", d, c("q1", "q10"))
one("weighted", twice, c("q1", "q2", "q3"))
keep()
