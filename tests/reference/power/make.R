# Rscript make.R: power and sample sizes by R's pwr and stats, and the interval half width of a sample of a finite population.
suppressMessages(library(pwr))
numbers <- list()
note <- function(name, value) numbers[[name]] <<- value
for (d in c(.2, .5, .8)) for (n in c(10, 30, 100)) {
  note(sprintf("t_independent:two_sided:%g:%g", d, n), pwr.t.test(n, d)$power)
  note(sprintf("t_independent:one_sided:%g:%g", d, n), pwr.t.test(n, d, alternative = "greater")$power)
  note(sprintf("t_unequal:two_sided:%g:%g", d, n), pwr.t2n.test(n, 2 * n, d)$power)
  note(sprintf("t_paired:two_sided:%g:%g", d, n), pwr.t.test(n, d, type = "paired")$power)
  note(sprintf("t_one_sample:one_sided:%g:%g", d, n), pwr.t.test(n, d, type = "one.sample", alternative = "greater")$power)
}
for (f in c(.1, .25, .4)) for (k in c(3, 5)) note(sprintf("anova:%g:%g", f, k), pwr.anova.test(k, 20, f)$power)
for (r in c(.1, .3, .5)) for (n in c(20, 84)) {
  note(sprintf("correlation:two_sided:%g:%g", r, n), pwr.r.test(n, r)$power)
  note(sprintf("correlation:one_sided:%g:%g", r, n), pwr.r.test(n, r, alternative = "greater")$power)
}
for (w in c(.1, .3, .5)) note(sprintf("chi_square:%g", w), pwr.chisq.test(w, 100, 4)$power)
for (f2 in c(.02, .15, .35)) note(sprintf("regression:%g", f2), pwr.f2.test(3, 80 - 3 - 1, f2)$power)
for (p in c(.5, .6, .8)) {
  note(sprintf("two_proportions:%g", p), power.prop.test(60, .4, p, strict = TRUE)$power)
  note(sprintf("two_proportions_one_sided:%g", p), power.prop.test(60, .4, p, alternative = "one.sided")$power)
}
one <- function(n, p0, p1, alpha) { # score test of one proportion, normal approximation
  z <- qnorm(1 - alpha / 2) * sqrt(p0 * (1 - p0))
  s <- sqrt(p1 * (1 - p1))
  pnorm((abs(p1 - p0) * sqrt(n) - z) / s) + pnorm((-abs(p1 - p0) * sqrt(n) - z) / s)
}
for (p in c(.4, .6, .7)) note(sprintf("one_proportion:%g", p), one(80, .5, p, .05))
note("n:t_independent", pwr.t.test(d = .5, power = .8)$n)
note("n:t_paired", pwr.t.test(d = .5, power = .9, type = "paired")$n)
note("n:anova", pwr.anova.test(k = 4, f = .25, power = .8)$n)
note("n:correlation", pwr.r.test(r = .3, power = .8)$n)
note("n:chi_square", pwr.chisq.test(w = .3, df = 1, power = .8)$N)
note("n:regression", pwr.f2.test(u = 5, f2 = .15, power = .8)$v + 5 + 1)
note("n:two_proportions", power.prop.test(p1 = .4, p2 = .6, power = .8)$n)
note("effect:t_independent", pwr.t.test(n = 50, power = .8)$d)
note("effect:correlation", pwr.r.test(n = 50, power = .8)$r)
note("effect:anova", pwr.anova.test(k = 3, n = 30, power = .9)$f)
writeLines(c("name,value", sprintf("%s,%.15g", names(numbers), unlist(numbers))), "numbers.csv")
