"""Break partners, constituents, zones, traits and dated states of a copy of Lakeland, and read the complaint."""

import pytest

from durance.pack.check import check
from durance.pack.check.files import Folder
from durance.pack.check.mechanisms import mechanisms, rivals
from durance.pack.load import load
from durance.schedule import DAY

# file, what is there, what it becomes, words of the complaint, which must stand on the line that was broken
BROKEN = [
    # actors
    ("actors.toml", "punch = { value = 1.2,", 'punch = { value = "1.2",', ["`punch` of `army` has no number"]),
    ("actors.toml", "punch = { value = 1.2, range = [0.8, 1.6]", "punch = { value = 2.2, range = [0.8, 1.6]",
     ["`punch` of `army` is 2.2, outside its range 0.8..1.6"]),
    ("actors.toml", "mobility = { value = 0.3, range = [0.1, 0.5]", "mobility = { value = 1.3, range = [0.1, 1.5]",
     ["`mobility` of `army` is 1.3, outside 0..1"]),
    ("actors.toml", 'unit = "people/fighter/day"', 'unit = "people/day"',
     ["`abuse_base` of `army` has the unit `people/day`", "`people/fighter/day`"]),
    ("actors.toml", "mine_pull = { value = 0.1, range = [0, 0.3]", "mine_pull = { value = 0.1, range = [0.3, 0]",
     ["`mine_pull` of `army` has a `range` that is not [low, high]"]),
    ("actors.toml", "foreign = true", 'foreign = "yes"', ["`foreign` of `wardens` must be true or false"]),
    ("actors.toml", "mercenary = true", "mercenary = 1", ["`mercenary` of `wardens` must be true or false"]),
    ("actors.toml", "signatory = true", "signatory = 1", ["`signatory` of `rivals` must be true or false"]),
    ("actors.toml", "independent = true", "independent = 1", ["`independent` of `independents` must be true or false"]),
    ("actors.toml", 'mine_pull = { value = 0.1, range = [0, 0.3], unit = "1", grade = "E"',
     'mine_pull = { value = 0.1, range = [0, 0.3], unit = "1", grade = "D"', ["grade D but no claim"]),
    ("actors.toml", '"army rivals" = { value = -0.4, range = [-0.7, -0.1], unit = "-1..1", grade = "E"',
     '"army rivals" = { value = -0.4, range = [-0.7, -0.1], unit = "-1..1", grade = "D"',
     ["The affinity `army rivals`", "grade D but no claim"]),
    ("actors.toml", '"army rivals" = { value = -0.4', '"army rival" = { value = -0.4',
     ["The affinity `army rival` names an unknown actor `rival`", "did you mean `rivals`"]),
    ("actors.toml", "value = -0.4, range = [-0.7, -0.1]", "value = -1.4, range = [-1.7, -0.1]",
     ["The affinity `army rivals` is -1.4, outside -1..1"]),
    # partners
    ("partners.toml", 'actor = "wardens"', 'actor = "warden"', ["names an unknown actor `warden`", "did you mean `wardens`"]),
    ("partners.toml", "force = { value = 400,", "force = { values = 400,", ["`force` of `wardens` has no number"]),
    ("partners.toml", "escort = { value = 0.2, range = [0, 0.5]", "escort = { value = 1.2, range = [0, 1.5]",
     ["`escort` of `wardens` is 1.2, outside 0..1"]),
    ("partners.toml", 'unit = "fighters"', 'unit = "people"', ["`force` of `wardens` has the unit `people`", "`fighters`"]),
    ("partners.toml", 'unit = "Mcur/day"', 'unit = "Mcur"', ["`cost` of `wardens` has the unit `Mcur`", "`Mcur/day`"]),
    ("partners.toml", "lakehead = 0.5", "lakehaed = 0.5",
     ["`bases` of `wardens` names an unknown place `lakehaed`", "did you mean `lakehead`"]),
    ("partners.toml", "lakehead = 0.5", "lakehead = 0.6", ["The shares in `bases` of `wardens` sum to 1.1"]),
    ("partners.toml", "shares = {}", "shares = []", ["`bases` of `the-league` has no `shares`"]),
    ("partners.toml", 'bases = { grade = "E", claims = [], note = "Invented for Lakeland.", shares = { l',
     'bases = { grade = "E", claims = [], note = "", shares = { l', ["(grade E) without a note"]),
    # constituents and zones
    ("constituents.toml", 'coalition = "brothers"', 'coalition = "brother"',
     ["`roadmen` names an unknown coalition `brother`", "did you mean `brothers`"]),
    ("constituents.toml", "share = { value = 0.45, range = [0.3, 0.6]", "share = { value = 1.45, range = [0.3, 1.6]",
     ["`share` of `roadmen` is 1.45, outside 0..1"]),
    ("constituents.toml", '"reedham", "westgate"', '"reedam", "westgate"',
     ["`home` of `roadmen` names an unknown place `reedam`", "did you mean `reedham`"]),
    ("constituents.toml", 'places = ["northwick"]', 'places = "northwick"', ["`home` of `northerners` has no `places`"]),
    ("zones.toml", "coastport = 0.2", "coastprot = 0.2",
     ["`contact` of `the-ports` names an unknown place `coastprot`", "did you mean `coastport`"]),
    ("zones.toml", "coastport = 0.2", "coastport = 0.1", ["The shares in `contact` of `the-ports` sum to 0.9"]),
    ("zones.toml", "places = {", "place = {", ["`contact` of `the-ports` has no `places`"]),
    # rival equations of a reading
    ("evidence/disputes.toml", "set = { normal_flow = [36, 44] }", 'rival = { recruitmnt = "recruitment_by_pay" }',
     ["`customs` of `L01` replaces an unknown mechanism `recruitmnt`", "did you mean `recruitment`"]),
    ("evidence/disputes.toml", "set = { normal_flow = [36, 44] }", 'rival = { recruitment = "recruitment_by_pai" }',
     ["puts `recruitment_by_pai` in the place of `recruitment`", "did you mean `recruitment_by_pay`"]),
    ("evidence/disputes.toml", "set = { normal_flow = [36, 44] }", 'rival = { recruitment = "control_by_support" }',
     ["puts `control_by_support` in the place of `recruitment`, whose rivals are: recruitment_by_pay"]),
    ("evidence/disputes.toml", "set = { normal_flow = [36, 44] }", 'rival = { fear = "control_by_support" }',
     ["in the place of `fear`, whose rivals are: none"]),
    # dated states
    ("states.toml", '["2029-12-31"]', '["end of 2029"]', ["`end of 2029` is not named by a date"]),
    ("states.toml", '"army rivals"', '"army rival"', ["`army rival` names an unknown actor `rival`", "did you mean `rivals`"]),
    ("states.toml", "value = 0.2", "value = 1.2", ["`army rivals` of betrayal on 2029-12-31 is 1.2, outside 0..1"]),
    ("states.toml", "value = 0.2", 'value = "0.2"', ["`army rivals` of betrayal on 2029-12-31 has no number"]),
    ("states.toml", "wardens = {", "warden = {",
     ["The state of 2029-12-31 names an unknown partner `warden`", "did you mean `wardens`"]),
    ("states.toml", "here = 0.6", "here = 1.6", ["`here` of `the-league` on 2029-12-31 must be a share from 0 to 1"]),
    ("states.toml", "goodwill = 0.6", 'goodwill = "good"', ["`goodwill` of `wardens` on 2029-12-31 must be a share"]),
]
ADDED = [
    # what is added to states.toml, words of the complaint; it stands on the last line
    ("[\"2029-12-31\".allegiance]\nroadman = { value = \"rivals\", grade = \"E\", claims = [], note = \"x\" }",
     ["`roadman` = `rivals` is no constituent with an actor"]),
    ("[\"2029-12-31\".allegiance]\nroadmen = { value = \"rival\", grade = \"E\", claims = [], note = \"x\" }",
     ["`roadmen` = `rival` is no constituent with an actor"]),
    ("[\"2029-12-31\".parameters]\njoin_rat = { value = 1, range = [0, 2], unit = \"1\", grade = \"E\", note = \"x\" }",
     ["The state of 2029-12-31 gives `join_rat`, no parameter", "did you mean `join_rate`"]),
    ("[\"2029-12-31\".parameters]\nnormal_flow = { value = 40, range = [42, 38], unit = \"trucks/day\", grade = \"E\", "
     "note = \"x\" }", ["`normal_flow` on 2029-12-31 needs `range` = [low, high] with low below high"]),
    ("[\"2029-12-31\".parameters]\nnormal_flow = { value = 40, unit = \"trucks/day\", grade = \"E\", note = \"x\" }",
     ["`normal_flow` on 2029-12-31 needs `range`"]),
    ("[\"2029-12-31\".parameters]\nnormal_flow = { value = 50, range = [38, 42], unit = \"trucks/day\", grade = \"E\", "
     "note = \"x\" }", ["`normal_flow` on 2029-12-31 is 50, outside its range 38..42"]),
    ("[\"2029-12-31\".parameters]\nnormal_flow = { value = 40, range = [38, 42], unit = \"trucks/week\", grade = \"E\", "
     "note = \"x\" }", ["`normal_flow` on 2029-12-31 has the unit `trucks/week`", "`trucks/day`"]),
    ("[\"2029-12-31\".parameters]\nnormal_flow = { value = 40, range = [38, 42], unit = \"trucks/day\", grade = \"D\", "
     "claims = [], note = \"\" }", ["`normal_flow` of parameters on 2029-12-31", "grade D but no claim"]),
    ("[\"2029-12-31\".ties]\n\"army rivals\" = { value = -2, unit = \"-1..1\", grade = \"E\", claims = [], note = \"x\" }",
     ["`army rivals` of ties on 2029-12-31 is -2, outside -1..1"]),
]
HEADS = {"holders.csv": "as_of,locality,controller,besieger,siege_days,deal_with,displaced,deaths_5y,grade,claims,note",
         "backgrounds.csv": "as_of,actor,locality,clashes,killed,grade,claims,note"}
