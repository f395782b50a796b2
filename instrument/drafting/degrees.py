"""Labels as degrees: how far each is from the middle, and on which side."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

# How far a label is from the middle.
_NEUTRAL = re.compile(
    r"^(?:一般|中立|中性|不确定|说不清|适中|中等|普通|有时|还行|尚可|无所谓|不好不坏|差不多|neutral|neither|average|undecided|"
    r"sometimes|moderate|so-so|fair$|ok(?:ay)?$|about the same|occasionally|中$|teils|weder|mittel|manchmal|ni |"
    r"parfois|moyen|regular$|a veces|às vezes|indiferente|neutr[oae])",
    re.IGNORECASE,
)

STRONG = re.compile(
    r"非常|极|十分|一定|肯定|完全|很|严重|根本|强烈|特别|毫|从来|从未|从不|总是|一直|最|深度|^无|任何|绝对|每天|"
    r"\b(?:strongly|very|extremely|completely|totally|fully|definitely|always|never|absolutely|not at all|excellent|"
    r"highly|a great deal|sehr|voll|völlig|überhaupt|gar|immer|nie|très|tout à fait|pas du tout|toujours|jamais|"
    r"totalmente|muy|siempre|nunca|muito|sempre|completamente)\b",
    re.IGNORECASE,
)

MILD = re.compile(
    r"比较|较|可能|大概|不太|不大|有点|有些|偶尔|少量|基本|略|稍|经常|时常|很少|"
    r"\b(?:somewhat|slightly|fairly|rather|a little|mostly|moderately|often|usually|rarely|seldom|probably|quite|eher|"
    r"ziemlich|selten|oft|häufig|plutôt|rarement|souvent|rara vez|casi|raramente|frequentemente)\b",
    re.IGNORECASE,
)

_NEGATIVE = re.compile(
    r"不|没|未|无(?!所谓)|差|低|小|少|弱|难|偶尔|"
    r"\b(?:not|no|never|none|poor|bad|little|low|rarely|seldom|unlikely|nicht|kein|nie|selten|lehne|pas|"
    r"jamais|rarement|mauvaise?|nunca|rara vez|raramente|mal[oa]?|ruim|desacuerdo|discordo|schlecht|insatisfech[oa]|"
    r"terrible|awful)\b|unzufrieden|unwichtig|insatisf|"
    r"\b(?:dis|un)(?:agree|satisf|important|favo|likely|happy|familiar|appealing)",
    re.IGNORECASE,
)

_BASE = re.compile(
    r"同意|满意|赞同|认同|赞成|反对|重要|符合|了解|知晓|愿意|支持|清楚|熟悉|喜欢|信任|可能|有用|有效|匹配|完善|较好|好$|"
    r"\b(?:dis)?agree|satisf|\b(?:un)?likely|important|favou?rabl|familiar|useful|\bgood\b|\bhigh\b|\b(?:poor|bad|great|terrible|awful)\b|差$|zufrieden|"
    r"\b(?:gut|schlecht|wichtig|unwichtig|d[’']accord|bonne?|mauvaise?|acuerdo|desacuerdo|buen[oa]|mal[oa]|bom|boa|ruim)\b|"
    r"\b(?:concordo|discordo|import[ae]nte?s?)\b|"
    r"\b(?:stimme|trifft)",
    re.IGNORECASE,
)

LONGEST_DEGREE = 48


def degree(label: str) -> int | None:
    """-2 … 2 for a label of agreement, frequency or quality; None where the label is no such word."""
    words = label.strip()
    if len(words) > LONGEST_DEGREE:
        return None
    if _NEUTRAL.search(words):
        return 0
    strong, mild, negative = STRONG.search(words), MILD.search(words), _NEGATIVE.search(words)
    if not (strong or mild or _BASE.search(words)):
        return None
    size = 2 if strong and not mild else 1
    return -size if negative or "反对" in words else size


def is_rating(labels: Sequence[str]) -> bool:
    """Whether labels, in this order, are the points of a rating: consecutive numbers, or degrees that rise or fall."""
    if len(labels) < 3 or len(labels) > 11:
        return False
    numbers = [leading_number(label) for label in labels]
    if all(number is not None for number in numbers) and all(
        re.fullmatch(r"-?\d+\s*(?:分|[.．、:：=＝(（\s-]\s*\D.*)?", each.strip()) for each in labels
    ):
        steps = {second - first for first, second in pairwise(each for each in numbers if each is not None)}
        if steps in ({1}, {-1}):
            return all(not re.search(r"\d\s*[-—–~～]\s*\d|[岁年元人]", label) for label in labels)
    found = [degree(label) for label in labels]
    if None in found:
        return False
    degrees = [each for each in found if each is not None]
    rises = degrees == sorted(degrees)
    return (rises or degrees == sorted(degrees, reverse=True)) and len(set(degrees)) >= 3


def leading_number(label: str) -> int | None:
    """The whole number a label begins with, its sign included."""
    found = re.match(r"-?\d+", unicodedata.normalize("NFKC", label).strip())
    return int(found[0]) if found and len(found[0]) < 10 else None
