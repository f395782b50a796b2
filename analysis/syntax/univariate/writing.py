"""CONTRAST, LMATRIX and POSTHOC as a command writes them."""

from typing import Any

from analysis.syntax.post_hoc import TESTS


def contrasts_written(options: Any) -> list[str]:
    """The subcommands of contrasts and of custom hypotheses."""
    found = [f"/CONTRAST({factor})={_contrast(words)}" for factor, *words in options.contrasts]
    has_constants = any("=" in words for words in options.hypotheses)
    for words in options.hypotheses:
        rows = [row.partition("=") for row in " ".join(words).split(";")]
        found.append(f"/LMATRIX {'; '.join(row.strip() for row, _, _ in rows)}".replace(" all ", " ALL "))
        values = "; ".join(value.strip() or "0" for _, _, value in rows)
        found += [f"/KMATRIX={values}"] if has_constants else []
    return found


def error_terms_written(options: Any) -> list[str]:
    """The subcommands that test effects against others."""
    found = []
    for effect, df, *rest in options.error_terms:
        parts = [f"{number}*{name}" for number, name in zip(rest[::2], rest[1::2], strict=False)] or rest
        found.append(f"/TEST={effect} VS {' + '.join(parts)}{'' if df == '-' else f' DF({df})'}")
    return found


def _contrast(words: list[str]) -> str:
    type_, *numbers = words
    return f"{type_.upper()}({' '.join(numbers)})" if numbers else type_.upper()


def post_hoc_written(options: Any) -> list[str]:
    """The subcommand of post hoc tests, where there are any."""
    words = {ours: theirs for theirs, ours in TESTS.items()}
    tests = []
    for each in options.posthoc:
        control = f"({options.control})" if options.control and words[each].startswith("DUNNETT") else ""
        tests.append(words[each] + control + (f"({options.error_ratio:g})" if words[each] == "WALLER" else ""))
    names = " ".join(factor.name for factor in options.posthoc_factors)
    return [f"/POSTHOC={names}({' '.join(tests)})"] if tests and names else []
