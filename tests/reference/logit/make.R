# Rscript make.R: sex on three items by glm, to the last digit.
source("../scales/read.R")
one <- function(label, data) {
  x <- na.omit(data[c("sex", "q1", "q4", "q7")])
  m <- glm(I(sex - 1) ~ q1 + q4 + q7, binomial, x, control = glm.control(epsilon = 1e-15, maxit = 100))
  s <- summary(m)$coefficients
  terms <- c("constant", "q1", "q4", "q7")
  for (i in 1:4) {
    note(paste(label, terms[i], "b", sep = ":"), s[i, 1])
    note(paste(label, terms[i], "se", sep = ":"), s[i, 2])
  }
  note(paste0(label, ":deviance"), m$deviance)
  note(paste0(label, ":null_deviance"), m$null.deviance)
}
one("plain", d)
one("weighted", twice)
keep()
