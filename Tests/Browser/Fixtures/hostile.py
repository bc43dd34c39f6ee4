"""Opens every page of a site of which every word is an attack, searches it, answers its questions, and says
what has become more than text, as JSON.

    python3 hostile.py CHROMIUM SITE
"""

import json
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from waiting import wait

chromium, site = sys.argv[1], Path(sys.argv[2]).resolve()
faults, requests = [], []
TERMS = ["hacked", "<script>hacked = 1</script>", "<img src=x onerror=hacked=3>", "]]>", "{{{content}}}", "\\"]

# Whatever is not of the site's own making: scripts in the page, handlers, frames, images from nowhere.
GROWN = """() => [
  ...document.querySelectorAll("script:not([src]), iframe, object, embed, base, form, [onerror], [onload], [onfocus], [srcdoc], [autofocus], [href^='javascript:' i]"),
  ...[...document.images].filter((image) => image.getAttribute("src") === "x"),
].map((element) => element.outerHTML.slice(0, 120))"""

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which(chromium), args=["--no-sandbox"])
    page = browser.new_page()
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda message: faults.append(f"{page.url}: console: {message.text}"))
    page.on("dialog", lambda dialog: faults.append(f"{page.url}: a dialog: {dialog.message}"))
    page.on("request", lambda request: requests.append(request.url))
    pages = sorted(site.glob("*.html"))
    for file in pages:
        page.goto(file.as_uri())
        page.evaluate("""() => {
          for (const input of document.querySelectorAll(".option.wrong input")) input.click();
          for (const button of document.querySelectorAll("button[name=commit]")) button.click();
          for (const details of document.querySelectorAll("details")) details.open = true;
        }""")
        page.keyboard.press("/")
        for term in TERMS if file.name in ("index.html", "0-lesson.html") else TERMS[:2]:
            page.fill("#_search", term)
            wait(page, "document.querySelector('.search-status').textContent !== ''")
        if file.name == "index.html":
            faults += [f"{file.name}: {page.locator('.hits li').count()} hits"] * (page.locator(".hits li").count() > 20)
        page.keyboard.press("Escape")
        faults += [f"{file.name}: {element}" for element in page.evaluate(GROWN)]
        if page.evaluate("typeof hacked") != "undefined":
            faults.append(f"{file.name}: hacked")
    browser.close()
faults += [f"it asks {url}" for url in requests if not url.startswith(site.as_uri())]
print(json.dumps({"pages": [page.name for page in pages], "faults": faults}, indent=1))