GOOD = {"holders.csv": "2029-12-31,reedham,army,brothers,31,,700,30,E,,Invented.",
        "backgrounds.csv": "2029-12-31,army,reedham,0.1,9,E,,Invented."}
ROWS = [
    ("holders.csv", "reedham", "redham", ["unknown place `redham`", "did you mean `reedham`"]),
    ("holders.csv", "2029-12-31", "31.12.2029", ["`as_of` is `31.12.2029`; write a date YYYY-MM-DD"]),
    ("holders.csv", ",army,", ",armee,", ["unknown actor `armee`", "did you mean `army`"]),
    ("holders.csv", ",brothers,", ",brother,", ["unknown actor `brother`"]),
    ("holders.csv", ",31,,", ",31,rival,", ["unknown actor `rival`"]),
    ("holders.csv", ",31,", ",-31,", ["`siege_days` is `-31`; write a number of 0 or more"]),
    ("holders.csv", ",700,", ",many,", ["`displaced` is `many`"]),
    ("holders.csv", ",30,", ",-30,", ["`deaths_5y` is `-30`"]),
    ("holders.csv", "Invented.", "", ["(grade E) without a note"]),
    ("holders.csv", ",E,,", ",D,,", ["grade D but no claim"]),
    ("backgrounds.csv", "reedham", "redham", ["unknown place `redham`"]),
    ("backgrounds.csv", ",army,", ",armee,", ["unknown actor `armee`"]),
    ("backgrounds.csv", ",0.1,", ",often,", ["`clashes` is `often`"]),
    ("backgrounds.csv", ",9,", ",-9,", ["`killed` is `-9`"]),
    ("backgrounds.csv", ",E,,", ",D,LK-cal,", ["claim `LK-cal` does not exist", "did you mean `LK-call`"]),
]


