"""Writes the tables of a scenario in which some of Kent's contracts are extended and others let again.

    .ci/extend.py STANDING [NEW TIER COLUMN] --out FOLDER

STANDING is a finished run of kent-2014. Its winners keep what they won in every CCG that is extended: theirs is the only bid
there. NEW is a finished run whose tier TIER, cut by COLUMN of areas.csv, gives lots and bids of the CCGs that are let again.
Without NEW everything is extended. Who works where before is what STANDING delivered.
"""

import argparse
import csv
import pathlib

# Places that the council's paper names lie in these three: Ashford; Dartford, Gravesham and Swanley; West Kent.
LET_AGAIN = {"E38000002", "E38000043", "E38000199"}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, table):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(table)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("standing", type=pathlib.Path)
    arguments.add_argument("new", nargs="*", help="finished run, tier, column")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    root = pathlib.Path(__file__).resolve().parent.parent
    core = [row for row in rows(root / "geodata/kent/areas.csv") if row["role"] == "core"]
    health = {row["area_code"]: row["health_code"] for row in core}
    again = LET_AGAIN if given.new else set()

    awards = rows(given.standing / "award.csv")
    standing = {row["bid_id"]: row for row in rows(given.standing / "bids.csv")}
    lots, bids = [], []
    for award in awards:
        lot = award["lot_id"]
        if (lot if award["tier"] == "ccg" else health[lot]) in again:
            continue
        tier = "wide" if award["tier"] == "ccg" else "sub_lots"
        most = standing[award["bid_id"]]["max_hours"] if tier == "sub_lots" else award["hours_awarded_week"]
        bids.append((f"{tier}:{lot}:{award['provider_id']}", award["provider_id"], tier, lot, most, award["rate_pence"]))
        if tier == "sub_lots":
            lots.append((lot, tier, lot))
    column = "health_code"
    if given.new:
        run, tier, column = given.new
        ids = {row[column] for row in core if row["health_code"] in again}
        bids += [
            (f"wide:{row['lot_ids']}:{row['provider_id']}", row["provider_id"], "wide", row["lot_ids"],
             row["max_hours"], row["rate_pence"])
            for row in rows(pathlib.Path(run) / "bids.csv") if row["tier"] == tier and row["lot_ids"] in ids
        ]
    for row in core:
        lots.append((row["area_code"], "wide", row[column if row["health_code"] in again else "health_code"]))

    write(given.out / "assignment.csv", ("area_code", "tier", "lot_id"), sorted(lots, key=lambda lot: (lot[1], lot[0])))
    write(
        given.out / "bids.csv", ("bid_id", "provider_id", "tier", "lot_ids", "max_hours", "rate_pence"), bids)
    keep = ("provider_id", "class", "easting_m", "northing_m", "current_hours", "growth_hours", "wage_pence", "quality")
    write(
        given.out / "providers.csv", keep + ("size_source",),
        [[row[name] for name in keep] + ["drawn"] for row in rows(given.standing / "providers.csv")])
    held = {}
    for row in rows(given.standing / "delivery.csv"):
        key = (row["provider_id"], row["area_code"])
        held[key] = held.get(key, 0) + float(row["hours_delivered_week"])
    # Hours that were not delivered count with those who delivered the others of their area.
    total = {}
    for (_, area), hours in held.items():
        total[area] = total.get(area, 0) + hours
    tendered = {row["area_code"]: float(row["hours_tendered_week"]) for row in rows(given.standing / "areas.csv")}
    write(
        given.out / "outgoing.csv", ("provider_id", "area_code", "hours_week"),
        [
            (*key, f"{hours * tendered[key[1]] / total[key[1]]:.3f}")
            for key, hours in sorted(held.items()) if hours >= 0.0005
        ])


if __name__ == "__main__":
    main()
