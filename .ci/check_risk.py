"""Recounts a finished risk matrix from the scenario's own files, in fractions, with code that shares nothing with the program.

    python3 .ci/check_risk.py SCENARIO OUT

Reads scenario.yaml line by line as the shipped one is written: a criterion on a line of its own.
"""

import csv
import hashlib
import json
import pathlib
import re
import sys
from fractions import Fraction

scenario, out = map(pathlib.Path, sys.argv[1:3])
root = pathlib.Path(__file__).resolve().parent.parent


def table(path):
    with open(path, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def pairs(text):
    return {key: Fraction(value) for key, value in re.findall(r"([A-Za-z_]+): ([-0-9.]+)", text)}


def half_up(value):
    """Hundredths as a whole number."""
    return int(value * 100 + Fraction(1, 2))


text = (scenario / "scenario.yaml").read_text(encoding="utf-8")
lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]


def line(key):
    return next(entry.split(":", 1)[1].strip() for entry in lines if entry.strip().startswith(key + ":"))


cut, shared, visits, chance, quality = map(pairs, map(line, ("cut_offs", "rating_words", "visits_year", "closure_chance", "quality")))
missing_rule, provider_rule, column = line("missing"), line("provider_score"), re.search(r"column: (\w+)", line("localities"))[1]
criteria = {}
for entry in lines:
    found = re.match(r"\s*- \{id: (\w+),", entry)
    if not found:
        continue
    part = {key: re.search(key + r": \{([^}]*)\}", entry) for key in ("ratings", "numbers", "cut_offs")}
    weight = re.search(r"\bweight: ([0-9.]+)", entry)
    criteria[found[1]] = {
        "kinds": re.search(r"kinds: \[([^]]*)\]", entry)[1].split(", "),
        "weight": Fraction(weight[1]) if weight else Fraction(1),
        **{key: match and pairs(match[1]) for key, match in part.items()},
    }
assert len(criteria) == 10, sorted(criteria)


def points(criterion, rating):
    if criterion["numbers"]:
        worst, best = criterion["numbers"]["worst"], criterion["numbers"]["best"]
        return min(Fraction(100), max(Fraction(0), (Fraction(rating) - worst) / (best - worst) * 100))
    return (criterion["ratings"] or shared)[rating]


def least(criterion):
    return Fraction(0) if criterion["numbers"] else min((criterion["ratings"] or shared).values())


def colour(value, cuts):
    return "green" if value >= cuts["green_from"] else "amber" if value >= cuts["amber_from"] else "red"


services, areas = table(scenario / "services.csv"), {row["area_code"]: row for row in table(root / "geodata/kent/areas.csv")}
ratings = {}
for row in table(scenario / "ratings.csv"):
    key = (row["service_id"], row["criterion"])
    assert key not in ratings, key
    ratings[key] = points(criteria[row["criterion"]], row["rating"])

found = table(out / "risk.csv")
assert [row["service_id"] for row in found] == [row["service_id"] for row in services]
rated_kinds = {kind for criterion in criteria.values() for kind in criterion["kinds"]}
localities, providers, by_colour, hours, scores = {}, {}, {}, Fraction(0), {}
for given, row in zip(services, found):
    place = localities.setdefault(areas[given["area_code"]][column], {"beds": 0, "beds_red": 0, "scores": [], "visits": 0, "kinds": {}, "colours": {}})
    assert row["locality_code"] == areas[given["area_code"]][column], row
    place["kinds"][given["kind"]] = place["kinds"].get(given["kind"], 0) + 1
    if given["kind"] == "care_home":
        place["beds"] += int(given["beds"])
    if given["kind"] not in rated_kinds:
        assert row["score"] == row["colour"] == row["visits_year"] == "", row
        continue
    own = {name: one for name, one in criteria.items() if given["kind"] in one["kinds"]}
    lacking = [name for name in own if (given["service_id"], name) not in ratings]
    values = {name: ratings.get((given["service_id"], name), least(one) if missing_rule == "worst" else None) for name, one in own.items()}
    counted = {name: value for name, value in values.items() if value is not None}
    weight = sum(own[name]["weight"] for name in counted)
    score = half_up(sum(own[name]["weight"] * value for name, value in counted.items()) / weight) if weight else None
    shown = colour(Fraction(score, 100), cut) if score is not None else "unrated"
    assert row["score"] == (f"{score // 100}.{score % 100:02}" if score is not None else ""), (row, score)
    assert row["colour"] == shown and row["missing_criteria"].split() == lacking, row
    share = 100 * sum(own[name]["weight"] for name in own if name not in lacking) / sum(one["weight"] for one in own.values())
    assert abs(Fraction(row["rated_weight_pct"]) - share) <= Fraction(1, 100), (row, share)
    red = [name for name, value in counted.items() if own[name]["cut_offs"] and colour(value, own[name]["cut_offs"]) == "red"]
    assert row["red_criteria"].split() == red, (row, red)
    for name in criteria:
        assert (row[f"points_{name}"] == "") == (name not in counted), (row, name)
        assert name not in counted or abs(Fraction(row[f"points_{name}"]) - counted[name]) <= Fraction(1, 1000), (row, name)
    if score is not None:
        for name, ends in (("closure_chance", chance), ("quality", quality)):
            value = ends["worst"] + (ends["best"] - ends["worst"]) * Fraction(score, 10_000)
            assert abs(Fraction(row[name]) - value) <= Fraction(1, 100_000), (row, name)
        place["scores"].append(score)
    assert abs(Fraction(row["visits_year"]) - visits[shown]) < Fraction(1, 1000), row
    place["visits"] += visits[shown]
    place["colours"][shown] = place["colours"].get(shown, 0) + 1
    by_colour[shown] = by_colour.get(shown, 0) + 1
    scores[given["service_id"]] = (score, int(given["beds"] or 0))
    if shown == "red" and given["kind"] == "care_home":
        place["beds_red"] += int(given["beds"])
    if given["provider_id"]:
        one = providers.setdefault(given["provider_id"], {"scores": [], "visits": 0})
        one["scores"] += [score] if score is not None else []
        one["visits"] += visits[shown]

