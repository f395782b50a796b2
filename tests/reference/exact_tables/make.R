# Rscript make.R: Fisher-Freeman-Halton probabilities of R's network algorithm.
tables <- list(
  firemen = rbind(c(5, 2, 2, 0), c(0, 1, 0, 1), c(0, 2, 3, 4)),  # SPSS Exact Tests manual, Mehta & Patel
  job = rbind(c(1, 2, 1, 0), c(3, 3, 6, 1), c(10, 10, 14, 9), c(6, 7, 12, 11)),  # Agresti (2002), job satisfaction
  three = rbind(c(3, 1, 7), c(6, 9, 2), c(4, 4, 4)),
  ties = rbind(c(2, 0, 0), c(0, 2, 0), c(0, 0, 2)),
  long = rbind(c(9, 4), c(3, 11), c(6, 6), c(1, 8), c(12, 7)),
  large = rbind(c(40, 31, 22), c(25, 38, 30), c(18, 26, 41)),
  zero = rbind(c(0, 8, 3, 5), c(4, 0, 9, 1), c(2, 6, 0, 7))
)
found <- NULL
for (name in names(tables)) {
  m <- tables[[name]]
  p <- fisher.test(m, workspace = 2e7)$p.value
  found <- rbind(found, data.frame(name, rows = nrow(m), cells = paste(c(t(m)), collapse = " "), p = signif(p, 10)))
}
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE)
