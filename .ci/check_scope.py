#!/usr/bin/env python3
"""Recounts scope.csv, scope_years.csv and neighbour_tender.csv of a finished run from its other tables, in plain Python.

    .ci/check_scope.py RUN_FOLDER [geodata/REGION/areas.csv]

Nothing of Lotwright's code is used: hours of each payer follow from areas.csv (commissioned and health-funded hours) and delivery.csv.
"""

import collections
import csv
import json
import pathlib
import sys


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_scope(run, region, faults):
    areas = {row["area_code"]: row for row in table(run / "areas.csv")}
    shares = {
        code: float(row["health_hours_week"]) / float(row["hours_commissioned_week"])
        if float(row["hours_commissioned_week"]) else 0 for code, row in areas.items()}
    health = council = 0.0
    for row in table(run / "delivery.csv"):
        hours = float(row["hours_delivered_week"])
        health += hours * shares[row["area_code"]]
        council += hours * (1 - shares[row["area_code"]])
    rows = table(run / "scope.csv")
    summary = json.loads((run / "summary.json").read_text(encoding="utf-8"))

    def near(label, found, expected, slack=0.02):
        if abs(found - expected) > slack + 1e-5 * abs(expected):
            faults.append(f"{label}: {found} in the file, {expected} counted")

    near("health hours delivered", sum(float(row["health_hours_delivered_week"]) for row in rows), health, 0.1)
    near("council hours delivered", summary["scope"]["council_hours_delivered_week"], council, 0.1)
    near(
        "health hours commissioned", sum(float(row["health_hours_commissioned_week"]) for row in rows),
        sum(float(row["health_hours_week"]) for row in areas.values()), 0.1)
    near(
        "both payers", summary["scope"]["health_pays_pence_year"] + summary["scope"]["council_pays_pence_year"],
        summary["budget"]["total_pence"], 0)
    for row in rows:
        moving = float(row["people_to_health_year"]) + float(row["people_to_council_year"])
        changing = float(row["people_changing_provider_year"])
        near(f"{row['health_code']}: people who change", changing, 0 if row["part"] == "1" else moving, 0.001)
    if region:
        parts = collections.defaultdict(float)
        for row in table(region):
            if row["role"] != "core":
                continue
            own, other = row["health_code"], row.get("other_health_code") or ""
            share = float(row["health_population_share"] or 1) if other and other != own else 1
            hours = float(areas[row["area_code"]]["hours_commissioned_week"]) * (1 - shares[row["area_code"]])
            parts[own] += hours * share
            if share < 1:
                parts[other] += hours * (1 - share)
        for row in rows:
            near(
                f"{row['health_code']}: council hours", float(row["council_hours_commissioned_week"]),
                parts[row["health_code"]], 0.1)
    years = run / "scope_years.csv"
    if years.exists():
        for year, group in by(table(years), "year").items():
            whole = next(row for row in group if row["health_code"] == "all")
            for key in ("health_hours_commissioned_week", "people_changing_provider_year", "people_changing_as_it_leaves"):
                near(
                    f"year {year}: {key}", float(whole[key]),
                    sum(float(row[key]) for row in group if row["health_code"] != "all"), 0.01)
            left = float(whole["hours_commissioned_if_all_stayed_week"]) - float(whole["hours_commissioned_week"])
            if left < -0.001:
                faults.append(f"year {year}: more hours than if all had stayed")


def check_neighbours(run, faults):
    here = collections.defaultdict(float)
    for row in table(run / "award.csv"):
        if int(row["rank"]) == 1:
            here[row["provider_id"]] += float(row["hours_awarded_week"])
    delivered = collections.defaultdict(float)
    for row in table(run / "delivery.csv"):
        delivered[row["provider_id"]] += float(row["hours_delivered_week"])
    for provider, rows in by(table(run / "neighbour_tender.csv"), "provider_id").items():
        won = sum(float(row["hours_won_there_week"]) for row in rows)
        if won + here[provider] > float(rows[0]["capacity_hours_week"]) + 0.01:
            faults.append(f"{provider}: {won} there and {here[provider]} here are more than it could offer")
        for row in rows:
            if float(row["hours_won_there_week"]) > float(row["hours_offered_there_week"]) + 0.01:
                faults.append(f"{provider}: won more than it offered in {row['tender']}")
            if abs(float(row["hours_won_here_week"]) - here[provider]) > 0.01:
                faults.append(f"{provider}: {row['hours_won_here_week']} won here, {here[provider]} in award.csv")
            if abs(float(row["hours_delivered_here_week"]) - delivered[provider]) > 0.05:
                faults.append(f"{provider}: {row['hours_delivered_here_week']} delivered, {delivered[provider]} in delivery.csv")


def by(rows, key):
    groups = collections.defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def main():
    run = pathlib.Path(sys.argv[1])
    region = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    faults = []
    found = 0
    if (run / "scope.csv").exists():
        check_scope(run, region, faults)
        found += 1
    if (run / "neighbour_tender.csv").exists():
        check_neighbours(run, faults)
        found += 1
    if not found:
        faults.append("neither scope.csv nor neighbour_tender.csv")
    for fault in faults:
        print(f"{run}: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
