"""Recounts a comparison from the folders of its runs with code that shares nothing with the program that wrote it.

    check_compare.py COMPARISON RUN RUN... [--stress FOLDER]
"""

import csv
import hashlib
import json
import pathlib
import re
import statistics
import sys

arguments = sys.argv[1:]
stress = None
if "--stress" in arguments:
    at = arguments.index("--stress")
    stress = pathlib.Path(arguments[at + 1])
    del arguments[at : at + 2]
folder, *runs = map(pathlib.Path, arguments)


def document(path):
    return json.loads(path.read_text(encoding="utf-8"))


def table(path):
    with open(path, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def near(a, b, slack, *what):
    assert abs(a - b) <= slack, (*what, a, b)


found, manifest = document(folder / "compare.json"), document(folder / "run.json")
for output in manifest["outputs"]:
    assert hashlib.sha256((folder / output["name"]).read_bytes()).hexdigest() == output["sha256"], output["name"]
assert not any(entry["name"].startswith("/") for entry in manifest["inputs"])

rows = {row["plan"]: row for row in table(folder / "compare.csv")}
plans = {plan["name"]: plan for plan in found["plans"]}
names = [document(run / "run.json")["scenario"] for run in runs]
assert list(plans) == list(rows) == names, (list(plans), names)
gaps, spend, gap, awarded, per_person = {}, {}, {}, {}, {}
for name, run in zip(names, runs):
    areas, delivery, summary = table(run / "areas.csv"), table(run / "delivery.csv"), document(run / "summary.json")
    plan = plans[name]
    assert plan["price_year"] == document(run / "run.json")["price_year"], name
    per_person[name] = summary["demand"]["hours_per_person"]
    unmet = sum(float(area["hours_unmet_week"]) for area in areas)
    commissioned = sum(float(area["hours_commissioned_week"]) for area in areas)
    near(plan["hours_unmet_week"], unmet, 0.01 * len(areas), name)
    near(plan["unmet_pct"], unmet / commissioned * 100, 0.02, name)
    near(plan["people_unserved_est"], unmet / per_person[name], 1, name)
    gaps[name] = {area["area_code"] for area in areas if area["is_gap"] == "1"}
    assert set(plan["gaps"]) == gaps[name] and plan["gap_areas"] == len(gaps[name])
    # Delivery, provider by provider: concentration, and what winners work of what they priced.
    rural = {area["area_code"]: area["rural_urban_class"][0] in "DE" for area in areas}
    spot = {t["name"] for t in document(run / "rules.json")["tiers"] if t["offer"] == "spot"}
    hours, contracts, country = {}, {}, {}
    for row in delivery:
        worked, who = float(row["hours_delivered_week"]), row["provider_id"]
        hours[who] = hours.get(who, 0) + worked
        if row["tier"] not in spot:
            contracts[who] = contracts.get(who, 0) + worked
            country[who] = country.get(who, 0) + (worked if rural[row["area_code"]] else 0)
    delivered = sum(hours.values())
    near(plan["hhi"], sum((h / delivered * 100) ** 2 for h in hours.values()), 1, name)
    won = {}
    for row in table(run / "award.csv"):
        if row["rank"] == "1":
            won[row["provider_id"]] = won.get(row["provider_id"], 0) + float(row["hours_awarded_week"])
    winners = {row["provider_id"]: row for row in table(folder / "compare_winners.csv") if row["plan"] == name}
    assert set(winners) == set(won), name
    for who, row in winners.items():
        near(float(row["hours_awarded_week"]), won[who], 0.01, name, who)
        near(float(row["hours_delivered_contracts_week"]), contracts.get(who, 0), 0.01, name, who)
        near(float(row["rural_hours_delivered_week"]), country.get(who, 0), 0.01, name, who)
        assert -1e-9 <= float(row["rural_hours_expected_week"]) <= won[who] + 0.01
    awarded[name] = sum(won.values())
    expected = sum(float(row["rural_hours_expected_week"]) for row in winners.values())
    near(plan["rural_expected_pct"], expected / awarded[name] * 100, 0.01, name)
    of_winners = sum(contracts.get(who, 0) for who in winners)
    near(plan["rural_delivered_pct"], sum(country.get(w, 0) for w in winners) / of_winners * 100, 0.01, name)
    # Travel in the country over that in towns, and the worst withdrawal.
    minutes = {}
    for row in delivery:
        key = rural[row["area_code"]]
        h = float(row["hours_delivered_week"])
        old = minutes.get(key, (0, 0))
        minutes[key] = (old[0] + h, old[1] + h * float(row["travel_min_per_contact_hour"]))
    if len(minutes) == 2:
        mean = {key: value[1] / value[0] for key, value in minutes.items()}
        near(plan["travel_premium_pct"], (mean[True] / mean[False] - 1) * 100, 0.3, name)
    near(plan["n1_left_hours_week"], max(float(r["left_hours_week"]) for r in table(run / "resilience.csv")), 0.01)
    spend[name] = summary["budget"]["total_pence"]
    assert plan["spend_pence_year"] == spend[name]
    near(plan["spend_pence_week"], spend[name] / 52, 1)
    gap[name] = summary["award"]["gap"]
    near(plan["near_best_hours_week"], gap[name] * awarded[name], 0.1, name)
    for measure, value in plan.items():
        if measure in rows[name] and isinstance(value, (int, float)):
            near(float(rows[name][measure]), value, 1e-9, name, measure)

base = names[0]
for difference in found["differences"]:
    other = difference["to"]
    assert difference["from"] == base
    assert set(difference["new_gaps"]) == gaps[other] - gaps[base]
    assert set(difference["gaps_no_more"]) == gaps[base] - gaps[other]
    if plans[other]["price_year"] == plans[base]["price_year"]:
        bridge = dict(difference["bridge_pence"])
        assert [bridge.pop("from"), bridge.pop("to")] == [spend[base], spend[other]]
        assert sum(bridge.values()) == spend[other] - spend[base]
    else:
        assert difference["bridge_pence"] is None and difference["measures"]["spend_pence_year"] is None
        assert any(other in note and plans[other]["price_year"] in note for note in found["notes"])
    unmet = difference["measures"]["hours_unmet_week"]
    near(unmet["difference"], plans[other]["hours_unmet_week"] - plans[base]["hours_unmet_week"], 0.011)
    margin = gap[base] * awarded[base] + gap[other] * awarded[other]
    near(unmet["near_best"], margin, 0.2)
    if abs(abs(unmet["difference"]) - margin) > 0.2:
        assert unmet["none"] == (abs(unmet["difference"]) < margin), (other, unmet)

folders = dict(zip(names, runs))
for move in found["moves"]:
    before, after = folders[move["from"]], folders[move["to"]]
    lots = [{}, {}]
    for lot, run in zip(lots, (before, after)):
        for row in table(run / "assignment.csv"):
            lot.setdefault(row["tier"], {})[row["area_code"]] = row["lot_id"]
    hours = {row["area_code"]: float(row["hours_tendered_week"] or 0) for row in table(before / "areas.csv")}
    for tier in move["tiers"]:
        a, b = lots[0][tier["tier_from"]], lots[1][tier["tier_to"]]
        both = [code for code in a if code in b]
        assert tier["areas"] == len(set(a) | set(b))
        # Nobody can keep more than the lots' best partners hold, nor less than the best single pairs one by one.
        shared = {}
        for code in both:
            shared[a[code], b[code]] = shared.get((a[code], b[code]), 0) + hours[code]
        most = min(
            sum(max(v for (x, _), v in shared.items() if x == lot) for lot in {x for x, _ in shared}),
            sum(max(v for (_, y), v in shared.items() if y == lot) for lot in {y for _, y in shared}))
        taken, least = (set(), set()), 0.0
        for (x, y), value in sorted(shared.items(), key=lambda item: -item[1]):
            if x not in taken[0] and y not in taken[1]:
                taken[0].add(x)
                taken[1].add(y)
                least += value
        stays = sum(hours[code] for code in both) - tier["hours_moved_week"]
        assert least - 0.5 <= stays <= most + 0.5, (tier, least, stays, most)
        near(tier["people_est"], tier["hours_moved_week"] / per_person[move["from"]], 0.1)
    if move["main_providers"]:
        main = [{r["area_code"]: r["main_provider"] for r in table(run / "areas.csv")} for run in (before, after)]
        changed = [code for code, who in main[0].items() if who and main[1].get(code) != who]
        assert move["main_providers"]["areas_changed"] == len(changed), move
        near(move["main_providers"]["hours_week"], sum(hours[code] for code in changed), 0.5)

if stress:
    lines = [json.loads(line) for line in (stress / "draws.jsonl").read_text(encoding="utf-8").splitlines()[1:]]
    assert found["ranks"], "no ranks although draws are at hand"
    drawn = [plan["name"] for plan in found["ranks"]["plans"]]
    unmet = {name: [line["hours_unmet_week"] for line in lines if line["plan"] == name] for name in drawn}
    for plan in found["ranks"]["plans"]:
        own = unmet[plan["name"]]
        near(plan["hours_unmet_week_mean"], statistics.fmean(own), 0.01)
        best = sum(value <= min(unmet[other][draw] for other in drawn) + 1e-3 for draw, value in enumerate(own))
        near(plan["best_share"], best / len(own), 1e-3)
else:
    assert found["ranks"] is None

page = (folder / "compare.html").read_text(encoding="utf-8")
assert "<script" not in page and "http://" not in page and "https://" not in page
ids = set(re.findall(r'id="([^"]+)"', page))
for link in re.findall(r'(?:href|aria-labelledby)="#?([^"]+)"', page):
    assert link in ids, link
assert page.count("<figure>") == len(names) and page.count("<table>") == page.count("<caption")
print(f"comparison of {', '.join(names)} agrees with its runs")
