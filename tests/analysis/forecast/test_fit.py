"""Fitting: nothing after the origin is seen, and what a made-up world holds is found."""

import numpy as np

from durance.analysis.forecast.fit import GRIDS, NULL, OFF, fit, lessons, loss
from durance.analysis.forecast.level import Layer


def world(trust: float, wide: float, months: int = 90, seed: int = 3):
    """A series whose months follow a made-up model's path by `trust`, and that model's ratios by origin."""
    rng = np.random.default_rng(seed)
    push = np.repeat(rng.normal(0, 0.8, months // 6 + 3), 6)      # the model knows of each half year what it will be like
    series = rng.poisson(100 * np.exp(trust * push[:months] + wide * rng.normal(size=months))).astype(float)
    ratios = {o: np.exp(push[o + 1:o + 13] - push[o])[None, :] * rng.lognormal(0, 0.05, (20, 12)) for o in range(months)}
    return {"x": series}, {"x": ratios}


def test_lessons_hold_nothing_after_the_origin():
    series, ratios = world(0.0, 0.3)
    changed = {"x": np.where(np.arange(90) > 60, 1e6, series["x"])}
    ours, theirs = (lessons(s, ratios, 60, 12) for s in (series, changed))
    assert len(ours) == 60 - 23
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_array_equal(one.history, other.history)
        np.testing.assert_array_equal(one.came, other.came)
    assert np.isfinite(ours[-1].came).sum() == 1
    assert fit(ours)[0] == fit(theirs)[0]
    assert ours[0].came.tolist() == series["x"][24:36].tolist()


def test_an_origin_that_was_not_run_teaches_nothing():
    series, ratios = world(0.0, 0.3)
    ratios["x"] = {k: r for k, r in ratios["x"].items() if k % 6 == 0}
    assert {one.history.size - 1 for one in lessons(series, ratios, 60, 12)} == {24, 30, 36, 42, 48, 54}


def test_a_path_that_tells_is_trusted_and_one_that_does_not_is_not():
    series, ratios = world(1.0, 0.1)
    told, _ = fit(lessons(series, ratios, 80, 12))
    assert told.trust >= 0.5
    other = world(1.0, 0.1, seed=11)[1]
    assert fit(lessons(series, other, 80, 12))[0].trust <= 0.25


def test_a_wider_world_gets_a_wider_layer():
    narrow, wide = (fit(lessons(world(0.0, w)[0], {}, 80, 12), mechanisms=False)[0] for w in (0.05, 1.0))
    assert narrow.wide < wide.wide


def test_the_null_trusts_nothing_and_steps_cost():
    series, ratios = world(1.0, 0.1)
    past = lessons(series, ratios, 60, 12)
    null, norm = fit(past, mechanisms=False)
    assert (null.trust, null.spread, null.change) == (0.0, 0.0, 0.0)
    assert set(GRIDS) - set(NULL) == {"trust", "spread"}
    same = Layer()._replace(**OFF)
    away = same._replace(growth=0.05)
    few, many = (loss(away, some, norm) - loss(same, some, norm) for some in (past[:3], past[:3] * 20))
    assert few > many
    assert loss(Layer(), [], norm) == 0.0
    assert all(getattr(Layer(), name) in grid for name, grid in GRIDS.items())


def test_a_month_poorly_counted_teaches_less():
    series = world(0.0, 0.3)[0]
    layer = Layer()._replace(**OFF)
    sds = {"x": np.zeros(90)}
    plain = lessons(series, {}, 80, 12, sds=sds)
    assert loss(layer, plain, np.ones(12)) == loss(layer, lessons(series, {}, 80, 12), np.ones(12))
    off = {"x": np.where(np.arange(90) == 70, 1e4, series["x"])}      # one month that nobody would have expected

    def harm(error: float) -> float:
        poor = {"x": np.where(np.arange(90) == 70, error, 0.0)}
        return loss(layer, [one._replace(history=mine.history, sd=mine.sd) for one, mine in
                            zip(lessons(off, {}, 80, 12, sds=poor), plain, strict=True)], np.ones(12))

    assert harm(3.0) < harm(0.0)
    assert [one.broken for one in lessons(series, {}, 30, 12, broken={25})] == [False, False, True, False, False, False, False]


def test_steps_are_counted_from_where_a_case_starts():
    past = lessons(world(0.0, 0.3)[0], {}, 30, 12)
    start = Layer(wide=0.7, clump=0.0)
    found = fit(past[:1], start=start)[0]
    assert (found.wide, found.clump) == (0.7, 0.0)      # one lesson does not pay for a step
    assert loss(start, past, np.ones(12), start) < loss(start, past, np.ones(12))
