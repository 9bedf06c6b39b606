"""Fresh runs give the numbers of a recorded run, whatever the blocks, and the luck of the numbers they are given."""

import numpy as np
import pytest

from durance.analysis.asked import value
from durance.analysis.fresh import Job, answers, needed
from durance.ensemble.run import run
from durance.pack.model import Unknown

ASKED = ("unmet", "hungry:end", "dry_day@lakehead", "price_ratio@lakehead:mean", "fighters@brothers:end",
         "displaced@millford:rise", "days_until_regime_end", "road_attacks@reedham-lakehead")


def test_the_numbers_of_a_recorded_run(siege, lakeland):
    made = siege.for_days(40).with_measure("relief", locality="lakehead", people=20000, begin="2030-01-20")
    recorded = run(made, 60)
    told = answers([Job(made, np.arange(60), 60)], ASKED, 1)[0]
    for text in ASKED:
        np.testing.assert_array_equal(told[text], value(recorded, lakeland, text).values, err_msg=text)


def test_futures_by_their_numbers(siege):
    made = siege.for_days(20)
    whole, odd = answers([Job(made, np.arange(10), 10), Job(made, np.arange(1, 10, 2), 10)], ["unmet:mean"], 1)
    np.testing.assert_array_equal(odd["unmet:mean"], whole["unmet:mean"][1::2])


def test_only_what_is_needed_is_computed(siege):
    assert needed(siege, ["unmet:mean", "hungry:end"]) == ("hungry", "unmet")
    assert answers([], ["unmet"], 1) == []
    with pytest.raises(Unknown):
        answers([Job(siege.for_days(5), np.arange(2), 2)], ["unmett"], 1)
