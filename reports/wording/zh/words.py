"""All printed words of Chinese."""

from reports.wording.words import Words
from reports.wording.zh.headings import HEADINGS, HEADINGS_IN, SPANNED, SPANNED_IN, SPANNERS
from reports.wording.zh.keys import KEYS, KEYS_IN, TABLES
from reports.wording.zh.origins import DEFINITIONS, ORIGINS
from reports.wording.zh.phrases import PHRASES

PRINTED = {**PHRASES, **ORIGINS}

WORDS = Words(HEADINGS, HEADINGS_IN, SPANNERS, SPANNED, SPANNED_IN, KEYS, KEYS_IN, TABLES, PRINTED, DEFINITIONS)
