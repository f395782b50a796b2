# Cohen's kappa of single variables by psych, and the pooled kappa of several by the formula of De Vries et al. (2008).
# Rscript make.R > numbers.csv
suppressMessages(library(psych))
set.seed(20081)
cat("name,value\n")
pairs <- list()
for (k in 2:5) {
  first <- sample.int(k, 200, replace = TRUE)
  second <- ifelse(runif(200) < 0.9, first, sample.int(k, 200, replace = TRUE))
  pairs[[k - 1]] <- table(factor(first, 1:k), factor(second, 1:k))
  cells <- as.vector(t(pairs[[k - 1]]))
  cat(sprintf("cells:%d,%s\n", k, paste(cells, collapse = " ")))
  cat(sprintf("kappa:%d,%.15g\n", k, cohen.kappa(pairs[[k - 1]])$kappa))
}
share <- lapply(pairs, prop.table)
seen <- mean(sapply(share, function(t) sum(diag(t))))
chance <- mean(sapply(share, function(t) sum(rowSums(t) * colSums(t))))
cat(sprintf("pooled,%.15g\n", (seen - chance) / (1 - chance)))
