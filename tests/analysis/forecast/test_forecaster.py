"""The forecaster: refitted in January, blind to what comes after, and the three others beside it."""

import numpy as np

from durance.analysis.forecast.forecaster import (
    ALONE,
    CANDIDATE,
    NULL,
    OURS,
    Setting,
    fitted,
    forecaster,
    number,
    refitted,
)
from durance.analysis.forecast.level import relative


def setting(months: int = 60, seed: int = 0) -> Setting:
    rng = np.random.default_rng(seed)
    deaths = {o: rng.gamma(2.0, 20.0, (10, 12)) for o in range(24, months)}
    ratios = {o: relative(x) for o, x in deaths.items()}
    return Setting({"x": rng.poisson(50, months).astype(float)}, "2010-01", {"x": ratios}, {"x": deaths}, 1, 200)


def test_months_are_numbered_from_the_first():
    made = setting()
    assert (number(made, "2010-01"), number(made, "2012-03"), number(made, "2009-12")) == (0, 26, -1)


def test_fits_stand_before_each_january_and_see_nothing_later():
    made = setting()
    fits = refitted(made, [2013, 2014], 12)
    assert list(fits) == [35, 47]
    changed = made._replace(series={"x": np.where(np.arange(60) > 35, 9999.0, made.series["x"])})
    assert fitted(changed, 35, 12)[OURS][0] == fits[35][OURS][0]
    assert fits[35][NULL][0].trust == 0


def test_a_forecast_knows_nothing_after_its_origin():
    made = setting()
    fits = refitted(made, [2013], 12)
    changed = made._replace(series={"x": np.where(np.arange(60) > 40, 9999.0, made.series["x"])})
    for name, draws in forecaster(made, fits, 12, candidates=True)("x", 40).items():
        np.testing.assert_array_equal(draws, forecaster(changed, fits, 12, candidates=True)("x", 40)[name], name)
        assert draws.shape == (12, 200)


def test_null_alone_and_candidates_are_what_they_say():
    made = setting()
    told = forecaster(made, refitted(made, [2013], 12), 12, candidates=True)("x", 40)
    assert set(told) == {OURS, NULL, ALONE, CANDIDATE}
    assert np.unique(told[ALONE][3]).tolist() == np.unique(np.rint(made.deaths["x"][40][:, 3])).tolist()
    other = made._replace(ratios={"x": dict(made.ratios["x"]) | {40: made.ratios["x"][40] * np.arange(1, 13)}})
    moved = forecaster(other, refitted(made, [2013], 12), 12)("x", 40)
    np.testing.assert_array_equal(moved[NULL], told[NULL])
    assert (moved[OURS] != told[OURS]).any()
    assert (told[CANDIDATE] != told[OURS]).any()


def test_errors_of_counts_and_breaks_reach_the_forecast():
    made = setting()
    fits = refitted(made, [2013], 12)
    poor = made._replace(sds={"x": np.full(60, 0.6)})
    plain, wider = (forecaster(one, fits, 12)("x", 40)[OURS] for one in (made, poor))
    assert np.log1p(wider).std() > 1.1 * np.log1p(plain).std()
    rising = made._replace(ratios={"x": dict(made.ratios["x"]) | {40: made.ratios["x"][40] * np.linspace(1, 5, 12)}})
    before, after = (forecaster(rising._replace(broken=b), fits, 12)("x", 40) for b in ((), (40,)))
    assert after[OURS].mean() > before[OURS].mean()
    np.testing.assert_array_equal(after[NULL], before[NULL])
