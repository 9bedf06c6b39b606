"""Origins at which the war has just changed its rules: then the model's path is believed, for the months before tell little.

A break is a public event that the pack dates to the last BACK months: a coup, a partner that comes or goes, a truce, an
accord, talks, a town lost. Such events are taken as known on their day; of the claims behind them only those that are
neither premise nor retrospective are held against the day of the origin.
"""

from durance.analysis.forecast.origins import last_day, later
from durance.pack.model import Pack

BACK = 6
KINDS = ("coup_order", "partner_order", "truce", "accord_order", "seized_order", "talks_offer")


def broken(pack: Pack, month: str, back: int = BACK) -> bool:
    """Whether such an event began in the `back` months up to the end of `month`, taken as known on its day."""
    begin, day = last_day(later(month, -back)), last_day(month)
    return any(event.kind != "record" and event.control in KINDS and begin < event.date <= day
               and not pack.ledger.peeking(event.claims, day) for event in pack.events)
