# Rscript make.R: lavaan's three factors of nine items by ML and by DWLS on polychorics, invariance by sex, and HTMT.
suppressMessages({library(lavaan); library(semTools)})
source("../scales/read.R")
exact <- list(rel.tol = 1e-13, iter.max = 5000, eval.max = 10000)
model <- "one =~ q1 + q2 + q3\n two =~ q4 + q5 + q6\n three =~ q7 + q8 + q9"
items <- paste0("q", 1:9)
measures <- c("chisq", "df", "pvalue", "baseline.chisq", "baseline.df", "cfi", "tli", "nfi", "ifi", "rmsea",
              "rmsea.ci.lower", "rmsea.ci.upper", "rmsea.pvalue", "srmr", "gfi", "agfi", "logl", "aic", "bic", "npar")
say_measures <- function(label, fit, wanted) {
  found <- fitMeasures(fit)
  for (name in intersect(wanted, names(found))) note(paste(label, "fit", name, sep = ":"), found[[name]])
}
say_estimates <- function(label, fit) {
  found <- parameterEstimates(fit)
  standard <- standardizedSolution(fit)
  for (i in seq_len(nrow(found))) {
    term <- paste(label, found$lhs[i], found$op[i], found$rhs[i], sep = ":")
    note(paste(term, "b", sep = ":"), found$est[i])
    note(paste(term, "se", sep = ":"), found$se[i])
    note(paste(term, "beta", sep = ":"), standard$est.std[i])
    note(paste(term, "se_beta", sep = ":"), standard$se[i])
  }
}
say_changes <- function(label, fit) {
  found <- modindices(fit)
  for (i in seq_len(nrow(found))) {
    term <- paste(label, "mi", found$lhs[i], found$op[i], found$rhs[i], sep = ":")
    note(paste(term, "mi", sep = ":"), found$mi[i])
    note(paste(term, "epc", sep = ":"), found$epc[i])
    note(paste(term, "sepc", sep = ":"), found$sepc.all[i])
  }
}
ordered_measures <- c("chisq", "df", "pvalue", "chisq.scaled", "df.scaled", "pvalue.scaled", "chisq.scaling.factor",
                      "baseline.chisq", "baseline.chisq.scaled", "cfi", "tli", "rmsea", "rmsea.ci.lower",
                      "rmsea.ci.upper", "rmsea.pvalue", "srmr", "cfi.scaled", "tli.scaled", "rmsea.scaled",
                      "rmsea.ci.lower.scaled", "rmsea.ci.upper.scaled", "rmsea.pvalue.scaled", "gfi", "agfi")
all <- function(label, data) {
  x <- na.omit(data[items])
  fit <- cfa(model, x, control = exact, optim.force.converged = TRUE)
  say_measures(label, fit, measures)
  say_estimates(label, fit)
  say_changes(label, fit)
  freed <- cfa(paste(model, "\n q1 ~~ q4"), x, control = exact, optim.force.converged = TRUE)
  note(paste(label, "freed:chisq", sep = ":"), fitMeasures(freed)[["chisq"]])
  ratio <- htmt(model, x, htmt2 = FALSE)
  for (pair in list(c(2, 1), c(3, 1), c(3, 2))) note(paste(label, "htmt", pair[1], pair[2], sep = ":"), ratio[pair[1], pair[2]])
  ordinal <- cfa(model, x, ordered = items, control = exact, optim.force.converged = TRUE)
  label <- paste(label, "ordered", sep = ":")
  say_measures(label, ordinal, ordered_measures)
  say_estimates(label, ordinal)
}
all("plain", d)
all("weighted", twice)
ladder <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"))
for (label in c("plain", "weighted")) {
  x <- na.omit((if (label == "plain") d else twice)[c(items, "sex")])
  for (step in names(ladder)) {
    fit <- cfa(model, x, group = "sex", group.label = c(1, 2), group.equal = ladder[[step]], control = exact, optim.force.converged = TRUE)
    say_measures(paste(label, step, sep = ":"), fit, c("chisq", "df", "pvalue", "cfi", "tli", "rmsea", "rmsea.ci.lower",
                                                       "rmsea.ci.upper", "srmr", "aic", "bic", "npar"))
  }
}
numbers <- numbers[!is.na(numbers)] # what is fixed has no modification index
keep()
