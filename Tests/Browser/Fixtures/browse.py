"""Uses the playground in a real browser and says what happened, as JSON.

    python3 browse.py CHROMIUM PAGE_URL FILE HOSTILE_FILE FOLDER_OF_BAD_FILES
"""

import json
import pickle
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from waiting import wait

chromium, url, checkpoint, hostile, bad = sys.argv[1:]
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


def inspected(page, path):
    """What the inspector says of a file, and for how many milliseconds the page stood still meanwhile."""
    page.evaluate("""() => {
      globalThis.still = 0;
      let last = performance.now();
      globalThis.ticking = setInterval(() => {
        const now = performance.now();
        globalThis.still = Math.max(globalThis.still, now - last);
        last = now;
      }, 10);
    }""")
    page.set_input_files("#file", path)
    name = json.dumps(Path(path).name)
    wait(page, f"document.querySelector('#inspect-answer:not(.is-waiting) .file-name')?.innerText.includes({name})")
    page.wait_for_timeout(50)
    still = page.evaluate("() => { clearInterval(ticking); return still; }")
    return {"text": page.inner_text("#inspect-answer"), "still": still}


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

    # Files that are none, and files that would keep a page busy for ever.
    report["bad"] = {}
    for name in ("empty_file", "html_page", "git_lfs_pointer", "global_custom_class", "pickle_memo_bomb"):
        report["bad"][name] = inspected(page, f"{bad}/{name}.pth")
    with tempfile.TemporaryDirectory() as folder:
        for name, value in {
            "numbers": list(range(1_500_000)), "long": {"k" * 3_000_000: {"v" * 1000: 1}}, "nothing": {}, "seven": 7,
        }.items():
            file = Path(folder) / f"{name}.pth"
            # The format before PyTorch 1.6: a number, a version, the machine, the object and no storages.
            parts = [0x1950A86A20F9469CFC6C, 1001, {"little_endian": True}, value, []]
            file.write_bytes(b"".join(pickle.dumps(part, 2) for part in parts))
            report["bad"][name] = inspected(page, str(file))

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

    # Shapes as PyTorch prints them, and one that is none; a name that would turn round what follows it.
    report["shapes"] = {}
    page.check("[name=strict]")
    for text in ("torch.Size([5, 2])", "(5, 2)", "[5, 2]", "4, two", "4,,2", "400, 400"):
        page.locator("[data-side=model] [name=shape]").first.fill(text)
        wait(page, "document.querySelector('#load-answer:not(.is-waiting) :is(.message, .complaint)')")
        page.wait_for_timeout(200)
        report["shapes"][text] = page.locator("#load-answer").inner_text()
    page.locator("[data-side=model] [name=shape]").first.fill("4, 2")

    # Keys that no model or dictionary can have side by side.
    report["keys"] = {}
    for label, key, row in (("again", "head.bias", 0), ("both", "body", 0)):
        page.select_option("#preset", label="Another number of classes")
        page.select_option("#preset", label="A checkpoint that fits")
        page.locator("[data-side=model] [name=key]").nth(row).fill(key)
        page.wait_for_timeout(200)
        wait(page, "document.querySelector('#load-answer:not(.is-waiting) .message')")
        report["keys"][label] = page.inner_text("#load-answer")
    page.select_option("#preset", label="Another number of classes")
    page.select_option("#preset", label="A checkpoint that fits")
    page.locator("[data-side=model] [name=key]").first.fill("body.\u202ethgiew")
    wait(page, "document.querySelector('#load-answer .message')?.textContent.includes('thgiew')")
    report["turned"] = page.locator("#load-answer").inner_text()
    page.select_option("#preset", label="A layer under another name")

    page.locator("#program").focus()
    page.select_option("#program", label="assign=True leaves the optimizer behind")
    wait(page, "document.querySelector('.position').textContent === 'Step 1 of 6'")
    page.locator("[name=forward]").focus()
    for _ in range(4):
        page.keyboard.press("Enter")
    report["remark"] = page.inner_text(".remark")
    report["position"] = page.inner_text(".position")
    report["old_weight"] = page.locator(".storage", has_text="optimizer.param_groups[0]").first.inner_text()

    page.click("button[value=devices]")
    page.locator("#devices").scroll_into_view_if_needed()
    wait(page, "document.querySelector('#devices-answer .message')?.innerText.includes('torch.load')")
    report["no_map_location"] = page.locator("#devices-answer .message").inner_text()
    page.check(".location input[value='1']")
    wait(page, "document.querySelector('#devices-answer:not(.is-waiting) .table')?.innerText.includes('cuda:1')")
    report["to_cpu"] = page.inner_text("#devices-answer")
    browser.close()

print(json.dumps(report))
