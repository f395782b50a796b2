"""The fieldwork monitor: how many forms have come, of whom, and what they say, with nobody's own answers to be seen."""
