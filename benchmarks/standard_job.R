# The standard job in R: psych, car and haven. Usage: Rscript standard_job.R answers.sav
suppressPackageStartupMessages({library(haven); library(psych); library(car)})
data <- as.data.frame(lapply(read_sav(commandArgs(TRUE)[1]), as.numeric))
items <- paste0("q", 1:9)
for (name in c("sex", "age", "education", "unit", "tenure", items[1:5])) {
  counts <- table(data[[name]], useNA = "ifany")
  print(cbind(counts, percent = 100 * prop.table(counts)))
  print(c(describe(data[[name]]), quantile(data[[name]], c(.25, .5, .75), type = 6, na.rm = TRUE)))
}
print(describe(data[items]))
for (scale in list(items[1:3], items[4:6], items[7:9])) print(psych::alpha(data[complete.cases(data[scale]), scale]))
for (row in c("age", "education", "unit", "tenure")) for (column in items[1:3]) {
  counts <- table(data[[row]], data[[column]])
  test <- suppressWarnings(chisq.test(counts, correct = FALSE))
  print(counts); print(prop.table(counts, 1)); print(prop.table(counts, 2)); print(test$expected); print(test)
  print(sqrt(test$statistic / sum(counts) / (min(dim(counts)) - 1)))
}
print(corr.test(data[items], adjust = "none"), short = FALSE)
complete <- data[complete.cases(data[items]), items]
print(KMO(complete)); print(cortest.bartlett(cor(complete), n = nrow(complete)))
print(principal(complete, nfactors = 3, rotate = "varimax"))
model <- lm(q9 ~ q1 + q2 + q3 + q4 + q5 + q6 + factor(unit) + factor(education), data = data)
print(summary(model)); print(anova(model)); print(vif(model)); print(confint(model)); print(durbinWatsonTest(model, simulate = FALSE))
print(t.test(q1 ~ sex, data = data)); print(t.test(q1 ~ sex, data = data, var.equal = TRUE))
print(leveneTest(q1 ~ factor(sex), data = data, center = mean))
print(summary(aov(q1 ~ factor(unit), data = data))); print(describeBy(data$q1, data$unit))
print(leveneTest(q1 ~ factor(unit), data = data, center = mean))
print(leveneTest(q1 ~ factor(unit), data = data, center = median))
print(oneway.test(q1 ~ factor(unit), data = data))
print(summary(glm(I(sex - 1) ~ q1 + q2 + q3, family = binomial, data = data)))
