"""Recounts the table of suspended packages from the other files of its run, with code that shares nothing with the program."""

import csv
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
found, each = summary["sanctions"], summary["demand"]["hours_per_person"]


def table(name):
    with open(folder / name, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def near(a, b, within=0.02):
    assert abs(a - b) <= within, (a, b)


delivered = {}
for row in table("delivery.csv"):
    key = row["provider_id"]
    delivered[key] = delivered.get(key, 0) + float(row["hours_delivered_week"])
growth = {row["provider_id"]: float(row["growth_hours"]) for row in table("providers.csv")}
rows = table("sanctions.csv")
assert {row["provider_id"] for row in rows} == {key for key, hours in delivered.items() if hours > 0}
weeks = run["parameters"]["simulate.package_weeks"]
share = min(1, found["weeks"] / (weeks["value"] if isinstance(weeks, dict) else weeks))
near(found["new_share"], share, 1e-6)
withdrawn = {row["provider_id"]: row for row in table("resilience.csv")}
last = float("inf")
for row, told in zip(rows, found["suspensions"], strict=True):
    def cell(name): return float(row[name])
    assert row["provider_id"] == told["provider_id"]
    hours = delivered[row["provider_id"]]
    near(cell("hours_delivered_week"), hours)
    near(cell("hours_delivered_week"), float(withdrawn[row["provider_id"]]["displaced_hours_week"]))
    near(cell("new_hours_week"), hours * share)
    near(cell("new_packages_est"), hours * share / each)
    near(cell("replaced_hours_week") + cell("waiting_hours_week"), cell("new_hours_week"))
    near(cell("people_waiting_est"), cell("waiting_hours_week") / each)
    near(cell("handed_over_hours_week") + cell("left_hours_week"), hours)
    near(cell("people_left_est"), cell("left_hours_week") / each)
    assert cell("new_hours_week") <= last
    last = cell("new_hours_week")
    takers = row["taker_ids"].split()
    assert row["provider_id"] not in takers and (cell("replaced_hours_week") > 0) == bool(takers)
    # Whoever takes has room to grow within those weeks, with a margin for shorter ways than planned.
    room = sum(growth[taker] for taker in takers) / 26 * summary["resilience"]["weeks"]
    assert cell("replaced_hours_week") <= room * 1.3 + 0.02, row
    for name in ("new_hours", "replaced_hours", "waiting_hours", "handed_over_hours", "left_hours"):
        near(told[name], cell(name + "_week"), 1e-9)
weeks = found["simulated"]
if weeks is not None:
    assert weeks["with"]["unmet_mean_hours_week"] == summary["simulated"]["unmet_mean_hours_week"]
    assert weeks["restored_year"] + weeks["decommissioned_year"] <= weeks["suspensions_year"] + 1e-9
print(f"{folder}: {len(rows)} providers agree")
