"""What a language must bring."""

from collections.abc import Mapping

from instrument.records import dataclass


@dataclass(frozen=True)
class Words:
    """The printed words of one language."""

    headings: Mapping[str, str]  # vocabulary word → heading
    headings_in: Mapping[tuple[str, str], str]  # table and word → heading there
    spanners: Mapping[str, Mapping[str, tuple[str, ...]]]  # table → wider heading → the words under it
    spanned: Mapping[str, str]  # word → shorter heading under a wider one
    spanned_in: Mapping[tuple[str, str], str]  # table and word → the same there
    keys: Mapping[str, str]
    keys_in: Mapping[tuple[str, str], str]  # table and key → what it prints as there
    tables: Mapping[str, str]  # name → title
    phrases: Mapping[str, str]
    definitions: Mapping[str, str]  # word, or table and word, or table and statistic → one line
