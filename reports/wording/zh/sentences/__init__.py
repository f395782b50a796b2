"""Chinese translations of the sentences that every room may say; the English template is the key.

One file for each room, and more where a room has many; this folder is the list of them.
"""

import pkgutil
from importlib import import_module

SENTENCES: dict[str, str] = {}
for _module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
    SENTENCES |= import_module(f"{__name__}.{_module.name}").SENTENCES

VALUES: dict[str, str] = {
    "a whole number": "整数",
    "the end of the line": "行尾",
    "a number": "数值",
    "a number above alpha": "大于 alpha 的数",
    "a number above 0": "大于 0 的数",
    "a share above 0, up to 1": "大于 0、不超过 1 的比例",
    "a number between 0 and 1": "0 与 1 之间的数",
}
"""Words that fill a gap and are translated themselves."""
