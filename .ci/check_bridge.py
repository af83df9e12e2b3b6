"""Adds up the lines of a budget bridge and holds them against the totals of the two runs."""

import csv
import json
import pathlib
import sys

lines, *folders = map(pathlib.Path, sys.argv[1:])
with lines.open(encoding="utf-8") as file:
    pence = {row["line"]: int(row["pence_year"]) for row in csv.DictReader(file)}
totals = [
    json.loads((folder / "summary.json").read_text(encoding="utf-8"))["budget"]["total_pence"] for folder in folders
]
assert [pence.pop("from"), pence.pop("to")] == totals
assert sum(pence.values()) == totals[1] - totals[0], pence
print(f"bridge of {folders[0].name} and {folders[1].name} adds up to the penny")
