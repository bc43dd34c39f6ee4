"""Does on a course's website what readers do, in a real browser, and says what went otherwise, as JSON.

    python3 journeys.py CHROMIUM SITE FOLDER

Each journey is a function below; FOLDER holds what they save.
"""

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from waiting import wait

chromium, site, folder = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
LESSON = "03-loading.html"


def visit(page, name):
    page.goto((site / name).as_uri())


def equal(actual, expected, what):
    assert actual == expected, f"{what}: {actual!r} is not {expected!r}"


def predictions_are_committed_before_the_answer_opens(page):
    visit(page, LESSON)
    question = page.locator(".question").first
    assert not question.locator("details.answer").is_visible(), "the answer is offered before the choice"
    question.locator("input").first.check()
    assert not question.locator("details.answer").is_visible(), "the answer is offered before the commitment"
    question.locator("button[name=commit]").click()
    assert question.locator("details.answer > div").is_visible(), "the answer is not open"
    page.reload()
    assert question.locator("details.answer > div").is_visible(), "the answer is forgotten"
    assert question.locator("input").first.is_checked()


def progress_is_carried_to_another_browser(page):
    visit(page, LESSON)
    page.locator(".question input").first.check()
    page.locator("button[name=commit]").first.click()
    page.locator("button[name=done]").click()
    page.locator(".tick input").first.check()
    visit(page, "mode-recall.html")
    page.locator(".deck summary").click()
    page.locator(".deck button[name=knew]").click()
    visit(page, "progress.html")
    first = page.locator("[data-plan='03-loading'] .standing").inner_text()
    assert first.startswith("read · ") and first.endswith("1 of 3 exercises"), first
    with page.expect_download() as download:
        page.locator("button[name=export]").click()
    file = folder / "progress.json"
    download.value.save_as(file)
    record = json.loads(file.read_text())
    equal(record["format"], "course-progress", "format")
    equal((len(record["answers"]), len(record["reviews"])), (1, 1), "answers and reviews")
    answer = record["answers"][0]
    sealed = ["", answer["question"], answer["asked"], str(answer["option"]), answer["given"]]
    parts = [len(text.encode()).to_bytes(8, "big") + text.encode() for text in sealed]
    equal(answer["receipt"], hashlib.sha256(b"".join(parts)).hexdigest(), "the receipt")
    page.locator("button[name=forget]").click()
    page.locator("button[name=forget]").click()
    assert page.locator("[data-plan='03-loading'] .standing").inner_text().startswith("not opened")
    for _ in range(2):
        page.set_input_files("#_import", file)
        wait(page, "document.querySelector('.carried').textContent.startsWith('Brought in: 2')")
    equal(page.evaluate("courseStore.read().answers.length"), 1, "answers, brought in twice")
    page.set_input_files("#_import", site / "data" / "recall.json")
    wait(page, "document.querySelector('.carried').textContent.startsWith('This is no record')")
    damaged = folder / "damaged.json"
    damaged.write_text(json.dumps(record | {"answers": 7}))
    page.set_input_files("#_import", damaged)
    wait(page, "document.querySelector('.carried').textContent.includes('“answers” is not what it should be')")
    # A file of another course comes in only where that is wanted.
    other = folder / "other.json"
    other.write_text(json.dumps(record | {"course": "Another <b>course</b>\u202e", "reviews": record["reviews"] * 0}))
    page.locator("button[name=forget]").click()
    page.locator("button[name=forget]").click()
    page.set_input_files("#_import", other)
    wait(page, "document.querySelector('.carried').textContent.startsWith('The file is of “Another <b>course</b>\\\\u202e”, this is “')")
    equal(page.evaluate("courseStore.read().answers.length"), 0, "answers of another course")
    page.locator("button[name=anyway]").click()
    wait(page, "document.querySelector('.carried').textContent.startsWith('Brought in: 1 entry')")
    equal(page.evaluate("courseStore.read().answers.length"), 1, "answers that were wanted")
    # What a newer course has kept is not lost when this one writes.
    key = page.evaluate("Object.keys(localStorage).find((key) => key.startsWith('course.progress:'))")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(record | {"version": 99})])
    visit(page, LESSON)
    page.locator("button[name=done]").click()
    kept = json.loads(page.evaluate("(key) => localStorage.getItem(key + ':unread')", key))
    equal((kept["version"], len(kept["answers"])), (99, 1), "what is set aside")
    visit(page, "progress.html")
    assert "could not be read" in page.locator(".carried").inner_text()
    with page.expect_download() as download:
        page.locator("button[name=rescue]").click()
    equal(json.loads(Path(download.value.path()).read_text())["version"], 99, "what is saved of it")
    # Once it can be read, it is there again.
    page.evaluate("([key, text]) => localStorage.setItem(key + ':unread', text)", [key, json.dumps(record)])
    page.reload()
    equal(page.evaluate("courseStore.read().answers.length"), 1, "answers that came back")
    equal(page.locator("button[name=rescue]").count(), 0, "records set aside")


