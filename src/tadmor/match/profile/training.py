"""Weights of profiles learned from records of which people have made the clusters: the noise, then joining, then moving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tadmor.match.coded.fit import fit_weights
from tadmor.match.profile.choice import fit_choice
from tadmor.match.profile.compared import FEATURES
from tadmor.match.profile.evidence import Weighed, tell
from tadmor.match.profile.learning import learn_noise
from tadmor.match.profile.profiles import Profiles, name_by_first
from tadmor.match.profile.refining import Clash, ProfileWeights, join_whole, move_units
from tadmor.match.table import ClaimTable
from tadmor.match.vocabulary import Array

_RIDGE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """A record whose clusters are known: its table, crowd and scored pairs, clusters by average link, and the event of each row."""

    table: ClaimTable
    crowd: Array
    pairs: tuple[Array, Array, Array]
    start: Array
    events: Array
    clash: Clash


def learn_profiles(examples: Sequence[Example]) -> ProfileWeights:
    """The weights that examples teach."""
    told = [tell(example.table) for example in examples]
    kinds = [example.table.vocabulary.kinds.values for example in examples]
    noise = learn_noise([(one, names, ex.events) for one, names, ex in zip(told, kinds, examples, strict=True)])
    profiles = [
        Profiles(ex.crowd, ex.pairs, Weighed.of(one, noise, names))
        for one, names, ex in zip(told, kinds, examples, strict=True)
    ]
    moving = _learn_moving(profiles, examples)
    first = ProfileWeights(noise=noise, joining=np.zeros(len(FEATURES)), moving=moving)
    return ProfileWeights(noise=noise, joining=_learn_joining(profiles, examples, first), moving=moving)


def _learn_moving(profiles: Sequence[Profiles], examples: Sequence[Example]) -> Array:
    """From true clusters: which one a unit came from, or that it was alone."""
    features, chooser, chosen, before = [], [], [], 0
    for profile, example in zip(profiles, examples, strict=True):
        profile.start_from(example.events)
        fits = profile.fits(_as_is)
        size = np.bincount(profile.home, minlength=len(profile.home))[profile.home]
        linked = size == 1
        linked[fits.a[fits.inside]] = True
        kept = linked[fits.a]
        features.append(fits.value[kept])
        chooser.append(fits.a[kept] + before)
        chosen.append(fits.inside[kept])
        before += len(profile.home)
    return fit_choice(np.concatenate(features), np.concatenate(chooser), np.concatenate(chosen))


def _learn_joining(profiles: Sequence[Profiles], examples: Sequence[Example], weights: ProfileWeights) -> Array:
    """From clusters as they are on the way: after average link, and after units moved."""
    features: list[Array] = []
    same: list[Array] = []
    for profile, example in zip(profiles, examples, strict=True):
        profile.start_from(example.start)
        _take_joins(profile, example, features, same)
        move_units(profile, weights.moving, example.clash)
        profile.start_from(profile.by_row())
        _take_joins(profile, example, features, same)
    first = fit_weights(np.concatenate(features), np.concatenate(same), _RIDGE)
    for profile, example in zip(profiles, examples, strict=True):
        profile.start_from(example.start)
        join_whole(profile, first, example.clash)
        profile.start_from(profile.by_row())
        _take_joins(profile, example, features, same)
    return fit_weights(np.concatenate(features), np.concatenate(same), _RIDGE)


def _take_joins(profile: Profiles, example: Example, features: list[Array], same: list[Array]) -> None:
    joins = profile.joins(_as_is)
    event = main_event(profile.home, name_by_first(example.events[profile.leads]))
    features.append(joins.value)
    same.append((event[joins.a] == event[joins.b]).astype(np.float64))


def _as_is(features: Array) -> Array:
    return features


def main_event(home: Array, events: Array) -> Array:
    """By the name of a cluster: the event that most of its units tell of."""
    codes, counts = np.unique(home * np.int64(len(home)) + events, return_counts=True)
    cluster, event = np.divmod(codes, len(home))
    by = np.lexsort((event, counts, cluster))
    result = np.full(len(home), -1)
    result[cluster[by]] = event[by]
    return result
