"""A name for each column of a file, as mapping.yaml calls it."""

from collections import Counter

from survey.files.grid import Grid

LONGEST_HEADER = 100  # of a key in mapping.yaml: YAML takes 1024, and a sign may be written as ten


def header_keys(grid: Grid, first: int) -> tuple[str, ...]:
    """A name for each column that no other has: its header, with the rows of headers below where that is needed."""
    headers = [header.strip() for header in grid.headers]
    times = Counter(headers)
    keys: list[str] = []
    for at, header in enumerate(headers):
        more = [grid.rows[row][at].strip() for row in range(first)]
        parts = [header] if header and times[header] == 1 else [part for part in (header, *more) if part]
        keys.append(" / ".join(parts)[:LONGEST_HEADER])
    seen: Counter[str] = Counter()
    for at, key in enumerate(keys):
        seen[key] += 1
        if seen[key] > 1 or not key:
            keys[at] = f"{key} ({seen[key]})".strip()
    return tuple(keys)
