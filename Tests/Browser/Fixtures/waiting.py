"""Waiting for a page, for all programs that drive one."""


def wait(page, expression):
    """Waits until an expression holds; Playwright's own way needs eval, which these pages forbid."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"this never holds: {expression}")
