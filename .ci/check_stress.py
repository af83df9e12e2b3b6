"""Recounts the files of a stress test with code that shares nothing with the program that wrote them."""

import csv
import hashlib
import json
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

unmet = {plan: [line["hours_unmet_week"] for line in lines if line["plan"] == plan] for plan in plans}
best = [min(values) for values in zip(*unmet.values())]
with open(folder / "gap_probability.csv", encoding="utf-8", newline="") as handle:
    areas = list(csv.DictReader(handle))
for plan in plans:
    found = stress["plans"][plan]
    regret = sorted(value - least for value, least in zip(unmet[plan], best))
    assert abs(found["hours_unmet_week_mean"] - statistics.fmean(unmet[plan])) < 0.01
    assert abs(found["regret_mean"] - statistics.fmean(regret)) < 0.01
    assert abs(found["regret_max"] - regret[-1]) < 0.01
    for area in areas:
        count = sum(area["area_code"] in line["gap_areas"] for line in lines if line["plan"] == plan)
        share = float(area["gap_probability_" + plan])
        assert abs(share - count / draws) < 1e-4, (plan, area["area_code"])
        assert float(area[f"gap_probability_{plan}_low"]) <= share <= float(area[f"gap_probability_{plan}_high"])
print(f"{folder}: {len(lines)} lines of {len(plans)} plans agree")
