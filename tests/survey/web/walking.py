"""How tests walk through the form in a browser: the sizes of windows, and what a respondent does."""

PHONE, DESK = {"width": 390, "height": 844, "touch": True}, {"width": 1280, "height": 900}
CHECK = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    .then(found => found.violations.map(each => each.id + ": " + each.nodes.map(node => node.html).join(" ")))"""


class Address(str):
    """What the driver opens: it asks a path for its address."""

    def as_uri(self):
        return str(self)


def goes(page, selector):
    """Clicks what leads to another page, and waits for it."""
    page.loaded = 0
    page.click(selector)
    while not page.loaded:
        page._note(page._heard())


def write(page, selector, text):
    page.click(selector)
    page.call("Input.insertText", text=text)


def tick(page, name, value="1"):
    page.click(f'[name="{name}"][value="{value}"]')
