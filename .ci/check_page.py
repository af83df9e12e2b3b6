#!/usr/bin/env python3
"""Opens report.html in a real browser and works with it as a person would: no console error, no request, painting, undo,
export and import, keyboard alone, print to PDF, tables for everything, contrast of text.

    check_page.py RUN_FOLDER [--shots FOLDER]
    check_page.py RUN_FOLDER --ready      only how many seconds until all is drawn, median of five

Talks to Chromium's DevTools over a pipe; needs nothing but Python's own library. Says "skipped" aloud, and ends well, when
there is no browser."""
import base64
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time


class Browser:
    def __init__(self, program):
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()
        self.profile = tempfile.mkdtemp()

        def wire():
            # Descriptors 3 and 4 are where Chromium looks; duplicated high first, so that neither overwrites the other.
            high_in, high_out = os.dup2(to_browser, 103), os.dup2(from_browser, 104)
            os.dup2(high_in, 3)
            os.dup2(high_out, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
             "--hide-scrollbars", f"--user-data-dir={self.profile}", "about:blank"],
            preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer, self.number, self.events = b"", 0, []
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]

    def message(self):
        while b"\0" not in self.buffer:
            piece = os.read(self.read_end, 1 << 16)
            if not piece:
                raise SystemExit("the browser went away")
            self.buffer += piece
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **params):
        self.number += 1
        order = {"id": self.number, "method": method, "params": params}
        if method.split(".")[0] != "Target":
            order["sessionId"] = self.session
        os.write(self.write_end, json.dumps(order).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def ask(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise SystemExit(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def click(self, x, y):
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="none" if kind == "mouseMoved" else "left",
                      buttons=1 if kind == "mousePressed" else 0, clickCount=0 if kind == "mouseMoved" else 1)

    def key(self, name, code=None, modifiers=0):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=code or name, modifiers=modifiers,
                      windowsVirtualKeyCode={"ArrowRight": 39, "ArrowLeft": 37, "ArrowUp": 38, "ArrowDown": 40, "Enter": 13,
                                             "Tab": 9, "z": 90, "y": 89}.get(name, 0))


faults = []


def expect(condition, words):
    if not condition:
        faults.append(words)


def shown(value, decimals=1):
    return f"{value:,.{decimals}f}"


def area_on_screen(browser, wanted):
    """A whole point inside area `wanted` that the pointer would hit, or None: presses are rounded."""
    return browser.ask(f"""(() => {{
      const path = document.getElementById('a' + {wanted});
      path.scrollIntoView({{block: 'center'}});
      const box = path.getBoundingClientRect();
      for (let step = 1; step < 20; step += 1) for (let across = 1; across < 20; across += 1) {{
        const x = Math.round(box.left + box.width * across / 20), y = Math.round(box.top + box.height * step / 20);
        const hit = document.elementFromPoint(x, y);
        if (hit === path) return [x, y];
      }}
      return null; }})()""")


def load(browser, folder):
    """Seconds from the address to the title that says all is drawn, or went wrong."""
    start = time.monotonic()
    browser.call("Page.navigate", url=f"file://{folder}/report.html")
    while not str(browser.ask("document.title")).startswith(("ready", "error")) and time.monotonic() - start < 60:
        time.sleep(0.01)
    return time.monotonic() - start


def ready(program, folder):
    browser = Browser(program)
    try:
        browser.call("Page.enable")
        browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
        times = []
        for _ in range(5):
            browser.call("Page.navigate", url="about:blank")
            times.append(load(browser, folder))
            title = browser.ask("document.title")
            if not title.startswith("ready"):
                raise SystemExit(f"the title is {title!r}")
    finally:
        browser.close()
    print(f"{sorted(times)[2]:.3f}")


def main():
    folder = os.path.abspath(sys.argv[1])
    shots = sys.argv[sys.argv.index("--shots") + 1] if "--shots" in sys.argv else None
    program = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
    if not program:
        print("check_page: skipped: no Chromium on this machine")
        return
    if "--ready" in sys.argv:
        return ready(program, folder)
    size = os.path.getsize(f"{folder}/report.html")
    with open(f"{folder}/areas.csv", encoding="utf-8") as file:
        areas = list(csv.DictReader(file))
    browser = Browser(program)
    try:
        for domain in ("Page", "Runtime", "Log", "Network"):
            browser.call(f"{domain}.enable")
        browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
        seconds = load(browser, folder)
        title = browser.ask("document.title")
        expect(title.startswith("ready"), f"the title is {title!r}")
        if shots:
            shoot(browser, f"{shots}/desktop.png")
        check_tables(browser, areas)
        check_choice(browser, areas)
        check_painting(browser, areas, folder)
        check_access(browser)
        pdf = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=False)["data"])
        expect(pdf.startswith(b"%PDF") and len(pdf) > 20_000, "the page does not print")
        browser.call("Emulation.setDeviceMetricsOverride", width=320, height=640, deviceScaleFactor=1, mobile=True)
        wide = browser.ask("document.documentElement.scrollWidth")
        expect(wide <= 320, f"at 320 pixels the page is {wide} wide")
        if shots:
            browser.ask("scrollTo(0, 0)")
            shoot(browser, f"{shots}/phone.png")
        for event in browser.events:
            method, params = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown" or (method == "Log.entryAdded" and params["entry"]["level"] == "error"):
                expect(False, f"the console says {json.dumps(params)[:300]}")
            if method == "Network.requestWillBeSent":
                url = params["request"]["url"]
                expect(url.startswith(("file:", "data:", "blob:")), f"a request to {url}")
    finally:
        browser.close()
    if faults:
        raise SystemExit("check_page: " + "\n            ".join(faults))
    print(f"check_page: {len(areas)} areas, {size:,} bytes, ready in {seconds:.2f} s, painted, undone, exported, imported")


