"""Uses the playground in a real browser and says what happened, as JSON.

    python3 browse.py CHROMIUM PAGE_URL FILE HOSTILE_FILE
"""

import json
import shutil
import sys

from playwright.sync_api import sync_playwright
from waiting import wait

chromium, url, checkpoint, hostile = sys.argv[1:]
report = {"console": [], "requests": [], "widths": {}}


def opened(browser, **options):
    page = browser.new_context(**options).new_page()
    page.on("console", lambda message: report["console"].append(message.text))
    page.on("pageerror", lambda error: report["console"].append(str(error)))
    page.on("request", lambda request: report["requests"].append(request.url))
    page.set_default_timeout(120_000)
    page.goto(url)
    return page


def drop(page, name, path):
    """Drops a file onto the page, as a file manager does."""
    with open(path, "rb") as file:
        content = list(file.read())
    page.evaluate(
        """([name, content]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(content)], name));
          document.querySelector(".drop").dispatchEvent(
            new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        [name, content],
    )


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which(chromium), args=["--no-sandbox"])
    for width in (320, 390, 1440):
        page = opened(browser, viewport={"width": width, "height": 900})
        report["widths"][str(width)] = page.evaluate("document.documentElement.scrollWidth")
    plain = opened(browser, java_script_enabled=False)
    report["without_scripts"] = plain.inner_text("main")

    # A file chosen, and one dropped whose name and keys are markup.
    page.set_input_files("#file", checkpoint)
    page.wait_for_selector("#inspect-answer .table")
    report["inspected"] = page.inner_text("#inspect-answer")
    drop(page, "dropped.pth", checkpoint)
    wait(page, "document.querySelector('#inspect-answer').innerText.includes('dropped.pth')")
    report["dropped_checkpoint"] = page.inner_text("#inspect-answer")
    drop(page, "<img src=x onerror=alert(1)>.safetensors", hostile)
    wait(page, "document.querySelector('#inspect-answer').innerText.includes('<img')")
    report["dropped"] = page.inner_text("#inspect-answer")
    report["markup"] = page.locator("#inspect-answer img, #inspect-answer script").count()

    # By keyboard alone: another preset, then without strict.
    page.locator("#preset").focus()
    page.select_option("#preset", label="Another number of classes")
    page.wait_for_selector("#load-answer .verdict.bad")
    report["strict"] = page.locator("#load-answer .message").inner_text()
    report["copied"] = page.locator("#load-answer tr.copied").count()
    page.select_option("#preset", label="A layer under another name")
    page.locator("[name=strict]").focus()
    page.keyboard.press("Space")
    page.wait_for_selector("#load-answer .verdict.good")
    report["lenient"] = page.locator("#load-answer .message").inner_text()

    page.locator("#program").focus()
    page.select_option("#program", label="assign=True leaves the optimizer behind")
    page.wait_for_selector(".storage")
    page.locator("[name=forward]").focus()
    for _ in range(4):
        page.keyboard.press("Enter")
    report["remark"] = page.inner_text(".remark")
    report["position"] = page.inner_text(".position")
    report["old_weight"] = page.locator(".storage", has_text="optimizer.param_groups[0]").first.inner_text()

    page.click("button[value=devices]")
    page.wait_for_selector("#devices-answer .verdict")
    report["no_map_location"] = page.locator("#devices-answer .message").inner_text()
    page.check(".location input[value='1']")
    page.wait_for_selector("#devices-answer .table")
    report["to_cpu"] = page.inner_text("#devices-answer")
    browser.close()

print(json.dumps(report))
