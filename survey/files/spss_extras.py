"""What the writer of .sav files leaves out: multiple-response sets, alignment and roles of variables."""

import struct
from collections.abc import Mapping, Sequence

from instrument.records import dataclass
from survey.files.spss_attributes import Attributes, read, read_for, written, written_for
from survey.files.spss_header import LAYOUTS, element_names, end_of_dictionary, long_names

SETS, DISPLAY, OF_FILE, ATTRIBUTES = 7, 11, 17, 18  # subtypes of extension records
ALIGNED = ("left", "right", "center")
ROLES = ("input", "target", "both", "none", "partition", "split")
ZSAV = b"$FL3"
ROLE = "$@Role"


@dataclass(frozen=True)
class MultipleSet:
    """A multiple-response set; `counted` is the value of dichotomies, None where members hold categories."""

    name: str
    label: str
    members: Sequence[str]
    counted: str | None


def with_extras(
    content: bytes,
    sets: Sequence[MultipleSet],
    alignment: Mapping[str, str],
    attributes: Mapping[str, Attributes],
    of_file: Attributes = (),
) -> bytes:
    """The file just written with its sets and attributes, and with alignment and attributes of variables.

    Source: GNU PSPP, "System File Format": multiple response sets, variable display parameters, variable attributes.
    """
    content = _aligned(content, alignment) if alignment else content
    added = b""
    if sets:
        added += _record(content, SETS, "".join(_set_line(content, each) for each in sets))
    if of_file:
        added += _record(content, OF_FILE, written(of_file))
    if attributes:
        added += _record(content, ATTRIBUTES, written_for(attributes))
    at = end_of_dictionary(content)
    whole = content[:at] + added + content[at:]
    return _moved(whole, at + len(added), len(added)) if content[:4] == ZSAV and added else whole


def role_attribute(role: str) -> Attributes:
    """The role of a variable as the attribute that holds it; none for ''."""
    return ((ROLE, (str(ROLES.index(role)),)),) if role else ()


def role_of(attributes: Attributes) -> str:
    """The role that an attribute holds; '' for none."""
    (number,) = dict(attributes).get(ROLE, ("",))[:1] or ("",)
    return ROLES[int(number)] if number.isdigit() and int(number) < len(ROLES) else ""


def attributes_of(content: bytes) -> tuple[dict[str, Attributes], Attributes]:
    """The attributes of variables, by their whole names, and of the file; none where it cannot be followed."""
    return read_for(_extension(content, ATTRIBUTES)), read(_extension(content, OF_FILE))


def _extension(content: bytes, subtype: int) -> str:
    try:
        order = LAYOUTS[content[64:68]]
        at = content.rfind(struct.pack(f"{order}3i", 7, subtype, 1), 0, end_of_dictionary(content))
        (length,) = struct.unpack_from(f"{order}i", content, at + 12)
    except (struct.error, KeyError):
        return ""
    return content[at + 16 : at + 16 + length].decode("utf-8", "replace") if at > 0 else ""


def _record(content: bytes, subtype: int, text: str) -> bytes:
    held = text.encode()
    return struct.pack(f"{LAYOUTS[content[64:68]]}4i", 7, subtype, 1, len(held)) + held


def _set_line(content: bytes, each: MultipleSet) -> str:
    short = {long.casefold(): name for name, long in long_names(content).items()}
    members = " ".join(short.get(name.casefold(), name).lower() for name in each.members)
    kind = "C" if each.counted is None else f"D{len(each.counted)} {each.counted}"
    return f"${each.name.lstrip('$')}={kind} {len(each.label.encode())} {each.label} {members}\n"


def _aligned(content: bytes, alignment: Mapping[str, str]) -> bytes:
    order = LAYOUTS[content[64:68]]
    at = content.find(struct.pack(f"{order}3i", 7, DISPLAY, 4))
    if at < 0:
        return content
    head, long = bytearray(content), long_names(content)
    wanted = {name.casefold(): ALIGNED.index(value) for name, value in alignment.items()}
    names = [name for name in element_names(content) if name]
    for number, name in enumerate(names):
        value = wanted.get(long.get(name, name).casefold())
        if value is not None:
            struct.pack_into(f"{order}i", head, at + 16 + 12 * number + 8, value)
    return bytes(head)


def _moved(content: bytes, behind: int, by: int) -> bytes:
    """A compressed file whose data begin further on: every place that its parts name is moved."""
    head = bytearray(content)
    at = behind + 8  # the record that ends the dictionary
    start, end, length = struct.unpack_from("<3q", head, at)
    struct.pack_into("<3q", head, at, start + by, end + by, length)
    (blocks,) = struct.unpack_from("<i", head, end + by + 20)
    for block in range(blocks):
        place = end + by + 24 + 24 * block
        raw, packed = struct.unpack_from("<2q", head, place)
        struct.pack_into("<2q", head, place, raw + by, packed + by)
    return bytes(head)
