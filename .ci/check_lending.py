#!/usr/bin/env python3
"""Holds lending.csv of a finished run against its contracts, its delivery and its open book, with code that shares nothing with the
program: whose hours are lent, at which rate, how many at most, and what they cost.

    .ci/check_lending.py FOLDER [44,40,16]

The second argument is for stated shares of each lot, in per cent, the cheapest holder first.
"""

import csv
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])


def table(name):
    with open(folder / name, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def close(found, expected, what, absolute=2e-3):
    assert abs(found - expected) <= absolute + 2e-6 * abs(expected), f"{what}: {found}, not {expected}"


summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
order = [tier["name"] for tier in summary["tiers"]]
lent, delivered, books = table("lending.csv"), table("delivery.csv"), table("open_book.csv")
areas = {row["area_code"]: row for row in table("areas.csv")}
lot_of = {(row["tier"], row["area_code"]): row["lot_id"] for row in table("assignment.csv")}
contracts = [row for row in table("award.csv") if float(row["share"]) > 0]
if len(sys.argv) > 2:
    stated_shares = [float(part) / 100 for part in sys.argv[2].split(",")]
    for lot in {(row["tier"], row["lot_id"]) for row in contracts}:
        own = [row for row in contracts if (row["tier"], row["lot_id"]) == lot]
        own.sort(key=lambda row: (int(row["rate_pence"]), -float(row["hours_awarded_week"]), row["provider_id"]))
        for row, share in zip(own, stated_shares):
            row["share"] = share


def held(tier, lot, provider):
    return [row for row in contracts if (row["tier"], row["lot_id"], row["provider_id"]) == (tier, lot, provider)]


def worked(rows, **keys):
    return sum(float(row["hours_delivered_week"]) for row in rows if all(row[key] == value for key, value in keys.items()))


for tier, stated in summary["lending"].items():
    rows = [row for row in lent if row["tier"] == tier]
    close(sum(float(row["hours_lent_week"]) for row in rows), stated["hours_lent_week"], f"{tier}: hours", 0.01)
    for key, column in (("areas", "area_code"), ("holders", "holder_id"), ("workers", "worker_id")):
        assert stated[key] == len({row[column] for row in rows}), f"{tier}: {key}"
    paid = sum(float(row["hours_lent_week"]) * float(row["paid_pence"]) for row in rows) * 52
    close(paid, stated["paid_pence_year"], f"{tier}: pay", 100)
    for row in rows:
        area, holder, worker, hours = row["area_code"], row["holder_id"], row["worker_id"], float(row["hours_lent_week"])
        label = f"{worker} for {holder} in {area}"
        assert holder != worker and hours > 0, label
        assert row["lot_id"] == lot_of[tier, area], f"{label}: lot"
        # Under the worker in the delivery and the open book, at the holder's rate.
        same = [
            one for one in books
            if (one["tier"], one["provider_id"], one["area_code"], one["basis"]) == (tier, worker, area, "held")
            and one["rate_pence"] == row["rate_pence"] and abs(float(one["hours_week"]) - hours) < 2e-3]
        assert same, f"{label}: not in the open book"
        close(float(row["cost_pence"]), float(same[0]["cost_pence"]), f"{label}: cost", 0.01)
        close(float(row["paid_pence"]), float(same[0]["paid_pence"]), f"{label}: pay", 0.01)
        assert float(row["avoidable_pence"]) < float(row["paid_pence"]), f"{label}: at a loss"
        assert any(
            one["rate_pence"] == row["rate_pence"] and abs(float(one["hours_delivered_week"]) - hours) < 2e-3
            for one in delivered if (one["tier"], one["provider_id"], one["area_code"]) == (tier, worker, area)
        ), f"{label}: not delivered"
        if not contracts:
            continue
        # Lent is part of what the holder's contract is for.
        own = held(tier, row["lot_id"], holder)
        assert any(one["rate_pence"] == row["rate_pence"] for one in own), f"{label}: no contract at this rate"
        assert any(one["tier"] == tier and one["provider_id"] == worker for one in contracts), f"{label}: holds nothing"
        earlier = sum(worked(delivered, tier=name, area_code=area) for name in order[: order.index(tier)])
        left = float(areas[area]["hours_commissioned_week"]) - earlier
        due = sum(float(one["share"]) for one in own) * left
        both = sum(float(one["hours_lent_week"]) for one in rows if (one["area_code"], one["holder_id"]) == (area, holder))
        assert both <= stated["share"] * due * 1.0001 + 0.02, f"{label}: more than may be lent"
        others = sum(float(one["hours_lent_week"]) for one in rows if (one["area_code"], one["worker_id"]) == (area, holder))
        mine = worked(delivered, tier=tier, provider_id=holder, area_code=area) - others
        assert both + mine <= due * 1.0001 + 0.02, f"{label}: more than the contract is for"
print(f"{len(lent)} loans hold")
