#!/usr/bin/env python3
"""Writes two regions and three scenarios whose names nobody should trust: markup, quotes, formulas, marks that turn text around.

    hostile.py FOLDER      FOLDER/geodata, and FOLDER/scenarios/{plain,other,risk}

Areas, districts and health areas are the shipped ones under other names; so are titles, and the ids of services."""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAMES = [
    "</script><script>document.title='error'</script>", "\"><img src=x onerror=document.title='error'>",
    "=HYPERLINK(\"http://evil.example\",\"x\")", "abc\u202egnp.exe", "x\u2066y\u200fz", "O'Neill & Sons, \"Ltd\" <b>",
    "</text></svg><a href=javascript:alert(1)>", "]]>&<!--", "+1+1",
]
TITLE = "<img src=x onerror=alert(1)>\u202e & \\\"quotes\\\""


def region(name, out):
    folder = out / "geodata" / name
    folder.mkdir(parents=True)
    for file in (ROOT / "geodata" / name).iterdir():
        if file.name != "areas.csv":
            (folder / file.name).write_bytes(file.read_bytes())
    with open(ROOT / "geodata" / name / "areas.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {}

    def other(text):
        return known.setdefault(text, f"{NAMES[len(known) % len(NAMES)]} {len(known)}")

    for row in rows:
        for column in ("area_name", "readable_name", "lad_name", "health_name"):
            row[column] = other(row[column])
    with open(folder / "areas.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def scenario(source, name, out, more=""):
    folder = out / "scenarios" / name
    folder.mkdir(parents=True)
    for file in (ROOT / "scenarios" / source).glob("*.csv"):
        (folder / file.name).write_bytes(file.read_bytes())
    text = (ROOT / "scenarios" / source / "scenario.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^title: .*", lambda _: f'title: "{TITLE}"', text, count=1)
    (folder / "scenario.yaml").write_text(text + more, encoding="utf-8")


out = pathlib.Path(sys.argv[1])
for name in ("rutland", "kent"):
    region(name, out)
ranges = "\nstress: {labour.supply_ratio: [0.9, 1.4]}\n"
scenario("rutland-2013/options/shared", "plain", out, ranges)
scenario("rutland-2013/options/shared", "other", out, ranges + "bidding: {belief: sophisticated}\n")
scenario("kent-residential-risk", "risk", out)
