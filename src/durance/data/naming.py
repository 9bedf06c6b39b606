"""A pack's names for places and actors, as importers need them: by any spelling, and by coordinates."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from durance.pack.rows import read_csv, read_toml

EARTH = 6371.0      # km
REACH = 120.0      # km from a place within which an event counts as there, as in the pack's own dated tables
FILE = "import_names.csv"      # kind, name, id, note: names of providers that differ from the pack's own
ALIASES = "aliases.toml"      # [place.ID] and [actor.ID] with `names`: how texts call them; the file above goes before it


def fold(text: str) -> str:
    """A name without accents, case, marks and double spaces: `Gourma-Rharous` -> `gourma rharous`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _aliases(folder: Path, kind: str, known: set[str]) -> list[tuple[str, str]]:
    """(name, id) of the places or actors among `known` that texts call by other names; none where the pack does not say."""
    given = read_toml(folder / ALIASES, folder).get(kind, {}) if (folder / ALIASES).exists() else {}
    return [(fold(name), key) for key, entry in given.items() if key in known for name in entry.get("names", ())]


class Names:
    """Places and actors of the pack in `folder`; `within` km is as far as a place reaches. Remembers what it missed."""

    def __init__(self, folder: Path, within: float = REACH):
        places = read_csv(folder / "localities.csv", folder)
        about = read_toml(folder / "pack.toml", folder)
        actors = read_toml(folder / "actors.toml", folder)
        told = read_csv(folder / FILE, folder) if (folder / FILE).exists() else []
        self.within = within
        self.home = fold(str(about["name"]))
        self.iso = next(row["country"] for row in places if row["id"] == about["capital"])
        self._ids = [row["id"] for row in places]
        self._at = np.radians([[float(row["lat"]), float(row["lon"])] for row in places])
        mine = sorted(places, key=lambda row: row["country"] != self.iso, reverse=True)      # home names win
        self._places = {fold(row[k]): row["id"] for row in mine for k in ("id", "name")}
        self._actors = {fold(x): key for key, actor in actors.items() if "name" in actor for x in (key, actor["name"])}
        for kind, known in (("place", self._places), ("actor", self._actors)):
            for name, key in _aliases(folder, kind, set(known.values())):
                known.setdefault(name, key)
        self._places |= {fold(row["name"]): row["id"] for row in told if row["kind"] == "place"}
        self._actors |= {fold(row["name"]): row["id"] for row in told if row["kind"] == "actor"}
        self._missed: list[str] = []

    def near(self, latitude: float, longitude: float) -> tuple[str, float]:
        """The nearest place and its distance in km (great circle); no place beyond `within`."""
        lat, lon = np.radians([latitude, longitude])
        part = np.sin((self._at[:, 0] - lat) / 2) ** 2
        part += np.cos(lat) * np.cos(self._at[:, 0]) * np.sin((self._at[:, 1] - lon) / 2) ** 2
        km = 2 * EARTH * np.arcsin(np.sqrt(part))
        best = int(km.argmin())
        return (self._ids[best] if km[best] <= self.within else ""), float(km[best])

    def place(self, *names: str) -> str:
        """The place known by the first of the names that the pack knows; none of them is counted as missed."""
        found = next((self._places[fold(n)] for n in names if fold(n) in self._places), "")
        return found or self._miss(f"no place of the pack is called {names[0]!r}; left blank")

    def actors(self, text: str, between: str = ",") -> str:
        """Ids, with spaces between, of the actors in a list; a term in brackets after a name is dropped if need be."""
        found = dict.fromkeys(self._actor(part) for part in text.split(between) if part.strip())
        return " ".join(name for name in found if name)

    def _actor(self, name: str) -> str:
        for spelling in (name, re.sub(r"\s*\([^()]*\)\s*$", "", name)):
            if fold(spelling) in self._actors:
                return self._actors[fold(spelling)]
        return self._miss(f"no actor of the pack is called {name.strip()!r}; left blank")

    def _miss(self, text: str) -> str:
        self._missed.append(text)
        return ""

    def note(self, text: str) -> None:
        """Something to be counted with the names that were missed."""
        self._miss(text)

    def missed(self) -> Iterable[str]:
        """What was missed since this was last asked, each once."""
        told, self._missed = dict.fromkeys(self._missed), []
        return told
