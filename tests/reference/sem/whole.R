# Rscript whole.R: every table of two path models by lavaan; effects are those that labels make in it.
source("../scales/read.R")
source("../whole.R")
source("../lavaan_tables.R")
models <- list(
  mixed = "one =~ q1 + q2 + q3\n two =~ q4 + q5 + q6\n three =~ q7 + q8 + q9
           three ~ a*one + b*two + s*sex\n hours ~ c*three + u*unit\n q1 ~~ q4\n through := a*c\n all := a*c + b*c
           d_three_one := a\n t_three_one := a\n d_three_two := b\n t_three_two := b\n d_three_sex := s\n t_three_sex := s
           i_hours_one := a*c\n t_hours_one := a*c\n i_hours_two := b*c\n t_hours_two := b*c\n i_hours_sex := s*c\n t_hours_sex := s*c
           d_hours_three := c\n t_hours_three := c\n d_hours_unit := u\n t_hours_unit := u",
  observed = "q4 ~ a*q1 + s*sex\n q7 ~ b*q4 + c*q1\n indirect := a*b\n total := c + a*b
           d_q4_q1 := a\n t_q4_q1 := a\n d_q4_sex := s\n t_q4_sex := s\n d_q7_q4 := b\n t_q7_q4 := b
           d_q7_q1 := c\n i_q7_q1 := a*b\n t_q7_q1 := c + a*b\n i_q7_sex := s*b\n t_q7_sex := s*b"
)
parts <- c(d = "direct", i = "indirect", t = "total")
for (label in c("plain", "weighted")) for (name in names(models)) {
  case <- paste(label, name, sep = "_")
  all <- if (label == "plain") d else twice
  used <- intersect(c(paste0("q", 1:9), "sex", "unit", "hours"), lavNames(models[[name]], "ov"))
  x <- na.omit(all[used])
  fit <- settled(sem, models[[name]], x)
  cases_of(x, all)
  fit_tables(fit)
  given <- lavNames(fit, "ov.x")
  parameter_tables(fit, function(left, sign, right) {
    if (sign == ":=") return(if (grepl("_", left)) NULL else c("defined_effects", left))
    if (left %in% given) return(NULL)
    if (sign == "=~") c("factor_loadings", left, right) else if (sign == "~") c("regressions", left, right)
    else if (left == right) c("variances", left) else c("covariances", left, right)
  })
  p <- parameterEstimates(fit); s <- standardizedSolution(fit)
  for (i in grep("_", p$lhs)) {
    key <- strsplit(p$lhs[i], "_")[[1]]; part <- parts[[key[1]]]
    do.call(say, c(list("effects", key[2:3]), setNames(list(p$est[i], p$se[i], p$pvalue[i], s$est.std[i]), paste0(c("b@", "se@", "p@", "beta@"), part))))
  }
}
keep_whole()
