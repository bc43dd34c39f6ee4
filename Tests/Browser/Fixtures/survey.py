"""Opens every page of a site in a real browser and says what is wrong with it, as JSON.

    python3 survey.py CHROMIUM SITE [PICTURES]

Each page is opened from its file at the width of a phone and of a desk, light and dark; read by axe as it
comes and with everything on it opened; and parsed strictly. With a third argument it is photographed.
"""

import asyncio
import gzip
import json
import os
import re
import shutil
import sys
import time
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
import axe_playwright_python
import html5lib
from playwright.async_api import async_playwright

chromium, site = sys.argv[1], Path(sys.argv[2]).resolve()
pictures = Path(sys.argv[3]) if len(sys.argv) > 3 else None
axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
PLAIN = {"resultTypes": ["violations"], "preload": False}
STRUCTURE = PLAIN | {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {rule: {"enabled": False} for rule in COLOURS},
}
COLOUR = PLAIN | {"runOnly": {"type": "rule", "values": COLOURS}}

# The pages that hold all of the course's code are built as the lessons are: only their colours are judged.
WHOLE = 400_000

# Colours follow from an element's classes and those around it: on pages from this size on, in bytes, one of
# each kind is enough. An element is left out where it and all in it have been seen, a line of code for
# instance.
SAMPLED = 60_000
SEEN = """() => {
  const seen = new Set();
  const states = ["class", "open", "disabled", "aria-pressed", "aria-current", "type"];
  const visit = (element, path) => {
    const own = path + ">" + element.localName
      + states.map((name) => element.hasAttribute(name) ? name + element.getAttribute(name) : "").join()
      + (element.checked ?? "");
    let again = seen.has(own);
    seen.add(own);
    for (const child of element.children) again = visit(child, own) && again;
    element.toggleAttribute("data-again", again);
    return again;
  };
  visit(document.body, "");
  for (const element of document.querySelectorAll("[data-again] [data-again]")) {
    element.removeAttribute("data-again");
  }
}"""
SIZES = {"phone": (390, 844), "desk": (1440, 900)}

# Everything that a reader could open: questions answered wrongly, hints, cards.
OPEN = """() => {
  for (const wrong of document.querySelectorAll(".question .option.wrong:first-of-type input, .question .option input"))
    if (!wrong.closest(".question").querySelector("input:checked")) wrong.click();
  for (const button of document.querySelectorAll("button[name=commit]")) if (!button.disabled) button.click();
  for (const details of document.querySelectorAll("details")) details.open = true;
  document.activeElement?.blur();
}"""


def parse(page):
    """What a strict parser says of a page."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(page.read_text(encoding="utf-8"))
    return [f"{page.name}: HTML, line {place[0]}: {error} {values}" for place, error, values in parser.errors]


def weigh(page):
    """Whether a page with all that it loads at once is too heavy."""
    html = page.read_text(encoding="utf-8")
    head = html[: html.index("</head>")]
    files = {page, *site.glob("assets/*.woff2")}
    files |= {site / path for path in re.findall(r'(?:src|href)="(assets/[^"]+)"', head)}
    files |= {site / path for path in re.findall(r'<img src="([^"]+)"', html)}
    size = sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)
    return [f"{page.name}: {size} bytes, gzipped"] if size > 150_000 else []


async def judge(page, rules, name, faults, sampled=False):
    """What axe says of a page as it is shown now."""
    scope = {"include": [["html"]]}
    if sampled:
        await page.evaluate(SEEN)
        scope["exclude"] = [["[data-again]"]]
    result = await page.evaluate("([scope, rules]) => axe.run(scope, rules)", [scope, rules])
    for violation in result["violations"]:
        for node in violation["nodes"][:3]:
            summary = " ".join((node.get("failureSummary") or "").split())
            faults.append(f"{name}: axe {violation['id']}: {node['html'][:160]} {summary[:300]}")


async def play(page):
    """Uses every tool of a page that has some, so that their answers are judged as well."""
    tools = await page.locator("[data-tool]").count()
    for tool in range(tools):
        await page.locator("[data-tool]").nth(tool).scroll_into_view_if_needed()
    for button in await page.locator("button[name=sample]").all():
        await button.click()
    for _ in range(600):
        waiting = "[...document.querySelectorAll('.answer-pane')].filter((pane) => !pane.querySelector('.verdict, .table')).length"
        if await page.evaluate(waiting) == 0:
            return
        await page.wait_for_timeout(50)
    raise AssertionError("a tool gives no answer")


async def survey(page, file, faults):
    for size, (width, height) in SIZES.items():
        await page.set_viewport_size({"width": width, "height": height})
        await page.emulate_media(color_scheme="light", reduced_motion="reduce")
        if size == "phone":
            await page.goto(file.as_uri())
            await page.evaluate(axe)
        else:
            await page.evaluate(OPEN)
            await play(page)
        for narrow in ([320, width] if size == "phone" else [width]):
            await page.set_viewport_size({"width": narrow, "height": height})
            actual = await page.evaluate("document.documentElement.scrollWidth")
            if actual > narrow:
                faults.append(f"{file.name}: {narrow} px: it is {actual} px wide")
        weight = file.stat().st_size
        if weight < WHOLE:
            await judge(page, STRUCTURE, f"{file.name}, {size}", faults)
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            name = f"{file.name}, {size}, {scheme}"
            await judge(page, COLOUR, name, faults, sampled=weight >= SAMPLED)
            if pictures:
                picture = pictures / f"{file.stem}-{size}-{scheme}.png"
                await page.screenshot(path=picture)
                if scheme == "light":
                    await page.screenshot(path=picture.with_suffix(".whole.png"), full_page=True)
    await page.evaluate("localStorage.clear()")


async def main():
    files = asyncio.Queue()
    pages = sorted(site.glob("*.html"))
    for file in pages:
        files.put_nowait(file)
    faults, requests = [], set()

    async def work(browser):
        context = await browser.new_context()
        page = await context.new_page()
        page.on("console", lambda message: faults.append(f"{page.url}: console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"{page.url}: error: {error}"))
        page.on("request", lambda request: requests.add(request.url))
        while not files.empty():
            file = files.get_nowait()
            start = time.monotonic()
            try:
                await survey(page, file, faults)
            except Exception as error:
                faults.append(f"{file.name}: {error}")
            if pictures:
                print(f"{file.name}: {time.monotonic() - start:.1f} s", file=sys.stderr)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which(chromium), args=["--no-sandbox"]
        )
        reading = asyncio.gather(
            *(asyncio.to_thread(lambda page: parse(page) + weigh(page), page) for page in pages)
        )
        await asyncio.gather(*(work(browser) for _ in range(os.cpu_count() or 2)))
        for errors in await reading:
            faults += errors
        await browser.close()
    elsewhere = sorted(url for url in requests if not url.startswith(("file:", "blob:", "data:")))
    faults += [f"it asks {url}" for url in elsewhere]
    print(json.dumps({"pages": [page.name for page in pages], "faults": sorted(faults)}, indent=1))


asyncio.run(main())
