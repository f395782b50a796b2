# Rscript make.R: moderation, and moderated mediation (PROCESS 5, 7, 8, 14, 15, 58, 59), of ../mediation/data.csv by lm.
# Conditional effects come of lm with the moderator recentred at the value; Johnson-Neyman points of a root search on t.
suppressMessages(library(sandwich))
d <- read.csv("../mediation/data.csv")
numbers <- list()
note <- function(name, value) numbers[[name]] <<- unname(value)
at_percentiles <- function(v) quantile(v, c(.16, .5, .84), type = 6)
terms_of <- function(label, name, m) {
  s <- summary(m); z <- confint(m)
  note(paste(label, name, "r_squared", sep = ":"), s$r.squared); note(paste(label, name, "f", sep = ":"), s$fstatistic[[1]])
  for (term in rownames(s$coefficients)) {
    key <- if (term == "(Intercept)") "constant" else sub(":", "*", term)
    for (word in 1:4) note(paste(label, name, key, c("b", "se", "t", "p")[word], sep = ":"), s$coefficients[term, word])
    note(paste(label, name, key, "ci_low", sep = ":"), z[term, 1])
  }
}
whole <- na.omit(d[c("x", "w", "c", "y", "m1", "m2", "times")])
for (label in c("plain", "weighted")) {
  z <- if (label == "plain") whole else whole[rep(seq_len(nrow(whole)), whole$times), ]
  m <- lm(m1 ~ x + w + x:w + c, z)
  terms_of(label, "m1", m)
  change <- anova(lm(m1 ~ x + w + c, z), m)
  note(paste0(label, ":change:f"), change[2, 5]); note(paste0(label, ":change:p"), change[2, 6])
  note(paste0(label, ":change:r_squared"), summary(m)$r.squared - summary(lm(m1 ~ x + w + c, z))$r.squared)
  slope <- function(v) { z$wv <- z$w - v; f <- lm(m1 ~ x + wv + x:wv + c, z); c(summary(f)$coefficients["x", ], confint(f)["x", ]) }
  points <- list(percentiles = at_percentiles(z$w), mean_sd = mean(z$w) + c(-1, 0, 1) * sd(z$w))
  for (kind in names(points)) for (k in 1:3) {
    s <- slope(points[[kind]][k])
    note(paste(label, kind, k, "value", sep = ":"), points[[kind]][k])
    for (word in 1:6) note(paste(label, kind, k, c("effect", "se", "t", "p", "ci_low", "ci_high")[word], sep = ":"), s[word])
  }
  v <- points$percentiles[1]; z$wv <- z$w - v; f <- lm(m1 ~ x + wv + x:wv + c, z)
  note(paste(label, "hc3:se", sep = ":"), sqrt(vcovHC(f, "HC3")["x", "x"]))
  critical <- qt(.975, m$df.residual)
  over <- function(v) abs(slope(v)[3]) - critical
  grid <- seq(min(z$w), max(z$w), length.out = 400); signs <- sign(sapply(grid, over))
  roots <- sapply(which(diff(signs) != 0), function(i) uniroot(over, grid[i + 0:1], tol = 1e-13)$root)
  note(paste0(label, ":jn:count"), length(roots))
  for (k in seq_along(roots)) {
    note(paste(label, "jn", k, "value", sep = ":"), roots[k])
    note(paste(label, "jn", k, "below", sep = ":"), 100 * mean(z$w < roots[k]))
  }
  px <- at_percentiles(z$x); pw <- at_percentiles(z$w)
  for (i in 1:3) for (j in 1:3)
    note(paste(label, "predicted", i, j, sep = ":"), predict(m, data.frame(x = px[i], w = pw[j], c = mean(z$c))))
  # moderated mediation: a(w), b(w), c'(w) at the percentiles of w
  for (model in c(5, 7, 8, 14, 15, 58, 59)) {
    first <- model %in% c(7, 8, 58, 59); second <- model %in% c(14, 15, 58, 59); direct <- model %in% c(5, 8, 15, 59)
    fm <- lapply(c("m1", "m2"), function(v) lm(reformulate(c("x", if (first) c("w", "x:w"), "c"), v), z))
    fy <- lm(reformulate(c("x", "m1", "m2", if (second || direct) "w", if (direct) "x:w", if (second) c("w:m1", "w:m2"), "c"), "y"), z)
    g <- function(f, term) { b <- coef(f); k <- names(b); two <- sapply(strsplit(k, ":"), function(s) paste(sort(s), collapse = ":")); b[[match(paste(sort(strsplit(term, ":")[[1]]), collapse = ":"), two)]] }
    for (k in 1:2) {
      name <- c("m1", "m2")[k]
      for (j in 1:3) {
        v <- pw[[j]]
        a <- g(fm[[k]], "x") + if (first) g(fm[[k]], "x:w") * v else 0
        b <- g(fy, name) + if (second) g(fy, paste0("w:", name)) * v else 0
        note(paste(label, model, name, j, sep = ":"), a * b)
      }
      if (first && !second) note(paste(label, model, name, "index", sep = ":"), g(fm[[k]], "x:w") * g(fy, name))
      if (second && !first) note(paste(label, model, name, "index", sep = ":"), g(fm[[k]], "x") * g(fy, paste0("w:", name)))
    }
    for (j in 1:3) {
      z$wv <- z$w - pw[[j]]
      f <- lm(reformulate(c("x", "m1", "m2", if (second || direct) "wv", if (direct) "x:wv", if (second) c("wv:m1", "wv:m2"), "c"), "y"), z)
      note(paste(label, model, "direct", j, sep = ":"), coef(f)[["x"]])
      note(paste(label, model, "direct", j, "se", sep = ":"), summary(f)$coefficients["x", 2])
    }
  }
}
# a bootstrap of 60000 samples of model 7 with one mediator and no covariate
free <- na.omit(d[c("x", "w", "y", "m1")])
set.seed(6)
boots <- replicate(60000, {
  s <- free[sample(nrow(free), replace = TRUE), ]
  a <- qr.solve(cbind(1, s$x, s$w, s$x * s$w), s$m1); b <- qr.solve(cbind(1, s$x, s$m1), s$y)
  c(a[4] * b[3], (a[2] + a[4] * 5) * b[3])
})
for (k in 1:2) {
  name <- c("index", "at5")[k]
  note(paste("boot", name, "se", sep = ":"), sd(boots[k, ]))
  note(paste("boot", name, "low", sep = ":"), quantile(boots[k, ], .025, type = 6))
  note(paste("boot", name, "high", sep = ":"), quantile(boots[k, ], .975, type = 6))
}
writeLines(c("name,value", sprintf("%s,%.15g", names(numbers), unlist(numbers))), "numbers.csv")
