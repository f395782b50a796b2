"""The words of the form in English."""

WORDS = {
    "begin": "Begin",
    "agree": "I have read this and take part of my own free will.",
    "voluntary": (
        "Taking part is voluntary. You may stop at any time; no answer is kept before you press “Send”. How many forms "
        "are left at which question is counted, but not whose."
    ),
    "what_is_kept": (
        "Kept are your answers and the day, but no address of your computer, no kind of browser and no page you came "
        "from. The page keeps a draft on this device only, so that you can go on later."
    ),
    "what_is_kept_persons": "What tells who you are is kept in another file, apart from your answers.",
    "afterwards": "At the end you get a code with which you can have your answers deleted.",
    "confidentiality": "What we promise",
    "language": "Language",
    "send": "Send",
    "part": "Part {number} of {count}",
    "optional": "optional",
    "only_if": "Only if {condition}.",
    "choose_several": "You may choose several.",
    "choose_up_to": "Choose at most {most}.",
    "choose_from": "Choose at least {least}.",
    "rank_up_to": "Rank up to {last}; 1 is first.",
    "no_rank": "–",
    "range": "From {least} to {most}.",
    "write_in": "Please specify: {option}",
    "wrong": "Please look at these questions again. Nothing is stored yet.",
    "required": "This question has no answer yet.",
    "required_rows": "Not every line has an answer yet.",
    "not_to_be_asked": "By your other answers this question is not for you; its answer was taken out.",
    "too_few": "Please choose at least {least}.",
    "too_many": "Please choose at most {most}.",
    "exclusive": "One of the chosen answers stands alone and cannot be chosen with others.",
    "ranks": "Please give each rank once, beginning with 1.",
    "no_number": "This is no number.",
    "out_of_range": "Possible are numbers from {least} to {most}.",
    "no_whole": "Possible are whole numbers.",
    "decimals": "Possible are at most {decimals} decimals.",
    "too_long": "Possible are at most {most} characters.",
    "no_date": "This is no date; dates are written 2026-06-30.",
    "not_ticked": "Something is written beside an answer that is not chosen.",
    "progress": "{done} of {count} answered",
    "resumed": "Your draft on this device was brought back.",
    "clear": "Delete the draft on this device",
    "thanks": "Thank you. Your answers are stored.",
    "receipt": "Your code",
    "receipt_use": ("Note it down if you might want your answers deleted later; nobody can tell it from your answers."),
    "remove": "Delete my answers",
    "remove_why": "Enter the code you were given after sending. Your answers are then deleted for good.",
    "remove_button": "Delete",
    "removed": "The answers are deleted.",
    "no_receipt": "There are no answers with this code.",
    "unknown_field": "The form holds a field that this questionnaire does not have; nothing is stored.",
    "repeated_field": "The form holds a field twice; nothing is stored.",
    "too_many_fields": "The form holds more fields than this questionnaire has; nothing is stored.",
    "forged_code": "The form holds an answer that this questionnaire does not offer; nothing is stored.",
    "no_form": "This is not the form of this questionnaire; nothing is stored.",
    "no_text": "The form holds characters that are no text; nothing is stored.",
    "no_number_of_form": "The form has no number; please open the questionnaire anew.",
    "not_agreed": "The consent is missing, or the questionnaire has changed; please open it anew.",
    "too_large": "The form is too large; nothing is stored.",
    "different": "Other answers were already stored with this form; nothing is changed.",
    "gone": "These answers were deleted and are not stored again.",
    "unavailable": "Your answers cannot be stored at this moment. Please press “Send” again in a minute.",
    "wrong_host": "This questionnaire is not found under this name.",
    "cross_site": "The form was sent from another site; nothing is stored.",
    "not_found": "There is no such page.",
    "not_allowed": "This page cannot be used in this way.",
    "too_often": (
        "Too many forms came from this network within a short time; nothing is stored. Please try again in a minute."
    ),
    "not_yet": "This questionnaire opens on {opens}; we shall be glad if you come back then.",
    "closed": "This questionnaire closed on {closes}; nothing is stored any more. Thank you for wanting to take part.",
    "full": (
        "Thank you. Enough people of your group have answered already, so that your answers are not needed; nothing of "
        "what you entered is stored."
    ),
    "uninvited": (
        "This invitation has been used, or it is not known here. If you have taken part: thank you, your answers are "
        "stored. If you have not, please look at your code again; it has 20 letters and digits."
    ),
    "code": "Code of your invitation",
    "code_why": "This questionnaire is answered by invitation. Please enter the code that you were given.",
    "code_button": "Go on",
    "what_is_kept_invited": (
        "Your invitation is good for one form. It is noted only that it was used: not when, and not with which "
        "answers. The codes lie in another file than the answers, and nothing in either leads to the other; nobody "
        "can tell from them what you answered."
    ),
    "open_until": "You can answer until {closes}.",
    "keep": "Keep a draft on this device",
    "draft_kept": (
        "Your draft is kept on this device, and nowhere else. To go on, open the questionnaire here again within "
        "30 days."
    ),
    "draft_too_long": "What you wrote is too long to be kept as a draft on this device; please send it.",
    "brought_back": "Your draft on this device was brought back.",
    "check": "Go on",
    "go_on": "You belong to a group whose answers are wanted. Please go on.",
    "failed": "Something went wrong here; nothing is stored. Number of the fault: {number}",
}
