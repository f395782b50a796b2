# Forms counted from the list of forms: one row for each that came back, with the rules that speak against it.
ask <- function(o) {
  forms <- read.csv(file.path(job, "forms.csv"), check.names = FALSE, na.strings = "\001"); forms$first <- as.character(forms$first); forms$first[is.na(forms$first)] <- ""; issued <- o$issued; n <- nrow(forms)
  rate <- function(count) if (is.null(issued) || n > issued) NA else 100 * count / issued
  if (!is.null(issued)) say("returns", "issued", count = issued, percent = rate(issued))
  say("returns", "returned", count = n, percent = rate(n)); valid <- sum(forms$first == "")
  say("returns", "valid", count = valid, percent = rate(valid))
  for (rule in unlist(o$rules)) {
    first <- sum(forms$first == rule); say("returns", rule, count = first, percent = rate(first))
    hits <- forms[[paste0("rule:", rule)]]; if (is.null(hits)) next
    excluding <- paste0("rule:", unlist(o$excluding)); others <- rowSums(as.matrix(forms[setdiff(excluding, paste0("rule:", rule))])) > 0
    action <- if (rule %in% unlist(o$excluding)) "set_aside" else "marked"
    say("screening", c(rule, action), count = sum(hits)); if (action == "set_aside") say("screening", c(rule, action), alone = sum(hits == 1 & !others))
  }
}
