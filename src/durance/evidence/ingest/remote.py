"""The unit of a bare number that stands further on in the sentence, or that a reader puts in by himself."""

import re

from durance.evidence.ingest.numbers import number
from durance.evidence.ingest.units import Unit, unit_after

_NEARLY = (r"(?:(?:more|less|fewer|than|about|around|some|nearly|almost|over|at|least|plus|moins|de|près|environ|"
           r"quelque|un|une)\s)")
_ON_TO = re.compile(rf"\s(?:to|à|and|et)\s{_NEARLY}{{0,3}}(?=\d)", re.IGNORECASE)
_OF_THE = re.compile(r"\s(?:(?:out )?of (?:the|its|their|these|those|his|her)\s|des\s|(?:sur|parmi) (?:les|ses|leurs|ces)\s)"
                     r"(?:(?:some|about|nearly|quelque)\s)?(?=\w)", re.IGNORECASE)
_BN = re.compile(r"\d\s?(?:bn|mn)$", re.IGNORECASE)
_FATED = re.compile(r"\s(?:(?:have|had|has|were|are|was|been|also|already|since|then|ont|sont|été|avaient|étaient|auraient|se|"
                    r"déjà)\s){0,4}(?:fled|flee|died|dead|deserted|killed|wounded|injured|displaced|uprooted|abducted|kidnapped|"
                    r"arrested|detained|returned|crossed|starved|drowned|fui|morts?|péri|tués?|blessés?|déplacés?|enlevés?|arrêtés?|"
                    r"déserté|revenus?|disparu)\b", re.IGNORECASE)


def remote(text: str, at: int, end: int, stop: int, paired: bool) -> Unit | None:
    """The unit of a bare number that the text names later or leaves out.

    `from 775 to more than 1,500 francs`, `three of the 40 tankers`, `hundreds have deserted` (people), `2bn` (money).
    `paired`: `from` or `between` stands before the number.
    """
    ahead = _OF_THE.match(text, end, stop) or (_ON_TO.match(text, end, stop) if paired else None)
    if ahead and ahead.end() < stop and (other := number(text, ahead.end(), True)) and (
            unit := unit_after(text, other.end, stop)) and unit.known:
        return unit._replace(end=end)
    if _FATED.match(text, end, stop):
        return Unit(end, "people", "population", True)
    return Unit(end, "money", "money", True) if _BN.search(text, at, end) else None
