# Rscript make.R: ANOVA with a test of linearity over the codes of the groups, eta and r; group medians.
data <- read.csv("../answers/data.csv")
data[data == -2 | data == -3] <- NA
found <- NULL
keep <- function(variable, group, what, value) found <<- rbind(found, data.frame(variable, group, what, value = signif(unname(value), 12)))
for (variable in c("q1", "income")) for (group in c("education", "unit", "sex")) {
  d <- na.omit(data.frame(y = data[[variable]], x = data[[group]]))
  whole <- anova(lm(y ~ factor(x), d)); line <- anova(lm(y ~ x, d)); both <- anova(lm(y ~ x, d), lm(y ~ factor(x), d))
  error <- whole[2, "Mean Sq"]
  keep(variable, group, "between_groups:sum_of_squares", whole[1, "Sum Sq"])
  keep(variable, group, "between_groups:f", whole[1, "F value"])
  keep(variable, group, "between_groups:p", whole[1, "Pr(>F)"])
  keep(variable, group, "within_groups:sum_of_squares", whole[2, "Sum Sq"])
  keep(variable, group, "within_groups:mean_square", error)
  keep(variable, group, "linearity:sum_of_squares", line[1, "Sum Sq"])
  f <- line[1, "Sum Sq"] / error
  keep(variable, group, "linearity:f", f)
  keep(variable, group, "linearity:p", pf(f, 1, whole[2, "Df"], lower.tail = FALSE))
  if (length(unique(d$x)) > 2) {
    keep(variable, group, "deviation_from_linearity:sum_of_squares", both[2, "Sum of Sq"])
    keep(variable, group, "deviation_from_linearity:f", both[2, "F"])
    keep(variable, group, "deviation_from_linearity:p", both[2, "Pr(>F)"])
  }
  keep(variable, group, "r", cor(d$x, d$y))
  keep(variable, group, "eta", sqrt(summary(lm(y ~ factor(x), d))$r.squared))
  for (at in sort(unique(d$x))) keep(variable, group, paste0("median=", at), median(d$y[d$x == at]))
}
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE)
