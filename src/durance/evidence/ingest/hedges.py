"""Who says it, whether it is denied, and how surely it is said: cue words of English and French."""

import re

_VERBS = (r"said|says|stated|states|reported|reports|estimated|estimates|estimate|noted|notes|claimed|claims|alleged|"
          r"alleges|warned|warns|found|argued|"
          r"argues|observed|observes|announced|confirmed|explained|told|put|believes?|has shown|has noted|suggests?|wrote|"
          r"writes|recounts|denied|acknowledged|declared")
_DIT = (r"affirm(?:e|ent|é|ait)|indiqu(?:e|ent|é|ait)|estim(?:e|ent|é|ait)|déclar(?:e|ent|é|ait)|rapport(?:e|ent|é|ait)|"
        r"annonc(?:e|ent|é|ait)|dit|disent|"
        r"soulign(?:e|ent|é)|précis(?:e|ent|é)|assur(?:e|ent|é)|prétend(?:ent|u)?|expliqu(?:e|ent|é)|revendiqu(?:e|ent|é)|"
        r"confirm(?:e|ent|é)|évalu(?:e|ent|é)")
_NAME = r"(?:(?:the|an?|some|local|one|les|la|le|l['’]|des|un|une)\s?)?(?:[^\W\d_][\w.'’-]*\s){0,6}?[^\W\d_][\w.'’-]*"
_STOPS = (r"(?=\s*(?:[,;:.!?)“”\"«»—–]|$|\s(?:that|the|which|who|at|in|on|has|have|had|is|are|was|were|que|qui|dans|en|au|"
          r"a|ont|est|sont|and|et)\b))")
_SAID = tuple(re.compile(pattern) for pattern in (
    rf"(?i:\b(?:according to|as (?:stated|reported|noted|told|explained) by|in the words of|"
    rf"per the))\s(?P<who>{_NAME}){_STOPS}",
    rf"(?i:\b(?:selon|d['’]après|au dire d['e]s?|aux dires d['e]s?|de source))\s?(?P<who>{_NAME}){_STOPS}",
    rf"(?<![\w.'’-])(?P<who>(?:(?i:the|local|some|independent|other|media|as analyst|les|la|le|un|une|des)\s|"
    rf"(?i:l['’]))?(?:[\w.'’-]+\s){{0,7}}?"
    rf"(?:[A-Z][\w.'’-]*|analysts?|reports?|reporting|sources?|officials?|experts?|outlets?|resolution|analystes?|"
    rf"autorités|responsables?|"
    rf"habitants|médias|gouvernement|armée|junte|estimate))\s(?:also |nearly |reportedly |recently |has |have |had |a |"
    rf"ont |avait )?"
    rf"(?:{_VERBS}|{_DIT})\b(?! by\b| par\b| itself\b| himself\b)"))
_SAYING = re.compile(rf"\b(?:{_VERBS}|{_DIT})\b")
_QUOTED = re.compile(rf"[”\"»]\s?(?:{_VERBS}|{_DIT}|a déclaré|a indiqué)\s(?P<who>{_NAME}){_STOPS}")
_NOBODY = frozenset(("as", "that", "this", "it", "he", "she", "they", "who", "which", "there", "il",
                     "elle", "on", "ce", "cela", "qui"))
_DENIED = {"en": re.compile(r"\b(?:not(?! only\b| just\b| least\b| long after\b| less than\b| fewer than\b| more than\b)|"
                            r"no(?! (?:more|less|fewer|longer|\.))|no longer|never|"
                            r"neither|nor|none|nobody|without|cannot|failed to|fails to|denie[sd]|little (?:progress|"
                            r"chance|evidence)|nothing)\b|n['’]t\b", re.IGNORECASE),
           "fr": re.compile(r"\b(?:ne|n['’])(?:\s?(?!\bque\b)[\w'’-]+){1,6}\s(?:pas|jamais|plus|aucune?|rien|ni|personne|"
                            r"guère)\b(?! qu| d['e’]\s?\d)|\baucune?\b(?! moins)|\bsans\b|\bpersonne n['’e]|"
                            r"\bni\b|\bnon(?! seulement)\b|\bdément|\bnié\b", re.IGNORECASE)}
_HEDGES = {
    "en": r"reported(?:ly)?\b(?! by)|alleged(?:ly)?\b|alleges?\b|claim(?:s|ed)?\b|supposed(?:ly)?\b|apparent(?:ly)?\b|"
          r"seem(?:s|ed|ing|ingly)?\b|appear(?:s|ed)? to\b|perhaps\b|"
          r"possib(?:ly|le)\b|probab(?:ly|le)\b|(?:un)?likely\b|may\b(?! \d)|might\b|could\b(?! not)|suggest(?:s|ed)?\b|"
          r"rough(?:ly)? (?:estimate)?\b|estimated?\b|"
          r"local (?:reports|reporting|sources)\b|media reports\b|unconfirmed\b|rumou?r(?:s|ed)?\b|so-called\b|"
          r"believed to\b|said to\b|thought to\b|some (?:say|observers|analysts|argue)\b|"
          r"to many\b|plausible\b|unclear\b|(?:in its|the) (?:second|third|fourth|fifth|sixth) (?:week|month|year) of\b",
    "fr": r"serai(?:t|ent)\b|aurai(?:t|ent)\b|pourrai(?:t|ent)\b|semble(?:nt|rait)?\b|paraî(?:t|trait)\b|peut-être\b|"
          r"probable(?:ment)?\b|vraisemblable(?:ment)?\b|sans doute\b|"
          r"prétend(?:u|ue|us|ent)?\b|présumé(?:e|s|es)?\b|supposé(?:e|s|es)?\b|apparemment\b|soi-disant\b|"
          r"non confirmé\w*|rumeurs?\b|dit-on\b|possible(?:ment)?\b|estimé(?:e|s|es)?\b|"
          r"revendiqu\w+|sources locales\b|(?:dans son|le) (?:deuxième|troisième|quatrième|cinquième|sixième) (?:mois|"
          r"année|semaine) (?:de|du)\b"}
_HEDGING = {tongue: re.compile(rf"\b(?:{words})", re.IGNORECASE) for tongue, words in _HEDGES.items()}


def attribution(sentence: str) -> str:
    """Who is given as the source in a sentence (`the UN`, `ACSS`), in its own words; "" where nobody is."""
    patterns = (*_SAID[:2], *((_QUOTED, _SAID[2]) if _SAYING.search(sentence) else ()))
    for pattern in patterns:
        for match in pattern.finditer(sentence):
            who = re.sub(r"^(?:As|While|But|And|Though|In|Et|Mais|Comme) ", "", match["who"].strip(" ,.'’\""))[:80]
            if who.lower() not in _NOBODY:
                return who
    return ""


def negated(words: str, language: str) -> bool:
    """Whether a clause denies: not, never, neither, without, ne ... pas; `no more than` and `not only` deny nothing."""
    return bool(_DENIED["fr" if language == "fr" else "en"].search(words))


def hedges(words: str, language: str) -> tuple[str, ...]:
    """The words of doubt in order, in small letters, each once; a duration without a date (`second month of`) is one."""
    found = (m[0].strip().lower() for m in _HEDGING["fr" if language == "fr" else "en"].finditer(words))
    return tuple(dict.fromkeys(found))
