"""Text of a command that need not stand in quotation marks."""


def unquoted(text: str) -> str:
    """The words of `text` without the quotation marks around them, two within as one."""
    bare = text.strip().removeprefix("=").strip()
    if len(bare) > 1 and bare[0] in "'\"" and bare[-1] == bare[0]:
        return bare[1:-1].replace(bare[0] * 2, bare[0])
    return bare
