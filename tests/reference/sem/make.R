# Rscript make.R: lavaan's path models of latent and observed variables.
suppressMessages(library(lavaan))
source("../scales/read.R")
exact <- list(rel.tol = 1e-13, iter.max = 5000, eval.max = 10000)
models <- list(
  mixed = "one =~ q1 + q2 + q3\n two =~ q4 + q5 + q6\n three =~ q7 + q8 + q9
           three ~ a*one + b*two + sex\n hours ~ c*three + unit\n q1 ~~ q4\n through := a*c\n all := a*c + b*c",
  observed = "q4 ~ a*q1 + sex\n q7 ~ b*q4 + c*q1\n indirect := a*b\n total := c + a*b",
  equal = "one =~ q1 + k*q2 + k*q3\n two =~ NA*q4 + q5 + q6\n two ~~ 1*two\n two ~ 0.5*one + sex",
  second = "one =~ q1 + q2 + q3\n two =~ q4 + q5 + q6\n three =~ q7 + q8 + q9\n all =~ one + two + three",
  correlated = "q1 + q4 ~ unit + sex\n q1 ~~ 0*q4"
)
columns <- c(paste0("q", 1:9), "sex", "unit", "hours")
measures <- c("chisq", "df", "pvalue", "baseline.chisq", "baseline.df", "cfi", "tli", "rmsea", "srmr", "gfi", "agfi",
              "logl", "aic", "bic", "npar")
for (label in c("plain", "weighted")) for (name in names(models)) {
  used <- intersect(columns, lavNames(models[[name]], "ov"))
  x <- na.omit((if (label == "plain") d else twice)[used])
  fit <- sem(models[[name]], x, control = exact, optim.force.converged = TRUE)
  here <- paste(label, name, sep = ":")
  found <- fitMeasures(fit)
  for (m in intersect(measures, names(found))) note(paste(here, "fit", m, sep = ":"), found[[m]])
  found <- parameterEstimates(fit, rsquare = FALSE)
  standard <- standardizedSolution(fit)
  stopifnot(all(found$lhs == standard$lhs), all(found$rhs == standard$rhs))
  for (i in seq_len(nrow(found))) {
    term <- paste(here, found$lhs[i], found$op[i], found$rhs[i], sep = ":")
    note(paste(term, "b", sep = ":"), found$est[i])
    note(paste(term, "se", sep = ":"), found$se[i])
    note(paste(term, "beta", sep = ":"), standard$est.std[i])
    note(paste(term, "se_beta", sep = ":"), standard$se[i])
  }
  squares <- inspect(fit, "rsquare")
  for (v in names(squares)) note(paste(here, "r2", v, sep = ":"), squares[[v]])
  if (name == "mixed") {
    changes <- modindices(fit)
    for (i in seq_len(nrow(changes))) {
      term <- paste(here, "mi", changes$lhs[i], changes$op[i], changes$rhs[i], sep = ":")
      note(paste(term, "mi", sep = ":"), changes$mi[i])
      note(paste(term, "epc", sep = ":"), changes$epc[i])
      note(paste(term, "sepc", sep = ":"), changes$sepc.all[i])
    }
  }
}
numbers <- numbers[!is.na(numbers)] # what is fixed has no modification index
keep()