def the_first_page_goes_on_with_what_is_unread(page):
    resume = lambda: page.locator(".resume a").get_attribute("href")
    visit(page, "index.html")
    assert not page.locator(".resume").is_visible(), "there is nothing to go on with"
    visit(page, LESSON)
    visit(page, "index.html")
    equal(resume(), LESSON, "the lesson that was open last")
    names = [name.get_attribute("data-lesson") for name in page.locator(".entries li").all()]
    finish = lambda name: page.evaluate("(name) => courseStore.finish(name, true)", name)
    finish("04-devices")
    finish("03-loading")
    equal(resume(), "05-strict-and-partial.html", "the next that is unread")
    for name in names[5:]:
        finish(name)
    equal(resume(), "00-overview.html", "the first that is unread")
    for name in names:
        finish(name)
    assert not page.locator(".resume").is_visible(), "all is read"


def cards_come_back_when_they_are_due(page):
    visit(page, "mode-recall.html")
    due = page.locator(".deck-count").inner_text().split()[0]
    page.locator(".deck summary").click()
    page.locator(".deck button[name=forgot]").click()
    equal(int(page.locator(".deck-count").inner_text().split()[0]), int(due) - 1, "cards that are due")
    # Yesterday's mistake comes first today; what was known three days ago does not come at all.
    shift = """(days) => {
      const key = Object.keys(localStorage).find((key) => key.startsWith('course.progress:'));
      const record = JSON.parse(localStorage[key]);
      for (const review of record.reviews)
        review.given = new Date(Date.now() - days * 864e5).toISOString().replace(/\\.\\d+Z/, 'Z');
      localStorage[key] = JSON.stringify(record);
    }"""
    page.evaluate(shift, 1)
    card = page.evaluate("courseStore.read().reviews[0].card")
    page.reload()
    equal(page.locator(".deck .card").get_attribute("data-card"), card, "the first card")
    page.locator(".deck summary").click()
    page.locator(".deck button[name=knew]").click()
    page.evaluate(shift, 3)
    page.reload()
    equal(int(page.locator(".deck-count").inner_text().split()[0]), int(due) - 1, "due after three days")
    page.evaluate(shift, 4)
    page.reload()
    equal(page.locator(".deck-count").inner_text().split()[0], due, "due after four days")


def a_card_with_parameters_has_other_values_every_time(page):
    visit(page, "mode-recall.html")
    name = page.locator("[data-parameters] .card").first.get_attribute("data-card").removesuffix(".1")
    seen = set()
    for time in range(3):
        # Yesterday the last one was not known, so it comes before everything that is new.
        page.evaluate("""([card, time]) => {
          if (time > 0) courseStore.review(card, false);
          const key = Object.keys(localStorage).find((key) => key.startsWith('course.progress:'));
          const record = JSON.parse(localStorage[key] ?? '{"reviews": []}');
          for (const review of record.reviews)
            review.given = new Date(Date.parse(review.given) - 864e5).toISOString().replace(/\\.\\d+Z/, 'Z');
          if (localStorage[key]) localStorage[key] = JSON.stringify(record);
        }""", [f"{name}.{time}", time])
        page.reload()
        if time > 0:
            equal(page.locator(".deck .card").get_attribute("data-card"), f"{name}.{time + 1}", "the card")
            page.locator(".deck summary").click()
            seen.add(page.locator(".deck .card").inner_text())
    equal(len(seen), 2, "different cards")


def search_finds_and_ranks(page):
    visit(page, "index.html")
    page.keyboard.press("/")
    page.keyboard.type("map_location")
    page.wait_for_selector(".hits a")
    titles = page.locator(".hit-title").all_inner_texts()
    assert any("map_location" in title for title in titles[:2]), titles
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "index.html" not in url)
    page.keyboard.press("/")
    page.keyboard.type("<img src=x onerror=alert(1)> zzqq")
    wait(page, "document.querySelector('.search-status').textContent.startsWith('Nothing')")
    equal(page.locator(".search-panel img, .search-panel script").count(), 0, "elements from the search term")
    page.keyboard.press("Escape")
    assert not page.locator(".search-panel").is_visible()


