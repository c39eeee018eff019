"""Splits that tell the truth: pictures of one source look alike, so a source stands on one side of a split alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def grouped_folds(groups: Sequence[str], classes: NDArray[np.integer], folds: int, seed: int = 0) -> NDArray[np.intp]:
    """The fold (0..folds-1) of each picture: no group is split, and each class is spread as evenly as that allows.

    Groups are dealt out from the largest to the smallest, each to the fold where it makes the classes least uneven;
    `seed` settles ties. A class that has one group alone is, while that is left out, not known at all.
    """
    names = sorted(set(groups))
    index = {name: i for i, name in enumerate(names)}
    rows = np.array([index[g] for g in groups], dtype=np.intp)
    labels = np.unique(classes, return_inverse=True)[1]
    counts = np.zeros((len(names), int(labels.max()) + 1))
    np.add.at(counts, (rows, labels), 1)
    shares = counts / counts.sum(axis=0)

    order = np.random.default_rng(seed).permutation(len(names))
    order = order[np.argsort(-shares[order].max(axis=1), kind="stable")]
    filled = np.zeros((folds, counts.shape[1]))
    fold_of = np.zeros(len(names), dtype=np.intp)
    for group in order:
        # Sum of squares grows least where the group's classes are scarcest.
        cost = ((filled + shares[group]) ** 2).sum(axis=1) - (filled**2).sum(axis=1)
        # Empty folds first where it does not matter.
        best = int(np.lexsort((filled.sum(axis=1), np.round(cost, 9)))[0])
        fold_of[group] = best
        filled[best] += shares[group]
    return fold_of[rows]


def content_folds(
    groups: NDArray[np.integer], classes: NDArray[np.integer], content_hashes: NDArray[np.uint8], folds: int
) -> NDArray[np.intp]:
    """The fold of each picture, settled by content: next time the same pictures stand on the same side.

    In each class the groups are put in the order of their smallest content hash and cut into `folds` equal runs, so
    that a few more pictures move few across a border. A group stays in one fold, but for a class that would then lie
    whole within the first fold or whole outside it (it has one group, or its groups hold other classes too and went
    where those are): its pictures are cut into runs one by one. So each class of two pictures or more is known while
    the first fold is left out, and asked about.
    """
    smallest: dict[int, bytes] = {}
    for group, row in zip(groups.tolist(), content_hashes, strict=True):
        content = row.tobytes()
        smallest[group] = min(smallest.get(group, content), content)
    fold_of: dict[int, int] = {}
    found = np.zeros(len(groups), dtype=np.intp)
    for c in np.unique(classes):
        rows = np.flatnonzero(classes == c)
        members = sorted(set(groups[rows].tolist()), key=smallest.__getitem__)
        if len(members) > 1:
            for rank, group in enumerate(members):
                fold_of.setdefault(group, rank * folds // len(members))  # a group of two classes stays where it is
            found[rows] = [fold_of[group] for group in groups[rows].tolist()]
        in_first = int((found[rows] == 0).sum())
        if in_first in (0, len(rows)):
            ranks = np.argsort(np.argsort([content_hashes[row].tobytes() for row in rows]))
            found[rows] = ranks * folds // len(rows)
    return found
