# Cumulative incidence by R's survfit for 200 random data sets, on standard output as the JSON of survfit.json.
#   Rscript libs/funnel/src/golden/survfit.R > libs/funnel/src/golden/survfit.json
# Needs Debian's r-base-core and r-cran-survival.
suppressMessages(library(survival))
set.seed(20170331, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

list_of <- function(values) paste0("[", paste(values, collapse = ","), "]")
decimal <- function(values) ifelse(values == round(values), sprintf("%d", as.integer(round(values))), sprintf("%.11f", values))

kinds <- rep(c("ties", "distinct", "no-second-cause", "no-first-cause", "all-open", "none-open", "truncated", "truncated-ties"), 25)

lines <- character()
for (kind in kinds) {
  n <- sample(2:40, 1)
  days <- if (kind %in% c("ties", "truncated-ties")) 8 else 60
  exit <- sample(1:days, n, replace = TRUE)
  if (kind == "distinct") exit <- exit + round(runif(n), 3)
  cause <- switch(kind,
    "no-second-cause" = sample(0:1, n, replace = TRUE),
    "no-first-cause" = sample(c(0, 2), n, replace = TRUE),
    "all-open" = rep(0, n),
    "none-open" = sample(1:2, n, replace = TRUE),
    sample(0:2, n, replace = TRUE))
  late <- startsWith(kind, "truncated")
  entry <- if (late) floor(runif(n, 0, exit)) else NULL
  outcome <- factor(cause, levels = 0:2)
  fit <- if (late) survfit(Surv(entry, exit, outcome) ~ 1, id = seq_len(n)) else survfit(Surv(exit, outcome) ~ 1)
  at <- which(rowSums(fit$n.event) > 0)
  steps <- vapply(at, function(i) {
    errors <- if (late) NULL else decimal(fit$std.err[i, 2:3])
    list_of(c(decimal(fit$time[i]), fit$n.risk[i, 1], decimal(fit$pstate[i, ]), errors))
  }, "")
  lines <- c(lines, paste0('{"kind":"', kind, '","exits":', list_of(exit), ',"causes":', list_of(cause),
    if (late) paste0(',"entries":', list_of(entry)), ',"steps":', list_of(steps), "}"))
}
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
