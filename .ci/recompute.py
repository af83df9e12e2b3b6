"""Recomputes demand, travel, cost, every modelled bid and the supply of carers from the region's figures and the
parameters of a finished run: the formulas written a second time, sharing nothing with the program."""

import csv
import json
import math
import pathlib
import sys

root, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def table(path):
    with open(path, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
p = run["parameters"]
scenario = root / "scenarios" / run["scenario"]
region = root / "geodata" / run["region"]
areas = sorted(table(region / "areas.csv"), key=lambda a: (a["role"] != "core", a["area_code"]))
index = {a["area_code"]: i for i, a in enumerate(areas)}
core = [i for i, a in enumerate(areas) if a["role"] == "core"]
result = {a["area_code"]: a for a in table(folder / "areas.csv")}
assert not run["internal"] and set(result) == {areas[i]["area_code"] for i in core}


def close(value, text, tolerance, what):
    assert abs(value - float(text)) <= tolerance, f"{what}: {value} against {text}"


# Demand: three age bands at their rates, scaled to the council's people.
def weight(a):
    old, older, oldest = (float(a[f"population_{n}_plus"]) for n in (65, 75, 85))
    return ((old - older) * p["demand.rate_65_74"] + (older - oldest) * p["demand.rate_75_84"]
            + oldest * p["demand.rate_85_plus"])


per_person = p["demand.return_hours_year"] / 52 / p["demand.return_clients"]
scale = p["demand.people"] / sum(weight(areas[i]) for i in core)
hours = [weight(a) * scale * per_person * (1 - p["demand.direct_payment_share"]) for a in areas]
for i in core:
    close(hours[i], result[areas[i]["area_code"]]["hours_tendered_week"], 0.0051, "hours")

# Travel: between areas a power of distance, within them the region's hop curves, else the closed form.
exponent = p["travel.distance_exponent"]
fifteen = p["demand.fifteen_minute_share"]
visit = 15 * fifteen + (1 - fifteen) * (72 * 30 + 18 * 45 + 8.4 * 60) / (72 + 18 + 8.4)
place = [(float(a["easting_m"]), float(a["northing_m"])) for a in areas]
london = [a["lad_code"].startswith("E09") for a in areas]


def trip(driving, km, where):
    """Minutes by car with its parking, or on foot where that is sooner; whether on foot."""
    car = driving * p["travel.time_scale"] * p["travel.peak_factor"] + p["travel.parking_minutes" + where]
    foot = km * p["travel.walking_detour"] / p["travel.walking_km_per_hour"] * 60
    return min(car, foot), foot < car


def drive(a, b, both):
    where, km = "_london" if both else "", math.dist(a, b) / 1000
    return trip(p["travel.minutes_at_1_km" + where] * km ** exponent, km, where)[0]


# Mean legs at 4, 8 ... 128 addresses, never rising; the file is there and made for the exponent of the scenarios.
knots = [4, 8, 16, 32, 64, 128]
legs = {}
for row in table(region / "hop_curves.csv"):
    least = [float(row[f"n{n}"]) for n in knots]
    legs[row["area_code"]] = [min(least[: i + 1]) for i in range(len(knots))]
assert exponent == 0.68 and len(legs) == len(core)


def mean_leg(i, addresses):
    curve = legs.get(areas[i]["area_code"])
    if curve is None:
        return (p["travel.tour_constant"] * math.sqrt(float(areas[i]["area_ha"]) / 100 / addresses)) ** exponent
    if addresses <= knots[0]:
        return curve[0] * (knots[0] / addresses) ** (exponent / 2)
    if addresses >= knots[-1]:
        return curve[-1] * (knots[-1] / addresses) ** (exponent / 2)
    at = max(j for j in range(len(knots) - 1) if knots[j] <= addresses)
    share = math.log(addresses / knots[at]) / math.log(knots[at + 1] / knots[at])
    return curve[at] ** (1 - share) * curve[at + 1] ** share


def hop(i, contact_hours):
    """Minutes from visit to visit, and straight-line kilometres driven."""
    addresses = 60 * contact_hours / visit / 7 / p["travel.waves_per_day"] / (1 + p["demand.double_handed_share"])
    # Pooling with neighbours is not recomputed: no core area of the scenarios is small enough to need it.
    assert addresses >= p["travel.pooling_addresses"] or areas[i]["role"] != "core"
    leg = mean_leg(i, max(1, addresses))
    km = leg ** (1 / exponent)
    where = "_london" if london[i] else ""
    driving = p["travel.hop_factor"] * p["travel.minutes_at_1_km" + where] * leg
    minutes, on_foot = trip(driving, p["travel.hop_factor"] * km, where)
    return max(p["travel.hop_floor_minutes"], minutes), 0 if on_foot else km


sole = [tuple(60 / visit * x for x in hop(i, hours[i])) for i in range(len(areas))]

# Cost: pay for contact and travel with on-costs, mileage by distance driven, running.
reference = p["cost.reference_travel_minutes"] * visit / 60
per_kilometre = p["cost.mileage_pence"] / (
    60 / visit * (reference / p["travel.hop_factor"] / p["travel.minutes_at_1_km"]) ** (1 / exponent))


def cost(i, wage, travel):
    minutes, km = travel
    pay = wage * (1 + minutes / 60) * (1 + p["cost.insurance_pension_share"] + p["cost.other_on_cost_share"])
    return pay + per_kilometre * km + p["cost.running_pence"]


# Pay: the rate for the minutes paid of those planned, and the supplement of the area's class.
longer = [(30, 72), (45, 18), (60, 8.4)]
mix = [(15, fifteen)] + [(m, (1 - fifteen) * w / 98.4) for m, w in longer]
factor = sum(s * max(m, p["rates.minimum_paid_visit_minutes"]) for m, s in mix) / visit
classes = {"D": "town_fringe", "E": "village"}


def supplement(i, rate):
    name = classes.get(areas[i]["rural_urban_class"][0])
    if name is None:
        return 0
    return p[f"rates.{name}_supplement_pence"] + math.floor(p[f"rates.{name}_supplement_share"] * rate + 0.5)


def asking(inside, needed):
    """The lowest rate, on a line through whole pence, at which the hours of the areas earn so much on average."""
    weights = [hours[i] / sum(hours[j] for j in inside) for i in inside]
    if all(supplement(i, 10000) == 0 for i in inside):
        return needed / factor

    def earned(rate):
        return rate * factor + sum(w * supplement(i, rate) for i, w in zip(inside, weights))

    low, high = 0, 100000
    while high - low > 1:
        low, high = (low, (low + high) // 2) if earned((low + high) // 2) >= needed else ((low + high) // 2, high)
    return low + (needed - earned(low)) / (earned(high) - earned(low))


# Bids: who enters where, at which price; naive bidders count on whole lots, sophisticated ones on what the award among
# naive bidders left of shared lots. The main chain of a run tells which award that is.
members, members_of = {}, {}
for row in table(folder / "assignment.csv"):
    members.setdefault((row["tier"], row["lot_id"]), []).append(index[row["area_code"]])
rules = json.loads((folder / "rules.json").read_text(encoding="utf-8"))
capacity_of = {entry["id"]: entry["capacity_hours"] for entry in rules["providers"]}
providers = table(folder / "providers.csv")
assert p["bidding.package_lots"] == 1 and "bidding.most_lots" not in p
exclusive = {tier["name"] for tier in rules["tiers"] if tier["offer"] == "exclusive"}
held = {i for row in table(folder / "award.csv") if row["tier"] in exclusive for i in members[row["tier"], row["lot_id"]]}


def market(belief):
    """Bids by their id: price, most hours, believed hours, minutes, cost; and those on which rounding may decide."""
    found, near = {}, set()
    for tier in rules["tiers"]:
        for (name, lot), inside in members.items():
            if name != tier["name"]:
                continue
            left = belief == "sophisticated" and tier["offer"] == "shares"
            counted = [i for i in inside if not (left and i in held)]
            whole, total = sum(hours[i] for i in inside), sum(hours[i] for i in counted)
            if total == 0:
                continue
            for provider in providers:
                if name not in provider["tiers"].split():
                    continue
                base = (float(provider["easting_m"]), float(provider["northing_m"]))
                minutes = sum(hours[i] * drive(base, place[i], london[i]) for i in counted) / total
                capacity = capacity_of[provider["provider_id"]]
                mean = sum(hours[i] * cost(i, float(provider["wage_pence"]), sole[i]) for i in counted) / total
                price = asking(counted, mean * (1 + p["bidding.margin"]))
                bid = f"{name}:{lot}:{provider['provider_id']}"
                # Figures in the files are rounded: a bidder within a hair of a limit may go either way.
                margins = [float(provider["radius_minutes"]) - minutes, tier.get("ceiling_pence", 0) - price]
                if tier["offer"] == "exclusive":
                    margins.append(capacity - whole)
                if min(margins) > 0:
                    found[bid] = (price, min(capacity, whole), total, minutes, mean)
                if abs(min(margins)) < 0.01 or 0 <= -min(margins) < 1:
                    near.add(bid)
    return found, near


def agrees(own, belief):
    """Whether bids, by id a price, are those of the belief."""
    found, near = market(belief)
    assert set(found) - near <= set(own) <= set(found) | near, f"who bids, {belief}"
    for name in set(found) & set(own):
        assert -0.02 <= own[name] - found[name][0] < 1.02, (belief, name, found[name], own[name])
    return found


bids = {b["bid_id"]: b for b in table(folder / "bids.csv")}
expected = agrees({name: int(b["rate_pence"]) for name, b in bids.items()}, "naive")
for name, (_, most, *_) in expected.items():
    if name in bids:
        close(most, bids[name]["max_hours"], 0.001, name)

# The market's own table: every bid of both beliefs with its figures; every refusal says which limit it missed.
rows = table(folder / "market.csv")
for belief in ("naive", "sophisticated"):
    own = {row["bid_id"]: row for row in rows if row["belief"] in (belief, "both") and row["bid_id"]}
    found = agrees({name: int(row["price_pence"]) for name, row in own.items()}, belief)
    for name in set(found) & set(own):
        _, _, total, minutes, mean = found[name]
        close(total, own[name]["believed_hours_week"], 0.0051, name)
        close(minutes, own[name]["minutes"], 0.06, name)
        close(mean, own[name]["cost_pence"], 0.02, name)
by_id = {provider["provider_id"]: provider for provider in providers}
for row in rows:
    provider, reason = by_id[row["provider_id"]], row["outcome"]
    assert row["abnormally_low"] == "0", row
    assert (reason == "entered") == bool(row["bid_id"]) == (not row["reason"].startswith("not entered")), row
    if reason == "beyond_radius":
        assert float(row["minutes"]) >= float(provider["radius_minutes"]) - 0.06, row
    if reason == "above_ceiling":
        ceiling = next(tier["ceiling_pence"] for tier in rules["tiers"] if tier["name"] == row["tier"])
        assert int(row["price_pence"]) > ceiling, row
    if reason == "lot_too_large":
        lot = members[row["tier"], row["lot_ids"]]
        assert sum(hours[i] for i in lot) > capacity_of[row["provider_id"]] - 0.001, row

# Budget and open book: what the delivered hours cost the council, to the accuracy of the hours in the files.
spend = {"base": 0, "minimum_visit": 0, "supplement": 0}
delivered_rows = table(folder / "delivery.csv")
for row in delivered_rows:
    yearly, rate = 52 * float(row["hours_delivered_week"]), int(row["rate_pence"])
    spend["base"] += yearly * rate
    spend["minimum_visit"] += yearly * rate * (factor - 1)
    spend["supplement"] += yearly * supplement(index[row["area_code"]], rate)
summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
budget = summary["budget"]
for name, pence in spend.items():
    assert abs(pence - budget[name + "_pence"]) <= 1e-6 * spend["base"] + 1, (name, pence)
parts = [name + "_pence" for name in ("base", "minimum_visit", "supplement", "guarantee_idle")]
assert budget["total_pence"] == sum(budget[name] for name in parts)
for name in parts:
    assert budget[name] == sum(tier[name] for tier in budget["by_tier"].values()), name
wages = {q["provider_id"]: float(q["wage_pence"]) for q in providers}
lines = ["contact", "travel", "insurance_pension", "other_on_costs", "mileage", "running"]
kept = {}
for row in table(folder / "open_book.csv"):
    rate, i = int(row["rate_pence"]), index[row["area_code"]]
    earned = rate * factor + supplement(i, rate)
    close(earned, row["paid_pence"], 0.006, "paid")
    close(sum(float(row[name + "_pence"]) for name in lines), row["cost_pence"], 0.04, "cost")
    close(earned - float(row["cost_pence"]), row["margin_pence"], 0.011, "margin")
    close(wages[row["provider_id"]], row["contact_pence"], 0.006, "wage")
    even = int(row["break_even_rate_pence"])
    assert even * factor + supplement(i, even) > float(row["cost_pence"]) - 0.006
    assert even == 0 or (even - 1) * factor + supplement(i, even - 1) < float(row["cost_pence"]) + 0.006
    if row["basis"] == "held":
        kept[row["tier"], row["provider_id"], row["area_code"]] = row["hours_week"]
assert kept == {(r["tier"], r["provider_id"], r["area_code"]): r["hours_delivered_week"] for r in delivered_rows}

# The change of contracts: who worked where, fitted to the share that stayed; who moves; who takes a Direct Payment.
def balanced(rows, wanted, key):
    sums = {}
    for row in rows:
        sums[row[key]] = sums.get(row[key], 0) + row[2]
    return [(q, i, h * wanted[(q, i)[key]] / sums[(q, i)[key]]) for q, i, h in rows]


staffed = [q for q in range(len(providers)) if float(providers[q]["current_hours"]) > 0]
sizes = {q: float(providers[q]["current_hours"]) for q in staffed}
way = {(q, i): drive((float(providers[q]["easting_m"]), float(providers[q]["northing_m"])), place[i], london[i])
       for q in staffed for i in core}
radius = {q: float(providers[q]["radius_minutes"]) for q in staffed}
spread = [(q, i, hours[i] * math.exp(-way[q, i] / radius[q])) for q in staffed for i in core if way[q, i] <= radius[q]]
for i in set(core) - {i for _, i, _ in spread}:
    spread.append((min(staffed, key=lambda q: (way[q, i], q)), i, hours[i]))
for _ in range(40):
    spread = balanced(balanced(spread, sizes, 0), hours, 1)
before = {i: {} for i in core}
for q, i, h in spread:
    before[i][q] = h
number, won = {q["provider_id"]: k for k, q in enumerate(providers)}, {i: {} for i in core}
for row in table(folder / "award.csv"):
    if float(row["hours_awarded_week"]) == 0:
        continue
    q = number[row["provider_id"]]
    for i in members[row["tier"], row["lot_id"]]:
        if row["tier"] in exclusive or i not in held:
            won[i][q] = won[i].get(q, 0) + float(row["share"]) * hours[i]


def stays(had):
    return sum(min(h, won[i].get(q, 0)) for i in core for q, h in had[i].items())


whole = sum(hours[i] for i in core)
if "mobilise.staying_share" in p:
    wanted = p["mobilise.staying_share"] * whole
    more = wanted > stays(before)
    end = {}
    for i in core:
        own = {q: h for q, h in won[i].items() if more and sizes.get(q, 0) > 0}
        others = {q: h for q, h in before[i].items() if more or q not in won[i]}
        factor_of_others = (hours[i] - sum(own.values())) / sum(others.values()) if others else 0
        end[i] = {q: own.get(q, 0) + others.get(q, 0) * factor_of_others for q in set(own) | set(others)} or before[i]

    def mixed(part):
        return {i: {q: (1 - part) * before[i].get(q, 0) + part * end[i].get(q, 0) for q in set(before[i]) | set(end[i])}
                for i in core}

    low, high = 0, 1
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if (stays(mixed(middle)) < wanted) == more else (low, middle)
    before = mixed(high)
uptake, leaving_hours = p["mobilise.direct_payment_uptake"], 0
for i in core:
    row = result[areas[i]["area_code"]]
    cohort = hours[i] - sum(min(h, won[i].get(q, 0)) for q, h in before[i].items())
    leaving_hours += cohort
    close(uptake * cohort, row["hours_direct_payment_week"], 0.02 + 0.002 * cohort, "Direct Payments")
    close((1 - uptake) * cohort / per_person, row["people_moving_est"], 0.06 + 0.002 * cohort, "people moving")
    close(float(row["hours_tendered_week"]) - float(row["hours_direct_payment_week"]), row["hours_commissioned_week"],
          0.011, "commissioned")
close(leaving_hours, summary["mobilisation"]["hours_changing_provider"], 0.001 * whole, "cohort")

# Carers: outside wages, supply, two-step floating catchment.
stated = {row["lad_code"]: float(row["pence"]) for row in table(scenario / "outside_wages.csv")}
own = [stated.get(a["lad_code"], p["labour.outside_wage_pence"]) for a in areas]
cut, fade = p["labour.catchment_minutes"], p["labour.outside_decay_minutes"]
times = [[drive(place[i], place[j], london[i] and london[j]) for j in range(len(areas))] for i in range(len(areas))]
outside = []
for i in range(len(areas)):
    near = [j for j in range(len(areas)) if areas[j]["role"] != "core" and math.dist(place[i], place[j]) <= 30000]
    outside.append(own[i] + max([0] + [max(0, own[j] - own[i]) * math.exp(-times[i][j] / fade) for j in near]))
paid = [hours[i] * (1 + sole[i][0] / 60) for i in range(len(areas))]
working = [float(a["population"]) - float(a["population_65_plus"]) for a in areas]
affluence = [-float(a["imd_score"]) for a in areas]
mean = sum(affluence[i] for i in core) / len(core)
deviation = math.sqrt(sum((affluence[i] - mean) ** 2 for i in core) / len(core))
present = [float(q["current_hours"]) for q in providers]
wage = sum(float(q["wage_pence"]) * h for q, h in zip(providers, present)) / sum(present)
supply = [
    p["labour.supply_ratio"] * working[i] / sum(working[j] for j in core) * sum(paid[j] for j in core)
    * math.exp(-p["labour.affluence_slope"] * (affluence[i] - mean) / deviation)
    * (wage / outside[i]) ** p["labour.wage_elasticity"]
    for i in range(len(areas))
]
reach = [[j for j in range(len(areas)) if times[i][j] <= cut] for i in range(len(areas))]
ratio = [supply[i] / sum(paid[j] for j in reach[i]) for i in range(len(areas))]
for i in core:
    row = result[areas[i]["area_code"]]
    close(outside[i], row["outside_wage_pence"], 0.051, "outside wage")
    close(paid[i] * sum(ratio[j] for j in reach[i]), row["carer_paid_hours_week"], 0.02, "carers")
    each = p["labour.paid_hours_per_carer"]
    left = max(0, paid[i] * sum(ratio[j] for j in reach[i]) - float(row["carer_paid_hours_lost_week"]))
    close(left / each, row["carers_in_reach"], 0.06, "carers in reach")
    still = float(row["hours_commissioned_week"])
    close(still * (1 + hop(i, still)[0] / visit) / each, row["carers_needed"], 0.06, "carers needed")
    dearer = [
        times[i][j] for j in range(len(areas))
        if areas[j]["role"] != "core" and math.dist(place[i], place[j]) <= 30000 and own[j] > own[i]]
    if dearer:
        close(min(dearer), row["minutes_to_better_pay"], 0.06, "minutes to better pay")
    else:
        assert row["minutes_to_better_pay"] == "", "minutes to better pay"

# Where hours stay unmet for want of carers, the carers in reach are all at work.
worked = {}
for row in table(folder / "delivery.csv"):
    worked[row["area_code"]] = worked.get(row["area_code"], 0) + float(row["hours_delivered_week"])
for code, row in result.items():
    close(worked.get(code, 0), row["hours_delivered_week"], 0.02, "delivered")
    carers = float(row["carer_paid_hours_week"]) - float(row["carer_paid_hours_lost_week"])
    assert worked.get(code, 0) < carers + 0.03, code
print(f"{folder.name} recomputed: {len(areas)} areas, {len(expected)} bids, {len(core)} pools of carers")
