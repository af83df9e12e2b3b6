#!/usr/bin/env python3
"""Opens report.html in a real browser and works with it as a person would: choice by mouse and keyboard, layers, painting, undo,
export and import, besides what must hold for any page.

    check_page.py RUN_FOLDER [--shots FOLDER]
    check_page.py RUN_FOLDER --times      only seconds until all is drawn, and milliseconds of painting an area, medians

Totals are held against areas.csv and lots.csv; where they are not beside the page, against sums made here of the page's data. Says
"skipped" aloud, and ends well, when there is no browser."""
import csv
import json
import os
import re
import sys

sys.dont_write_bytecode = True
from browser import (Browser, check_access, check_inert, check_keyboard, check_narrow, check_paper, check_silence, expect,
                     finish, program)


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tables(folder):
    """Areas and lots: of the files, or, for a page by itself, of its data with sums and parts made here."""
    if os.path.exists(f"{folder}/areas.csv"):
        return rows_of(f"{folder}/areas.csv"), rows_of(f"{folder}/lots.csv")
    with open(f"{folder}/report.html", encoding="utf-8") as file:
        page = json.loads(re.search(r'id="page-data">(.*?)</script>', file.read(), re.S)[1])
    areas = [{name: str(cells[i]) for name, cells in page["columns"].items()} for i in range(page["total"])]
    lots = []
    for tier in page["tiers"]:
        of = tier["lotOfArea"]
        for i, area in enumerate(areas):
            area[f"lot_id_{tier['name']}"] = tier["lots"][of[i]]["id"] if of[i] >= 0 else ""
        members = {}
        for i, lot in enumerate(of):
            members.setdefault(lot, []).append(i)
        for place, lot in enumerate(tier["lots"]):
            own, parts = set(members.get(place, [])), 0
            hours = sum(page["columns"]["hours_commissioned_week"][i] for i in sorted(own))
            count = len(own)
            while own:
                parts, edge = parts + 1, [own.pop()]
                while edge:
                    near = own.intersection(page["neighbours"][edge.pop()])
                    own -= near
                    edge += near
            lots.append({"tier": tier["name"], "lot_id": lot["id"], "areas": str(count), "parts": str(parts),
                         "hours_commissioned_week": str(hours)})
    return areas, lots


def area_on_screen(browser, wanted):
    """A whole point inside area `wanted` that the pointer would hit, or None: presses are rounded. On a canvas, where it is named."""
    return browser.ask(f"""(() => {{
      const map = document.getElementById('map');
      if (map instanceof HTMLCanvasElement) {{
        const page = JSON.parse(document.getElementById('page-data').textContent), [px, py] = page.places[{wanted}];
        map.scrollIntoView({{block: 'center'}});
        const box = map.getBoundingClientRect();
        const x = Math.round(box.left + box.width * px / page.width), y = Math.round(box.top + box.height * py / page.height);
        return document.elementFromPoint(x, y) === map ? [x, y] : null;
      }}
      const path = document.getElementById('a' + {wanted});
      path.scrollIntoView({{block: 'center'}});
      const box = path.getBoundingClientRect();
      for (let step = 1; step < 20; step += 1) for (let across = 1; across < 20; across += 1) {{
        const x = Math.round(box.left + box.width * across / 20), y = Math.round(box.top + box.height * step / 20);
        const hit = document.elementFromPoint(x, y);
        if (hit === path) return [x, y];
      }}
      return null; }})()""")


def open_painting(browser):
    """On a large map the tables of painting are made when they are first opened."""
    browser.ask("""(async () => { document.getElementById('paint').open = true;
      while (!document.getElementById('plan-rows').rows.length) await new Promise(done => setTimeout(done, 10)); })()""")


def times(folder):
    with Browser(program()) as browser:
        ready = []
        for _ in range(5):
            browser.call("Page.navigate", url="about:blank")
            ready.append(browser.load(f"{folder}/report.html"))
            title = browser.ask("document.title")
            if not title.startswith("ready"):
                raise SystemExit(f"the title is {title!r}")
        open_painting(browser)
        # The tier with most lots has most totals. Each stroke moves the chosen area to the other of two lots.
        painted = browser.ask("""(() => {
          const pick = (id, value) => { const s = document.getElementById(id); s.value = value; s.dispatchEvent(new Event('change')); };
          const tiers = [...document.getElementById('paint-tier').options].map((option, tier) => {
            pick('paint-tier', String(tier)); return document.getElementById('brush').options.length; });
          pick('paint-tier', String(tiers.indexOf(Math.max(...tiers))));
          document.getElementById('painting').click();
          const map = document.getElementById('map'), brush = document.getElementById('brush'), rows = document.getElementById('plan-rows').rows;
          const stroke = (lot) => {
            brush.value = String(lot);
            const before = rows[lot].textContent, start = performance.now();
            map.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}));
            const took = performance.now() - start;
            return rows[lot].textContent === before ? -1 : took; };
          // Whichever lot the area is in, it is in the first after these.
          stroke(1); stroke(0);
          return Array.from({length: 15}, (_, turn) => stroke((turn + 1) % 2)); })()""")
        if min(painted) < 0:
            raise SystemExit("a stroke changed no total")
    print(f"{sorted(ready)[2]:.3f} {sorted(painted)[7]:.2f}")


