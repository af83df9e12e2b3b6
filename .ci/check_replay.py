"""Recounts the score of a finished replay from its draws, with code that shares nothing with the program that wrote it."""

import csv
import hashlib
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
score, run = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("replay.json", "run.json"))
draws = [json.loads(line) for line in (folder / "draws.jsonl").read_text(encoding="utf-8").splitlines()]
with open(folder / "replay.csv", encoding="utf-8", newline="") as handle:
    areas = list(csv.DictReader(handle))
rules = score["terms"]["rules"]

for output in run["outputs"]:
    assert hashlib.sha256((folder / output["name"]).read_bytes()).hexdigest() == output["sha256"], output["name"]
terms = [entry["sha256"] for entry in run["inputs"] if entry["name"] == "replay.yaml"]
assert terms == [score["terms_sha256"]]


def quantile(values, share):
    values, place = sorted(values), share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (place - low) * (values[high] - values[low])


def agree(spread, values, what):
    for key, share in (("median", 0.5), ("p5", 0.05), ("p95", 0.95)):
        assert abs(spread[key] - quantile(values, share)) < 2e-4, (what, key, spread[key], quantile(values, share))


# Every stratum of every range is drawn once, the same for both beliefs.
for entry in score["terms"]["ranges"]:
    width = (entry["high"] - entry["low"]) / score["draws"]
    for belief in ("naive", "sophisticated"):
        drawn = [d["values"][entry["parameter"]] for d in draws if d["belief"] == belief]
        strata = sorted(min(score["draws"] - 1, int((v - entry["low"]) / width + 1e-3)) for v in drawn)
        assert len(strata) == score["draws"] and len(set(strata)) >= 0.9 * len(strata), entry["parameter"]

for belief in score["beliefs"]:
    own = [d for d in draws if d["belief"] == belief["belief"]]
    agree(belief["unmet_hours_week"], [d["unmet_hours_week"] for d in own], "unmet hours")
    assert max(d["award_gap"] for d in own) <= score["terms"]["award_gap"] + 1e-6
    means = {a["area_code"]: float(a[f"rank_percentile_mean_{belief['belief']}"]) for a in areas}
    assert abs(sum(means.values()) / len(means) - 0.5) < 1e-5
    for coding in belief["codings"]:
        shares = [d["coding_unmet_share"][coding["name"]] for d in own]
        agree(coding["unmet_share"], shares, coding["name"])
        gaps = sum(s > rules["gap_share"] for s in shares) / len(shares)
        assert abs(coding["gap_probability"] - gaps) < 1e-5, coding["name"]
        named = [a["area_code"] for a in areas if coding["name"] in a["codings"].split("; ")]
        assert len(named) == coding["areas"]
        mean = sum(means[code] for code in named) / len(named)
        assert abs(mean - coding["rank_percentile"]["mean"]) < 1e-5, coding["name"]
        as_good = [n["null"] for n in coding["nulls"] if n["auc"] >= coding["auc"]["median"]]
        assert as_good == coding["nulls_as_good"], coding["name"]
        held = coding["auc"]["median"] >= rules["auc"] and not as_good
        assert coding["verdict"] == ("held" if held else "did_not_hold"), coding["name"]
    for hypothesis, shown in ((h, h["verdict"]) for h in belief["hypotheses"]):
        faded = {
            c["name"]: (c["place"], r["faded_share"])
            for c in belief["codings"]
            for r in c["removals"]
            if r["removal"] == hypothesis["removal"]
        }
        inside = [f for place, f in faded.values() if place == hypothesis["place"]]
        outside = [f or 0 for place, f in faded.values() if place != hypothesis["place"]]
        if all(f is None for f in inside):
            assert shown == "not_testable"
        else:
            holds = all((f or 0) >= rules["fades"] for f in inside) and all(f < rules["stays"] for f in outside)
            assert shown == ("held" if holds else "did_not_hold"), hypothesis["name"]
    patterns = {p["id"]: p for p in belief["patterns"]}
    for name, values in (
        ("O1", [d["small_urban_share"] - d["small_rural_share"] for d in own if d["small_rural_share"] is not None]),
        ("O2", [d["served_rural_share"] - d["priced_rural_share"] for d in own if d["served_rural_share"] is not None]),
    ):
        share = sum(v > 0 for v in values) / len(values)
        assert abs(patterns[name]["share"] - share) < 1e-5 and patterns[name]["draws"] == len(values), name
        assert (patterns[name]["verdict"] == "held") == (share >= rules["draws_held"]), name
    below = sum(d["average_pence"] < score["terms"]["price_before_pence"] for d in own) / len(own)
    assert abs(patterns["O5"]["share"] - below) < 1e-5

print(f"{folder}: {len(draws)} draws recounted")
