"""Doubts about how a question is worded."""

import re
from collections.abc import Iterator

from instrument.message import Message, quoted
from instrument.model import Kind, Question

RATED = frozenset({Kind.SCALE, Kind.MATRIX})


QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|\"[^\"]*\"|（[^）]*）|\([^)]*\)")
JOINTS = {
    "zh": re.compile(r"、|以及|(?<![共饱温柔])和(?![谐平])|(?<![普涉顾波以])及(?![时格其])|或(?!许)|□□"),
    "en": re.compile(r"\b(?:and|or)\b|\band/or\b|□ ?□", re.IGNORECASE),
}


BOTH_SIDES = {
    "zh": re.compile(r"是否|还是|或不|有没有|有无|如果有|不满意"),
    "en": re.compile(
        r"\bor (?:not|un\w+|dis\w+|in\w+|useless|bad|badly|poor|poorly|difficult|hard|oppose\w*|harm\w*)\b|"
        r"\bif (?:any|at all)\b",
        re.IGNORECASE,
    ),
}


def double_barrelled(question: Question, language: str) -> Iterator[Message]:
    """Items that ask about two things, joined or side by side."""
    if language not in JOINTS or not (question.kind in RATED or _is_opinion(question)):
        return
    for text in [row.text[language] for row in question.rows] or [question.text[language]]:
        # A name in quotation marks is one thing, whatever words it holds; two names side by side are two.
        joint = JOINTS[language].search(BOTH_SIDES[language].sub("", QUOTED.sub("□", text)))
        if joint and "□" in joint[0]:
            yield Message("{text} may ask about two things at once: it names two side by side", {"text": quoted(text)})
        elif joint:
            yield Message(
                "{text} may ask about two things at once: it joins them with {joint}",
                {"text": quoted(text), "joint": quoted(joint[0])},
            )


LEADING = {
    "zh": re.compile(
        r"难道|众所周知|显而易见|毫无疑问|不可否认|大家都|人人都|(?:大?多数|绝大多数)人都?(?:认为|觉得|同意|支持)|"
        r"专家们?都?(?:一致|普遍)?(?:认为|指出|建议)|您(?:是否)?也(?:认为|觉得|同意|支持)|您不(?:认为|觉得)|理应|"
        r"是不是应该|(?:伟大|优秀|先进|卓越)的"
    ),
    "en": re.compile(
        r"\b(?:do|would|are|is|should)n['’]t (?:you|it|we)\b|\bdo you (?:also )?agree that\b|"
        r"\b(?:surely|obviously|clearly|undoubtedly|of course)\b|\beveryone (?:knows|agrees)\b|"
        r"\bas (?:you|we all|everyone) knows?\b|"
        r"\bmost people (?:think|agree|believe)\b|\bexperts (?:say|agree|think|believe)\b",
        re.IGNORECASE,
    ),
}


GOOD = {
    "zh": "帮助|好处|益处|作用|实惠|便利|提升|提高|改善|促进|喜欢|满意|赞[同成]|支持|认[同可]|信任|有[效用]|重要|方便",
    "en": "help|benefit|improve|like|love|enjoy|agree|support|approve|appreciate|trust|value|admire",
}
PRESUMING = {
    "zh": re.compile(
        rf"(?:有多[大么少深]?|多[大么少深])(?:程度上?)?的?(?:{GOOD['zh']})|(?:{GOOD['zh']})(?:作用|效果|程度)?有?多[大少深]|"
        r"(?:哪些|什么|何种)(?:好处|益处|帮助|实惠|便利|提升|改善)|"
        r"为(?:什么|何)(?:会)?(?:喜欢|满意|支持|赞[同成]|信任)"
    ),
    "en": re.compile(
        rf"\bhow (?:much|strongly|far|greatly)\b[^,;?]*?\b(?:{GOOD['en']})\w*|"
        r"\bhow (?:help|use)ful\b|\bhow (?:good|great|effective|beneficial|valuable|enjoyable|easy|well)\b|"
        r"\bwhat benefits?\b|\bwhy do you (?:like|love|enjoy|support|prefer|trust)\b",
        re.IGNORECASE,
    ),
}


def presuming(question: Question, language: str) -> Iterator[Message]:
    """Wording that takes for granted what it should ask: how much help there is, before whether there is any."""
    if language not in PRESUMING:
        return
    for text in [question.text[language], *(row.text[language] for row in question.rows)]:
        plain = QUOTED.sub("□", text)
        found = PRESUMING[language].search(plain)
        if found and not BOTH_SIDES[language].search(plain):
            values = {"text": quoted(text), "found": quoted(found[0])}
            yield Message("{text} takes for granted what it asks about by {found}", values)


def leading(question: Question, language: str) -> Iterator[Message]:
    """Wording that suggests an answer."""
    if language not in LEADING:
        return
    for text in [question.text[language], *(row.text[language] for row in question.rows)]:
        found = LEADING[language].search(QUOTED.sub("□", text))
        if found:
            values = {"text": quoted(text), "found": quoted(found[0])}
            yield Message("{text} suggests an answer by {found}", values)
    yield from presuming(question, language)


def _is_opinion(question: Question) -> bool:
    return question.kind is Kind.SINGLE and not question.characteristic