def shoot(browser, path):
    with open(path, "wb") as file:
        file.write(base64.b64decode(browser.call("Page.captureScreenshot", format="png")["data"]))


def check_tables(browser, areas):
    rows = browser.ask("[...document.querySelectorAll('table')].map(t => [t.caption?.textContent ?? '', t.tBodies[0].rows.length])")
    expect(all(caption for caption, _ in rows), "a table has no caption")
    expect(any(count == len(areas) for _, count in rows), "no table lists every area")
    gaps = sum(row["is_gap"] == "1" for row in areas)
    expect(not gaps or any(count == gaps for _, count in rows), "no table lists every gap")
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


def lot_rows(browser):
    return browser.ask("[...document.querySelectorAll('#plan-rows tr')].map(r => [r.dataset.lot, ...[...r.cells].map(c => c.textContent)])")


def check_painting(browser, areas, folder):
    browser.ask("document.getElementById('paint').open = true")
    tiers = browser.ask("[...document.getElementById('paint-tier').options].map(o => o.text)")
    with open(f"{folder}/lots.csv", encoding="utf-8") as file:
        lots = list(csv.DictReader(file))
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


def check_access(browser):
    browser.ask("document.getElementById('painting').checked && document.getElementById('painting').click()")
    unnamed = browser.ask("""[...document.querySelectorAll('input, select, button')].filter(e =>
      !(e.labels && e.labels.length && e.labels[0].textContent.trim()) && !e.getAttribute('aria-label') && !e.textContent.trim()).map(e => e.id)""")
    expect(unnamed == [], f"controls without a name: {unnamed}")
    headless = browser.ask("[...document.querySelectorAll('table')].filter(t => !t.querySelector('thead th[scope=col]')).length")
    expect(headless == 0, f"{headless} tables without headers")
    levels = browser.ask("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    expect(levels[0] == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:])), "headings skip a level")
    ids = browser.ask("[...document.querySelectorAll('[id]')].map(e => e.id)")
    expect(len(ids) == len(set(ids)), "an id stands twice")
    small = browser.ask("[...document.querySelectorAll('button, select, input')].filter(e => e.offsetParent && (e.offsetHeight < 24 || e.offsetWidth < 24)).map(e => e.id)")
    expect(small == [], f"targets under 24 pixels: {small}")
    weak = browser.ask("""(() => {
      const light = (c) => { const v = c.map(x => x / 255).map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
        return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
      const rgb = (s) => (s.match(/[\\d.]+/g) || []).map(Number);
      const back = (e) => { for (let n = e; n; n = n.parentElement) { const c = rgb(getComputedStyle(n).backgroundColor);
        if (c.length === 3 || c[3] > 0.99) return c.slice(0, 3); } return [255, 255, 255]; };
      const bad = new Set();
      for (const e of document.querySelectorAll('p, td, th, li, dt, dd, button, label, caption, figcaption, h1, h2, h3, h4, a, summary')) {
        if (!e.textContent.trim() || !e.offsetParent || e.disabled) continue;
        const a = light(rgb(getComputedStyle(e).color)), b = light(back(e));
        if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) bad.add(e.tagName + '.' + e.className);
      } return [...bad]; })()""")
    expect(weak == [], f"text with contrast under 4.5 : 1: {weak}")


main()
