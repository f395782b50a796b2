# Rscript make.R: several items by sex and unit, and the same items as one measured repeatedly: car's Anova of a
# multivariate linear model, emmeans of its means, biotools' formula of Box's M by hand.
source("../scales/read.R")
suppressMessages({library(car); library(emmeans)})
emm_options(rg.limit = 1e6)
options(contrasts = c("contr.sum", "contr.poly"))
key_of <- function(term) gsub(":", "*", sub("\\(Intercept\\)", "intercept", term))
complete <- function(data, names) {
  x <- na.omit(data[names])
  for (name in intersect(names(x), c("sex", "unit"))) x[[name]] <- factor(x[[name]])
  x
}
four <- function(start, H, E, q, df) {
  eig <- Re(eigen(qr.coef(qr(E), H), symmetric = FALSE)$values)
  tests <- list(pillai = car:::Pillai(eig, q, df), wilks = car:::Wilks(eig, q, df), hotelling_trace = car:::HL(eig, q, df), roy = car:::Roy(eig, q, df))
  for (name in names(tests)) {
    v <- tests[[name]]
    words <- c("value", "f", "hypothesis_df", "error_df")
    for (at in 1:4) note(paste(c(start, name, words[at]), collapse = ":"), v[at])
    note(paste(c(start, name, "p"), collapse = ":"), pf(v[2], v[3], v[4], lower.tail = FALSE))
  }
}
repeated <- function(label, data, items, between, idata, idesign, type) {
  x <- complete(data, c(items, all.vars(between)))
  m <- lm(as.formula(paste("cbind(", paste(items, collapse = ","), ")", deparse(between))), x)
  a <- Anova(m, idata = idata, idesign = idesign, type = type)
  s <- summary(a, multivariate = FALSE)
  for (term in a$terms) {
    start <- c(label, type, key_of(term))
    ss <- s$univariate.tests[term, ]
    words <- c(sum_of_squares = "Sum Sq", df = "num Df", error = "Error SS", df_error = "den Df", f = "F value", p = "Pr(>F)")
    for (word in names(words)) note(paste(c(start, word), collapse = ":"), ss[[words[[word]]]])
    if (term %in% rownames(s$pval.adjustments)) {
      note(paste(c(start, "greenhouse_geisser"), collapse = ":"), s$pval.adjustments[term, "GG eps"])
      note(paste(c(start, "greenhouse_geisser_p"), collapse = ":"), s$pval.adjustments[term, "Pr(>F[GG])"])
      note(paste(c(start, "mauchly_w"), collapse = ":"), s$sphericity.tests[term, "Test statistic"])
      note(paste(c(start, "mauchly_p"), collapse = ":"), s$sphericity.tests[term, "p-value"])
      if (between == ~1) note(paste(c(start, "huynh_feldt"), collapse = ":"), s$pval.adjustments[term, "HF eps"])
    }
    if (ncol(as.matrix(a$SSPE[[term]])) > 1 || key_of(term) != "intercept") four(start, as.matrix(a$SSP[[term]]), as.matrix(a$SSPE[[term]]), a$df[[term]], a$error.df)
  }
  m
}
several <- function(label, data, items, between, type) {
  x <- complete(data, c(items, all.vars(between)))
  m <- lm(as.formula(paste("cbind(", paste(items, collapse = ","), ")", deparse(between))), x)
  a <- Anova(m, type = type)
  for (term in a$terms) four(c(label, type, key_of(term)), a$SSP[[term]], a$SSPE, a$df[[term]], a$error.df)
  m
}
four_items <- c("q1", "q2", "q3", "q4")
time <- data.frame(time = factor(1:4))
crossed <- data.frame(a = factor(c(1, 1, 2, 2)), b = factor(c(1, 2, 1, 2)))
three <- data.frame(a = factor(rep(1:2, each = 3)), b = factor(rep(1:3, 2)))
m <- repeated("alone", d, four_items, ~1, time, ~time, 3)
for (type in 3:2) m <- repeated("mixed", d, four_items, ~sex * unit, time, ~time, type)
e <- emmeans(m, ~ time | unit, mult.name = "time")
for (word in c("none", "bonferroni", "sidak")) {
  p <- summary(pairs(e, adjust = word), infer = c(TRUE, TRUE))
  for (at in seq_len(nrow(p))) {
    between <- sub("time", "", strsplit(as.character(p$contrast[at]), " - ")[[1]])
    start <- paste("means", word, p$unit[at], sub("^q", "", between[1]), sub("^q", "", between[2]), sep = ":")
    note(paste(start, "mean_difference", sep = ":"), p$estimate[at])
    note(paste(start, "se_difference", sep = ":"), p$SE[at])
    note(paste(start, "p", sep = ":"), p$p.value[at])
    note(paste(start, "ci_low", sep = ":"), p$lower.CL[at])
  }
}
repeated("weighted", twice, four_items, ~unit, time, ~time, 3)
repeated("crossed", d, c("q1", "q2", "q3", "q4", "q5", "q6"), ~sex, three, ~ a * b, 3)
for (type in 3:2) several("several", d, c("hours", "q1", "q2"), ~ sex * unit, type)
several("covariate", d, c("hours", "q1", "q2"), ~ q5 + sex + unit, 3)
several("weighed", twice, c("hours", "q3"), ~ sex + unit, 3)
keep()
