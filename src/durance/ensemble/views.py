"""Views: what of a variable is kept of a day when an outcome does not need the whole of it.

`strength` by actor and place over a year and a thousand futures is gigabytes; its sum by actor is not.
"""

from collections.abc import Callable

import numpy as np

Values = dict[str, np.ndarray]


WEIGHTS = ("want_weight", "exclusion_weight", "abuse_weight", "protection_weight")


def drawn_by_want(_: np.ndarray, values: Values) -> np.ndarray:
    """Fighters a day that want of work draws to each actor, by the equations of `motives` and `recruitment`."""
    return _drawn(values, "want_weight", (1.0 - values["activity"])[:, None])


def drawn_by_exclusion(_: np.ndarray, values: Values) -> np.ndarray:
    """Fighters a day that standing exclusion draws to each actor."""
    return _drawn(values, "exclusion_weight", values["exclusion"] * (1.0 - values["reform"][:, None]))


def drawn_by_abuse(_: np.ndarray, values: Values) -> np.ndarray:
    """Fighters a day that remembered killings by the state's side draw to each actor."""
    return _drawn(values, "abuse_weight", (values["grievance"] * values["is_state"][:, None]).max(-2, keepdims=True))


def drawn_by_protection(_: np.ndarray, values: Values) -> np.ndarray:
    """Fighters a day that remembered killings by a third group draw to each actor."""
    blamed = values["grievance"] * (1.0 - values["is_state"])[:, None]
    thirds = [np.delete(blamed, a, axis=-2).max(-2) for a in range(blamed.shape[-2])]
    return _drawn(values, "protection_weight", np.stack(thirds, -2))


def _drawn(values: Values, weight: str, cause: np.ndarray) -> np.ndarray:
    """`(member, actor)`: the part of the joiners that one cause `(member, actor or 1, locality)` draws."""
    weights = sum(values[w] for w in WEIGHTS)
    men, ruled = values["strength"].sum(-1), values["rule"] * values["residents"][:, None]
    funds, half = values["funds"], values["funds_half"][:, None] * men
    pay = np.where(funds > 0.0, funds / np.maximum(funds + half, TINY), 0.0) * (1.0 - values["is_state"])
    crowd = np.maximum(0.0, 1.0 - men / np.maximum(values["pool_share"][:, None] * ruled.sum(-1), TINY))
    rate = values["join_rate"][:, None] * pay * crowd
    come = np.maximum(rate * (ruled * values["motive"]).sum(-1), TINY)
    taken_in = np.minimum(1.0, values["intake_rate"][:, None] * men / come)
    return (values[weight] / np.maximum(weights, TINY))[:, None] * rate * taken_in * (ruled * cause).sum(-1)


TINY = 1.0e-12      # where a share would divide by nothing
VIEWS: dict[str, Callable[[np.ndarray, Values], np.ndarray]] = {
    "actor": lambda x, _: x.sum(-1),                                        # sum over places
    "locality": lambda x, _: x.sum(-2),                                     # sum over actors
    "worst": lambda x, _: x.max(-2),                                        # the largest of all actors
    "people": lambda x, values: np.einsum("mai,mi->ma", x, values["residents"]),      # people that the shares stand for
    "state": lambda x, values: (x * values["is_state"][:, None]).max(-2),             # the largest of the state's side
    "others": lambda x, values: (x * (1.0 - values["is_state"])[:, None]).max(-2),    # the largest of the others
    "joining": lambda x, values: (np.maximum(x, 0.0) * (1.0 - values["is_state"])[:, None]).sum(-2),
    "native": lambda x, values: (x * (1.0 - values["is_foreign"])[:, None]).max(-2),  # the largest but partners' forces
    "by_want": drawn_by_want,
    "by_exclusion": drawn_by_exclusion,
    "by_abuse": drawn_by_abuse,
    "by_protection": drawn_by_protection,
}


HELD = 7            # dear views are taken every seventh day and held between
DEAR = ("by_want", "by_exclusion", "by_abuse", "by_protection")


def taken(name: str, day: int) -> bool:
    """Whether a view is taken anew on a day; dear ones are held for a week."""
    return name.partition(":")[2] not in DEAR or day % HELD == 0


def view(values: Values, name: str) -> np.ndarray:
    """`(member, ...)`: a variable, or `variable:view` of it. Raises KeyError for what does not exist."""
    variable, _, how = name.partition(":")
    return VIEWS[how](values[variable], values) if how else values[variable]
