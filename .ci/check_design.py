"""Holds the files of designed lots against the map with code that shares nothing with the program that wrote them.

check_design.py GEODATA DESIGN [JOINT] [--front FRONT] [--diff DIFF]: the folder of the region's data; what design wrote, and
what it wrote with --joint and with --pareto; what diff wrote.
"""

import collections
import csv
import hashlib
import json
import pathlib
import sys


def table(path):
    with open(path, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def document(path):
    return json.loads(path.read_text(encoding="utf-8"))


def manifest(folder):
    run = document(folder / "run.json")
    for output in run["outputs"]:
        assert hashlib.sha256((folder / output["name"]).read_bytes()).hexdigest() == output["sha256"], output["name"]
    assert {o["name"] for o in run["outputs"]} | {"run.json"} == {p.name for p in folder.iterdir()}, folder


def neighbours(geojson, links, codes):
    """Areas that share two vertices of their boundaries, or a link."""
    holders = collections.defaultdict(set)
    for feature in geojson["features"]:
        geometry = feature["geometry"]
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        for ring in (ring for part in parts for ring in part):
            for x, y in (position[:2] for position in ring):
                holders[round(x, 6), round(y, 6)].add(feature["properties"]["area_code"])
    shared = collections.Counter()
    for areas in holders.values():
        for one in areas:
            for other in areas:
                if one < other:
                    shared[one, other] += 1
    near = collections.defaultdict(set)
    pairs = [pair for pair, count in shared.items() if count > 1]
    for link in links:
        pair = (link["from"], link["to"])
        if link["kind"] == "blocked":
            pairs = [p for p in pairs if set(p) != set(pair)]
        else:
            pairs.append(pair)
    for one, other in pairs:
        if one in codes and other in codes:
            near[one].add(other)
            near[other].add(one)
    return near


def plan(path):
    rows = table(path)
    lots = {row["area_code"]: row["lot_id"] for row in rows}
    assert len(lots) == len(rows), f"{path}: an area stands twice"
    return lots


class Map:
    def __init__(self, geodata, design):
        areas = table(design / "areas.csv")
        self.hours = {a["area_code"]: float(a["hours_commissioned_week"]) for a in areas}
        own = table(geodata / "areas.csv")
        self.place = {a["area_code"]: (float(a["easting_m"]) / 1000, float(a["northing_m"]) / 1000) for a in own}
        links = table(geodata / "links.csv") if (geodata / "links.csv").exists() else []
        self.near = neighbours(document(design / "areas.geojson"), links, set(self.hours))

    def members(self, lots):
        """Areas of each lot, after the check that lots partition the map and are contiguous."""
        assert set(lots) == set(self.hours), "lots do not hold every area"
        members = collections.defaultdict(set)
        for area, lot in lots.items():
            members[lot].add(area)
        for lot, areas in members.items():
            reached, stack = set(), [min(areas)]
            while stack:
                area = stack.pop()
                if area not in reached:
                    reached.add(area)
                    stack += self.near[area] & areas
            assert reached == areas, f"lot {lot} is not contiguous"
        return members

    def hess(self, members):
        """Hours, in tenths, by square kilometres to the middle area of each lot."""
        def moment(centre, areas):
            x, y = self.place[centre]
            return sum(round(self.hours[a], 1) * ((self.place[a][0] - x) ** 2 + (self.place[a][1] - y) ** 2)
                       for a in areas)
        return sum(min(moment(centre, areas) for centre in areas) for areas in members.values())


def near_to(told, found, share=1e-3):
    return abs(told - found) <= share * max(1, abs(found))


def check_limits(ground, members, measures):
    for measure in measures:
        if measure["measure"] != "hours":
            continue
        for lot, areas in members.items():
            hours = sum(ground.hours[a] for a in areas)
            # Areas are counted in tenths of an hour.
            slack = 0.05 * len(areas) + 0.1
            assert measure["least"] is None or hours >= measure["least"] - slack, (lot, hours)
            assert measure["most"] is None or hours <= measure["most"] + slack, (lot, hours)


def check_design(ground, folder):
    manifest(folder)
    told = document(folder / "design.json")
    lots = plan(folder / "assignment.csv")
    members = ground.members(lots)
    tier = "lot_id_" + told["tier"]
    assert {a["area_code"]: a[tier] for a in table(folder / "areas.csv")} == lots
    features = [f["properties"] for f in document(folder / "areas.geojson")["features"]]
    assert {f["area_code"]: f[tier] for f in features} == lots
    rows = {row["lot_id"]: row for row in table(folder / "lots.csv")}
    assert set(rows) == set(members) == {l["lot_id"] for l in told["lots"]}
    assert {f["properties"]["lot_id"] for f in document(folder / "lots.geojson")["features"]} == set(members)
    for lot in told["lots"]:
        assert set(lot["area_codes"]) == members[lot["lot_id"]], lot["lot_id"]
    for lot, row in rows.items():
        assert int(row["areas"]) == len(members[lot]) and "load_hours" not in row
        assert abs(float(row["hours_week"]) - sum(ground.hours[a] for a in members[lot])) < 0.01 * len(members[lot])
    least, most = told["brief"]["lots"]
    assert least <= len(members) <= most
    check_limits(ground, members, told["measures"])
    for score in told["scores"]:
        if score["score"] == "hess" and told["measures"][0]["measure"] == "hours":
            assert near_to(score["value"], ground.hess(members)), (score, ground.hess(members))
    if not told["lexicographic"]:
        assert near_to(told["value"], sum(s["weight"] * s["value"] for s in told["scores"]), 1e-6)
        shares = [s["share"] for s in told["scores"] if s["share"] is not None]
        assert not shares or abs(sum(shares) - 1) < 1e-5, shares
    assert told["bound"] is None or told["bound"] <= told["value"] * (1 + 1e-6) + 1e-6
    return told, lots


def check_joint(ground, folder):
    told, designed = check_design(ground, folder)
    joint, rows = document(folder / "joint.json"), table(folder / "joint.csv")
    lots = plan(folder / "joint_assignment.csv")
    members = ground.members(lots)
    check_limits(ground, members, told["measures"])
    one, other = joint["designed_then_awarded"], joint["joint"]
    for side in (one, other):
        assert side["bound"] <= side["objective"] and side["unawarded_hours_week_at_least"] <= side["unawarded_hours_week"] + 1e-3
    assert joint["bound"] <= other["objective"]
    assert (joint["kept"] == "joint") == (joint["comparison"] == "joint_better")
    assert all(row["comparison"] == joint["comparison"] for row in rows)
    if joint["kept"] == "designed":
        assert lots == designed
    elif other["unawarded_hours_week"] >= one["unawarded_hours_week_at_least"] - 1e-3:
        # As many hours have a winner: no award of the designed lots is as cheap.
        assert other["objective"] < one["bound"] and near_to(joint["saving_at_least"], one["bound"] - other["objective"])
    assert abs(joint["more_unmet_hours_week"] - other["unmet_hours_week"] + one["unmet_hours_week"]) < 1e-3
    total = sum(ground.hours.values())
    for column in ("hours_week", "designed_hours_week"):
        assert abs(sum(float(row[column] or 0) for row in rows) - total) < 0.01 * len(ground.hours), column
    if joint["objective_unit"] == "pence_year":
        for side in (one, other):
            assert abs(side["objective"] - side["awarded_pence_year"]) <= 1, side["objective"]


def check_front(ground, folder):
    manifest(folder)
    told = document(folder / "front.json")
    rows = {row["plan"]: row for row in table(folder / "front.csv")}
    assert len(rows) == len(told["plans"]) > 0
    values = []
    for one in told["plans"]:
        members = ground.members(plan(folder / one["assignment"]))
        assert len(members) == one["lots"]
        assert len(document(folder / one["map"])["features"]) == len(members)
        if "hess" in one["values"]:
            assert near_to(one["values"]["hess"], ground.hess(members)), one["plan"]
        for score, value in one["values"].items():
            assert near_to(float(rows[one["plan"]][score]), value, 1e-6)
        if one["bound"] is not None:
            assert near_to(one["gap"], max(0, one["value"] - one["bound"]) / max(one["value"], 1e-9), 1e-6), one["plan"]
        values.append([one["values"][score] for score in told["scores"]])
    for one in values:
        for other in values:
            assert one is other or not all(a <= b for a, b in zip(one, other)), "a plan is dominated"


def check_diff(folder):
    manifest(folder)
    told, rows = document(folder / "diff.json"), table(folder / "diff.csv")
    for tier in told["tiers"]:
        own = [r for r in rows if (r["tier_from"], r["tier_to"]) == (tier["tier_from"], tier["tier_to"])]
        moved = [r for r in own if r["moved"] == "1"]
        assert len(own) == tier["areas"] and len(moved) == tier["areas_moved"]
        assert abs(sum(float(r["hours_week"]) for r in moved) - tier["hours_moved_week"]) < 0.01 * len(own) + 0.01
        for row in own:
            assert (row["moved"] == "1") == (row["lot_id_matched"] != row["lot_id_to"] or not row["lot_id_from"])
        for lot in tier["lots"]:
            shared = [r for r in own if r["lot_id_from"] == lot["lot_id_from"] and r["lot_id_to"] == lot["lot_id_to"]
                      and lot["lot_id_from"] and lot["lot_id_to"]]
            assert len(shared) == lot["areas_shared"]
            assert abs(sum(float(r["hours_week"]) for r in shared) - lot["hours_shared_week"]) < 0.01 * len(own) + 0.01
    if told["main_providers"]:
        # Providers do not depend on tiers: each area counts once.
        changed = {r["area_code"] for r in rows if r["provider_changes"] == "1"}
        assert len(changed) == told["main_providers"]["areas_changed"]


def main(arguments):
    named = dict(zip(arguments, arguments[1:]))
    plain = [a for i, a in enumerate(arguments) if not a.startswith("--") and (i == 0 or not arguments[i - 1].startswith("--"))]
    geodata, folders = pathlib.Path(plain[0]), [pathlib.Path(a) for a in plain[1:]]
    ground = Map(geodata, folders[0])
    for folder in folders:
        (check_joint if (folder / "joint.json").exists() else check_design)(ground, folder)
    if "--front" in named:
        check_front(ground, pathlib.Path(named["--front"]))
    if "--diff" in named:
        check_diff(pathlib.Path(named["--diff"]))
    print(f"designs hold: {', '.join(f.name for f in folders)}")


main(sys.argv[1:])
