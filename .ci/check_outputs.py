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
    causes = sum(round(float(v) * 100) for k, v in area.items() if k.startswith("cause_") and v)
    assert causes == round(float(area["hours_unmet_week"]) * 100), area["area_code"]
total = sum(float(a["hours_unmet_week"]) for a in areas)
assert abs(total - summary["coverage"]["unmet_hours"]) < 1
assert abs(sum(float(d["hours_delivered_week"]) for d in delivery) - summary["coverage"]["delivered_hours"]) < 1
gaps = [a for a in areas if a["is_gap"] == "1"]
assert len(gaps) == len(summary["coverage"]["gap_areas"]) == len(document("gaps.geojson")["features"])

# Breakdowns: the groups of each add up to the total, and refused hours to those of the areas and of the summary.
reasons = ("labour", "capacity", "price", "radius", "not_awarded")
breakdowns, of = table("breakdowns.csv"), {}
for row in breakdowns:
    of.setdefault(row["breakdown"], []).append(row)
assert set(of) == set(summary["coverage"]["breakdowns"]) and len(of) == 7
for name, rows in of.items():
    for column in ("hours_commissioned_week", "hours_delivered_week", "hours_unmet_week") + tuple(
            f"refused_{r}_hours_week" for r in reasons):
        assert abs(sum(float(r[column]) for r in rows) - sum(float(a[column]) for a in areas)) < 2, (name, column)
    assert sum(int(r["areas"]) for r in rows) == len(areas) and sum(int(r["gap_areas"]) for r in rows) == len(gaps), name
for reason in reasons:
    told = summary["coverage"]["refused"]["by_reason"].get(reason, {"hours_week": 0})["hours_week"]
    assert abs(told - sum(float(a[f"refused_{reason}_hours_week"]) for a in areas)) < 1, reason
final = summary["coverage"]["refused"]["unmet_by_main_reason"].values()
assert abs(sum(r["hours_week"] for r in final) - summary["coverage"]["unmet_hours"]) < 0.05
assert abs(sum(r["people_est"] for r in final) - summary["coverage"]["people_unserved_est"]) < 0.5
short = sum(float(a["carers_in_reach"]) < float(a["carers_needed"]) - 0.1 for a in areas)
assert short <= summary["coverage"]["carers"]["areas_short"]
assert sorted(int(g["gap_rank"]) for g in gaps) == list(range(1, len(gaps) + 1))

# The change of contracts: nobody is lost in any week; areas add up to the whole; Kent's own numbers.
change, weeks = summary["mobilisation"], table("mobilisation.csv")
gone = 0
for week in weeks:
    gone += float(week["people_moved"]) + float(week["people_direct_payment"])
    there = gone + float(week["people_waiting"]) + float(week["people_to_come"])
    assert abs(there - change["people_changing_provider"]) < 0.2, week
short = sum(float(w["carer_hours_left"]) - float(w["carer_hours_recruited"]) for w in weeks)
assert abs(short - float(weeks[-1]["carer_hours_short"])) < 0.1
for name in ("tendered", "direct_payment", "commissioned"):
    told = change.get(f"hours_{name}", summary["coverage"]["commissioned_hours"])
    assert abs(sum(float(a[f"hours_{name}_week"]) for a in areas) - told) < 2, name
parts = [change[f"carer_hours_{name}"] for name in ("kept", "transferred", "released", "left")]
assert abs(sum(parts) - change["carer_hours"]) < 0.1 and abs(change["carer_hours"] - change["hours_tendered"]) < 1
assert abs(change["people_staying"] - 1900) < 1 and abs(change["people_changing_provider"] - 4200) < 1
assert abs(change["people_direct_payment"] - 420) < 1 and abs(change["people_moving"] - 3780) < 1

# Causes add up to what is unmet; remedies close the gaps they are for.
causes = summary["coverage"]["causes"]
assert causes["hours"].pop("employers") is None
assert abs(sum(causes["hours"].values()) - summary["coverage"]["unmet_hours"]) < 0.005
for k, v in causes["hours"].items():
    assert abs(v - sum(float(a["cause_" + k]) for a in areas)) < 2, k
    assert abs(v - sum(d[k] for d in causes["by_district"].values())) < 0.2, k
hours_of_area = {a["area_code"]: float(a["hours_commissioned_week"]) for a in areas}
for row in table("remedies.csv"):
    if row["found"] == "1":
        most = max(0.05 * hours_of_area[row["area_code"]], 5)
        assert float(row["hours_unmet_after_week"]) <= most + 0.01 < float(row["hours_unmet_week"]), row
        assert float(row["hours_gained_all_areas_week"]) > 0, row
