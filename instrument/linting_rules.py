"""The rules of questionnaire review, by the names under which a questionnaire answers them, each with its reason."""

from collections.abc import Mapping

from instrument.message import Message

RULES: Mapping[str, str] = {
    "overlapping_brackets": "two options both hold the same number, as 3–5 and 5–10 do",
    "double_barrelled": "one item asks about two things",
    "unbalanced_scale": "more points on one side of the middle than on the other",
    "unlabelled_points": "points of a scale have numbers for words",
    "no_dont_know": "questions do not offer 'don't know', or only some do",
    "short_scale": "a scale of fewer than three items",
    "uneven_items": "items of one scale differ in their lowest or highest code",
    "other_without_blank": "an option 'other' that leaves no blank to write in",
    "none_with_others": "an option 'none' that may be ticked with others",
    "always_asked": "a condition that every answer meets",
    "unreachable": "a condition that no answers meet",
    "leading": "the wording suggests an answer, or takes one for granted",
}

REASONS: Mapping[str, Message] = {
    "overlapping_brackets": Message(
        "Who stands on the border may tick either option, so that the two groups cannot be told apart."
    ),
    "double_barrelled": Message(
        "Who thinks differently of the two things has no answer to give, and no answer tells which of them it is about."
    ),
    "unreachable": Message(
        "A question that is never asked has no answers to report, and its condition is likely wrong."
    ),
    "leading": Message(
        "Respondents tend to agree with what a question suggests or takes for granted, and the answers lean that way."
    ),
    "unbalanced_scale": Message("More points on one side draw answers to that side, and the mean moves with them."),
    "unlabelled_points": Message(
        "Points without words mean something else to each respondent; words make them reliable."
    ),
    "no_dont_know": Message("Who does not know has to guess or to skip, and a guess looks like an opinion."),
    "short_scale": Message(
        "With fewer than three items no item can be judged by the others, and alpha hardly says anything."
    ),
    "uneven_items": Message("Items with more points weigh more in the score than the others."),
    "other_without_blank": Message("What the option 'other' stands for cannot be told afterwards."),
    "none_with_others": Message("Answers that tick both 'none' and something contradict themselves."),
    "always_asked": Message("A condition that excludes nobody is likely to be another than the one that was meant."),
}
"""Why each rule raises a doubt. Source: Krosnick & Presser (2010), Handbook of Survey Research, 2nd ed., ch. 9."""
