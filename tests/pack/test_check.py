"""Break a copy of Lakeland on purpose, once for each class of fault, and read the complaint."""

import pytest

from durance.pack.check import check

# file, what is there, what it becomes, words of the complaint, which must stand on the line that was broken
BROKEN = [
    # tables
    ("localities.csv", "id,name,country", "id,title,country", ["column `name` is missing"]),
    ("localities.csv", "id,name,country", "id,title,country", ["column `title` is unknown", "remove it"]),
    ("localities.csv", "millford,Millford,XLK,mill,region,-30.2,-19.0,250000",
     "millford,Millford,XLK,mill,region,-30.2,-19.0,many",
     ["`population` is `many`, not a number"]),
    ("localities.csv", ",90000,", ",-90000,", ["`population` is negative"]),
    ("localities.csv", ",-31.1,", ",-131.1,", ["`lat` is -131.1, outside -90..90"]),
    ("localities.csv", ",0.52,150,20,0.5,", ",0.52,150,20,1.5,", ["`hydro_share` is 1.5, outside 0..1"]),
    ("localities.csv", ",0.52,150,20,0.5,", ",0.52,150,25,0.5,", ["`power_hours_normal` is 25, outside 0..24"]),
    ("localities.csv", ",0.52,150,", ",0.62,150,", ["`need_share` sums to 1.1", "sum to 1"]),
    ("localities.csv", ",0.52,150,", ",0.52,950,", ["`power_need` is 950 m3/day, more than the whole normal need"]),
    ("localities.csv", "longford,Longford", "westgate,Longford", ["`westgate` was already used at localities.csv:6"]),
    ("localities.csv", ",army,,0.1,1,half way", ",armee,,0.1,1,half way", ["unknown actor `armee`", "did you mean `army`"]),
    ("localities.csv", ",army,rivals,", ",army,rival,", ["`deal_with` names an unknown actor `rival`"]),
    ("localities.csv", "reedham,Reedham,XLK,west,town", "reedham,Reedham,XLK,west,village", ["`kind` is `village`"]),
    ("localities.csv", "coastport,Coastport,XCO,abroad,port,-31.6,-23.6,0",
     "coastport,Coastport,XCO,abroad,port,-31.6,-23.6,9",
     ["A place abroad has population"]),
    ("localities.csv", "10,lakehead,0.3", "10,lakeheed,0.3", ["unknown place `lakeheed`", "did you mean `lakehead`"]),
    ("localities.csv", "10,lakehead,0.3", "10,skerry,0.3", ["`skerry` does not name itself as its depot"]),
    ("localities.csv", "half way to the western border", "half way, to the border",
     ["27 fields where the header has 26", "quote a text that holds a comma"]),
    ("roads.csv", "lakehead-skerry,lakehead,skerry", "lakehead-skery,lakehead,skery",
     ["unknown place `skery`", "did you mean `skerry`"]),
    ("roads.csv", "lakehead-skerry,", "skerry-boat,", ["`skerry-boat`", "call it `lakehead-skerry`"]),
    ("roads.csv", ",200,river", ",0,river", ["`km` is 0, outside"]),
    ("roads.csv", ",200,river,0.3", ",200,boat,0.3", ["`surface` is `boat`"]),
    ("presence.csv", "2029-12-31,brothers,reedham,250", "2029-12-31,brother,reedham,250", ["unknown actor `brother`"]),
    ("presence.csv", "brothers,reedham,250", "brothers,reedhamm,250", ["unknown place `reedhamm`", "`reedham`"]),
    ("presence.csv", "brothers,westgate,100", "brothers,reedham,100", ["given twice"]),
    ("presence.csv", "2029-12-31,army,lakehead", "31.12.2029,army,lakehead", ["write a date YYYY-MM-DD"]),
    ("presence.csv", "army,lakehead,3000,E,,Invented for Lakeland.", "army,lakehead,3000,E,,",
     ["assumed (grade E) without a note"]),
    # corridors and actors
    ("corridors.toml", "value = 2, range = [1.5, 3]", "value = 0.5, range = [0.2, 3]", ["`days` of `west` is below 1"]),
    ("corridors.toml", 'port = "coastport"', 'port = "coastprot"',
     ["`port` of corridor `west`", "did you mean `coastport`"]),
    ("corridors.toml", 'border = "westgate"', 'border = "northwick"', ["does not pass its border `northwick`"]),
    ("corridors.toml", 'end = "lakehead"', 'end = "reedham"', ["ends at `reedham`, which is no depot"]),
    ("corridors.toml", '"westgate-reedham", ', '"westgate-reedhm", ',
     ["unknown road `westgate-reedhm`", "did you mean `westgate-reedham`"]),
    ("corridors.toml", '"westgate-reedham", ', "", ["breaks at `westgate`", "`reedham-lakehead` does not start there"]),
    ("corridors.toml", ', "reedham-lakehead"', "", ["lead to `reedham`, not to its end `lakehead`"]),
    ("corridors.toml", '"reedham-lakehead"]',
     '"reedham-lakehead", "longford-lakehead", "longford-millford", "lakehead-millford"]',
     ["visits `lakehead` twice", "cycle"]),
    ("corridors.toml", "usual = { value = 0.5,", "usual = { value = 0.45,", ["`usual` sums to 0.95"]),
    ("corridors.toml", 'unit = "m3/truck"', 'unit = "litre"', ["unit `litre`", "`m3/truck`"]),
    ("corridors.toml", "value = 2, range = [1.5, 3]", "value = 4, range = [1.5, 3]", ["outside its range 1.5..3"]),
    ("actors.toml", 'side = "state"', 'side = "king"', ["`side` of `army`"]),
    ("actors.toml", '"army brothers"', '"army brethren"', ["unknown actor `brethren`"]),
    ("actors.toml", "value = -0.6, range = [-0.9, -0.3]", "value = -1.6, range = [-1.9, -0.3]",
     ["-1.6, outside -1..1"]),
    ("actors.toml", "value = 0.15, range", 'value = "0.15", range', ["`will` of `brothers` has no number"]),
    # provenance
    ("tables.toml", 'unit = "m3/day"', 'unit = "MWh"',
     ["`localities.power_need` has the unit `MWh`; the model uses `m3/day`"]),
    ("tables.toml", "[localities.airfield]", "[localities.airfeild]", ["`localities.airfeild` is no numeric column"]),
    ("tables.toml", "lakehead = { grade", "lakehed = { grade", ["unknown row `lakehed`"]),
    ("tables.toml", 'grade = "D", claims = ["LK-price"]', 'grade = "D", claims = []',
     ["grade D but no claim", "grade it E with a note"]),
    ("tables.toml", 'grade = "D", claims = ["LK-price"]', 'grade = "A", claims = ["LK-price"]',
     ["grade A, but its best claim has grade B"]),
    ("tables.toml", 'claims = ["LK-price"]', 'claims = ["LK-prise"]',
     ["claim `LK-prise` does not exist", "did you mean `LK-price`"]),
    ("evidence/sources.toml", 'published = "2029-12-15"', 'published = ""', ["no date of publication"]),
    ("evidence/sources.toml", 'reliability = "C"', 'reliability = "good"', ["no reliability"]),
    ("evidence/claims.csv", "2029-06-01,2029-12-15,0.9", "2029-06-01,,0.9", ["`LK-price` has no date of publication"]),
    ("evidence/claims.csv", "2029-06-01,2029-12-15,0.9", "June,2029-12-15,0.9",
     ["`date_event` of claim `LK-price` is `June`"]),
    ("evidence/claims.csv", "p. 3,2029-06-01,2029-12-15,0.9,,,Mcur/m3,supports,B",
     "p. 3,2029-06-01,2029-12-15,0.9,,,Mcur/m3,supports,A",
     ["grade A, better than its source of reliability C allows"]),
    ("evidence/claims.csv", "lakehead-gazette,p. 3", "lakehead-gazete,p. 3",
     ["unknown source `lakehead-gazete`", "did you mean `lakehead-gazette`"]),
    ("evidence/claims.csv", "LK-airlift,", "LK-price,", ["`LK-price` was already used at evidence/claims.csv:6"]),
    ("evidence/claims.csv", "Half of the fuel comes through Westgate and the rest through Southgate.", "",
     ["`LK-shares` has no sentence"]),
    ("evidence/claims.csv", "Half of the fuel comes through Westgate and the rest through Southgate.",
     "The paper says «" + "word " * 26 + "».",
     ["quotes 26 words"]),
    ("evidence/claims.csv", ",40,36,44,", ",40,46,44,", ["`low` of claim `LK-flow-customs` is above `high`"]),
    # parameters
    ("parameters/interdiction.toml", "value = 0.25", "value = 0.9",
     ["0.9 of `attack_rate` lies outside its range 0.1..0.6"]),
    ("parameters/interdiction.toml", "range = [0.1, 0.6]", "range = [0.6, 0.1]", ["range of `attack_rate` is empty"]),
    ("parameters/interdiction.toml", "range = [0.1, 0.6]", "range = [0, 0.6]",
     ["loguniform but its range starts at 0"]),
    ("parameters/interdiction.toml", 'shape = "loguniform"', 'shape = "bell"',
     ["shape `bell` of `attack_rate` is unknown"]),
    ("parameters/interdiction.toml", 'unit = "1/day"', 'unit = "1/week"', ["unit `1/week`; the model uses `1/day`"]),
    ("parameters/interdiction.toml", "[attack_rate]", "[atack_rate]",
     ["No mechanism takes the parameter `atack_rate`", "`attack_rate`"]),
    ("parameters/interdiction.toml", "attacked rises", "attaked rises",
     ["unknown variable `attaked`", "did you mean `attacked`"]),
    ("parameters/interdiction.toml", "attacked rises", "attacked grows",
     ["`expect` of `attack_rate` is `attacked grows`"]),
    ("parameters/interdiction.toml", 'expect = "attacked rises"', 'expects = "attacked rises"',
     ["`expects` of `attack_rate` is unknown", "`expect`"]),
    ("parameters/start.toml", "[normal_flow]", "[attack_rate]",
     ["`attack_rate` is also given in parameters/interdiction.toml"]),
    ("parameters/interdiction.toml", "range = [0.2, 0.8]", "range = [0.2, 1.8]",
     ["range of `escort_effect` leaves 0..1"]),
    # events and measures
    ("events.csv", "price_cap,*", "pump_price,*", ["control `pump_price` is unknown", "did you mean `price_cap`"]),
    ("events.csv", "corridor=mill,0.9", "corridor=mile,0.9", ["unknown corridor `mile`", "did you mean `mill`"]),
    ("events.csv", "corridor=mill,0.9", "road=lakehead-skerry,0.9", ["given for corridor", "corridor=NAME"]),
    ("events.csv", "corridor=mill,0.9", "corridor=mill,1.9", ["1.9 is outside the bounds 0..1 of `corridor_open`"]),
    ("events.csv", "2030-01-03,,campaign", "3 January,,campaign", ["write a date YYYY-MM-DD"]),
    ("events.csv", "2030-03-01,2030-03-31", "2030-03-31,2030-03-01", ["is before `date`"]),
    ("events.csv", "2030-03-01,2030-03-31", "2031-03-01,", ["after the pack's period ends (2030-12-31)"]),
    ("events.csv", "for a month.,LK-truce", "for a month.,", ["names no claim"]),
    ("events.csv", "1,premise,The Rivals", "1,rumour,The Rivals", ["`kind` is `rumour`"]),
    ("measures.toml", 'control = "escort_order"', 'control = "escorts"',
     ["control `escorts` of `escorts` is unknown", "`escort_order`"]),
    ("measures.toml", 'mode = "set"', 'mode = "put"', ["mode `put`"]),
    ("measures.toml", "range = [0, 21]", "range = [21, 0]", ["range of `escorts`"]),
    ("measures.toml", "range = [0, 0.7]", "range = [0, 1.7]", ["`rationing` cuts by a share", "must lie in 0..1"]),
    ("measures.toml", 'at = ["corridor"]', 'at = ["locality"]', ["`at` of `escorts`", "(corridor)"]),
    # scenarios
    ("scenarios.toml", 'base = "siege"', 'base = "seige"', ["base `seige`", "did you mean `siege`"]),
    ("scenarios.toml", 'premises = ["blockade-2030"]', 'premises = ["blockade-2031"]',
     ["premise `blockade-2031`", "`blockade-2030`"]),
    ("scenarios.toml", 'premises = ["blockade-2030"]', 'premises = ["reserve-2029"]', ["`reserve-2029` is a fact"]),
    ("scenarios.toml", 'start = "2030-01-01"', 'start = "soon"', ["`start` of `siege` is not a date"]),
    ("scenarios.toml", 'start = "2030-01-01"', 'start = "2032-01-01"', ["outside the pack's period"]),
    ("scenarios.toml", 'state = "2029-12-31"', 'state = "2030-01-05"', ["later than its as_of"]),
    ("scenarios.toml", 'state = "2029-12-31"', 'state = "2029-12-30"', ["no rows as of 2029-12-30"]),
    ("scenarios.toml", "days = 180", 'days = "180"', ["`days` of `siege` is not a whole number"]),
    ("scenarios.toml", 'base = "siege"', 'fit = "siege"\nbase = "siege"', ["fits/siege.csv", "missing"]),
    # disputes and what was observed
    ("evidence/disputes.toml", "weight = 0.6", "weight = 0.5", ["readings of `L01` sum to 0.9"]),
    ("evidence/disputes.toml", "normal_flow = [36, 44]", "normalflow = [36, 44]",
     ["unknown parameter `normalflow`", "`normal_flow`"]),
    ("evidence/disputes.toml", 'claims = ["LK-flow-customs"]', 'claims = ["LK-flow-custom"]',
     ["claim `LK-flow-custom` does not exist"]),
    ("evidence/disputes.toml", 'status = "open"', 'status = "resolved"', ["resolved without a `reason`"]),
    ("observed/inflow.csv", "2030-02-01,,lakeland", "2031-02-01,,lakeland", ["after the pack's period ends"]),
    ("observed/inflow.csv", "lakeland,0.25,0.35", "lakeland,0.45,0.35", ["not numbers in order"]),
    ("observed/inflow.csv", "2030-02-01,,lakeland", "2030-02-01,,lakelond", ["unknown place `lakelond`"]),
    ("observed/patterns.toml", 'use = "fit"', 'use = "look"', ["`use` of `L1-january`"]),
    ("observed/patterns.toml", 'outcome = "inflow_share"', 'outcome = ""', ["has no `outcome`"]),
    ("observed/patterns.toml", "range = [0.2, 0.5]", "range = [0.5, 0.2]", ["range of `L1-january`"]),
    ("observed/patterns.toml", 'to = "2030-01-31"', 'to = "2031-01-31"', ["outside the pack's period"]),
    ("pack.toml", 'capital = "lakehead"', 'capital = "lakehaed"',
     ["unknown place `lakehaed`", "did you mean `lakehead`"]),
    ("pack.toml", '["2029-01-01", "2030-12-31"]', '"2029 to 2030"', ["`period` is not two dates"]),
    ("pack.toml", 'name = "Lakeland"', "name = Lakeland", ["Not valid TOML"]),
    ("calendar.csv", "1,0,0", '1,"0,0', ["Not valid CSV"]),
]


