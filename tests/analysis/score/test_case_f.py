"""Case F: the day of easing by hand, and the case run small."""

import numpy as np

from durance.analysis.score.case_f import eased
from durance.analysis.score.registry import score

NEVER = np.nan


def test_easing_is_the_first_open_day_or_deal_after_a_siege_stood():
    closed = np.array([[0, 0, 1, 1, 0, 1, 1, 1],       # open again on day 4
                       [0, 0, 1, 1, 1, 1, 1, 1],       # a deal on day 6
                       [0, 0, 1, 1, 1, 1, 1, 1],       # never
                       [0, 0, 0, 0, 0, 0, 0, 0],       # no siege
                       [1, 0, 0, 1, 1, 0, 0, 0]],      # what came before the declaration does not count
                      float)
    deal = np.array([NEVER, 6, NEVER, NEVER, NEVER])
    found = eased(closed, deal, begin=2)
    assert found[:3].tolist() == [2, 4, np.inf]
    assert np.isnan(found[3])
    assert found[4] == 3


def test_a_deal_of_before_does_not_ease_on_the_day_the_siege_begins():
    closed = np.ones((1, 6))
    assert eased(closed, np.array([0.0]), begin=2).tolist() == [1]


def test_the_case_gives_what_its_file_asks(mali):
    rows = {r["metric"]: r for r in score(mali, "F", fast=True)}
    assert set(rows) == {"petrol_day_13", "petrol_day_30", "first_easing", "left_by_week_6", "inside80", "inside50"}
    seen = [rows[name] for name in ("petrol_day_13", "petrol_day_30", "first_easing", "left_by_week_6")]
    assert rows["inside80"]["ours"] == sum(r["met"] for r in seen)
    assert rows["inside80"]["met"] == all(r["met"] for r in seen)
    assert rows["petrol_day_30"]["ours"] >= 1.0
    assert rows["left_by_week_6"]["interval"][0] >= 0