def assert_told(pack, file, line, words):
    faults = check(pack)
    hits = [fault for fault in faults if fault.file == file and all(word in fault.text for word in words)]
    assert hits, "\n".join(map(str, faults)) or "no fault found"
    assert hits[0].line == line, str(hits[0])
    assert not any("stumbled" in fault.text for fault in faults)


@pytest.mark.parametrize(("file", "old", "new", "words"), BROKEN, ids=[f"{b[0]}-{b[3][0]}"[:70] for b in BROKEN])
def test_a_broken_copy_is_told_with_file_line_and_words(pack, edit, file, old, new, words):
    assert_told(pack, file, edit(file, old, new), words)


@pytest.mark.parametrize(("added", "words"), ADDED, ids=[a[1][0][:70] for a in ADDED])
def test_a_fault_added_to_a_state_is_told_on_its_line(pack, added, words):
    path = pack / "states.toml"
    text = f"{path.read_text(encoding='utf-8')}\n{added}\n"
    path.write_text(text, encoding="utf-8")
    assert_told(pack, "states.toml", text.count("\n"), words)


@pytest.fixture
def dated(pack):
    """dated(file, *rows): write a dated table of the copy."""

    def write(file, *rows):
        (pack / file).write_text("\n".join([HEADS[file], *rows]) + "\n", encoding="utf-8")

    return write


