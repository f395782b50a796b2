# Rscript make.R: Cochran-Mantel-Haenszel by stats, homogeneity of odds ratios by metafor, Cochran's statistic by its formula.
suppressMessages(library(metafor))
data <- read.csv("../answers/data.csv")
data[data == -2 | data == -3] <- NA
found <- NULL
keep <- function(case, what, value) found <<- rbind(found, data.frame(case, what, value = signif(unname(value), 10)))
two <- function(case, counts) {
  test <- mantelhaen.test(counts)
  keep(case, "mantel_haenszel", test$statistic); keep(case, "mantel_haenszel_p", test$p.value)
  keep(case, "estimate", test$estimate); keep(case, "ci_low", test$conf.int[1]); keep(case, "ci_high", test$conf.int[2])
  n <- apply(counts, 3, sum); r <- apply(counts, c(1, 3), sum); k <- apply(counts, c(2, 3), sum)
  gap <- sum(counts[1, 1, ] - r[1, ] * k[1, ] / n)
  cochran <- gap^2 / sum(r[1, ] * r[2, ] * k[1, ] * k[2, ] / n^3)
  keep(case, "cochran", cochran); keep(case, "cochran_p", pchisq(cochran, 1, lower.tail = FALSE))
  m <- rma.mh(measure = "OR", ai = counts[1, 1, ], bi = counts[1, 2, ], ci = counts[2, 1, ], di = counts[2, 2, ], correct = FALSE)
  keep(case, "breslow_day", m$BD); keep(case, "breslow_day_p", m$BDp); keep(case, "tarone", m$TA); keep(case, "tarone_p", m$TAp)
  keep(case, "ln_estimate", m$beta); keep(case, "se_ln", m$se)
}
two("sex*t1*unit", table(data$sex, data$t1, data$unit)[, , 1:4])
two("t1*t2*education", table(data$t1, data$t2, data$education))
admissions <- UCBAdmissions
for (d in 1:6) admissions[, , d] <- UCBAdmissions[, , d]
two("berkeley", unclass(admissions))
general <- mantelhaen.test(table(data$q1, data$unit, data$sex))
keep("q1*unit*sex", "general_association", general$statistic)
keep("q1*unit*sex", "df", general$parameter)
keep("q1*unit*sex", "p", general$p.value)
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE)
write.csv(as.data.frame(UCBAdmissions), "berkeley.csv", row.names = FALSE, quote = FALSE)