def main():
    folder = os.path.abspath(sys.argv[1])
    shots = sys.argv[sys.argv.index("--shots") + 1] if "--shots" in sys.argv else None
    if not program():
        print("check_page: skipped: no Chromium on this machine", file=sys.stderr)
        return
    if "--times" in sys.argv:
        return times(folder)
    areas, lots = tables(folder)
    with Browser(program()) as browser:
        seconds = browser.load(f"{folder}/report.html")
        title = browser.ask("document.title")
        expect(title.startswith("ready"), f"the title is {title!r}")
        check_access(browser)
        check_keyboard(browser)
        browser.ask("scrollTo(0, 0)")
        if shots:
            browser.shoot(f"{shots}/desktop.png")
        check_tables(browser, areas)
        check_choice(browser, areas)
        check_hover(browser, areas)
        check_figures(browser)
        check_painting(browser, areas, lots)
        check_access(browser)
        check_inert(browser)
        check_paper(browser)
        check_narrow(browser, f"{shots}/phone.png" if shots else None)
        check_silence(browser)
    finish("check_page", f"{len(areas)} areas, {os.path.getsize(f'{folder}/report.html'):,} bytes, ready in {seconds:.2f} s, "
           "walked through, painted, undone, exported, imported")


def check_tables(browser, areas):
    rows = browser.ask("[...document.querySelectorAll('table')].map(t => [t.caption?.textContent ?? '', t.tBodies[0].rows.length])")
    expect(all(caption for caption, _ in rows), "a table has no caption")
    # With thousands of areas the table grows as it is asked to.
    if browser.ask("document.getElementById('all-areas') !== null"):
        listed = browser.ask("""(async () => { document.getElementById('all-areas').open = true;
          const more = document.getElementById('more-areas'), body = document.getElementById('all-areas-rows');
          await new Promise(done => setTimeout(done, 100));
          while (!more.hidden) more.click();
          const count = body.rows.length; document.getElementById('all-areas').open = false; return count; })()""")
        expect(listed == len(areas), f"{listed} of {len(areas)} areas are listed")
    else:
        expect(any(count == len(areas) for _, count in rows), "no table lists every area")
    gaps = sum(row["is_gap"] == "1" for row in areas)
    expect(not gaps or any(count == min(gaps, 1000) for _, count in rows), "no table lists every gap")
    unmet = sum(float(row["hours_unmet_week"]) for row in areas)
    lead = browser.ask("document.querySelector('.lead').textContent")
    expect(f"{unmet:,.0f}" in lead, f"the headline does not say {unmet:,.0f}: {lead}")


def check_choice(browser, areas):
    point = area_on_screen(browser, 0)
    expect(point is not None, "area 0 cannot be hit on the map")
    browser.click(*point)
    expect(areas[0]["area_code"] in browser.ask("document.getElementById('area').textContent"), "a click chooses nothing")
    browser.ask("document.getElementById('map').focus()")
    before = browser.ask("document.getElementById('area').textContent")
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        browser.key(key)
    changed = browser.ask("document.getElementById('live').textContent")
    expect(changed != "", "keys are not announced")
    seen = set()
    for key in ["ArrowRight"] * 3 + ["ArrowDown"] * 3 + ["ArrowLeft"] * 3:
        browser.key(key)
        seen.add(browser.ask("document.getElementById('area').textContent"))
    expect(len(seen | {before}) > 1 or len(areas) == 1, "arrow keys move nowhere")
    for layer in browser.ask("[...document.getElementById('layer').options].map(o => o.value)"):
        browser.ask(f"(() => {{ const s = document.getElementById('layer'); s.value = {json.dumps(layer)}; s.dispatchEvent(new Event('change')); }})()")
        expect(browser.ask("document.getElementById('legend').children.length") > 1, f"layer {layer} has no legend")
    browser.ask("(() => { const s = document.getElementById('layer'); s.selectedIndex = 0; s.dispatchEvent(new Event('change')); })()")


def check_figures(browser):
    """The page of an area says what the table of gaps says, to the printed digit."""
    pairs = browser.ask("""(() => {
      const table = [...document.querySelectorAll('table')].find(t => t.caption.textContent.startsWith('Areas that are coverage gaps'));
      const find = document.getElementById('find');
      return table ? [...table.tBodies[0].rows].slice(0, 200).map(row => {
        find.value = row.cells[0].textContent; find.dispatchEvent(new Event('change'));
        return [row.cells[5].textContent, document.getElementById('area').textContent.replaceAll('\\u00a0', ' '), row.cells[0].textContent]; }) : []; })()""")
    wrong = [code for share, text, code in pairs if f"({share})" not in text or code not in text]
    expect(wrong == [], f"tables and the page of an area say different shares of {wrong[:5]}")


def lot_rows(browser):
    return browser.ask("[...document.querySelectorAll('#plan-rows tr')].map(r => [r.dataset.lot, ...[...r.cells].map(c => c.textContent)])")


