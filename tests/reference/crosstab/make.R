# Rscript make.R: expected counts, residuals and probabilities to twelve digits.
data <- read.csv("../answers/data.csv")
data[data == -2 | data == -3] <- NA
found <- NULL
keep <- function(pair, what, values) {
  names <- if (is.matrix(values)) outer(rownames(values), colnames(values), paste, sep = ":") else ""
  found <<- rbind(found, data.frame(pair, what, at = c(names), value = signif(c(values), 12)))
}
for (pair in list(c("unit", "education"), c("sex", "t1"), c("t1", "t2"), c("education", "q1"))) {
  name <- paste(pair, collapse = "*")
  counts <- table(data[[pair[1]]], data[[pair[2]]])
  test <- suppressWarnings(chisq.test(counts, correct = FALSE))
  for (what in c("observed", "expected", "residuals", "stdres")) keep(name, what, unclass(test[[what]]))
  keep(name, "pearson", test$statistic)
  keep(name, "pearson_p", test$p.value)
  both <- complete.cases(data[pair])
  linear <- (sum(both) - 1) * cor(data[[pair[1]]][both], data[[pair[2]]][both])^2
  keep(name, "linear_p", pchisq(linear, 1, lower.tail = FALSE))
  if (all(dim(counts) == 2)) {
    corrected <- chisq.test(counts)
    keep(name, "continuity", corrected$statistic)
    keep(name, "continuity_p", corrected$p.value)
    keep(name, "fisher_two_sided", fisher.test(counts)$p.value)
    direction <- if (counts[1, 1] > test$expected[1, 1]) "greater" else "less"
    keep(name, "fisher_one_sided", fisher.test(counts, alternative = direction)$p.value)
    keep(name, "signed_phi", cor(data[[pair[1]]][both], data[[pair[2]]][both]))
  }
}
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE)
