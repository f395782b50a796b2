# Rscript make.R: means of hours in every two units of ../scales by pairwise.t.test, as they stand and adjusted by p.adjust.
source("../scales/read.R")
for (method in c("none", "bonferroni", "BH")) {
  p <- pairwise.t.test(twice$hours, twice$unit, p.adjust.method = method, pool.sd = TRUE)$p.value
  for (i in rownames(p)) for (j in colnames(p)) if (!is.na(p[i, j])) note(paste0(tolower(method), ":", j, "-", i), p[i, j])
}
keep()