rows = {row["locality_code"]: row for row in table(out / "risk_localities.csv")}
assert set(rows) == {row[column] for row in areas.values() if row["role"] == "core"}
for code, place in localities.items():
    row = rows[code]
    assert all(int(row[kind]) == count for kind, count in place["kinds"].items()), row
    assert all(int(row[name]) == place["colours"].get(name, 0) for name in ("red", "amber", "green", "unrated")), row
    assert int(row["beds"]) == place["beds"] and int(row["beds_red"]) == place["beds_red"], row
    if place["scores"]:
        assert round(float(row["mean_score"]) * 100) == half_up(Fraction(sum(place["scores"]), len(place["scores"]) * 100)), row
    assert abs(Fraction(row["visits_year"]) - place["visits"]) < Fraction(1, 100), row

rows = table(out / "risk_providers.csv")
assert [row["provider_id"] for row in rows] == sorted(providers)
for row in rows:
    one = providers[row["provider_id"]]
    if one["scores"]:
        score = min(one["scores"]) if provider_rule == "lowest" else half_up(Fraction(sum(one["scores"]), len(one["scores"]) * 100))
        assert round(float(row["score"]) * 100) == score and row["colour"] == colour(Fraction(score, 100), cut), row
    else:
        assert row["score"] == row["quality"] == row["closure_chance"] == "", row
    assert abs(Fraction(row["visits_year"]) - one["visits"]) < Fraction(1, 100), row

answer, run = (json.loads((out / name).read_text(encoding="utf-8")) for name in ("risk.json", "run.json"))
assert answer["schema"] == "lotwright.risk/1"
assert all(answer["services"][name] == by_colour.get(name, 0) for name in ("red", "amber", "green", "unrated"))
total = sum(place["visits"] for place in localities.values())
assert abs(answer["monitoring"]["visits_year"] - total) < 0.01
assert abs(answer["monitoring"]["officers"] - total * visits["hours"] / visits["officer_hours_year"]) < 0.001
assert len(answer["options"]) == 4
for option in answer["options"]:
    closing = beds = 0.0
    for score, own in scores.values():
        if score is None:
            continue
        stays = 1 - float(chance["worst"] + (chance["best"] - chance["worst"]) * Fraction(score, 10_000))
        assert option["years"] == int(option["years"])
        closing += 1 - stays ** option["years"]
        beds += own * (1 - stays ** option["years"])
    assert abs(option["services_closing"] - closing) < 0.01 and abs(option["beds_closing"] - beds) < 0.1, option
    gone = [own for score, own in scores.values() if option["least_score"] is not None and score is not None and score < option["least_score"] * 100]
    assert (option["services_turned_away"], option["beds_turned_away"]) == (len(gone), sum(gone)), option
for output in run["outputs"]:
    assert hashlib.sha256((out / output["name"]).read_bytes()).hexdigest() == output["sha256"], output["name"]
page = (out / "risk.html").read_text(encoding="utf-8")
assert "http:" not in page and "https:" not in page and "src=" not in page and "<script" not in page and page.count("<svg") == 1
print(f"{len(found)} services, {len(scores)} of them rated, {len(rows)} providers: scores, colours and sums recounted")
