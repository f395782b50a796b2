# Rscript make.R: tail probabilities and quantiles to twelve digits.
found <- NULL
keep <- function(name, first, second, third, value) found <<- rbind(found, data.frame(name, first, second, third, value = signif(value, 12)))
for (df in c(1, 3.5, 60)) for (x in c(.1, 4, 40)) keep("p_chi_square", x, df, NA, pchisq(x, df, lower.tail = FALSE))
for (df in c(1, 12.7, 394)) for (x in c(-.3, 2, 9)) keep("p_t_two_sided", x, df, NA, 2 * pt(-abs(x), df))
for (df in c(2.5, 30)) for (x in c(.5, 3, 60)) keep("p_f", x, 3, df, pf(x, 3, df, lower.tail = FALSE))
for (x in c(0, -1.5, 8)) keep("p_normal_two_sided", x, NA, NA, 2 * pnorm(-abs(x)))
for (p in c(.025, .5, .975)) keep("quantile_normal", p, NA, NA, qnorm(p))
for (df in c(1, 7.3, 394)) for (p in c(.05, .975)) keep("quantile_t", p, df, NA, qt(p, df))
for (df in c(2.5, 30)) for (p in c(.05, .975)) keep("quantile_f", p, 3, df, qf(p, 3, df))
for (k in c(2, 3, 5, 9)) for (df in c(5, 11, 58.4, 394, 9996)) {
  for (q in c(.5, 2.4, 3.6, 6)) keep("p_studentized_range", q, k, df, ptukey(q, k, df, lower.tail = FALSE))
  for (p in c(.5, .95)) keep("quantile_studentized_range", p, k, df, qtukey(p, k, df))
}
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE, na = "")