assert len(table("remedies.csv")) == 4 * len(gaps)
assert "£" not in (folder / "remedies.csv").read_text(encoding="utf-8")
want = summary["coverage"]["want_of_carers"]
assert 0 <= want["unmet_hours"] <= summary["coverage"]["unmet_hours"]

# Simulated weeks: percentiles in order, and its columns filled in every area.
simulated = summary["simulated"]
assert 0 <= simulated["unmet_p10_hours_week"] <= simulated["unmet_p50_hours_week"] <= simulated["unmet_p90_hours_week"]
assert all(0 <= float(a["unmet_p50_hours_week"]) <= float(a["unmet_p90_hours_week"]) for a in areas)
assert all(0 <= float(a["gap_probability"]) <= 1 for a in areas)
# An area whose unmet hours of one year of ten are no gap is one in a tenth of the years at most.
values = run["parameters"]
for a in areas:
    most = max(values["assess.gap_share"] * float(a["hours_commissioned_week"]), values["assess.gap_hours"])
    if float(a["unmet_p90_hours_week"]) < most - 0.01:
        assert float(a["gap_probability"]) <= 0.1 + 1e-9, a["area_code"]
    if float(a["unmet_p50_hours_week"]) > most + 0.01:
        assert float(a["gap_probability"]) >= 0.5 - 1e-9, a["area_code"]

# Stated ranges one at a time: all of them, widest first, about the run's own value.
rows = table("sensitivity.csv")
assert len(rows) == len(summary["sensitivity"]["parameters"]) > 0
swings = [abs(float(r["hours_unmet_at_highest_week"]) - float(r["hours_unmet_at_lowest_week"])) for r in rows]
assert all(a >= b - 0.02 for a, b in zip(swings, swings[1:])), swings
assert abs(float(rows[0]["hours_unmet_as_set_week"]) / summary["coverage"]["unmet_hours"] - 1) < 0.1
for row in rows:
    assert float(row["lowest"]) < float(row["highest"]) and row["parameter"] in values, row
waiting = sum(simulated["people_waiting_by_reason"].values())
assert abs(waiting - simulated["people_waiting"]) < 0.05
assert abs(simulated["packages_begun_year"] - summary["coverage"]["commissioned_hours"] / summary["demand"]["hours_per_person"] * 52 / run["parameters"]["simulate.package_weeks"]) < 150

# Resilience: nothing is lost between displaced, re-placed and left, and every area's worst is some provider's.
resilience = table("resilience.csv")
for row in resilience:
    parts = {k: float(row[f"{k}_hours_week"]) for k in ("displaced", "replaced", "left")}
    assert abs(parts["displaced"] - parts["replaced"] - parts["left"]) < 0.03, row["provider_id"]
displaced = sum(float(row["displaced_hours_week"]) for row in resilience)
assert abs(displaced - summary["coverage"]["delivered_hours"]) < 1
left = {row["provider_id"]: float(row["left_hours_week"]) for row in resilience}
by_area = table("resilience_areas.csv")
for row in resilience:
    own = [r for r in by_area if r["provider_id"] == row["provider_id"]]
    for k in ("displaced_hours_week", "left_hours_week"):
        assert abs(sum(float(r[k]) for r in own) - float(row[k])) < 0.01 * (len(own) + 1), (row["provider_id"], k)
for area in areas:
    if area["n1_provider"]:
        assert float(area["n1_exposed_hours_week"]) <= left[area["n1_provider"]] + 0.02, area["area_code"]
attainable = summary["coverage"]["attainable"]["delivered_hours"]
price = summary["coverage"]["price_of_lotting"]["hours"]
assert abs(attainable - summary["coverage"]["delivered_hours"] - price) < 0.02 and price >= 0
hours_of = {}
for row in delivery:
    hours_of[row["provider_id"]] = hours_of.get(row["provider_id"], 0) + float(row["hours_delivered_week"])
index = sum((100 * h / sum(hours_of.values())) ** 2 for h in hours_of.values())
assert abs(index - float(table("concentration.csv")[0]["hhi"])) < 0.2

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

# The market by class of winner: what the prices counted on, what was won, what is worked. The run's own chain is the naive.
market, rural = summary["market"], {a["area_code"]: a["rural_urban_class"][0] in "DE" for a in areas}
assert market["belief"] == "naive" and market["naive"]["objective_pence"] == run["objective_pence"]
assert market["sophisticated"]["gap"] <= 0.005 and market["sophisticated"]["proved"] is True
assert abs(market["naive"]["unmet_hours"] - summary["coverage"]["unmet_hours"]) < 0.02
class_of = {p["provider_id"]: p["class"] for p in table("providers.csv")}


