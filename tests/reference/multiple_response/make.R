# Rscript make.R: options t1 to t4 of ../answers/data.csv, ticked (1) or not (0), in all and by education, counted by R.
d <- read.csv("../answers/data.csv")
members <- paste0("t", 1:4)
d[d == -2 | d == -3] <- NA
numbers <- list()
note <- function(...) { parts <- c(...); numbers[[paste(head(parts, -1), collapse = ":")]] <<- as.numeric(tail(parts, 1)) }
one <- function(label, x) {
  ticks <- x[members]
  asked <- rowSums(!is.na(ticks)) > 0
  valid <- rowSums(ticks == 1, na.rm = TRUE) > 0
  for (m in members) {
    n <- sum(ticks[[m]] == 1, na.rm = TRUE)
    note(label, m, "count", n)
    note(label, m, "percent_of_responses", 100 * n / sum(ticks == 1, na.rm = TRUE))
    note(label, m, "percent_of_cases", 100 * n / sum(valid))
    note(label, m, "percent_of_asked", 100 * n / sum(asked))
    t <- suppressWarnings(chisq.test(table(ticks[[m]], x$education), correct = FALSE))
    note(label, m, "chi_square", t$statistic[[1]]); note(label, m, "df", t$parameter[[1]]); note(label, m, "p", t$p.value)
    note(label, m, "cramer_v", sqrt(t$statistic[[1]] / sum(!is.na(ticks[[m]]) & !is.na(x$education))))
    for (g in sort(unique(x$education))) {
      here <- valid & x$education %in% g
      note(label, m, g, "count", sum(ticks[[m]][here] == 1, na.rm = TRUE))
      note(label, m, g, "percent_of_cases", 100 * mean(ticks[[m]][here] %in% 1))
    }
  }
  note(label, "valid", "count", sum(valid)); note(label, "valid", "percent", 100 * mean(valid))
}
one("rows", d)
one("times", d[rep(seq_len(nrow(d)), d$times), ])
writeLines(c("name,value", sprintf("%s,%.15g", names(numbers), unlist(numbers))), "numbers.csv")
