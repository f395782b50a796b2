# AAPOR's rates by their formulas from the dispositions as declared.
ask <- function(o) {
  c <- o$counts; total <- sum(unlist(c))
  for (name in names(c)) say("dispositions", name, count = c[[name]], percent = 100 * c[[name]] / total)
  say("dispositions", "total", count = total, percent = 100)
  i <- c$completes; p <- c$partials; known <- i + p + c$refusals + c$non_contacts + c$other_eligible; u <- c$unknown_unit + c$unknown_other
  e <- if (!is.null(o$e)) o$e else if (!is.null(c$not_eligible) && known + c$not_eligible > 0) known / (known + c$not_eligible) else if (u == 0) 1 else NA
  rates <- 100 * c(rr1 = i / (known + u), rr2 = (i + p) / (known + u), rr3 = i / (known + e * u), rr4 = (i + p) / (known + e * u), rr5 = i / known, rr6 = (i + p) / known)
  reached <- i + p + c$refusals + c$other_eligible; able <- i + p + c$refusals; wholes <- c(known + u, known + e * u, known); more <- 100 * c(coop1 = i / reached, coop2 = (i + p) / reached, coop3 = i / able, coop4 = (i + p) / able, setNames(c$refusals / wholes, paste0("ref", 1:3)), setNames(reached / wholes, paste0("con", 1:3)))
  rates <- c(rates, more)
  for (name in names(rates)) say("response_rates", name, percent = rates[[name]])
  if (!is.null(o$issued)) say("response_rates", "valid_return", percent = 100 * o$valid / o$issued)
  say("eligibility", "eligible_share", coefficient = e)
}