def search_knows_messages_plurals_and_slips(page):
    visit(page, "index.html")
    page.keyboard.press("/")

    def hits(query):
        page.fill("#_search", query)
        page.wait_for_timeout(50)
        wait(page, "document.querySelector('.search-status').textContent !== ''")
        return [(hit.get_attribute("href"), hit.inner_text()) for hit in page.locator(".hits a").all()]

    pasted = {
        'RuntimeError: Error(s) in loading state_dict for Net:\n\tMissing key(s) in state_dict: "fc.weight".': "Missing key(s)",
        "size mismatch for": "size mismatch for",
        "PytorchStreamReader failed": "PytorchStreamReader failed",
    }
    for message, words in pasted.items():
        found = hits(message)
        assert words in found[0][1], f"{message}: {found[:1]}"
        assert all(words in text for _, text in found[:2]), f"{message}: {found[:2]}"
    for query, href in {"optimizers": "optimizer", "stirct": "strict", "aliassing": "term-aliasing"}.items():
        assert any(href in place for place, _ in hits(query)[:3]), f"{query}: {hits(query)[:3]}"
    assert len(hits("map_location zzqq")) > 3, "one word that is nowhere hides what the other finds"
    for place, text in hits("map_location"):
        assert "map_location" in text, f"{place}: the match is not shown: {text}"


def the_section_being_read_is_marked(page):
    page.emulate_media(reduced_motion="reduce")
    for width, height in ((1440, 900), (1200, 500)):
        page.set_viewport_size({"width": width, "height": height})
        visit(page, LESSON)
        current = lambda: page.locator(".outline [aria-current]").all_inner_texts()
        equal(current(), [], "sections at the top")
        for link in page.locator(".outline li:not(:last-child) a").all():
            link.click()
            page.wait_for_timeout(60)
            equal(current(), [link.inner_text()], f"the section that a link leads to, {height} px")
        titles = page.locator(".outline li:not(:last-child) a").all_inner_texts()
        # Scrolled through in small steps they come one after the other, and back again.
        page.evaluate("history.replaceState(null, '', location.pathname); scrollTo(0, 0)")
        seen = page.evaluate("""async () => {
          const seen = [];
          for (let y = 0; y < document.documentElement.scrollHeight; y += 97) {
            scrollTo({ top: y, behavior: "instant" });
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const current = document.querySelector(".outline [aria-current]")?.innerText;
            if (current && seen.at(-1) !== current) seen.push(current);
          }
          return seen;
        }""")
        equal(seen, titles, "sections, scrolled through")
    page.set_viewport_size({"width": 1440, "height": 900})


def contents_lead_somewhere_on_a_phone(page):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    for file in sorted(site.glob("*.html")):
        visit(page, file.name)
        if file.name == "404.html":
            continue
        page.locator(".to-contents").click()
        page.wait_for_timeout(50)
        target = page.locator("#_contents")
        assert target.locator("a").count() > 1, f"{file.name}: the contents are no list"
        page.wait_for_timeout(50)
        assert -1 <= target.bounding_box()["y"] < 500, f"{file.name}: {target.bounding_box()}"
    page.set_viewport_size({"width": 1440, "height": 900})


def keys_lead_through_the_course_and_can_be_turned_off(page):
    visit(page, LESSON)
    page.keyboard.press("n")
    page.wait_for_url("**/04-*")
    page.keyboard.press("p")
    page.wait_for_url("**/03-*")
    page.keyboard.press("?")
    assert page.locator(".keys-panel").is_visible()
    page.locator("#_keys-off").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_timeout(200)
    assert LESSON in page.url, "the keys are not off"


def everything_is_reached_by_tab_alone(page):
    visit(page, LESSON)
    page.keyboard.press("Tab")
    equal(page.evaluate("document.activeElement.className"), "skip", "the first stop")
    seen, hidden = set(), []
    for _ in range(600):
        stop = page.evaluate("""() => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          element.dataset.stop ??= Math.random();
          const style = getComputedStyle(element), box = element.getBoundingClientRect();
          return {
            name: element.dataset.stop, html: element.outerHTML.slice(0, 90),
            seen: box.width > 0 && box.height > 0 && style.visibility === 'visible'
              && (style.outlineStyle !== 'none' || element.classList.contains('skip')),
          };
        }""")
        if stop is None or stop["name"] in seen:
            break
        seen.add(stop["name"])
        if not stop["seen"]:
            hidden.append(stop["html"])
        page.keyboard.press("Tab")
    equal(hidden, [], "stops that one does not see")
    missed = page.evaluate("""() => [...document.querySelectorAll("a[href], button, summary")]
      .filter((e) => e.checkVisibility() && !e.disabled && !e.dataset.stop).map((e) => e.outerHTML.slice(0, 90))""")
    equal(missed, [], "what Tab does not reach")


