"""Recounts the files of a finished run with code that shares nothing with the program that wrote them."""

import csv
import hashlib
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])


def table(name):
    with open(folder / name, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def document(name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


summary, run, rules = document("summary.json"), document("run.json"), document("rules.json")
areas, lots, award, bids = table("areas.csv"), table("lots.csv"), table("award.csv"), table("bids.csv")
assignment, delivery = table("assignment.csv"), table("delivery.csv")

# The manifest: every file, every hash.
for output in run["outputs"]:
    data = (folder / output["name"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == output["sha256"], output["name"]
assert {o["name"] for o in run["outputs"]} | {"run.json"} == {p.name for p in folder.iterdir()}

# Kent as it is.
assert summary["schema"] == "lotwright.summary/1"
assert summary["areas"]["core"] == len(areas) == 182
assert summary["contiguity"]["components"] == 1 and summary["contiguity"]["pairs"] >= 440
assert summary["geometry"]["indicative"] is True
assert abs(summary["demand"]["hours_per_week"] - 60900) < 50
assert summary["award"]["gap"] <= 0.005

# The ledger, area by area.
for area in areas:
    hours = {k: float(area[f"hours_{k}_week"]) for k in ("commissioned", "delivered", "unmet")}
    assert abs(hours["commissioned"] - hours["delivered"] - hours["unmet"]) < 0.02, area["area_code"]
total = sum(float(a["hours_unmet_week"]) for a in areas)
assert abs(total - summary["coverage"]["unmet_hours"]) < 1
assert abs(sum(float(d["hours_delivered_week"]) for d in delivery) - summary["coverage"]["delivered_hours"]) < 1
gaps = [a for a in areas if a["is_gap"] == "1"]
assert len(gaps) == len(summary["coverage"]["gap_areas"]) == len(document("gaps.geojson")["features"])

# Rounds: a row for each provider and area with hours, visits as many as the hours make, ways no more than visits.
mean_visit = 0.1 * 15 + 0.9 * (72 * 30 + 18 * 45 + 8.4 * 60) / 98.4
rounds, held = table("rounds.csv"), {}
for row in delivery:
    key = (row["provider_id"], row["area_code"])
    held[key] = held.get(key, 0) + float(row["hours_delivered_week"])
assert {(r["provider_id"], r["area_code"]) for r in rounds} == set(held)
for row in rounds:
    key, count = (row["provider_id"], row["area_code"]), {k: int(row[k]) for k in ("visits", "legs", "carers", "walkers")}
    assert abs(float(row["hours_delivered_week"]) - held[key]) < 0.01, key
    expected = held[key] * 60 / mean_visit / 7 * int(row["days"])
    assert abs(count["visits"] + int(row["visits_unserved"]) - expected) < 2 + 4 * expected**0.5, key
    assert count["legs"] <= count["visits"] <= count["legs"] + count["carers"] and count["walkers"] <= count["carers"], key
    assert float(row["travel_min"]) >= 1.5 * count["legs"] - 0.01, key
expected = sum(held.values()) * 60 / mean_visit / 7
assert abs(sum(int(r["visits"]) / int(r["days"]) for r in rounds) - expected) < 0.03 * expected
routed = [r for r in rounds if r["hop_min_routed"]]
ratio = sum(held[r["provider_id"], r["area_code"]] * float(r["hop_min_routed"]) / float(r["hop_min_predicted"]) for r in routed)
ratio /= sum(held[r["provider_id"], r["area_code"]] for r in routed)
assert abs(ratio - summary["travel"]["rounds"]["hop_ratio_mean"]) < 0.01

# The award, from bids, rules and assignment alone.
hours_of = {area["id"]: area["hours"] for area in rules["areas"]}
capacity_of = {provider["id"]: provider["capacity_hours"] for provider in rules["providers"]}
assert rules["schema"] == "lotwright.tender/1" and rules["objective"] == "least_cost"
members = {}
for row in assignment:
    members.setdefault((row["tier"], row["lot_id"]), []).append(row["area_code"])
offers = {tier["name"]: tier for tier in rules["tiers"]}
bid_of = {bid["bid_id"]: bid for bid in bids}
used, holder, pence = {}, {}, 0.0
for contract in award:
    bid, key = bid_of[contract["bid_id"]], (contract["tier"], contract["lot_id"])
    assert bid["provider_id"] == contract["provider_id"] and bid["rate_pence"] == contract["rate_pence"]
    assert contract["lot_id"] in bid["lot_ids"].split()
    hours = float(contract["hours_awarded_week"])
    used[contract["provider_id"]] = used.get(contract["provider_id"], 0) + hours
    pence += hours * int(contract["rate_pence"]) * 52
    holder.setdefault(key, []).append(contract)
    if offers[contract["tier"]]["offer"] == "exclusive":
        assert abs(hours - sum(hours_of[a] for a in members[key])) < 0.01, key
for provider, hours in used.items():
    assert hours <= capacity_of[provider] + 0.1, provider
for key, contracts in holder.items():
    assert len(contracts) <= offers[key[0]]["winners"], key
taken = {a for (tier, lot) in holder if offers[tier]["offer"] == "exclusive" for a in members[(tier, lot)]}
for (tier, lot), contracts in holder.items():
    if offers[tier]["offer"] == "shares":
        free = sum(hours_of[a] for a in members[(tier, lot)] if a not in taken)
        assert sum(float(c["hours_awarded_week"]) for c in contracts) <= free + 0.1, lot
assert abs(pence - run["objective_pence"]) < 1e-6 * pence
assert run["bound_pence"] <= run["objective_pence"] <= run["bound_pence"] * 1.005

# The statement: every lot in a row, every winner, no bid that nobody made, the same words in both files.
plain = (folder / "award-statement.md").read_text(encoding="utf-8")
page = (folder / "award-statement.html").read_text(encoding="utf-8")
for text in (plain, page):
    assert "not legal advice" in text and "lotwright award --verify" in text and "section 18" in text.lower()
    for lot in rules["lots"]:
        assert f"({lot['id']})" in text, lot["id"]
    for provider in used:
        assert provider in text, provider
assert page.startswith("<!doctype html>") and "<script" not in page and 'scope="col"' in page

# Maps: WGS 84 inside Kent's box, closed rings, every lot of every tier.
assert len(lots) == len(document("lots.geojson")["features"]) == len(members)
for name in ("areas.geojson", "gaps.geojson", "lots.geojson"):
    for feature in document(name)["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for polygon in polygons:
            for ring in polygon:
                assert ring[0] == ring[-1] and len(ring) >= 4
                assert all(0 < x < 1.5 and 50.9 < y < 51.6 for x, y in ring), name
print(f"outputs of {folder.name} recounted: {len(areas)} areas, {len(lots)} lots, {len(award)} contracts")
