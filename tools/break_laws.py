"""Break each law once on purpose, in a throw-away copy, and see its test fail: `python tools/break_laws.py` (some minutes).

A law whose break goes unnoticed is told and makes the exit code 1.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAWS = "tests/laws/"
# law, file, what stands there, what breaks it, test that must fail (None: the file is taken away)
BREAKS = [
    ("1 one writer", "src/durance/schedule.py", "    balance_goods,    # the", "    balance_goods, posture,    # the",
     "test_wiring.py"),
    ("2 books balance", "src/durance/mechanisms/balance_goods.py", "- departed[c, 0] - departed[c, 1]", "- departed[c, 0]",
     "test_books.py"),
    ("2 people", "src/durance/mechanisms/balance_people.py", "residents[i] -= fled[i]", "residents[i] -= 0.5 * fled[i]",
     "test_books.py"),
    ("2 money", "src/durance/mechanisms/balance_money.py", "+ bills_unpaid[0]", "", "test_books.py"),
    ("loops", "docs/model/loops.csv", "norm > abuses >", "norm > convoys >", "test_loops.py"),
    ("3 luck", "src/durance/core/draws.py", "mix(uint64(members[m]) +", "mix(uint64(m) +", "test_luck.py"),
    ("4 imports", "src/durance/core/calendar.py", "import re\n", "import re\nfrom durance.pack import listing\n",
     "test_wiring.py"),
    ("5 claims", "src/durance/packs/mali/parameters/interdiction.toml",
     'claims = ["S064"', 'claims = ["S999"', "test_evidence.py"),
    ("6 signs", "src/durance/packs/lakeland/parameters/convoys.toml", "trucks_lost rises", "trucks_lost falls",
     "test_signs.py"),
    ("7 compiled", "src/durance/core/kernel.py", "for m in range({first}", "for m in range(1, {first}",
     "test_luck.py"),
    ("8 mirror", "tests/mechanisms/test_power.py", None, None, "test_wiring.py"),
    ("9 units", "src/durance/mechanisms/power.py", "power_hours [hours/day]\nParam", "power_hours [hours]\nParam",
     "test_wiring.py"),
    ("10 fresh", "GLOSSARY.md", "# Glossary", "# Glossary of old", "test_documents.py"),
    ("11 observed", "src/durance/pack/load.py", '("observed", "predictions",', '("predictions",', "test_evidence.py"),
    ("12 smallness", "src/durance/mechanisms/power.py", "else 1.0", "else 3.0", "test_wiring.py"),
    ("as_of", "src/durance/evidence/ledger.py", "if self.retrospective or self.premise:", "if True:", "test_evidence.py"),
    ("strided input", "src/durance/ensemble/block.py", "if not array.flags.c_contiguous:", "if False:", "test_luck.py"),
]


def broken(copy: Path, file: str, there: str | None, instead: str | None) -> None:
    """Break the copy. Raises ValueError when what should be broken is no longer there."""
    path = copy / file
    if there is None or instead is None:
        return path.unlink()
    text = path.read_text(encoding="utf-8")
    if there not in text:
        raise ValueError(f"{file} no longer holds {there!r}: mend this script")
    path.write_text(text.replace(there, instead, 1), encoding="utf-8")


def noticed(copy: Path, test: str, cache: str) -> bool:
    """Whether the law's tests fail on the copy."""
    env = os.environ | {"PYTHONPATH": str(copy / "src"), "DURANCE_CACHE": cache}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", LAWS + test]
    return subprocess.run(command, cwd=copy, env=env, capture_output=True).returncode == 1


def main() -> int:
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for law, file, there, instead, test in BREAKS:
            copy = Path(folder) / law.replace(" ", "-")
            subprocess.run(["git", "clone", "-q", str(ROOT), str(copy)], check=True)
            broken(copy, file, there, instead)
            seen = noticed(copy, test, f"{folder}/cache")
            missed += not seen
            print(f"{law}: {'seen to fail' if seen else 'NOT NOTICED'}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
