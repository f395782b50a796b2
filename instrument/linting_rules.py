"""The rules of questionnaire review, by the names under which a questionnaire answers them."""

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    "overlapping_brackets": "two options both hold the same number, as 3–5 and 5–10 do",
    "double_barrelled": "one item asks about two things",
    "unbalanced_scale": "more points on one side of the middle than on the other",
    "unlabelled_points": "points of a scale have numbers for words",
    "no_dont_know": "some questions offer 'don't know' and others do not",
    "short_scale": "a scale of fewer than three items",
    "uneven_items": "items of one scale differ in their lowest or highest code",
    "other_without_blank": "an option 'other' that leaves no blank to write in",
    "none_with_others": "an option 'none' that may be ticked with others",
    "always_asked": "a condition that every answer meets",
}