def theme_is_chosen_and_kept(page):
    page.emulate_media(color_scheme="light")
    visit(page, LESSON)
    ground = lambda: page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = ground()
    page.keyboard.press("t")
    page.keyboard.press("t")
    dark = ground()
    assert dark != light, "dark is light"
    visit(page, "index.html")
    equal(ground(), dark, "the theme on the next page")
    page.keyboard.press("t")
    page.emulate_media(color_scheme="dark")
    equal(ground(), dark, "the system's theme")


def lines_run_from_right_to_left_where_the_language_does(page):
    page.set_viewport_size({"width": 390, "height": 844})
    for name in (LESSON, "index.html", "progress.html"):
        visit(page, name)
        page.evaluate("document.documentElement.dir = 'rtl'")
        wide = page.evaluate("document.documentElement.scrollWidth")
        equal(wide, 390, f"{name}: width from right to left")
    page.set_viewport_size({"width": 1440, "height": 900})


def paper_holds_the_text_and_nothing_to_click(page):
    visit(page, "mode-cheat.html")
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    equal(len(re.findall(rb"/Type */Page[^s]", sheet)), 2, "pages of the cheat sheet")
    for name in (LESSON, "mode-cheat.html", "print.html", "mode-predict.html"):
        visit(page, name)
        page.emulate_media(media="print")
        shown = page.evaluate("""() => [...document.querySelectorAll("button, .to-search, .teach, .print-it")]
          .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 90))""")
        equal(shown, [], f"{name}: what is printed of buttons")
        widths = page.evaluate("""() => [...new Set([...document.querySelectorAll(".lesson > :is(p, .question, .exercise)")]
          .map((element) => Math.round(element.getBoundingClientRect().width)))]""")
        assert len(widths) <= 1 or name == "mode-cheat.html", f"{name}: printed in widths of {widths}"
        page.emulate_media(media="screen")


def notes_for_instructors_are_behind_a_switch(page):
    visit(page, LESSON)
    note = page.locator("details.instructor").first
    assert not note.is_visible(), "a note is shown to everybody"
    page.click("button[name=teach]")
    assert note.locator("div").is_visible(), "the switch shows nothing"
    page.reload()
    assert note.locator("div").is_visible(), "the switch is forgotten"


def without_scripts_everything_is_there(page):
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    visit(plain, LESSON)
    question = plain.locator(".question").first
    assert not plain.locator(".to-search").is_visible(), "a button that does nothing"
    question.locator("label").first.click()
    assert question.locator(".because").first.is_visible(), "no reason is shown"
    assert question.locator("details.answer").is_visible(), "no answer is offered"
    visit(plain, "mode-recall.html")
    assert plain.locator(".card").nth(3).is_visible(), "the cards are not there"
    visit(plain, "progress.html")
    assert "./course progress" in plain.locator(".unscripted").inner_text()
    context.close()


journeys = [
    predictions_are_committed_before_the_answer_opens,
    progress_is_carried_to_another_browser,
    the_first_page_goes_on_with_what_is_unread,
    cards_come_back_when_they_are_due,
    a_card_with_parameters_has_other_values_every_time,
    search_finds_and_ranks,
    search_knows_messages_plurals_and_slips,
    the_section_being_read_is_marked,
    contents_lead_somewhere_on_a_phone,
    keys_lead_through_the_course_and_can_be_turned_off,
    everything_is_reached_by_tab_alone,
    theme_is_chosen_and_kept,
    lines_run_from_right_to_left_where_the_language_does,
    paper_holds_the_text_and_nothing_to_click,
    notes_for_instructors_are_behind_a_switch,
    without_scripts_everything_is_there,
]
faults = []
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which(chromium), args=["--no-sandbox"])
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(30_000)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    for journey in journeys:
        try:
            visit(page, "404.html")
            page.evaluate("localStorage.clear()")
            journey(page)
        except Exception as error:
            faults.append(f"{journey.__name__}: {error}")
    browser.close()
print(json.dumps({"faults": faults}, indent=1))
