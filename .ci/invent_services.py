#!/usr/bin/env python3
"""Invents the services and ratings of scenarios/kent-residential-risk: the same files whenever and wherever it runs.

    .ci/invent_services.py OUT

Every draw is a SHA-256 of its name, so that no version of Python's generator decides. Nothing is taken from a register: 194
providers is the number of the council's paper, every other number is chosen here. Homes fall where people of 75 and over live.
"""

import csv
import hashlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROVIDERS, HOMES, BRANCHES = 194, 250, 36
OTHERS = {"gp": 110, "pharmacy": 130, "hospital": 7, "hospice": 6}
MISSING = 0.12
RATED = {
    "cqc": ["inadequate", "requires_improvement", "good", "outstanding"],
    "ownership": None, "self_assessment": None, "feedback": None, "food_hygiene": ["0", "1", "2", "3", "4", "5"],
    "fire_safety": None, "site_visits": None, "audits": None, "concerns": None, "placements": None,
}
HOMES_ALONE = {"food_hygiene", "fire_safety", "site_visits"}


def draw(*names):
    """From 0 up to 1."""
    digest = hashlib.sha256("/".join(map(str, names)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def pick(weights, share):
    rest = share * sum(weights)
    for index, weight in enumerate(weights):
        rest -= weight
        if rest < 0:
            return index
    return len(weights) - 1


def rating(criterion, health, service):
    """Healthy services are seldom rated low; chance has a say as large as health."""
    value = (health + draw(service, criterion)) / 2
    if criterion == "cqc":
        return RATED[criterion][0 if value < 0.2 else 1 if value < 0.38 else 2 if value < 0.93 else 3]
    if criterion == "food_hygiene":
        return RATED[criterion][0 if value < 0.1 else 1 if value < 0.15 else 2 if value < 0.2 else 3 if value < 0.3 else 4 if value < 0.45 else 5]
    return "red" if value < 0.25 else "amber" if value < 0.42 else "green"


def main():
    out = pathlib.Path(sys.argv[1])
    with open(ROOT / "geodata/kent/areas.csv", encoding="utf-8", newline="") as handle:
        areas = [row for row in csv.DictReader(handle) if row["role"] == "core"]
    points = {}
    with open(ROOT / "geodata/kent/residential_points.csv", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            points.setdefault(row["area_code"], []).append((row["easting_m"], row["northing_m"]))
    old = [int(row["population_75_plus"]) for row in areas]
    everyone = [int(row["population"]) for row in areas]
    services, ratings = [], []

    def add(kind, number, provider, weights):
        service = f"{kind}-{number:03}"
        area = areas[pick(weights, draw(service, "area"))]["area_code"]
        own = points[area]
        at = own[int(draw(service, "place") * len(own))]
        beds = guide = asked = ""
        if kind == "care_home":
            beds = 8 + int(72 * draw(service, "beds") ** 1.5)
            guide = 48_000 if draw(service, "nursing") < 0.6 else 62_000
        elif kind == "home_care":
            guide = 1_650
        elif kind in ("hospital", "hospice"):
            beds = int((400 if kind == "hospital" else 16) * (0.7 + 0.6 * draw(service, "beds")))
        if guide:
            asked = int(guide * (0.88 + 0.3 * draw(service, "price")))
        # One in ten is known by its area alone.
        known = draw(service, "known") >= 0.1
        services.append([service, kind, area, *(at if known else ("", "")), beds, guide, asked, provider])
        if kind not in ("care_home", "home_care"):
            return
        health = 0.55 * draw(provider, "health") + 0.45 * draw(service, "health")
        for criterion in RATED:
            if kind == "home_care" and criterion in HOMES_ALONE or draw(service, criterion, "missing") < MISSING:
                continue
            ratings.append([service, criterion, rating(criterion, health, service)])

    for number in range(1, HOMES + 1):
        # Every provider has a home; the further ones fall on a few.
        owner = number if number <= PROVIDERS else 1 + int(PROVIDERS * draw("owner", number) ** 3)
        add("care_home", number, f"R{owner:03}", old)
    for number in range(1, BRANCHES + 1):
        add("home_care", number, f"H{number:03}", old)
    for kind, count in OTHERS.items():
        for number in range(1, count + 1):
            add(kind, number, "", everyone)
    tables = {
        "services.csv": (
            ["service_id", "kind", "area_code", "easting_m", "northing_m", "beds", "guide_price_pence",
             "indicative_price_pence", "provider_id"], services),
        "ratings.csv": (["service_id", "criterion", "rating"], ratings),
    }
    for name, (header, rows) in tables.items():
        with open(out / name, "w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)


if __name__ == "__main__":
    main()