def share(areas_of, weight):
    """Rural share of hours that lie evenly over areas, one list of areas and one weight for each contract."""
    parts = [(sum(hours_of[a] for a in own if rural[a]) / sum(hours_of[a] for a in own), w)
             for own, w in zip(areas_of, weight)]
    return sum(part * w for part, w in parts) / sum(weight)


for name, chosen in [(c, lambda x, c=c: class_of[x["provider_id"]] == c) for c in ("small", "medium", "large")] + [
        ("shared_lots", lambda x: offers[x["tier"]]["offer"] == "shares")]:
    own = [x for x in award if chosen(x)]
    work = [x for x in delivery if chosen(x) and offers[x["tier"]]["offer"] not in ("spot", "dynamic")]
    told = market["naive"]["by_class"].get(name) or market["naive"][name]
    weight = [float(x["hours_awarded_week"]) for x in own]
    whole = [members[x["tier"], x["lot_id"]] for x in own]
    left = [lot if offers[x["tier"]]["offer"] == "exclusive" else [a for a in lot if a not in taken]
            for x, lot in zip(own, whole)]
    done = sum(float(x["hours_delivered_week"]) for x in work)
    assert told["winners"] == len({x["provider_id"] for x in own}), name
    assert abs(told["hours_awarded"] - sum(weight)) < 0.1 and abs(told["hours_realised"] - done) < 0.1, name
    assert abs(told["rural_share_expected"] - share(whole, weight)) < 1e-4, name
    assert abs(told["rural_share_awarded"] - share(left, weight)) < 1e-4, name
    worked = sum(float(x["hours_delivered_week"]) for x in work if rural[x["area_code"]])
    assert abs(told["rural_share_realised"] - worked / done) < 1e-4, name

# Interest in lots, from the bids alone.
for row in lots:
    own = [b for b in bids if b["tier"] == row["tier"] and row["lot_id"] in b["lot_ids"].split()]
    who = {b["provider_id"] for b in own}
    prices = sorted(int(b["rate_pence"]) for b in own)
    assert int(row["bidders"]) == len(who) and row["few_bidders"] == {0: "none", 1: "one"}.get(len(who), ""), row
    if own:
        small = 100 * sum(class_of[w] == "small" for w in who) / len(who)
        median = (prices[(len(prices) - 1) // 2] + prices[len(prices) // 2]) / 2
        assert abs(float(row["small_bidders_pct"]) - small) < 0.051 and float(row["median_bid_pence"]) == median, row
        assert (int(row["lowest_bid_pence"]), int(row["highest_bid_pence"])) == (prices[0], prices[-1]), row
for tier in market["tiers"]:
    own = [row for row in lots if row["tier"] == tier["name"]]
    assert tier["lots_without_bidder"] == sum(row["few_bidders"] == "none" for row in own)
    assert tier["lots_with_one_bidder"] == sum(row["few_bidders"] == "one" for row in own)
    assert tier["lots_not_fewer_than_bidders"] == (tier["lots"] >= tier["bidders"])

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
    features = document(name)["features"]
    assert len({f["geometry"]["type"] for f in features}) <= 1, name
    assert len({tuple(f["properties"]) for f in features}) <= 1, name
    if name != "lots.geojson":
        assert all(f["id"] == f["properties"]["area_code"] for f in features), name
    for feature in features:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for polygon in polygons:
            for ring in polygon:
                assert ring[0] == ring[-1] and len(ring) >= 4
                assert all(0 < x < 1.5 and 50.9 < y < 51.6 for x, y in ring), name
# The work of managing contracts: who holds some, their hours, and meetings by the weeks between them.
held = {}
for row in award:
    if float(row["share"]) > 0 and row["rank"] == "1":
        held[row["provider_id"]] = held.get(row["provider_id"], 0) + float(row["hours_awarded_week"])
managed = {row["provider_id"]: row for row in table("contract_management.csv")}
assert set(managed) == set(held)
for provider, row in managed.items():
    assert abs(float(row["hours_awarded_week"]) - held[provider]) < 0.01, provider
    weeks = 1 if held[provider] >= 2000 else 2 if held[provider] >= 700 else 3.5
    assert abs(float(row["meetings_year"]) - 52 / weeks) < 1e-3 and float(row["met_every_weeks"]) == weeks, provider
assert abs(summary["contract_management"]["hours_year"] - sum(float(r["meeting_hours_year"]) for r in managed.values())) < 0.05

print(f"outputs of {folder.name} recounted: {len(areas)} areas, {len(lots)} lots, {len(award)} contracts")
