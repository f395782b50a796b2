# Rscript make.R: three coefficients, pairwise and listwise; weighted by whole numbers through repeated rows.
data <- read.csv("../answers/data.csv")
data[data == -2 | data == -3] <- NA
variables <- c("q1", "q2", "q4", "income")
found <- NULL
compare <- function(answers, missing, repeated) {
  if (missing == "listwise") answers <- answers[complete.cases(answers), ]
  for (i in 1:3) for (j in (i + 1):4) for (coefficient in c("pearson", "spearman", "kendall")) {
    pair <- answers[complete.cases(answers[c(i, j)]), c(i, j)]
    test <- suppressWarnings(cor.test(pair[[1]], pair[[2]], method = coefficient, exact = FALSE))
    found <<- rbind(found, data.frame(
      coefficient, missing, repeated, first = variables[i], second = variables[j],
      r = signif(unname(test$estimate), 12), p = signif(test$p.value, 12), n = nrow(pair)
    ))
  }
}
for (missing in c("pairwise", "listwise")) {
  compare(data[variables], missing, FALSE)
  compare(data[rep(seq_len(nrow(data)), data$times), variables], missing, TRUE)
}
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE)
