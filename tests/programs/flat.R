# The example of docs/spreadsheets.md in R: Rscript flat.R events.csv
file <- commandArgs(trailingOnly = TRUE)[1]
events <- read.csv(file, fileEncoding = "UTF-8",
  colClasses = c(first_day = "Date", last_day = "Date", cameo = "character"))
stopifnot(inherits(events$first_day, "Date"), !any(duplicated(events$id)), any(startsWith(events$cameo, "0")))
expulsions <- subset(events, kind == "expulsion")
print(nrow(events))
print(aggregate(people_expelled ~ format(first_day, "%Y"), expulsions, sum))
