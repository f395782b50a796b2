# Rscript make.R: hours on sex and unit (as dummies), then three items, then one more.
source("../scales/read.R")
suppressMessages(library(car))
blocks <- function(label, data) {
  x <- na.omit(data[c("hours", "sex", "unit", "q1", "q4", "q7", "q9")])
  for (u in 2:5) x[[paste0("u", u)]] <- as.numeric(x$unit == u)
  sets <- list(c("sex", "u2", "u3", "u4", "u5"), c("q1", "q4", "q7"), "q9")
  before <- lm(hours ~ 1, x)
  for (at in 1:3) {
    terms <- unlist(sets[1:at])
    m <- lm(reformulate(terms, "hours"), x)
    s <- summary(m)
    gain <- anova(before, m)
    say <- function(name, value) note(paste(label, at, name, sep = ":"), value)
    say("r_squared", s$r.squared)
    say("adjusted_r_squared", s$adj.r.squared)
    say("se_estimate", s$sigma)
    say("f", s$fstatistic[[1]])
    say("p", pf(s$fstatistic[[1]], s$fstatistic[[2]], s$fstatistic[[3]], lower.tail = FALSE))
    say("f_change", gain[2, 5])
    say("p_change", gain[2, 6])
    say("r_squared_change", s$r.squared - summary(before)$r.squared)
    bounds <- confint(m)
    v <- vif(m)
    for (term in terms) {
      b <- s$coefficients[term, ]
      part <- cor(x$hours, resid(lm(reformulate(setdiff(terms, term), term), x)))
      partial <- cor(resid(lm(reformulate(setdiff(terms, term), "hours"), x)), resid(lm(reformulate(setdiff(terms, term), term), x)))
      found <- c(b = b[[1]], se = b[[2]], t = b[[3]], p = b[[4]], ci_low = bounds[term, 1], ci_high = bounds[term, 2],
                 beta = b[[1]] * sd(x[[term]]) / sd(x$hours), zero_order = cor(x$hours, x[[term]]), partial = partial,
                 part_correlation = part, vif = v[[term]])
      for (each in names(found)) say(paste(term, each, sep = ":"), found[[each]])
    }
    b <- s$coefficients["(Intercept)", ]
    found <- c(b = b[[1]], se = b[[2]], t = b[[3]], p = b[[4]], ci_low = bounds[1, 1], ci_high = bounds[1, 2])
    for (each in names(found)) say(paste("constant", each, sep = ":"), found[[each]])
    before <- m
  }
  note(paste0(label, ":durbin_watson"), sum(diff(resid(m))^2) / sum(resid(m)^2))
}
blocks("plain", d)
blocks("weighted", twice)
keep()
