"""Recounts the files of a stress test with code that shares nothing with the program that wrote them."""

import csv
import hashlib
import json
import math
import pathlib
import statistics
import sys

folder = pathlib.Path(sys.argv[1])
run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
stress = json.loads((folder / "stress.json").read_text(encoding="utf-8"))
for output in run["outputs"]:
    assert hashlib.sha256((folder / output["name"]).read_bytes()).hexdigest() == output["sha256"], output["name"]
header, *lines = [json.loads(line) for line in (folder / "draws.jsonl").read_text(encoding="utf-8").splitlines()]
plans, draws = list(header["plans"]), header["draws"]
assert header == run["stress"] and len(lines) == draws * len(plans)

# Every stratum of every range is hit once, and plans share their draws.
for name, (low, high) in header["ranges"].items():
    values = [line["values"][name] for line in lines[:: len(plans)]]
    if high > low and all(value != round(value) for value in values):
        strata = sorted((value - low) / (high - low) * draws for value in values)
        assert all(index - 0.01 <= place <= index + 1.01 for index, place in enumerate(strata)), name
for index, line in enumerate(lines):
    assert line["draw"] == index // len(plans) + 1 and line["plan"] == plans[index % len(plans)]
    assert line["values"] == lines[index - index % len(plans)]["values"]
    assert 0 <= line["hours_unmet_week"] <= line["hours_commissioned_week"]


def student(freedom):
    """Half the width of Student's 95 % interval in standard errors, by Simpson's rule and bisection."""
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)

    def within(end, steps=4000):
        values = [(1 + (end * i / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(steps + 1)]
        total = values[0] + values[-1] + 4 * sum(values[1::2]) + 2 * sum(values[2:-1:2])
        return 2 * scale * total * end / steps / 3

    low, high = 1.9, 13.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle) < 0.95 else (low, middle)
    return low


# What is reported beside the draws: quantiles between neighbouring draws, and the verdict.
if (folder / "reported.csv").exists():
    with open(folder / "reported.csv", encoding="utf-8", newline="") as handle:
        reported = list(csv.DictReader(handle))
    places = {plan: 0 for plan in plans}
    for row in reported:
        plan = row["plan"]
        own = [line["reported"][places[plan]] for line in lines if line["plan"] == plan]
        places[plan] += 1
        values = sorted(value for value in own if value is not None)
        assert int(row["draws"]) == len(values)
        if len(values) < 2:
            continue
        cuts = statistics.quantiles(values, n=40, method="inclusive")
        for key, value in (
            ("least", values[0]), ("p2_5", cuts[0]), ("p50", statistics.median(values)), ("p97_5", cuts[38]),
            ("most", values[-1]),
        ):
            assert abs(float(row[key]) - value) < 1e-3, (plan, row["what"], key)
        if min(abs(float(row["reported"]) - cut) for cut in (cuts[0], cuts[38])) > 1e-3:
            assert (row["consistent"] == "1") == (cuts[0] <= float(row["reported"]) <= cuts[38]), row
    assert all(count == max(len(line.get("reported", [])) for line in lines if line["plan"] == plan)
               for plan, count in places.items())


unmet = {plan: [line["hours_unmet_week"] for line in lines if line["plan"] == plan] for plan in plans}
best = [min(values) for values in zip(*unmet.values())]
with open(folder / "tornado.csv", encoding="utf-8", newline="") as handle:
    tornado = list(csv.DictReader(handle))
assert len(tornado) == len(plans) * len(header["ranges"])
with open(folder / "gap_probability.csv", encoding="utf-8", newline="") as handle:
    areas = list(csv.DictReader(handle))
for plan in plans:
    found = stress["plans"][plan]
    regret = sorted(value - least for value, least in zip(unmet[plan], best))
    assert abs(found["hours_unmet_week_mean"] - statistics.fmean(unmet[plan])) < 0.01
    assert abs(found["regret_mean"] - statistics.fmean(regret)) < 0.01
    assert abs(found["regret_max"] - regret[-1]) < 0.01
    if draws > 1:
        assert abs(found["hours_unmet_week_p90"] - statistics.quantiles(unmet[plan], n=10, method="inclusive")[8]) < 0.01
        assert abs(found["regret_p90"] - statistics.quantiles(regret, n=10, method="inclusive")[8]) < 0.01
    effects = found["tornado"]
    held = sum(effect["partial_rank_correlation"] is not None for effect in effects)
    rows = [row for row in tornado if row["plan"].lstrip("'") == plan]
    for effect, row in zip(effects, rows, strict=True):
        assert row["parameter"] == effect["parameter"]
        assert float(row["hours_high_less_low"]) == effect["hours_high_less_low"]
        rank = effect["partial_rank_correlation"]
        if rank is None:
            assert effect["interval_95"] is None and row["partial_rank_correlation"] == ""
            continue
        low, high = effect["interval_95"]
        assert [rank, low, high] == [float(row["partial_rank_correlation" + end]) for end in ("", "_low", "_high")]
        if abs(rank) < 0.999:
            reach = 1.959964 * math.sqrt(1.06 / (draws - held - 2))
            assert abs(low - math.tanh(math.atanh(rank) - reach)) < 0.01, effect
            assert abs(high - math.tanh(math.atanh(rank) + reach)) < 0.01, effect
    for area in areas:
        count = sum(area["area_code"] in line["gap_areas"] for line in lines if line["plan"] == plan)
        share = float(area["gap_probability_" + plan])
        assert abs(share - count / draws) < 1e-4, (plan, area["area_code"])
        assert float(area[f"gap_probability_{plan}_low"]) <= share <= float(area[f"gap_probability_{plan}_high"])
for pair in stress["pairs"]:
    differences = [a - b for a, b in zip(unmet[pair["first"]], unmet[pair["second"]])]
    assert abs(pair["hours_difference_mean"] - statistics.fmean(differences)) < 0.01
    if draws == 1:
        assert pair["half_width_95"] is None and pair["too_close_to_call"]
    else:
        half = student(draws - 1) * statistics.stdev(differences) / math.sqrt(draws)
        assert abs(pair["half_width_95"] - half) < 0.01, pair
print(f"{folder}: {len(lines)} lines of {len(plans)} plans agree")
