# Rscript make.R: every two columns of a crosstab, row by row: prop.test without correction; Bonferroni over the pairs compared.
data <- read.csv("../answers/data.csv")
data[data == -2 | data == -3] <- NA
found <- NULL
for (pair in list(c("q1", "unit"), c("t1", "unit"), c("unit", "education"), c("q1", "q2"))) {
  counts <- unclass(table(data[[pair[1]]], data[[pair[2]]]))
  base <- colSums(counts)
  for (i in seq_len(nrow(counts))) {
    share <- counts[i, ] / base
    kept <- which(share > 0 & share < 1)
    if (length(kept) < 2) next
    pairs <- combn(kept, 2)
    for (at in seq_len(ncol(pairs))) {
      two <- pairs[, at]
      p <- suppressWarnings(prop.test(counts[i, two], base[two], correct = FALSE))$p.value
      found <- rbind(found, data.frame(pair = paste(pair, collapse = "*"), row = rownames(counts)[i],
        first = colnames(counts)[two[1]], second = colnames(counts)[two[2]], p = signif(p, 10), adjusted = signif(min(1, p * ncol(pairs)), 10)))
    }
  }
}
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE)