def test_lakeland_has_no_faults(lakeland):
    assert [str(fault) for fault in check(lakeland)] == []
    assert check(lakeland, fast=True) == []


@pytest.mark.parametrize(("file", "old", "new", "words"), BROKEN, ids=[f"{b[0]}-{b[3][0]}"[:70] for b in BROKEN])
def test_a_broken_copy_is_told_with_file_line_and_words(pack, edit, file, old, new, words):
    line = edit(file, old, new)
    faults = check(pack)
    hits = [fault for fault in faults if fault.file == file and all(word in fault.text for word in words)]
    assert hits, "\n".join(map(str, faults)) or "no fault found"
    assert hits[0].line == line, str(hits[0])
    assert not any("stumbled" in fault.text for fault in faults)


def test_several_faults_are_told_together(edit, told):
    chosen = [entry for entry in BROKEN if entry[3][0] in (
        "`surface` is `boat`", "shape `bell` of `attack_rate` is unknown", "`LK-shares` has no sentence",
        "mode `put`", "`use` of `L1-january`", "readings of `L01` sum to 0.9")]
    chosen = list({entry[3][0]: entry for entry in chosen}.values())
    for file, old, new, _ in chosen:
        edit(file, old, new)
    faults = told()
    assert len(chosen) == len(faults) == 6
    for file, _, _, words in chosen:
        assert any(fault.startswith(file) and words[0] in fault for fault in faults)
