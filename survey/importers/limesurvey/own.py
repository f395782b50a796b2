"""The columns that LimeSurvey itself puts into an export, by their codes and by their words in several languages."""

from collections.abc import Mapping

from survey.platform import Role

SUBMITTED, NUMBER, SECONDS = "submitdate", "id", "interviewtime"
META = (SUBMITTED, "lastpage", "startlanguage", "seed", "startdate", "datestamp", "refurl", "completed")
ROLES: Mapping[str, Role] = {
    NUMBER: Role.NUMBER,
    **dict.fromkeys(META, Role.META),
    "token": Role.IDENTIFIER,
    "firstname": Role.IDENTIFIER,
    "lastname": Role.IDENTIFIER,
    "email": Role.IDENTIFIER,
    "ipaddr": Role.ADDRESS,
    SECONDS: Role.SECONDS,
}
FULL: Mapping[str, str] = {
    "seed": "seed",
    "response id": NUMBER,
    "date submitted": SUBMITTED,
    "last page": "lastpage",
    "start language": "startlanguage",
    "date started": "startdate",
    "date last action": "datestamp",
    "ip address": "ipaddr",
    "referrer url": "refurl",
    "access code": "token",
    "total time": SECONDS,
    "antwort id": NUMBER,
    "antwort-id": NUMBER,
    "datum abgeschickt": SUBMITTED,
    "letzte seite": "lastpage",
    "start-sprache": "startlanguage",
    "zufallsstartwert": "seed",
    "datum gestartet": "startdate",
    "datum letzte aktivität": "datestamp",
    "ip-adresse": "ipaddr",
    "weiterleitungs-url": "refurl",
    "zugangsschlüssel": "token",
    "gesamtzeit": SECONDS,
    "id de la réponse": NUMBER,
    "date de soumission": SUBMITTED,
    "dernière page": "lastpage",
    "langue de départ": "startlanguage",
    "tête de série": "seed",
    "date de lancement": "startdate",
    "date de la dernière action": "datestamp",
    "adresse ip": "ipaddr",
    "答复 id": NUMBER,
    "回复 id": NUMBER,
    "提交日期": SUBMITTED,
    "最后一页": "lastpage",
    "起始语言": "startlanguage",
    "开始日期": "startdate",
    "最后操作日期": "datestamp",
    "种子": "seed",
    "ip地址": "ipaddr",
    "ip 地址": "ipaddr",
    "来源网址": "refurl",
    "总时间": SECONDS,
}
