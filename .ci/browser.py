"""Chromium over a pipe, and what must hold for any page: nothing asked of a network, nothing on the console, names for controls and
pictures, headers of tables, headings in order, contrast in light and dark, every stop reached by keyboard, print, and 320 pixels.

Needs nothing but Python's own library."""
import base64
import json
import os
import shutil
import subprocess
import tempfile
import time


def program():
    """The browser of this machine, or None."""
    return next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)


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
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.size(1280, 900)

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

    def __enter__(self):
        return self

    def __exit__(self, *_):
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

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def theme(self, name):
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def load(self, path):
        """Seconds until the page is there, and until its title says that all is drawn, or went wrong, where it has a script."""
        start = time.monotonic()
        self.call("Page.navigate", url=f"file://{path}")
        while time.monotonic() - start < 60:
            state = self.ask("location.protocol + document.readyState + document.scripts.length + ' ' + document.title")
            has_script = not state.startswith("file:complete0 ")
            if state.startswith("file:complete") and (not has_script or state.split(" ", 1)[1].startswith(("ready", "error"))):
                break
            time.sleep(0.01)
        return time.monotonic() - start

    def shoot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))


faults = []


def expect(condition, words):
    if not condition:
        faults.append(words)


def check_silence(browser):
    for event in browser.events:
        method, params = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown" or (method == "Log.entryAdded" and params["entry"]["level"] == "error"):
            expect(False, f"the console says {json.dumps(params)[:300]}")
        if method == "Network.requestWillBeSent":
            url = params["request"]["url"]
            expect(url.startswith(("file:", "data:", "blob:", "about:")), f"a request to {url}")


def check_inert(browser):
    """Names from files are letters: none became an element or a handler."""
    foreign = browser.ask("""[...document.querySelectorAll('*')].filter(e =>
      ['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'LINK', 'BASE', 'FORM', 'B'].includes(e.tagName.toUpperCase()) ||
      [...e.attributes].some(a => a.name.startsWith('on')) || (e.href?.baseVal ?? e.href ?? '').toString().startsWith('javascript:'))
      .map(e => e.outerHTML.slice(0, 80))""")
    expect(foreign == [], f"elements that nobody wrote: {foreign}")
    turned = browser.ask("""(() => { const body = document.body.cloneNode(true); body.querySelectorAll('script').forEach(e => e.remove());
      return /[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u0000-\\u0008\\u000b\\u001b]/.test(body.textContent + document.title); })()""")
    expect(not turned, "characters that turn or hide the text around them")


def check_access(browser):
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
    silent = browser.ask("""[...document.querySelectorAll('svg[role=img], svg[role=application], canvas, [role=region]')].filter(e =>
      !e.getAttribute('aria-label') && !document.getElementById(e.getAttribute('aria-labelledby'))?.textContent.trim()).map(e => e.outerHTML.slice(0, 60))""")
    expect(silent == [], f"pictures and regions without a name: {silent}")
    expect(browser.ask("document.documentElement.lang") == "en-GB", "the page does not say its language")
    for theme in ("light", "dark"):
        browser.theme(theme)
        weak = browser.ask("""(() => {
          const light = (c) => { const v = c.map(x => x / 255).map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
            return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
          const rgb = (s) => (s.match(/[\\d.]+/g) || []).map(Number);
          const back = (e) => { for (let n = e; n; n = n.parentElement) { const c = rgb(getComputedStyle(n).backgroundColor);
            if (c.length === 3 || c[3] > 0.99) return c.slice(0, 3); } return [255, 255, 255]; };
          const bad = new Set();
          for (const e of document.querySelectorAll('p, td, th, li, dt, dd, button, label, caption, figcaption, h1, h2, h3, h4, a, summary, svg text')) {
            if (!e.textContent.trim() || !e.checkVisibility() || e.disabled) continue;
            const style = getComputedStyle(e), a = light(rgb(e instanceof SVGElement ? style.fill : style.color)), b = light(back(e));
            if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) bad.add(e.tagName + '.' + e.className);
          } return [...bad]; })()""")
        expect(weak == [], f"{theme}: text with contrast under 4.5 : 1: {weak}")
    browser.theme("light")


def check_keyboard(browser):
    """Tab comes by every stop, the skip link first, and each shows where it is."""
    wanted = browser.ask("""(() => { document.activeElement?.blur(); scrollTo(0, 0);
      return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0).length; })()""")
    browser.ask("getSelection().removeAllRanges(); window.stops = new Set(); window.hidden = []; getSelection().setPosition(document.body, 0)")
    first = ""
    for count in range(wanted + 1):
        browser.key("Tab")
        first = first or browser.ask("document.activeElement.className")
        browser.ask("""(() => { const e = document.activeElement; if (!e || e === document.body) return; stops.add(e);
          const s = getComputedStyle(e); if (s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 1) hidden.push(e.outerHTML.slice(0, 60)); })()""")
    reached = browser.ask("stops.size")
    expect(first == "skip", f"the first stop is not the skip link but {first!r}")
    expect(reached >= wanted, f"Tab reaches {reached} of {wanted} stops")
    dim = browser.ask("hidden")
    expect(dim == [], f"stops that do not show where the keyboard is: {dim[:5]}")


def check_paper(browser):
    pdf = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=False)["data"])
    expect(pdf.startswith(b"%PDF") and len(pdf) > 20_000, "the page does not print")


def check_narrow(browser, shot=None):
    browser.size(320, 640)
    wide = browser.ask("document.documentElement.scrollWidth")
    expect(wide <= 320, f"at 320 pixels the page is {wide} wide")
    if shot:
        browser.ask("scrollTo(0, 0)")
        browser.shoot(shot)
    browser.size(1280, 900)


def finish(name, words):
    if faults:
        raise SystemExit(f"{name}: " + "\n            ".join(faults))
    print(f"{name}: {words}")
