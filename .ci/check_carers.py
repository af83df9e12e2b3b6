#!/usr/bin/env python3
"""Recounts carers.csv of a finished run from its columns and the stated shares, with code that shares nothing with the program:
carers without a car, carers at the times of visits, and the sums of summary.json.

    .ci/check_carers.py FOLDER
"""

import csv
import itertools
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
stated = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["carers"]
with open(folder / "carers.csv", encoding="utf-8", newline="") as handle:
    rows = list(csv.DictReader(handle))
with open(folder / "areas.csv", encoding="utf-8", newline="") as handle:
    areas = {row["area_code"]: row for row in csv.DictReader(handle)}
share = 1 if stated["driver_share"] is None else stated["driver_share"]
movable, waves = stated["movable_share"], stated["waves"]


def close(found, expected, what, absolute=2e-3):
    assert abs(found - expected) <= absolute + 2e-6 * abs(expected), f"{what}: {found}, not {expected}"


def worked(carers, needed):
    """The least cut between carers and visits."""
    cuts = [carers]
    for sides in itertools.product((False, True), repeat=len(waves)):
        cut = movable * needed if any(sides) else 0
        for wave, ours in zip(waves, sides):
            cut += (1 - movable) * wave["visits"] * needed if ours else wave["carers"] * carers
        cuts.append(cut)
    return min(cuts)


def usable(carers, needed):
    if not waves or needed == 0:
        return carers
    low, high = 1.0, 1.0
    while worked(high, 1) < 1 - 1e-9 and high < 1e9:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (low, middle) if worked(middle, 1) >= 1 - 1e-12 else (middle, high)
    return min(carers, max(worked(carers, needed), carers / high if high < 1e9 else 0))


columns = {
    "paid_hours_needed": "paid_hours_needed_week", "paid_hours_all_driving": "paid_hours_all_driving_week",
    "paid_hours_with_walkers": "paid_hours_with_walkers_week", "paid_hours_usable": "paid_hours_usable_week",
    "unmet_for_drivers": "unmet_for_drivers_hours_week", "unmet_for_times": "unmet_for_times_hours_week",
}
for row in rows:
    code, walkable = row["area_code"], row["walkable"] == "1"
    driving, present = float(row["paid_hours_all_driving_week"]), float(row["paid_hours_with_walkers_week"])
    if stated["driver_share"] is not None:
        assert walkable == (float(row["foot_hop_min"]) <= stated["foot_hop_minutes"]), f"{code}: walkable"
    assert present >= share * driving - 1e-3, f"{code}: fewer carers than drive"
    if not walkable:
        close(present, share * driving, f"{code}: drivers alone")
    close(float(row["paid_hours_usable_week"]), usable(present, float(row["paid_hours_needed_week"])), f"{code}: usable")
    close(float(row["paid_hours_usable_week"]), float(areas[code]["carer_paid_hours_week"]), f"{code}: carers of areas.csv", 0.006)
    close(float(row["hours_unmet_week"]), float(areas[code]["hours_unmet_week"]), f"{code}: unmet", 0.006)
for group, is_in in (("all", "ABCDE"), ("urban", "ABC"), ("rural", "DE")):
    own = [row for row in rows if row["rural_urban_class"][0].upper() in is_in]
    assert stated[group]["areas"] == len(own) and stated[group]["walkable_areas"] == sum(r["walkable"] == "1" for r in own)
    for name, column in columns.items():
        close(sum(float(row[column]) for row in own), stated[group][name], f"{group}: {name}", 0.01)
print(f"{len(rows)} areas recounted: {stated['all']['unmet_for_drivers']} h for drivers, {stated['all']['unmet_for_times']} h for times")
