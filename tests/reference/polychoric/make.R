# Rscript make.R: polycor's two-step polychorics of each pair, and lavaan's with thresholds and errors, listwise.
suppressMessages({library(polycor); library(lavaan)})
source("../scales/read.R")
items <- paste0("q", c(1, 2, 4, 5, 10))
for (label in c("plain", "weighted")) {
  x <- (if (label == "plain") d else twice)
  for (i in 1:4) for (j in (i + 1):5) {
    table <- table(x[[items[i]]], x[[items[j]]])
    found <- polychor(table, ML = FALSE, std.err = TRUE)
    here <- paste(label, "pairwise", items[i], items[j], sep = ":")
    row <- qnorm(cumsum(rowSums(table))[-nrow(table)] / sum(table))
    col <- qnorm(cumsum(colSums(table))[-ncol(table)] / sum(table))
    best <- optimize(function(r) -sum(table * log(polycor:::binBvn(r, row, col))), c(-.99, .99), tol = 1e-10)
    note(paste(here, "r", sep = ":"), best$minimum)
    seen <- table[table > 0]
    note(paste(here, "g_squared", sep = ":"), 2 * (best$objective + sum(seen * log(seen / sum(seen)))))
    note(paste(here, "r_polycor", sep = ":"), found$rho)
    note(paste(here, "chi_square_polycor", sep = ":"), found$chisq)
    note(paste(here, "df", sep = ":"), found$df)
    pair <- na.omit(x[items[c(i, j)]])
    fit <- lavCor(pair, ordered = items, output = "fit", se = "robust.sem", estimator = "WLSMV")
    row <- subset(parameterEstimates(fit), op == "~~" & lhs != rhs)
    note(paste(here, "r_lavaan", sep = ":"), row$est)
    note(paste(here, "se", sep = ":"), row$se)
  }
  fit <- lavCor(na.omit(x[items]), ordered = items, output = "fit", se = "robust.sem", estimator = "WLSMV")
  found <- parameterEstimates(fit)
  for (k in which(found$op == "|" | (found$op == "~~" & found$lhs != found$rhs))) {
    here <- paste(label, "listwise", found$lhs[k], found$rhs[k], sep = ":")
    note(paste(here, if (found$op[k] == "|") "threshold" else "r", sep = ":"), found$est[k])
    note(paste(here, "se", sep = ":"), found$se[k])
  }
}
tables <- list(two = rbind(c(40, 25), c(20, 55)), uneven = rbind(c(30, 12, 3), c(14, 25, 9), c(2, 11, 28), c(1, 4, 33)))
for (name in names(tables)) {
  found <- polychor(tables[[name]], ML = FALSE, std.err = TRUE)
  note(paste("table", name, "r", sep = ":"), found$rho)
}
keep()
