"""Opens every page of a site where it is published, below a path of a plain server, and says what leads
nowhere or elsewhere, as JSON.

    python3 published.py CHROMIUM FOLDER ADDRESS EDITING COURSE

FOLDER is what the server serves; the site lies in it where ADDRESS, under which it was built, says. EDITING
stands before the address where a file of the folder COURSE is edited.
"""

import functools
import http.server
import json
import re
import shutil
import sys
import threading
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from playwright.sync_api import sync_playwright
from waiting import wait

chromium, folder, address, editing, course = sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]
path = urlsplit(address).path
site = folder / path.strip("/")
PAGES = [file.name for file in sorted(site.glob("*.html"))]
faults = []


class Server(http.server.SimpleHTTPRequestHandler):
    """A plain server, which shows the site's own page for what is missing."""

    def send_error(self, code, message=None, explain=None):
        page = (site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *arguments):
        pass


@functools.cache
def ids(name):
    return set(re.findall(r'\sid="([^"]*)"', (site / name).read_text(encoding="utf-8")))


def fault_of(url, home):
    """Why an address below `home` leads nowhere, if it does."""
    place, anchor = urldefrag(url)
    name = unquote(place.removeprefix(home)) or "index.html"
    if not (site / name).is_file():
        return "there is no such file"
    if anchor and name.endswith(".html") and unquote(anchor) not in ids(name):
        return "there is no such place"
    return None


def check_links(page, name, home):
    """All that a page leads to or shows is of the site, or of the web on purpose."""
    for attribute in page.evaluate("""() => [...document.querySelectorAll("[href], [src], [data-index]")]
        .flatMap((e) => [e.getAttribute("href"), e.getAttribute("src"), e.dataset.index]).filter((a) => a)"""):
        url = urljoin(page.url, attribute)
        where = home if url.startswith(home) else address if url.startswith(address) else None
        if where:
            fault = fault_of(url, where)
            if fault:
                faults.append(f"{name}: {attribute}: {fault}")
        elif url.startswith(editing):
            if not (Path(course) / url.removeprefix(editing + "/")).is_file():
                faults.append(f"{name}: {attribute}: there is no such file to edit")
        elif urlsplit(url).scheme not in ("https", "mailto") or url.startswith("https://example.org"):
            faults.append(f"{name}: {attribute} leads out of the site")


def check_names(page, name):
    """A page says where it is, and where its Markdown is edited."""
    canonical = page.locator("link[rel=canonical]").first.get_attribute("href") if name != "404.html" else None
    if canonical not in (None, address + ("" if name == "index.html" else name)):
        faults.append(f"{name}: it says that it is {canonical}")
    lesson = page.locator("body").get_attribute("data-lesson")
    edits = page.locator(f"a[href='{editing}/Lessons/{lesson}.md']").count()
    if lesson and edits != 1:
        faults.append(f"{name}: {edits} links to edit it")


def check_pages(page, home):
    for name in PAGES:
        if 'http-equiv="refresh"' in (site / name).read_text(encoding="utf-8"):
            continue
        page.goto(home + name)
        check_links(page, name, home)
        check_names(page, name)


def check_texts(page, home):
    """What is no page names files that are there."""
    files = [site / "sitemap.xml", site / "llms.txt", *site.glob("text/*.md"), *site.glob("notebooks/*.ipynb")]
    for file in files:
        text = file.read_text(encoding="utf-8")
        places = re.findall(re.escape(address) + r"[\w./#%-]*", text)
        if not places and file.suffix in (".xml", ".txt"):
            faults.append(f"{file.name} names nothing of the site")
        for place in places:
            fault = fault_of(place.rstrip("."), address)
            if fault:
                faults.append(f"{file.name}: {place}: {fault}")


def check_search(page, home):
    page.goto(home + "03-loading.html")
    page.keyboard.press("/")
    page.fill("#_search", "strict")
    wait(page, "document.querySelectorAll('.hits a').length > 0")
    page.locator(".hits a").first.click()
    wait(page, "document.readyState === 'complete'")
    if fault_of(page.url, home) or not page.url.startswith(home):
        faults.append(f"the search leads to {page.url}")


def check_tools(page, home):
    """Each of the modules answers: they are loaded as the page's own scripts."""
    page.goto(home + "playground.html")
    for tool in page.locator("[data-tool]").all():
        tool.scroll_into_view_if_needed()
    page.locator("#inspect-answer").scroll_into_view_if_needed()
    for button in page.locator("button[name=sample]").all():
        button.click()
    wait(page, "document.querySelector('#inspect-answer .table') !== null")
    wait(page, "document.querySelector('#load-answer .message') !== null")
    wait(page, "document.querySelector('.position')?.textContent.startsWith('Step 1 of')")


def check_redirects(page, home):
    for line in (Path(course) / "site/redirects.txt").read_text().splitlines():
        old, new = line.split()
        page.goto(home + old)
        page.wait_for_url(home + new)
        if fault_of(page.url, home):
            faults.append(f"{old} leads to {page.url}")


def check_missing(page, home):
    """The page for what is missing leads home from any folder."""
    page.goto(home + "no/such/page.html")
    page.locator("a.brand").click()
    page.wait_for_url(home + "index.html")


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=str(folder)))
threading.Thread(target=server.serve_forever, daemon=True).start()
origin = f"http://127.0.0.1:{server.server_port}"
home = origin + path


def watch(response):
    """Nothing is asked that is not there, nor of anybody else."""
    if response.status >= 400 and "/no/such/" not in response.url:
        faults.append(f"{response.status}: {response.url}")
    if not response.url.startswith((home, "blob:", "data:")):
        faults.append(f"it asks {response.url}")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which(chromium), args=["--no-sandbox"])
    page = browser.new_page()
    page.set_default_timeout(30_000)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("response", watch)
    for check in (check_pages, check_texts, check_redirects, check_search, check_tools, check_missing):
        try:
            check(page, home)
        except Exception as error:
            faults.append(f"{check.__name__}: {error}")
    browser.close()
server.shutdown()
print(json.dumps({"pages": PAGES, "faults": faults}, indent=1))
