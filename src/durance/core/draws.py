"""Luck as a pure function of (seed, member, mechanism, day, entity, draw number): no generator, no order, no state.

Two runs with the same seed meet the same luck on the same day at the same place, whatever else differs between them,
so policies are compared pairwise (common random numbers). SplitMix64 finaliser after Steele, Lea and Flood (2014);
gamma variates after Marsaglia and Tsang (2000); a beta variate is a ratio of two gammas.
"""

import hashlib
from math import cos, exp, log, pi, sqrt

import numpy as np
from numba import uint64

from durance.core.kernel import helper, kernel

GOLDEN = 0x9E3779B97F4A7C15
TRIALS = 24


def name_hash(name: str) -> int:
    """The stable 64-bit number of a name: an added row never changes the luck of the others."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


@helper
def mix(z):
    z = (z ^ (z >> uint64(30))) * uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> uint64(27))) * uint64(0x94D049BB133111EB)
    return z ^ (z >> uint64(31))


@kernel("float64(uint64, uint64, int64)")
def uniform(key, entity, draw):
    """A number in [0, 1) that belongs to this key, this entity and this draw number."""
    z = mix(uint64(entity) + uint64(draw + 1) * uint64(GOLDEN))
    return (mix(uint64(key) ^ z) >> uint64(11)) * 2.0**-53


@kernel("uint64(uint64, uint64)")
def pair(first, second):
    """The name of an ordered pair of entities."""
    return mix(mix(uint64(first)) + uint64(second) * uint64(GOLDEN))


@kernel("float64(uint64, uint64, int64)")
def normal(key, entity, draw):
    """A standard normal number (Box and Muller); uses draw numbers `draw` and `draw + 1`."""
    u = uniform(key, entity, draw)
    return sqrt(-2.0 * log(1.0 - u)) * cos(2.0 * pi * uniform(key, entity, draw + 1))


@kernel("float64(uint64, uint64, int64, float64)")
def gamma(key, entity, draw, shape):
    """A gamma number of this shape and scale 1; uses at most 1 + 3 * TRIALS draw numbers from `draw` on."""
    boost = 1.0
    if shape < 1.0:
        boost = uniform(key, entity, draw) ** (1.0 / shape)
        shape = shape + 1.0
    d = shape - 1.0 / 3.0
    c = 1.0 / sqrt(9.0 * d)
    for trial in range(TRIALS):
        at = draw + 1 + 3 * trial
        x = normal(key, entity, at)
        v = (1.0 + c * x) ** 3
        if v > 0.0 and log(1.0 - uniform(key, entity, at + 2)) < 0.5 * x * x + d - d * v + d * log(v):
            return boost * d * v
    return boost * d


@kernel("float64(uint64, uint64, int64, float64, float64)")
def beta(key, entity, draw, mean, concentration):
    """A share in [0, 1] with this mean; `concentration` is a + b of the beta distribution."""
    if mean <= 0.0:
        return 0.0
    if mean >= 1.0:
        return 1.0
    a = gamma(key, entity, draw, mean * concentration)
    b = gamma(key, entity, draw + 1 + 3 * TRIALS, (1.0 - mean) * concentration)
    return a / (a + b) if a + b > 0.0 else mean


@kernel("float64(uint64, uint64, int64, float64)")
def poisson(key, entity, draw, mean):
    """A count with this mean by inversion of one number (exact for means below about 700)."""
    u = uniform(key, entity, draw)
    p = exp(-mean)
    total, count = p, 0
    while u > total and count < 4096:
        count += 1
        p *= mean / count
        total += p
    return float(count)


@kernel("void(uint64, uint64, uint64, uint64[::1], uint64[::1])")
def fill_keys(seed, name, day, members, out):
    """Write one key a member for the mechanism hashed as `name` on `day` into `out` (uint64, one a member)."""
    base = mix(mix(mix(uint64(seed)) ^ uint64(name)) ^ uint64(day))
    for m in range(members.size):
        out[m] = mix(base ^ mix(uint64(members[m]) + uint64(GOLDEN)))


def one_each(seed: int, name: str, members: np.ndarray) -> np.ndarray:
    """One number in [0, 1) a member that belongs to `name` (for parameters and readings)."""
    keys = np.empty(members.size, np.uint64)
    fill_keys(np.uint64(seed), np.uint64(name_hash("sample " + name)), np.uint64(0), members, keys)
    return np.array([uniform(k, np.uint64(0), 0) for k in keys])
