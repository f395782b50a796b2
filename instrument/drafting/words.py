"""What words of a form or an answer give away: their language, an order, a blank, a person."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

_CHINESE = re.compile("[\u3400-\u9fff]")
_TAGS = re.compile(r"<(?:/?[A-Za-z][^<>]{0,2000}|!--.*?--)>", re.DOTALL)
_INLINE = re.compile(r"</?(?:b|i|u|strong|em|span|font|sup|sub|a|small|mark)(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LIKE = re.compile(r"[\s_*]+|[:.。?!]+(?=\)|$)")
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}

OTHER = re.compile(r"(?:其他|其它|others?\b|另外)", re.IGNORECASE)
NONE = re.compile(
    r"无(?!所谓)|没有|以上[均都]?[不没无]|[均都][不没无]|none\b|no(?:t any| one|thing)?$|nothing\b", re.IGNORECASE
)
DONT_KNOW = re.compile(
    r"(?:不知道|不清楚|不了解|说不清|不好说|拒绝回答|不适用|不愿(?:意)?(?:回答|透露)|"
    r"(?:i )?(?:don['’]?t|do not) (?:know|want to answer|wish to answer)|no opinion|"
    r"(?:doesn['’]?t|does not) apply|unsure|not sure|no answer|refused|prefer not|not applicable|n/a|"
    r"unfamiliar \(n/a\))",
    re.IGNORECASE,
)
BLANK = re.compile(r"[_＿]{2,}|﹏{2,}|（\s*）$|\(\s*\)$|\[\s*\]$|【\s*】$")
PERSON = re.compile(
    r"姓名|手机号|(?:您|你)的?手机$|电话(?:号码)?[：:]?$|联系(?:电话|方式)|电话号码|邮箱|电子邮件|"
    r"微信号?|QQ|身份证|学号|工号|住址|通讯地址|\b(?:full|first|last|your) names?\b|^names?\W*$|\be-?mail\b|"
    r"\b(?:phone|mobile|telephone) (?:number|no\b)|^(?:phone|mobile|telephone)\W*$|"
    r"\b(?:home|postal|mailing|street|your) address\b|\bpassport",
    re.IGNORECASE,
)
CHARACTERISTIC = re.compile(
    r"性别|年龄|年级|学历|文化程度|教育程度|受教育|婚姻|职业|职务|岗位|职称|行业|收入|月薪|工资|民族|政治面貌|户口|户籍|"
    r"籍贯|居住地|所在(?:地|城市|省|单位|部门|学院)|单位(?:性质|类型)|专业|工龄|工作年限|工作年数|从业年限|"
    r"教龄|城乡|企业(?:规模|性质|类型)|子女|\bhow old\b|\bgender\b|\bsex\b|\bage\b|\beducation|\bincome\b|"
    r"\bmarital|\boccupation|\bprofession\b|"
    r"\bemployment status|\bethnic|\brace\b|\bregion\b|\bnationality|\byears? of (?:work|experience|service)|"
    r"\bjob title|\bindustry\b|\bschooling|\bgrade\b|\bdegree\b.*\bearned|\bgeschlecht|\balter\b|\bbildung",
    re.IGNORECASE,
)
LONGEST_CHARACTERISTIC = 45  # letters, a Chinese character for two; a longer wording asks for an opinion


def clean(words: object) -> str:
    """`words` without marks of HTML, control characters and runs of blanks."""
    text = _TAGS.sub(" ", _INLINE.sub("", "" if words is None else str(words)))
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return _SPACE.sub(" ", _UNSAFE.sub(" ", text)).strip()


def like(words: str) -> str:
    """What two labels share that an export could not tell apart."""
    return _LIKE.sub("", unicodedata.normalize("NFKC", words)).casefold()


def language_of(wordings: Iterable[str]) -> str:
    """`zh` where a part worth naming of the letters is Chinese, else `en`."""
    text = "".join(wordings)
    letters = sum(character.isalpha() for character in text)
    return "zh" if letters and len(_CHINESE.findall(text)) > 0.15 * letters else "en"


def is_characteristic(wording: str) -> bool:
    """Whether a question seems to ask what kind of person answers."""
    wide = len(wording) + len(_CHINESE.findall(wording))
    return wide <= LONGEST_CHARACTERISTIC and CHARACTERISTIC.search(wording) is not None


# How far a label is from the middle.
_NEUTRAL = re.compile(
    r"^(?:一般|中立|中性|不确定|说不清|适中|中等|普通|有时|还行|尚可|无所谓|不好不坏|差不多|neutral|neither|average|undecided|"
    r"sometimes|moderate|so-so|fair$|about the same|occasionally|teils|weder)",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"非常|极|十分|一定|肯定|完全|很|严重|根本|强烈|特别|毫|从来|从未|从不|总是|一直|最|深度|^无|任何|绝对|每天|"
    r"\b(?:strongly|very|extremely|completely|totally|fully|definitely|always|never|absolutely|not at all|excellent|"
    r"highly|a great deal|sehr|voll|überhaupt|gar)\b",
    re.IGNORECASE,
)
_MILD = re.compile(
    r"比较|较|可能|大概|不太|不大|有点|有些|偶尔|少量|基本|略|稍|经常|时常|很少|"
    r"\b(?:somewhat|slightly|fairly|rather|a little|mostly|moderately|often|usually|rarely|seldom|probably|eher)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"不|没|未|无(?!所谓)|差|低|小|少|弱|难|偶尔|"
    r"\b(?:not|no|never|none|poor|bad|little|low|rarely|seldom|unlikely|nicht|kein)\b|"
    r"\b(?:dis|un)(?:agree|satisf|important|favo|likely|happy|familiar|appealing)",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"同意|满意|赞同|认同|赞成|反对|重要|符合|了解|知晓|愿意|支持|清楚|熟悉|喜欢|信任|可能|有用|有效|匹配|完善|较好|好$|"
    r"\b(?:dis)?agree|satisf|\b(?:un)?likely|important|favou?rabl|familiar|useful|\bgood\b|\bhigh\b|zufrieden|"
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
    strong, mild, negative = _STRONG.search(words), _MILD.search(words), _NEGATIVE.search(words)
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


_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_BELOW = re.compile(
    r"以下|以内|不到|小于|不足|少于|低于|及以下|未满|under\b|below\b|less\b|fewer\b|up to\b|younger|^\s*[<≤]",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"以上|大于|超过|多于|高于|over\b|above\b|more\b|older\b|\bor more|\+\s*$|^\s*[>≥]", re.IGNORECASE)
_SCHOOLING = (
    ("小学", "primary", "less than high", "no schooling"),
    ("初中", "junior high", "middle school", "lower secondary"),
    ("高中", "中专", "high school", "senior", "upper secondary"),
    ("大专", "专科", "some college", "associate", "vocational"),
    ("本科", "学士", "大学", "bachelor", "undergraduate"),
    ("硕士", "研究生", "master", "graduate"),
    ("博士", "doctor", "phd"),
)
_PAIRS = (
    {"是": 0, "否": 1},
    {"男": 0, "女": 1},
    {"有": 0, "没有": 1, "无": 1},
    {"yes": 0, "no": 1},
    {"male": 0, "female": 1},
)


def natural_order(labels: Sequence[str]) -> list[str] | None:
    """The labels in the order they have by their meaning: degrees, brackets of numbers, schooling, yes before no."""
    for rank in (_by_pair, _by_degree, _by_schooling, _by_figure):
        ranks = [rank(label) for label in labels]
        known = [each for each in ranks if each is not None]
        if len(known) == len(labels) and len(set(known)) == len(known):
            return [label for _, label in sorted(zip(known, labels, strict=True))]
    return None


def _by_pair(label: str) -> float | None:
    return next((float(pair[like(label)]) for pair in _PAIRS if like(label) in pair), None)


def _by_degree(label: str) -> float | None:
    found = degree(label)
    if found is None:
        return None
    # 同意 lies between 比较同意 and 非常同意, and 不太 nearer to the middle than 不.
    plain = 0.0 if _MILD.search(label) or _STRONG.search(label) or not found else 0.5
    return found + (plain if found > 0 else -plain)


def _by_schooling(label: str) -> float | None:
    words = label.casefold()
    found = next((float(at) for at, names in enumerate(_SCHOOLING) if any(name in words for name in names)), None)
    return None if found is None else found + (0.4 if _ABOVE.search(words) else 0.0)


def _by_figure(label: str) -> float | None:
    plain = unicodedata.normalize("NFKC", label)
    figures = [float(each.replace(",", "")) if each.count(".") < 2 else 0.0 for each in _FIGURE.findall(plain)]
    if not figures:
        return None
    factor = 10_000.0 if "万" in plain and "千" not in plain else 1.0
    edge = -0.5 if _BELOW.search(plain) else 0.5 if _ABOVE.search(plain) and len(figures) == 1 else 0.0
    return factor * figures[0] + edge


def is_bracketed(labels: Sequence[str]) -> bool:
    """Whether labels are brackets of numbers or levels of schooling, in their order."""
    order = natural_order(labels)
    if order is None or len(labels) < 3 or list(labels) not in (order, order[::-1]):
        return False
    return all(_by_figure(label) is not None or _by_schooling(label) is not None for label in labels)
