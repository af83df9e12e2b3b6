"""Recounts the score of a finished replay from its draws, with code that shares nothing with the program that wrote it."""

import csv
import hashlib
import hashlib
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
score, run = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("replay.json", "run.json"))
header, *draws = [json.loads(line) for line in (folder / "draws.jsonl").read_text(encoding="utf-8").splitlines()]
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


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def places(values):
    """Share of values below each one, ties counted half."""
    return [(sum(v < own for v in values) + sum(v == own for v in values) / 2) / len(values) for own in values]


def beats(named, others):
    return sum((a > b) + (a == b) / 2 for a in named for b in others) / len(named) / len(others)


def signs(pattern, values, least, what):
    """Values within `least` of nothing may round to either side."""
    assert pattern["draws"] == len(values), what
    if not values:
        assert pattern["share"] is None and pattern["verdict"] == "not_testable", what
        return
    sure, perhaps = (sum(v > edge for v in values) / len(values) for edge in (least, -least))
    assert sure - 1e-5 <= pattern["share"] <= perhaps + 1e-5, (what, sure, pattern["share"], perhaps)
    assert (pattern["verdict"] == "held") == (pattern["share"] >= rules["draws_held"]), what


assert header["schema"] == "lotwright.replay-draws/1" and header["terms_sha256"] == score["terms_sha256"]
assert header["draws"] == score["draws"] and header["areas"] == [a["area_code"] for a in areas]
assert sorted({d["draw"] for d in draws}) == list(range(1, score["draws"] + 1)) and len(draws) == score["awards"]

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
        codes = "\n".join(sorted(named)).encode()
        assert hashlib.sha256(codes).hexdigest() == coding["areas_sha256"], coding["name"]
        middle = mean(means[code] for code in named)
        assert abs(middle - coding["rank_percentile"]["mean"]) < 1e-5, coding["name"]
        inside = [n for n, a in enumerate(areas) if coding["name"] in a["codings"].split("; ")]
        outside = [n for n, a in enumerate(areas) if not a["codings"]]
        for d in own:
            groups = [[d["area_unmet_share"][n] for n in group] for group in (inside, outside)]
            counted = beats(*groups)
            told = d["auc"][coding["name"]]
            # Shares that tie by their rounding alone may stand on either side.
            if abs(counted - told) >= 1e-5:
                low, high = (beats([a + edge for a in groups[0]], groups[1]) for edge in (-2e-9, 2e-9))
                assert low - 1e-5 <= told <= high + 1e-5, (coding["name"], d["draw"], counted, told)
        agree(coding["auc"], [d["auc"][coding["name"]] for d in own], coding["name"])
        # Fading: unmet hours of all draws together.
        before = [d["coding_unmet_hours"][coding["name"]] for d in own]
        agree(coding["unmet_hours_week"], before, coding["name"])
        could = coding["unmet_share"]["mean"] >= rules["least_share"] and sum(before) > 0
        ranked = mean(mean(places(d["area_unmet_share"])[n] for n in inside) for d in own)
        for removal in coding["removals"]:
            after = [d["removed_unmet"][removal["removal"]][coding["name"]] for d in own]
            assert abs(mean(after) - removal["unmet_hours_week"]) < 1e-5, (coding["name"], removal)
            assert (removal["faded_share"] is not None) == could, (coding["name"], removal)
            if could:
                assert abs(1 - sum(after) / sum(before) - removal["faded_share"]) < 1e-5, (coding["name"], removal)
            change = mean(d["removed_percentile"][removal["removal"]][coding["name"]] for d in own) - ranked
            assert abs(change - removal["rank_percentile_change"]) < 1e-5, (coding["name"], removal)
        as_good = [n["null"] for n in coding["nulls"] if n["auc"] >= coding["auc"]["median"]]
        assert as_good == coding["nulls_as_good"], coding["name"]
        for null in coding["nulls"]:
            assert null["beyond_reach"] == (null["auc"] >= 0.99), (coding["name"], null["null"])
        held = coding["auc"]["median"] >= rules["auc"] and not as_good
        assert coding["verdict"] == ("held" if held else "did_not_hold"), coding["name"]
    for hypothesis, shown in ((h, h["verdict"]) for h in belief["hypotheses"]):
        faded = {
            c["name"]: (c["place"], r["faded_share"])
            for c in belief["codings"]
            for r in c["removals"]
            if r["removal"] == hypothesis["removal"]
        }
        # What cannot be tested is left out; a half of which nothing is left cannot be tested.
        inside = [f for place, f in faded.values() if place == hypothesis["place"]]
        outside = [f for place, f in faded.values() if place != hypothesis["place"]]
        told = [[f for f in half if f is not None] for half in (inside, outside)]
        holds = all(f >= rules["fades"] for f in told[0]) and all(f < rules["stays"] for f in told[1])
        if not told[0] or (holds and outside and not told[1]):
            assert shown == "not_testable", hypothesis["name"]
        else:
            assert shown == ("held" if holds else "did_not_hold"), hypothesis["name"]
    patterns = {p["id"]: p for p in belief["patterns"]}

    def surprises(other):
        """Change of the rural share served less priced, where both runs can tell it."""
        pairs = ((d["counterfactual"][other], d) for d in own if d["counterfactual"][other])
        gaps = [[r["served_rural_share"] for r in pair] + [r["priced_rural_share"] for r in pair] for pair in pairs]
        return [(b - d) - (a - c) for a, b, c, d in gaps if None not in (a, b, c, d)]

    def known(high, low):
        return [d[high] - d[low] for d in own if d[high] is not None and d[low] is not None]

    won = any(d["exclusive_urban_share"] or d["exclusive_rural_share"] for d in own)
    signs(patterns["O1"], known("exclusive_urban_share", "exclusive_rural_share") if won else [], 2e-6, "O1")
    signs(patterns["O2"], known("served_rural_share", "priced_rural_share"), 2e-6, "O2")
    names = sorted({c["place"] for c in belief["codings"]})
    found = [n for n in names if all(c["verdict"] == "held" for c in belief["codings"] if c["place"] == n)]
    assert abs(patterns["O3"]["share"] - len(found) / len(names)) < 1e-5
    assert (patterns["O3"]["verdict"] == "held") == (found == names)
    for place, name in enumerate(w["name"] for w in own[0]["worsened"]):
        pairs = [d["worsened"][place] for d in own]
        changes = [p["to_unmet_share"] - p["from_unmet_share"] for p in pairs]
        signs(patterns["O4" + chr(97 + place)], changes, 2e-6, name)
    prices = [d["average_pence"] for d in own if d["average_pence"] is not None]
    signs(patterns["O5"], [score["terms"]["price_before_pence"] - p for p in prices], 2e-6, "O5")
    signs(patterns["O6a"], surprises("supplement"), 4e-6, "O6a")
    shrinks = [
        d["named_unmet_share"] - d["counterfactual"]["supplement"]["named_unmet_share"]
        for d in own
        if d["counterfactual"]["supplement"]
    ]
    signs(patterns["O6b"], shrinks, 2e-6, "O6b")
    signs(patterns["O6c"], surprises("without_tiers"), 4e-6, "O6c")

print(f"{folder}: {len(draws)} draws recounted")
