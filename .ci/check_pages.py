#!/usr/bin/env python3
"""Opens pages without script in a real browser: compare.html, stress.html, risk.html, award-statement.html and the like.

    check_pages.py [--shots FOLDER] PAGE...

Says "skipped" aloud, and ends well, when there is no browser."""
import os
import sys

sys.dont_write_bytecode = True
from browser import (Browser, check_access, check_inert, check_keyboard, check_narrow, check_paper, check_silence, expect,
                     faults, finish, program)


def check(browser, path, shots):
    browser.load(os.path.abspath(path))
    scripts = browser.ask("document.scripts.length")
    expect(scripts == 0, f"{scripts} scripts in a page that has none")
    title, heading = browser.ask("[document.title, document.querySelector('h1').textContent]")
    expect(title and title == heading, f"the title is {title!r}, the heading {heading!r}")
    empty = browser.ask("[...document.querySelectorAll('table')].filter(t => !t.tBodies[0].rows.length || !t.caption.textContent).length")
    expect(browser.ask("document.querySelectorAll('table').length") > 0 and empty == 0, f"{empty} empty tables")
    # Pictures are followed by what they show, for those who do not see them.
    alone = browser.ask("""[...document.querySelectorAll('svg[role=img]')].filter(svg => ![...document.querySelectorAll('table')].some(table =>
      svg.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING)).map(svg => svg.getAttribute('aria-label'))""")
    expect(alone == [], f"pictures without a table after them: {alone}")
    blank = browser.ask("""[...document.querySelectorAll('svg[role=img]')].filter(svg => { const box = svg.getBoundingClientRect();
      return box.width < 100 || box.height < 20; }).length""")
    expect(blank == 0, f"{blank} pictures have no size")
    name = os.path.splitext(os.path.basename(path))[0]
    if shots:
        browser.shoot(f"{shots}/{name}.png")
    check_access(browser)
    check_keyboard(browser)
    check_inert(browser)
    check_paper(browser)
    check_narrow(browser, f"{shots}/{name}-phone.png" if shots else None)
    check_silence(browser)


def main():
    arguments = sys.argv[1:]
    shots = arguments.pop(arguments.index("--shots") + 1) if "--shots" in arguments else None
    pages = [argument for argument in arguments if argument != "--shots"]
    if not program():
        print("check_pages: skipped: no Chromium on this machine")
        return
    with Browser(program()) as browser:
        for path in pages:
            known = len(faults)
            check(browser, path, shots)
            faults[known:] = [f"{path}: {fault}" for fault in faults[known:]]
            browser.events.clear()
    finish("check_pages", f"{len(pages)} pages: no script, no request, walked through by keyboard, printed, narrow")


main()
