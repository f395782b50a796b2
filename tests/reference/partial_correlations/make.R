# Rscript make.R: partial correlations as correlations of residuals, with p of their degrees of freedom, and intervals by Fisher's z.
suppressMessages(library(psych))
data <- read.csv("../answers/data.csv")
data[data == -2 | data == -3] <- NA
found <- NULL
keep <- function(kind, first, second, control, what, value)
  found <<- rbind(found, data.frame(kind, first, second, control, what, value = signif(value, 10)))
partial <- function(kind, first, second, control, rows) {
  d <- data[complete.cases(data[rows]), ]
  if (kind == "spearman") d[] <- lapply(d, rank)
  form <- function(v) resid(lm(reformulate(control, v), d))
  r <- cor(form(first), form(second)); df <- nrow(d) - 2 - length(control)
  key <- paste(control, collapse = " ")
  keep(kind, first, second, key, "r", r)
  keep(kind, first, second, key, "df", df)
  keep(kind, first, second, key, "p", 2 * pt(-abs(r * sqrt(df / (1 - r^2))), df))
}
names <- c("q1", "q2", "q4", "income")
for (control in list("sex", c("sex", "q3"))) for (at in 1:3) for (to in (at + 1):4) {
  pair <- c(names[at], names[to])
  partial("pearson", pair[1], pair[2], control, c(names, control))
  partial("pairwise", pair[1], pair[2], control, c(pair, control))
  partial("spearman", pair[1], pair[2], control, c(names, control))
}
for (at in 1:3) for (to in (at + 1):4) {
  test <- cor.test(data[[names[at]]], data[[names[to]]])
  for (side in c("two.sided")) {
    keep("interval", names[at], names[to], "", "ci_low", test$conf.int[1])
    keep("interval", names[at], names[to], "", "ci_high", test$conf.int[2])
  }
  less <- cor.test(data[[names[at]]], data[[names[to]]], alternative = if (test$estimate > 0) "greater" else "less")
  keep("interval", names[at], names[to], "", "p_one_sided", less$p.value)
}
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE)
