"""Which language the program speaks: the study's, else that of the person's computer."""

import gettext
import locale
import os

ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")


def of_the_computer() -> str:
    """`zh` or `en`, from the environment, else from the system's locale."""
    found = next((os.environ[name] for name in ENVIRONMENT if os.environ.get(name)), None)
    name = found or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def teach_click(words: dict[str, str]) -> None:
    """Give click its words in another language; to be called before click is first imported.

    click takes its sentences from gettext, and ships no translations.
    """

    def plural(msgid1: str, msgid2: str, n: int) -> str:
        found = msgid1 if n == 1 else msgid2
        return words.get(found, found)

    gettext.gettext = lambda message: words.get(message, message)
    gettext.ngettext = plural
