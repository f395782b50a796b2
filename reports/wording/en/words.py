"""All printed words of English."""

from reports.wording.en.headings import HEADINGS, HEADINGS_IN, SPANNED, SPANNED_IN, SPANNERS
from reports.wording.en.keys import KEYS, KEYS_IN, TABLES
from reports.wording.en.origins import DEFINITIONS, ORIGINS
from reports.wording.en.phrases import PHRASES
from reports.wording.words import Words

PRINTED = {**PHRASES, **ORIGINS}

WORDS = Words(HEADINGS, HEADINGS_IN, SPANNERS, SPANNED, SPANNED_IN, KEYS, KEYS_IN, TABLES, PRINTED, DEFINITIONS)
