# Rscript make.R: data.csv, and what lm, psych::mediate and a plain bootstrap of R say of indirect effects in it.
# x -> (m1, m2) -> y with covariates c and g; w moderates m1 and the path from m1; `times` is a weight of whole numbers.
suppressMessages({ library(psych); library(lavaan) })
set.seed(20)
n <- 160
d <- data.frame(x = round(rnorm(n, 3, 1), 1), w = round(rnorm(n, 4, 1.2), 1), c = sample(1:5, n, TRUE), g = sample(1:3, n, TRUE))
d$m1 <- round(1 + .4 * d$x + .15 * (d$x - 3) * (d$w - 4) + .1 * d$c + rnorm(n, 0, .8), 1)
d$m2 <- round(2 + .25 * d$x + .3 * d$m1 + rnorm(n, 0, .9), 1)
d$y <- round(.5 + .2 * d$x + .4 * d$m1 + .2 * (d$w - 4) * d$m1 + .3 * d$m2 + .1 * d$c + .2 * (d$g == 2) + rnorm(n), 1)
d$times <- sample(0:3, n, TRUE)
d$y[c(4, 90)] <- NA; d$m1[7] <- NA
write.csv(d, "data.csv", row.names = FALSE, na = "")
numbers <- list()
note <- function(name, value) numbers[[name]] <<- unname(value)
fits <- function(label, name, m, data) {
  s <- summary(m); k <- m$rank - 1; z <- confint(m)
  say <- function(word, value) note(paste(label, name, word, sep = ":"), value)
  say("r_squared", s$r.squared); say("mean_square", s$sigma^2); say("f", s$fstatistic[[1]])
  say("p", pf(s$fstatistic[[1]], k, m$df.residual, lower.tail = FALSE)); say("df2", m$df.residual)
  for (term in rownames(s$coefficients)) {
    b <- s$coefficients[term, ]
    key <- if (term == "(Intercept)") "constant" else term
    for (word in 1:4) say(paste(key, c("b", "se", "t", "p")[word], sep = ":"), b[[word]])
    say(paste(key, "ci_low", sep = ":"), z[term, 1])
  }
}
sobel <- function(parts) { # of a chain of coefficients c(b, se)
  b <- sapply(parts, `[`, 1); se <- sapply(parts, `[`, 2)
  sqrt(sum(sapply(seq_along(b), function(i) (prod(b[-i]) * se[i])^2)))
}
part <- function(m, term) summary(m)$coefficients[term, 1:2]
chain <- function(label, name, parts, data) {
  effect <- prod(sapply(parts, `[`, 1)); se <- sobel(parts)
  note(paste(label, name, "effect", sep = ":"), effect); note(paste(label, name, "se", sep = ":"), se)
  note(paste(label, name, "z", sep = ":"), effect / se); note(paste(label, name, "p", sep = ":"), 2 * pnorm(-abs(effect / se)))
  note(paste(label, name, "partially", sep = ":"), effect / sd(data$y))
  note(paste(label, name, "completely", sep = ":"), effect * sd(data$x) / sd(data$y))
}
whole <- na.omit(d[c("x", "m1", "m2", "y", "c", "g", "times")])
for (label in c("plain", "weighted")) {
  x <- if (label == "plain") whole else whole[rep(seq_len(nrow(whole)), whole$times), ]
  x$g2 <- as.numeric(x$g == 2); x$g3 <- as.numeric(x$g == 3)
  m1 <- lm(m1 ~ x + c + g2 + g3, x); m2 <- lm(m2 ~ x + c + g2 + g3, x); m2s <- lm(m2 ~ x + m1 + c + g2 + g3, x)
  y <- lm(y ~ x + m1 + m2 + c + g2 + g3, x); total <- lm(y ~ x + c + g2 + g3, x)
  fits(label, "m1", m1, x); fits(label, "m2", m2, x); fits(label, "m2s", m2s, x); fits(label, "y", y, x); fits(label, "total", total, x)
  chain(label, "x>m1>y", list(part(m1, "x"), part(y, "m1")), x)
  chain(label, "x>m2>y", list(part(m2, "x"), part(y, "m2")), x)
  chain(label, "serial:x>m2>y", list(part(m2s, "x"), part(y, "m2")), x)
  chain(label, "x>m1>m2>y", list(part(m1, "x"), part(m2s, "m1"), part(y, "m2")), x)
}
# lavaan, psych::mediate and a bootstrap of 60000 samples, without covariates
free <- na.omit(d[c("x", "m1", "m2", "y")])
l <- sem("m1 ~ a1*x\nm2 ~ a2*x\ny ~ x + b1*m1 + b2*m2\nm1 ~~ m2\ni1 := a1*b1\ni2 := a2*b2", free)
p <- parameterEstimates(l)
note("lavaan:i1", p$est[p$label == "i1"]); note("lavaan:i2", p$est[p$label == "i2"])
set.seed(3)
ps <- mediate(y ~ x + (m1) + (m2), data = free, n.iter = 5000, plot = FALSE)
note("psych:total", ps$c[[1]]); note("psych:direct", ps$cprime.reg$beta["x", 1]); note("psych:indirect", ps$ab[[1]])
set.seed(4)
boots <- replicate(60000, {
  s <- free[sample(nrow(free), replace = TRUE), ]
  a <- cbind(1, s$x); b <- cbind(1, s$x, s$m1, s$m2)
  a1 <- qr.solve(a, s$m1)[2]; a2 <- qr.solve(a, s$m2)[2]; bs <- qr.solve(b, s$y)
  m2s <- qr.solve(cbind(1, s$x, s$m1), s$m2)
  c(a1 * bs[3], a2 * bs[4], a1 * bs[3] + a2 * bs[4], m2s[2] * bs[4], a1 * m2s[3] * bs[4])
})
names <- c("x>m1>y", "x>m2>y", "total_indirect_effect", "serial:x>m2>y", "x>m1>m2>y")
for (k in 1:5) {
  note(paste("boot", names[k], "se", sep = ":"), sd(boots[k, ]))
  note(paste("boot", names[k], "low", sep = ":"), quantile(boots[k, ], .025, type = 6))
  note(paste("boot", names[k], "high", sep = ":"), quantile(boots[k, ], .975, type = 6))
}
writeLines(c("name,value", sprintf("%s,%.15g", names(numbers), unlist(numbers))), "numbers.csv")
