# Rscript whole.R: one-sided probabilities and intervals of cor.test, each row of ../answers as often as its weight says.
source("../answers/read.R")
source("../whole.R")
names <- c("q1", "q4", "income")
case <- "one_sided"
for (a in names) put("correlations", a, unlist(lapply(names, function(b) {
  x <- na.omit(data.frame(a = twice[[a]], b = twice[[b]]))
  p <- if (a == b) NULL else min(cor.test(x$a, x$b, alternative = "less")$p.value, cor.test(x$a, x$b, alternative = "greater")$p.value)
  found <- c(r = cor(x$a, x$b), p_one_sided = p, n = nrow(x))
  setNames(found, paste0(names(found), "@", b))
})))
for (a in names) {
  x <- twice[[a]][!is.na(twice[[a]])]
  say("descriptive_statistics", a, mean = mean(x), sd = sd(x), n = length(x))
}
case <- "intervals"
for (pair in asplit(combn(names, 2), 2)) {
  t <- cor.test(twice[[pair[1]]], twice[[pair[2]]])
  say("correlation_intervals", pair, r = t$estimate, p = t$p.value, ci_low = t$conf.int[1], ci_high = t$conf.int[2])
}
keep_whole()
