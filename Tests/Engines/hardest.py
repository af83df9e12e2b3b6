"""Holds two runs of one scenario against each other: do they agree on which areas are hardest to travel in?

    hardest.py RUN_WITH_THE_EMBEDDED_MODEL RUN_WITH_AN_ENGINES_MINUTES

Prints the areas from the hardest down with their travel minutes per contact hour in both runs, and the rank correlation
(Spearman). Exit 1 when the hardest area differs or the correlation is below 0.8."""

import csv
import pathlib
import sys

COLUMN = "travel_min_per_contact_hour"


def minutes(folder):
    with open(pathlib.Path(folder) / "areas.csv", encoding="utf-8", newline="") as handle:
        return {row["readable_name"]: float(row[COLUMN]) for row in csv.DictReader(handle) if row[COLUMN]}


def ranks(values):
    order = sorted(values, key=values.get, reverse=True)
    return {name: rank for rank, name in enumerate(order)}


model, engine = minutes(sys.argv[1]), minutes(sys.argv[2])
assert set(model) == set(engine) and len(model) > 1, "the runs are not of one scenario"
a, b = ranks(model), ranks(engine)
for name in sorted(a, key=a.get):
    print(f"  {name:42} {model[name]:6.2f} {engine[name]:6.2f}")
count = len(a)
spearman = 1 - 6 * sum((a[name] - b[name]) ** 2 for name in a) / (count * (count * count - 1))
print(f"  rank correlation {spearman:.2f}")
sys.exit(0 if spearman >= 0.8 and min(a, key=a.get) == min(b, key=b.get) else 1)
