"""Which procedures a layout or figure takes."""

from collections.abc import Sequence

from analysis.result import Fault, Result, nearest, quoted


def take(results: Sequence[Result], *procedures: str) -> tuple[Result, ...]:
    """The results, all of those procedures; raises `Fault` for another one."""
    for result in results:
        if result.procedure not in procedures:
            raise Fault(
                "{found} is a task of {procedure}; possible here: {possible}",
                {
                    "found": quoted(result.name or result.procedure),
                    "procedure": result.procedure,
                    "possible": nearest(result.procedure, procedures),
                },
            )
    return tuple(results)
