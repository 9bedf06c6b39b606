"""What kind of statement a sentence is, by cue words.

Precedence: a recommendation before a forecast before a quantity (where one is counted) before an opinion before a cause;
what shows no cue is a fact. A recommendation or a forecast with a number in it is still what it is: the number has not
been counted yet. Cues are weak evidence and the score says how weak; a reviewer decides.
"""

import re

_CUES = {
    "recommendation": {
        "en": r"\bshould\b(?! (?:a|an|the|any)\b)|\bought to\b|\bmust (?:also |not |instead |now |be wary|then |"
              r"therefore )*(?!have)\w+|\bneeds? to be\b|"
              r"\bwould (?:be wise|do well)\b|\bit (?:is|will be) (?:necessary|essential|vital|urgent)\b|\brecommend|"
              r"\burge[sd]?\b|\bcalls? (?:on|for)\b|"
              r"\blet us\b|\bit is time to\b",
        "fr": r"\bil (?:faut|faudra|faudrait|convient|importe|est (?:nécessaire|essentiel|urgent|temps))\b|\b(?:doit|"
              r"doivent|devons)\b|"
              r"\brecommand|\bappel(?:le|lent|ons) à\b|\bferai(?:t|ent) bien\b|\bexhort|\bpréconis"},
    "forecast": {
        "en": r"(?<!the )(?<!political )(?<!of )\bwill(?! of\b| and\b|-)\b(?! not and cannot)|\bwon['’]t\b|"
              r"\b(?:un)?likely (?:to|that)\b|\b(?:seems?|appears?|remains?|is|are) "
              r"(?:\w+ )?(?:likely|unlikely|plausible|improbable|probable|possible|imminent)\b|\bon (?:pace|track|"
              r"course) (?:to|for)\b|"
              r"\bexpect(?:s|ed)? to\b|\bforecast|\bpredict|\bprojected\b|\bloom(?:s|ing)\b|\bimminent\b|\bis (?:set|"
              r"poised|bound) to\b|"
              r"\bmight\b|\b(?:risks?|fears?|threat|danger) (?:for \w+ )?(?:of|is|that)\b|\bprospects?\b|\bwould (?:have|"
              r"side|assist|want|lead|be|mean|make|give)\b|"
              r"\bcould\b(?! not)(?! do\b)|\bin the (?:long|medium|short|near) (?:term|run)\b|\bHow long can\b|\bwho will\b",
        "fr": r"\b(?:sera|seront|aura|auront|pourra|pourront|fera|feront|ira|iront|deviendra|restera|resteront|"
              r"risquent? de|s['’]attend|prévoi|prévu|"
              r"pourrai(?:t|ent)|devrai(?:t|ent) (?:atteindre|augmenter|baisser|être|durer|rester|dépasser|reculer|tomber|"
              r"arriver)|"
              r"va (?!et\b)\w+(?:er|ir|re)|vont \w+(?:er|ir|re)|probable(?:ment)?|improbable|vraisemblable(?:ment)?|"
              r"imminente?|à l['’]horizon|d['’]ici)\b|"
              r"(?-i:[a-zé]{3,}(?:ra|ront)\b)(?<!opéra)(?<!caméra)"},
    "opinion": {
        "en": r"(?-i:I)\b(?!\.)|\b(?:in my|in our) (?:view|opinion)\b|\bof course\b|\bunfortunately|\bparadoxical|"
              r"\babsurd\b|\bfolly\b|\bworr(?:ying|ied)\b|\bbleak\b|"
              r"\blittle to be\b|\bcolossal\b|\bsad\b|\btoo happy\b|\bsuspect\b|\bcaution is\b|\bfalse debate\b|"
              r"\blegitimate\b|\bmisunderstanding|\bpitfall|"
              r"\bopinions?\b(?! around)|\bclear that\b|\bdifficult to\b|\bhard to\b|\bundoubtedly\b|\bcertainly\b|"
              r"\bsurprised\b|\bproblematic\b|\bfar from\b|"
              r"\bmay be criticis|\bmuch more (?:negative|positive)\b|\bin many respects\b|\barguably\b|"
              r"\bbeyond reproach\b|\bconvenient\b|\beminently\b",
        "fr": r"\bà (?:mon|notre) avis\b|\bje\b|\bhélas\b|\bmalheureusement\b|\bforce est de\b|\bil est clair\b|"
              r"\babsurde\b|\binquiétant|\bparadoxal|\bcertes\b|"
              r"\bévidemment\b|\bdifficile de\b|\bregrettable\b|\bà tort\b|\bfaux débat\b|\bscandaleu"},
    "cause": {
        "en": r"\bbecause\b|\bdue to\b|\bled (?:\w+ )?to\b|\blead(?:s|ing)? (?:\w+ )?to\b|\bcaus(?:e[sd]?|ing)\b|\b(?:as|"
              r"with) (?:a|the) (?:\w+ )?(?:result|consequence)\b|"
              r"\bresult(?:ed|ing|s)? in\b|\btherefore\b|\bthus\b|\bhence\b|\bcontribut|\bthanks to\b|\bdriven by\b|"
              r"\bprompt(?:ed|s|ing)\b|\bforc(?:ed|es|ing)\b|"
              r"\bowing to\b|\bexplain|\bbrought about\b|\bin exchange for\b|\ballow(?:ed|s|ing)\b|\benabl(?:e[sd]?|"
              r"ing)\b|\bso that\b|\bin order to\b|\bafter being\b|"
              r"\bthrough\b|\bdeteriorat|\bexacerbat|\bfuel(?:led|ling|s) \w+|\bby \w+ing\b|\bgiven (?:that|the|"
              r"successive)\b|\bas such\b|\bconsequences\b|\bback(?:ed)?fired?\b|"
              r"\b(?:which|that) (?:made|makes|helped|enabled|pushed|drove)\b|\bhelp(?:ed|s|ing)\b|\bdepends? on\b|"
              r"\braises?\b|\bthreaten(?:s|ing)\b|\breplac(?:e|ed|ing)\b|"
              r"\bin the face of\b|\bserves? to\b|\bposes?\b",
        "fr": r"\bparce qu|\bcar\b|\ben raison d|\bà cause d|\bprovoqu|\bentra[iî]n(?:e|é|ant|er|ent)|\bcondui(?:t|re|"
              r"sant|sent) (?:\w+ )?à|\bdonc\b|\bgrâce à|\bdu fait d|"
              r"\bcontribu|\bc['’]est pourquoi|\bfaute d|\bsous l['’]effet|\bpouss(?:é|e|ent|ant) (?:\w+ )*à|"
              r"\ben conséquence|\bà la suite d|\bsuite à|\bpermet|\bforc(?:é|e|ent|ant)\b|"
              r"\baggrav|\bexpliqu|\bainsi\b|\brésult|\bdépend"},
}
_PATTERNS = {kind: {tongue: re.compile(rf"\b(?=\w)(?:{words})", re.IGNORECASE)
                    for tongue, words in both.items()} for kind, both in _CUES.items()}
_ASKED = re.compile(r"\?\s*[”\"»]?$")


def kind_of(sentence: str, language: str, counted: bool = False) -> str:
    """recommendation, forecast, quantity (where `counted`), opinion, cause or fact."""
    for kind in ("recommendation", "forecast"):
        if cue(sentence, kind, language):
            return kind
    if counted:
        return "quantity"
    if _ASKED.search(sentence[-6:]):
        return "opinion"
    return next((kind for kind in ("opinion", "cause") if cue(sentence, kind, language)), "fact")


def cue(sentence: str, kind: str, language: str) -> str:
    """The first cue word of a kind in a sentence; "" where there is none."""
    found = _PATTERNS[kind]["fr" if language == "fr" else "en"].search(sentence)
    return found[0] if found else ""
