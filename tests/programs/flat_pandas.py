"""The example of docs/spreadsheets.md in pandas: python3 flat_pandas.py events.csv"""

import sys

import pandas

events = pandas.read_csv(sys.argv[1], dtype={"cameo": str}, parse_dates=["first_day", "last_day"])
assert events.first_day.dtype == "datetime64[ns]"
assert events.id.is_unique and events.cameo.str.startswith("0").any()
expulsions = events[events.kind == "expulsion"]
print(len(events))
print(expulsions.groupby(events.first_day.dt.year).people_expelled.sum())
