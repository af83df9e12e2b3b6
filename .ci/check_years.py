"""Recounts the contract years of a finished run from its first year's files and its terms, with code that shares nothing with the
program: contract_years.csv, payment_options.csv and their bridges.

    .ci/check_years.py FOLDER
"""

import csv
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])


def table(name):
    with open(folder / name, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def close(found, stated, what, relative=2e-4, absolute=0.02):
    stated = float(stated)
    assert abs(found - stated) <= absolute + relative * abs(stated), f"{what}: {found} against {stated}"


summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
p = json.loads((folder / "run.json").read_text(encoding="utf-8"))["parameters"]
contract, tiers = summary["contract"], summary["tiers"]
rules, names = contract["rules"], [tier["name"] for tier in tiers]
last = contract["years"] + sum(contract["extensions"])
fifteen = p["demand.fifteen_minute_share"]
mix = [(15, fifteen)] + [(m, (1 - fifteen) * s / (72 + 18 + 8.4)) for m, s in ((30, 72), (45, 18), (60, 8.4))]
visit = sum(m * s for m, s in mix)

# The first year: contracts by tier, lot, provider and rate, spot by tier; hours and unmet hours by area.
lot_of = {(row["tier"], row["area_code"]): row["lot_id"] for row in table("assignment.csv")}
lots = {row["tier"] for row in table("assignment.csv")}
awards = [row for row in table("award.csv") if float(row["hours_awarded_week"]) > 0]
works, held = {}, [row for row in table("open_book.csv") if row["basis"] == "held"]


def work(key):
    return works.setdefault(key, {"cells": {}, "awarded": 0.0, "sums": [0.0] * 5})


for row in held:
    tier = row["tier"]
    if tier in lots:
        one = work((tier, lot_of[tier, row["area_code"]], row["provider_id"], int(row["rate_pence"])))
    else:
        one = work((tier, None, None, None))
    hours = float(row["hours_week"])
    one["cells"][row["area_code"]] = one["cells"].get(row["area_code"], 0) + hours
    lines = {name: float(row[name + "_pence"]) for name in ("contact", "travel", "insurance_pension", "other_on_costs", "mileage")}
    oncosts = lines["insurance_pension"] + lines["other_on_costs"]
    pay = lines["contact"] * (1 + oncosts / (lines["contact"] + lines["travel"]))
    for index, value in enumerate((float(row["rate_pence"]), float(row["supplement_pence"]), float(row["cost_pence"]), sum(lines.values()), pay)):
        one["sums"][index] += hours * value
for row in awards:
    work((row["tier"], row["lot_id"], row["provider_id"], int(row["rate_pence"])))["awarded"] += float(row["hours_awarded_week"])
for one in works.values():
    one["hours"] = sum(one["cells"].values())
    one["rate"], one["supplement"], one["cost"], one["avoidable"], one["pay"] = (
        value / one["hours"] if one["hours"] else 0 for value in one["sums"])
for key, one in works.items():
    if key[3] is not None:
        one["rate"] = key[3]
unmet = {row["area_code"]: float(row["hours_unmet_week"]) for row in table("areas.csv")}
worked = {area: 0.0 for area in unmet}
for one in works.values():
    for area, hours in one["cells"].items():
        worked[area] += hours
commissioned = sum(unmet.values()) + sum(worked.values())
holders, busy = {row["provider_id"] for row in awards}, {}
for row in held:
    busy[row["provider_id"]] = busy.get(row["provider_id"], 0) + float(row["hours_week"])
room = {
    name: sum(
        max(0, float(one["current_hours"]) * p["market.tendered_share"] + float(one["growth_hours"]) - busy.get(one["provider_id"], 0))
        for one in table("providers.csv") if one["provider_id"] not in holders and name in one["tiers"].split())
    for name in names if name not in lots}


def rise(shares, year):
    factor = 1.0
    for share in shares[: year - 1]:
        factor *= 1 + share
    return factor


def half_up(value):
    return int(abs(value) + 0.5) * (1 if value >= 0 else -1)


def levels():
    """Hours of each year over those without reablement: cohorts by the week in which they began, newest first."""
    plan, result, cohorts, untouched = rules["reablement"], [], [], 1.0
    for year in range(1, last + 1):
        if not plan or year < plan["from_year"]:
            result.append(1.0)
            continue
        total = 0.0
        for _ in range(52):
            new = plan["share_year"] / 52
            untouched *= 1 - new
            cohorts = [new] + [size * (1 - new) for size in cohorts]
            total += untouched + sum(size * (1 - plan["weekly_decay"]) ** min(age, plan["weeks"]) for age, size in enumerate(cohorts))
        result.append(total / 52)
    return result


LEVELS = levels()
DEFAULT = {"basis": "planned_visit", "recorded_share": 1, "minimum_visit_minutes": None, "guaranteed_share": None, "outcome_share": 0,
           "outcomes_met": 1, "top_slice_share": 0, "top_slice_returned": 1, "pays_no_replies": None, "pays_cancellations": None,
           "review_share": None, "review_surplus_pence": None}


def money(one, hours, rate, supplement, rule, cost_rise, guaranteed):
    """Pence a week, line by line, what is due a year later, and the cost."""
    planned = rule["basis"] == "planned_visit"
    recorded = 1 if planned else rule["recorded_share"]
    least = p["rates.minimum_paid_visit_minutes"] if rule["minimum_visit_minutes"] is None else rule["minimum_visit_minutes"]
    unpaid = sum(
        rules[share] for share, pays in (("no_reply_share", rule["pays_no_replies"]), ("cancelled_share", rule["pays_cancellations"]))
        if not (planned if pays is None else pays))
    paid_minutes = sum(share * max(least, recorded * minutes) for minutes, share in mix) / visit
    line = {"base": hours * rate, "supplement": hours * supplement}
    line["monitoring"] = line["base"] * (recorded - 1)
    line["minimum_visit"] = line["base"] * (paid_minutes - recorded)
    price = sum(line.values()) * (1 - unpaid)
    line["lost_visits"] = price - sum(line.values())
    line["guarantee"] = line["outcomes"] = line["top_slice_withheld"] = due = 0
    if guaranteed is not None:
        line["guarantee"] = max(0, guaranteed - hours * (1 - unpaid)) * rate
        line["outcomes"] = -price * rule["outcome_share"] * (1 - rule["outcomes_met"])
        line["top_slice_withheld"] = -(price + line["outcomes"]) * rule["top_slice_share"]
        due = -line["top_slice_withheld"] * rule["top_slice_returned"]
    cost = one["cost"] - rules["cancelled_share"] * one["avoidable"]
    cost += rules["non_contact_share"] * (1 - rules["cancelled_share"]) * one["pay"]
    return line, due, hours * cost * cost_rise


def rule_of(option, year, key):
    """A pilot's rules hold for contracts of its lots."""
    if option["lots"] is not None and f"{key[0]}:{key[1]}" not in option["lots"]:
        return DEFAULT
    return DEFAULT | next((one for one in reversed(option["rules"]) if one["from_year"] <= year), {})


def project(option):
    moved = {key: 0 for key in works}
    kept, losses, before = {key: 1.0 for key in works}, {key: 0 for key in works}, None
    returned = {name: 0 for name in names}
    for year in range(1, last + 1):
        growth = rise([rules["people_growth"]] * last, year)
        scale, level = growth * rise([-rules["direct_payment_drift"]] * last, year), LEVELS[year - 1]
        relief = {area: min(level * unmet[area], (1 - level) * worked[area]) for area in unmet}
        whole = {
            key: scale * sum(hours * (level + (relief[area] / worked[area] if worked[area] else 0)) for area, hours in one["cells"].items())
            for key, one in works.items()}
        spots = [name for name in names if name not in lots]
        below = {name: next((spot for spot in spots if names.index(spot) > names.index(name)), None) for name in names if name in lots}
        stock = {spot: sum(whole[key] * (1 - kept[key]) for key in works if below.get(key[0]) == spot) for spot in spots}
        placed = {}
        for spot in spots:
            own = sum(whole[key] - works[key]["hours"] for key in works if key[0] == spot)
            placed[spot] = min(stock[spot], max(0, room[spot] - max(0, own)))
        cost_rise = rise(rules["cost_uplifts"], year)
        out = {"year": year, "tiers": {}, "level": level, "scale": scale, "growth": growth}
        margins = {}
        for name in names:
            parts, planned = [], placed.get(name, 0)
            factor = rise(rules["uplifts"] if name in lots else rules["spot_uplifts"], year)
            for key, one in works.items():
                if key[0] != name:
                    continue
                hours = whole[key] * kept[key]
                rule = rule_of(option, year, key)
                rate = half_up(one["rate"] * factor) + moved[key] if name in lots else one["rate"] * factor
                guaranteed = None
                if name in lots:
                    share = p["rates.guaranteed_share"] if rule["guaranteed_share"] is None else rule["guaranteed_share"]
                    guaranteed = share * one["awarded"] * scale * level * kept[key]
                part = money(one, hours, rate, one["supplement"] * factor, rule, cost_rise, guaranteed)
                margins[key] = sum(part[0].values()) + part[1] - part[2] if hours > 0 else None
                after = rule_of(option, year + 1, key)
                if after["review_share"] is not None and hours > 0 and name in lots:
                    gap = part[2] / hours + after["review_surplus_pence"] - (sum(part[0].values()) + part[1]) / hours
                    moved[key] += half_up(after["review_share"] * gap)
                parts.append(part)
                planned += hours
            if placed.get(name):
                mean = next((works[key]["rate"] for key in works if key[0] == name and works[key]["hours"]), None)
                for key, one in works.items():
                    if below.get(key[0]) == name and kept[key] < 1:
                        hours = whole[key] * (1 - kept[key]) * placed[name] / stock[name]
                        rate = mean if mean is not None else SPOT_RATE.get(name, one["rate"])
                        parts.append(money(
                            one, hours, rate * factor, one["supplement"] * factor, rule_of(option, year, (name, None)), cost_rise, None))
            spend = {line: sum(part[0][line] for part in parts) * 52 for line in
                     ("base", "monitoring", "minimum_visit", "supplement", "guarantee", "lost_visits", "outcomes", "top_slice_withheld")}
            spend["top_slice_returned"] = returned[name]
            due = sum(part[1] for part in parts) * 52
            out["tiers"][name] = {
                "planned": planned, "spend": spend, "due": due, "cost": sum(part[2] for part in parts), "taken": placed.get(name, 0),
                "earned": sum(sum(part[0].values()) + part[1] for part in parts),
                "at_loss": sum(1 for key in works if key[0] == name and name in lots and margins.get(key) is not None and margins[key] < 0),
                "handed": sum(whole[key] * (before[key] - kept[key]) for key in works if key[0] == name) if before else 0,
            }
        out["unmet"] = scale * sum(level * hours - relief[area] for area, hours in unmet.items()) + sum(stock.values()) - sum(placed.values())
        out["unmet"] += sum(whole[key] * (1 - kept[key]) for key in works if key[0] in lots and below[key[0]] is None)
        yield out
        returned = {name: out["tiers"][name]["due"] for name in names}
        before = dict(kept)
        for key in works:
            losses[key] = losses[key] + 1 if margins.get(key) is not None and margins[key] < 0 else 0
            plan = rules["hand_back"]
            if plan and key[0] in lots and losses[key] >= plan["after_years"]:
                kept[key] *= 1 - plan["share"]


SPOT_RATE = summary["contract"]["spot_rates_pence"]
option_rows = table("payment_options.csv")
LINES = ["base", "monitoring", "minimum_visit", "supplement", "guarantee", "lost_visits", "outcomes", "top_slice_withheld",
         "top_slice_returned"]
BRIDGE = ["rate", "volume", "supplement", "minimum_visit", "guarantee", "spot", "monitoring", "lost_visits", "outcomes", "top_slice"]
found = {option["name"]: list(project(option)) for option in contract["options"]}
assert [(row["option"], int(row["year"])) for row in option_rows] == [
    (option["name"], year) for option in contract["options"] for year in range(1, last + 1)]
totals = {}
for row in option_rows:
    name, year = row["option"], int(row["year"])
    out = found[name][year - 1]
    what = f"{name}, year {year}"
    pence = {line: int(row[f"{line}_pence_year"]) for line in LINES}
    for line in LINES:
        close(sum(tier["spend"][line] for tier in out["tiers"].values()), pence[line], f"{what}: {line}", absolute=500)
    total = totals[name, year] = int(row["total_pence_year"])
    assert sum(pence.values()) == total, what
    close(sum(tier["due"] for tier in out["tiers"].values()), row["top_slice_due_pence"], f"{what}: due", absolute=500)
    planned = sum(tier["planned"] for tier in out["tiers"].values())
    close(planned, row["hours_planned_week"], f"{what}: planned")
    close(out["unmet"], row["hours_unmet_week"], f"{what}: unmet", absolute=0.5)
    # Hours are conserved.
    close(planned + out["unmet"], commissioned * out["scale"] * out["level"], f"{what}: hours")
    spot = sum(tier["planned"] for key, tier in out["tiers"].items() if key not in lots)
    if planned:
        close(100 * spot / planned, row["spot_share_pct"], f"{what}: spot share")
    # Bridges add up to the penny.
    over = {line: int(row[f"{line}_over_as_run_pence"]) for line in BRIDGE}
    assert sum(over.values()) == int(row["total_over_as_run_pence"]) == total - totals["as_run", year], what
    if year > 1:
        step = {line: int(row[f"{line}_over_year_before_pence"]) for line in BRIDGE}
        assert sum(step.values()) == int(row["total_over_year_before_pence"]) == total - totals[name, year - 1], what
        own, old = found[name][year - 1], found[name][year - 2]
        base = {key: sum(t["spend"]["base"] for n, t in o["tiers"].items() if (n in lots) == key) for o in (own,) for key in (True, False)}
        was = {key: sum(t["spend"]["base"] for n, t in o["tiers"].items() if (n in lots) == key) for o in (old,) for key in (True, False)}
        close(base[True] - was[True], step["rate"] + step["volume"], f"{what}: rate and volume", 1e-3, 5_000)
        close(base[False] - was[False], step["spot"], f"{what}: spot", 1e-3, 5_000)
    else:
        # The first year under the run's own rules is the run's own budget, but for lost visits.
        if name == "as_run" and not any(pence[line] for line in ("lost_visits", "monitoring")):
            assert total == summary["budget"]["total_pence"], what

for row in table("contract_years.csv"):
    assert row["option"] == contract["chosen"]
    out = found[row["option"]][int(row["year"]) - 1]
    what = f"year {row['year']}, {row['tier']}"
    parts = list(out["tiers"].values()) if row["tier"] == "all" else [out["tiers"][row["tier"]]]
    planned = sum(part["planned"] for part in parts)
    close(planned, row["hours_planned_week"], what)
    lost = [planned * rules[share] for share in ("no_reply_share", "cancelled_share")]
    close(lost[0], row["hours_no_reply_week"], what)
    close(lost[1], row["hours_cancelled_week"], what)
    close(planned - sum(lost), row["hours_delivered_week"], what)
    close(sum(part["handed"] for part in parts), row["hours_handed_back_week"], f"{what}: handed back")
    close(sum(part["taken"] for part in parts), row["hours_taken_over_week"], f"{what}: taken over")
    assert sum(part["at_loss"] for part in parts) == int(row["contracts_at_loss"]), what
    if planned:
        close(sum(part["earned"] for part in parts) / planned, row["earned_pence"], f"{what}: earned")
        close(sum(part["cost"] for part in parts) / planned, row["cost_pence"], f"{what}: cost")
    close(sum(sum(part["spend"].values()) for part in parts), row["spend_pence_year"], f"{what}: spend", absolute=500)
    if row["tier"] == "all":
        assert int(row["spend_pence_year"]) == totals[row["option"], int(row["year"])]
        close(summary["demand"]["people"] * out["growth"], row["people"], f"{what}: people", absolute=0.2)
        close(commissioned * out["scale"] * out["level"], row["hours_commissioned_week"], what)
        close(commissioned * (out["growth"] - out["scale"]), row["hours_left_for_direct_payments_week"], what)
        close(commissioned * out["scale"] * (1 - out["level"]), row["hours_freed_by_reablement_week"], what)
print(f"{folder.name}: {last} contract years under {len(found)} options recounted")
