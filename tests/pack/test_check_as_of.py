"""No peeking: a number that rests only on claims dated after `as_of` may not enter a scenario."""


def late(told) -> list[str]:
    return [fault for fault in told() if "ests only on claims dated after" in fault]


def test_a_later_publication_is_peeking(edit, told):
    edit("evidence/claims.csv", "2029-11,2029-12-15,0.5", "2029-11,2030-01-15,0.5")
    assert [fault.split(": ")[0] for fault in late(told)] == [
        "corridors.toml:9", "corridors.toml:21", "corridors.toml:33", "events.csv:4"]
    assert "`siege` (as of 2029-12-31), `calm` (as of 2029-12-31)" in late(told)[0]


def test_structure_may_be_flagged_retrospective(edit, told):
    edit("evidence/claims.csv", "2029-11,2029-12-15,0.5,0.4,0.6,share,supports,C,,",
         "2029-11,2030-01-15,0.5,0.4,0.6,share,supports,C,yes,")
    assert told() == []


def test_one_earlier_claim_is_enough(edit, told):
    edit("evidence/claims.csv", "2029-11,2029-12-15,40", "2029-11,2030-01-15,40")
    assert len(late(told)) == 1  # the parameter has a second claim, the reading has not
    assert "The reading `customs` of `L01`" in late(told)[0]


def test_a_date_known_to_the_year_counts_as_its_end(edit, told):
    edit("evidence/claims.csv", "2029-11,2029-12-15,1300", "2029,2029-12-15,1300")
    assert late(told) == []
    edit("evidence/claims.csv", "2029,2029-12-15,1300", "2029/2030,2029-12-15,1300")
    assert len(late(told)) == 2  # the fighters at Northwick and the reading of the dispute


def test_a_fact_after_as_of_is_not_imposed_and_no_fault(edit, told):
    edit("evidence/claims.csv", "2029-11-01,2029-12-15,20", "2030-02-01,2030-02-15,20")
    assert len(late(told)) == 1
    assert "The event `skerry-airlift-2029`" in late(told)[0]
    edit("events.csv", "skerry-airlift-2029,2029-11-01", "skerry-airlift-2029,2030-02-01")
    assert told() == []


def test_the_flag_premise_serves_premises_only(edit, told):
    edit("evidence/claims.csv", "2029-12-10,2029-12-15,,,,,supports,C,,yes",
         "2030-01-03,2030-01-04,,,,,supports,C,,yes")
    assert len(late(told)) == 1
    assert "The tie `army brothers`" in late(told)[0]


def test_a_scenario_fitted_later_may_know_more(edit, told):
    edit("evidence/claims.csv", "2029-11,2029-12-15,0.5", "2029-11,2030-01-15,0.5")
    edit("scenarios.toml", 'base = "siege"', 'base = "siege"\nas_of = "2030-01-31"')
    assert "`siege`" in late(told)[0]
    assert "siege-with-truce" not in late(told)[0]
