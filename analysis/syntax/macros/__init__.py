"""The macros of a job: what DEFINE makes, and the text that calls of them become.

Most jobs define none: what reads and expands them is imported where one does.
"""