def test_sound_dated_tables_and_numbers_have_no_faults(pack, dated, told):
    for file, row in GOOD.items():
        dated(file, row)
    with (pack / "states.toml").open("a", encoding="utf-8") as file:
        file.write('["2029-12-31".parameters]\nnormal_flow = { value = 40, range = [38, 42], unit = "trucks/day", grade = "E", '
                   'claims = [], note = "Invented." }\n')
    assert told() == []


@pytest.mark.parametrize(("file", "old", "new", "words"), ROWS, ids=[f"{r[0]}-{r[3][0]}"[:70] for r in ROWS])
def test_a_broken_row_of_a_dated_table_is_told(pack, dated, file, old, new, words):
    assert old in GOOD[file]
    dated(file, GOOD[file].replace("reedham", "skerry").replace("Invented.", "Another."), GOOD[file].replace(old, new, 1))
    assert_told(pack, file, 3, words)


@pytest.mark.parametrize("file", GOOD)
def test_a_row_given_twice_and_a_column_that_is_missing_are_told(pack, dated, file):
    dated(file, GOOD[file], GOOD[file])
    assert_told(pack, file, 3, ["as of 2029-12-31 is given twice"])
    (pack / file).write_text(HEADS[file].replace(",grade", "") + "\n" + GOOD[file].replace(",E,", ",") + "\n")
    assert_told(pack, file, 1, ["column `grade` is missing"])


def test_rivals_read_as_text_are_those_of_the_schedule(pack):
    """The checker imports no mechanism; it must know the same rivals as the day does."""
    folder = Folder(pack)
    assert set(rivals(folder)) == {r.name for m in DAY for r in m.rivals}
    for m in DAY:
        assert mechanisms(folder)[m.name].writes == set(m.writes)
        fit = {name for name, taken in rivals(folder).items() if taken.writes == set(m.writes)}
        assert fit == {r.name for r in m.rivals}, m.name


def test_a_reading_with_a_rival_is_sound_and_live(pack, edit, told):
    edit("evidence/disputes.toml", "set = { normal_flow = [36, 44] }",
         'rival = { recruitment = "recruitment_by_pay", control = "control_by_support" }')
    edit("evidence/disputes.toml", "set = { normal_flow = [44, 52] }", "")
    assert told() == []
    assert load(pack).ledger.disputes["L01"].live


def test_a_pack_may_leave_all_of_them_out(pack, told, edit):
    for name in ("partners", "constituents", "zones", "states"):
        (pack / f"{name}.toml").unlink()
    assert [fault for fault in told() if not fault.startswith("measures.toml")] == []
