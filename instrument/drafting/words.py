"""What words of a form or an answer give away: their language, an order, a blank, a person."""

import re
import unicodedata
from collections.abc import Iterable

from instrument.pictographs import spelled

_CHINESE = re.compile("[\u3400-\u9fff]")
_TAGS = re.compile(r"<(?:/?[A-Za-z][^<>]{0,2000}|!--.*?--)>", re.DOTALL)
_INLINE = re.compile(r"</?(?:b|i|u|strong|em|span|font|sup|sub|a|small|mark)(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LIKE = re.compile(r"[\s_*]+|[:.。?!]+(?=\)|$)")
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}

OTHER = re.compile(
    r"(?:其他|其它|others?\b|另外|-oth-$|sonstige[sn]?\b|andere[srn]?\b|autres?\b|otr[oa]s?\b|outr[oa]s?\b|altr[oi]\b)",
    re.IGNORECASE,
)
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
OPEN = re.compile(
    r"(?:建议|意见|看法|感想|想法|心声)(?:是什么|吗|有哪些)?[？?。：:]*$|为什么|请(?:说明|描述|简述|谈谈|写下)|简答|"
    r"\b(?:any |other |further |additional )?(?:comments?|suggestions?|feedback|remarks?)\W*(?:please.*)?$|^why\b|"
    r"\bplease (?:explain|describe|elaborate)|in your own words|\b(?:anmerkung|kommentar|bemerkung)(?:en|e)?\W*$|"
    r"\bcommentaires?\W*$|\bremarques?\W*$|\bcomentarios?\W*$|\bsugerencias?\W*$|\bcomentários?\W*$",
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
    """`words` without marks of HTML, control characters and runs of blanks; pictographs by their names."""
    text = _TAGS.sub(" ", _INLINE.sub("", "" if words is None else str(words)))
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return _SPACE.sub(" ", _UNSAFE.sub(" ", spelled(text))).strip()


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