def check_hover(browser, areas):
    """A mouse shows an area's page in passing, and what was chosen comes back when it leaves."""
    browser.ask("document.getElementById('map').focus()")
    other = next(i for i in range(len(areas) // 2, len(areas)) if area_on_screen(browser, i))
    text = "document.getElementById('area').textContent"
    before = browser.ask(text)
    x, y = area_on_screen(browser, other)
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    expect(areas[other]["area_code"] in browser.ask(text), "the mouse shows no area in passing")
    expect(not browser.ask("document.getElementById('hint').hidden"), "the mouse shows no name")
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=2)
    expect(browser.ask(text) == before, "what was chosen does not come back")


def check_painting(browser, areas, lots):
    open_painting(browser)
    tiers = browser.ask("[...document.getElementById('paint-tier').options].map(o => o.text)")
    names = list(dict.fromkeys(row["tier"] for row in lots))
    expect(len(tiers) == len(names), f"{tiers} can be painted, the lots are of {names}")
    for place, name in enumerate(names):
        browser.ask(f"(() => {{ const s = document.getElementById('paint-tier'); s.value = '{place}'; s.dispatchEvent(new Event('change')); }})()")
        own = [row for row in lots if row["tier"] == name]
        for row, found in zip(own, lot_rows(browser)):
            expect(found[0] == row["lot_id"], f"{name}: lot {row['lot_id']} is shown as {found[0]}")
            expect(found[2].replace(",", "") == row["areas"], f"{row['lot_id']}: {found[2]} areas, the file has {row['areas']}")
            # Both are rounded from the same sum: hundredths in the file, tenths on the page.
            expect(abs(float(found[3].replace(",", "")) - float(row["hours_commissioned_week"])) <= 0.0551,
                   f"{row['lot_id']}: {found[3]} hours, the file has {row['hours_commissioned_week']}")
            expect(found[6].replace(",", "") == row["parts"], f"{row['lot_id']}: {found[6]} parts, the file has {row['parts']}")
    last = lot_rows(browser)
    if len(last) < 2:
        return
    tier = names[-1]
    column = f"lot_id_{tier}"
    target = next(i for i, row in enumerate(areas) if row[column] != last[0][0] and area_on_screen(browser, i))
    browser.ask("document.getElementById('painting').click(); document.getElementById('brush').value = '0'")
    browser.click(*area_on_screen(browser, target))
    after = lot_rows(browser)
    hours = float(areas[target]["hours_commissioned_week"])
    gained = float(after[0][3].replace(",", "")) - float(last[0][3].replace(",", ""))
    expect(abs(gained - hours) <= 0.11, f"painting {areas[target]['area_code']} moved {gained} hours, not {hours}")
    expect("1 area moved" in browser.ask("document.getElementById('plan-state').textContent"), "the state does not say what moved")
    browser.ask("document.getElementById('map').focus()")
    browser.key("z", "KeyZ", modifiers=2)
    expect(lot_rows(browser) == last, "undo does not bring the plan back")
    browser.key("y", "KeyY", modifiers=2)
    expect(lot_rows(browser) == after, "redo does not paint again")
    # Keys alone: the chosen area is painted with Enter.
    browser.ask("document.getElementById('undo').click(); document.getElementById('map').focus()")
    browser.key("Enter")
    expect(lot_rows(browser) == after, "Enter paints nothing")
    browser.ask("document.getElementById('start-again').click()")
    browser.click(*area_on_screen(browser, target))
    # Out to a file, and in again after starting anew.
    exported = browser.ask("""(async () => {
      let blob = null; const real = URL.createObjectURL;
      URL.createObjectURL = (b) => { blob = b; return real.call(URL, b); };
      document.getElementById('export').click(); URL.createObjectURL = real; return await blob.text(); })()""")
    rows = list(csv.DictReader(exported.splitlines()))
    moved = [row for row in rows if row["tier"] == tier and row["area_code"] == areas[target]["area_code"]]
    expect(len(moved) == 1 and moved[0]["lot_id"] == last[0][0], "the exported file does not hold the painted lot")
    expect(sum(row["tier"] == tier for row in rows) == sum(row[column] != "" for row in areas), "the exported file is not complete")
    browser.ask("document.getElementById('start-again').click()")
    take = """(async () => { const put = new DataTransfer(); put.items.add(new File([%s], 'assignment.csv'));
      const input = document.getElementById('import'); input.files = put.files; input.dispatchEvent(new Event('change'));
      await new Promise(done => setTimeout(done, 200)); return document.getElementById('import-faults').textContent; })()"""
    expect(browser.ask(take % json.dumps(exported)) == "", "the exported file is refused")
    again = {row[0]: row[1:4] for row in lot_rows(browser)}
    expect(again == {row[0]: row[1:4] for row in after}, "the imported plan is another one")
    wrong = exported.replace(areas[target]["area_code"], "E02999999")
    expect("E02999999" in browser.ask(take % json.dumps(wrong)), "an unknown area is not told")
    expect({row[0]: row[1:4] for row in lot_rows(browser)} == again, "a faulty file changed the plan")


main()
