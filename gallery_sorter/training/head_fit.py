"""Fits a head: multinomial logistic regression on pooled features, in numpy alone, so that quick training needs no
torch. Thousands of 512-wide features take well under a second.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.weights import Head

Vector = NDArray[np.float64]
Loss = Callable[[Vector], tuple[float, Vector]]  # parameters -> (loss, gradient)
Inverse = Callable[[Vector], Vector]  # gradient -> about the inverse of the Hessian times it

MEMORY = 10  # pairs that L-BFGS remembers (Nocedal & Wright 2006, section 7.2: 3 to 20)
_BLAS_ROWS = 8  # of a product with a tall matrix: OpenBLAS takes as long, or longer, for seven of them as for eight
_CURVATURE_ROWS = 1000  # that tell how features vary together: more give no shorter way
ARMIJO = 1e-4  # sufficient decrease of the line search (the same, section 3.1)


@dataclass(frozen=True, slots=True)
class HeadFit:
    """How to fit. `penalty` is the L2 weight on standardised features, relative to the mean loss of a picture."""

    penalty: float = 1e-2
    balanced: bool = True  # every class weighs the same, however many pictures it has
    iterations: int = 200
    tolerance: float = 1e-5  # of the largest gradient component


def fit_head(
    features: NDArray[np.floating],
    classes: NDArray[np.integer],
    count: int,
    fit: HeadFit | None = None,
    weights: NDArray[np.floating] | None = None,
    *,
    class_weights: NDArray[np.floating] | None = None,
    start: Head | None = None,
    curvature: NDArray[np.floating] | None = None,
) -> Head:
    """The linear layer of `count` rows that best tells `classes` (n,) from `features` (n, d), deterministic.

    `weights` (n,) says how much each row counts, before classes are balanced, and `class_weights` (count,) how much
    each class then does. A class without a row gets a logit that
    follows from the penalty alone. Features are standardised for fitting; the head takes them as they are. There is one
    best head; a `start` near it, fitted to much the same rows, saves half of the way there, and so does the `curvature`
    (d, d) of such rows (see `inverse_curvature`).
    """
    fit = fit or HeadFit()
    scaled, mean, std = _standardised(features)
    row_weights = _row_weights(classes, count, weights, class_weights, balanced=fit.balanced)
    loss = _multinomial_loss(scaled, classes, row_weights, count, fit.penalty)
    begin = np.zeros((count, scaled.shape[1] + 1))
    if start is not None:
        begin = np.column_stack([start.weight * std, start.bias + start.weight @ mean])
    inverse = None if curvature is None else _inverse(curvature, begin.shape)
    table = minimise(loss, begin.ravel(), fit.iterations, fit.tolerance, inverse).reshape(begin.shape)
    weight = table[:, :-1] / std
    bias = table[:, -1] - weight @ mean
    return Head(weight.astype(np.float32), bias.astype(np.float32))


def inverse_curvature(features: NDArray[np.floating], count: int, fit: HeadFit) -> NDArray[np.float64]:
    """(d, d): the inverse of a class's block of the Hessian where all `count` classes are as likely, for standardised
    features; what classes have to do with each other is left out (Bishop 2006, equation 4.110). It only shows the way.
    """
    scaled, _, _ = _standardised(features)
    some = scaled[:: max(1, len(scaled) // _CURVATURE_ROWS)]
    varies = (count - 1) / count**2 * (some.T @ some) / len(some)
    return np.asarray(np.linalg.inv(varies + fit.penalty * np.eye(len(varies), dtype=np.float32)), dtype=np.float64)


def _inverse(curvature: NDArray[np.floating], shape: tuple[int, int]) -> Inverse:
    """As a function of gradients of that shape, (K, d + 1), laid flat; nothing but the data bends the biases' axes."""
    bias = shape[0] ** 2 / (shape[0] - 1)

    def apply(gradient: Vector) -> Vector:
        table = gradient.reshape(shape)
        return np.column_stack([table[:, :-1] @ curvature, table[:, -1] * bias]).ravel()

    return apply


def _standardised(features: NDArray[np.floating]) -> tuple[NDArray[np.float32], Vector, Vector]:
    """Features with their means taken off and divided by their deviations; both too."""
    x = features.astype(np.float32)
    mean = x.mean(axis=0, dtype=np.float64)
    x -= mean.astype(np.float32)
    std = np.sqrt(np.square(x).mean(axis=0, dtype=np.float64))
    # A feature that hardly varies says nothing: floor its deviation rather than blow its noise up.
    std = np.maximum(std, 0.05 * float(std.mean()) + 1e-8)
    x /= std.astype(np.float32)
    return x, mean, std


def with_outside(classes_head: Head, outside_row: Head) -> Head:
    """A head of K classes and a two-row head (known, outside), joined: the outside logit is the last row."""
    weight = outside_row.weight[1] - outside_row.weight[0]
    bias = outside_row.bias[1] - outside_row.bias[0]
    return Head(np.vstack([classes_head.weight, weight[None]]), np.append(classes_head.bias, bias).astype(np.float32))


def _row_weights(
    classes: NDArray[np.integer],
    count: int,
    weights: NDArray[np.floating] | None,
    class_weights: NDArray[np.floating] | None,
    *,
    balanced: bool,
) -> NDArray[np.float32]:
    """(n,) weights that add up to 1."""
    given = np.ones(len(classes)) if weights is None else weights.astype(np.float64)
    if balanced:
        totals = np.bincount(classes, given, minlength=count)
        given = given / np.maximum(totals, 1e-12)[classes]
    if class_weights is not None:
        given = given * class_weights[classes]
    return np.asarray(given / given.sum(), dtype=np.float32)


def _multinomial_loss(
    x: NDArray[np.float32], classes: NDArray[np.integer], weights: NDArray[np.float32], count: int, penalty: float
) -> Loss:
    """Weighted cross entropy plus penalty / 2 * |W|^2; the biases are free. Bishop 2006, section 4.3.4."""
    rows = np.arange(len(x))
    padded = -(-count // _BLAS_ROWS) * _BLAS_ROWS

    def loss(flat: Vector) -> tuple[float, Vector]:
        table = flat.reshape(count, -1)
        weight = np.zeros((padded, x.shape[1]), np.float32)
        weight[:count] = table[:, :-1]
        logits = (weight @ x.T)[:count]
        logits += table[:, -1:].astype(np.float32)
        logits -= logits.max(axis=0)
        residual = np.zeros((padded, len(x)), np.float32)
        grown = np.exp(logits, out=residual[:count])
        sums = grown.sum(axis=0)
        error = (np.log(sums) - logits[classes, rows]).astype(np.float64)
        value = float(weights @ error) + 0.5 * penalty * float((table[:, :-1] ** 2).sum())
        grown /= sums
        grown[classes, rows] -= 1
        grown *= weights
        gradient = np.column_stack([(residual @ x)[:count], grown.sum(axis=1)]).astype(np.float64)
        gradient[:, :-1] += penalty * table[:, :-1]
        return value, gradient.ravel()

    return loss


def minimise(loss: Loss, start: Vector, iterations: int, tolerance: float, inverse: Inverse | None = None) -> Vector:
    """Limited-memory BFGS with backtracking (Nocedal & Wright 2006, algorithms 7.4 and 7.5). `inverse` is where each
    step's inverse Hessian begins, in place of a multiple of the identity.
    """
    point = start
    value, gradient = loss(point)
    steps: list[tuple[Vector, Vector]] = []
    for _ in range(iterations):
        if np.abs(gradient).max() < tolerance:
            break
        direction = _direction(gradient, steps, inverse)
        slope = float(gradient @ direction)
        length = 1.0 if steps or inverse else 1.0 / max(1.0, float(np.abs(gradient).sum()))
        found = None
        for _ in range(30):
            there = point + length * direction
            new_value, new_gradient = loss(there)
            if new_value <= value + ARMIJO * length * slope:
                found = there
                break
            length *= 0.5
        if found is None:  # float32 noise is all that is left
            break
        step, change = found - point, new_gradient - gradient
        if step @ change > 1e-12 * float(np.linalg.norm(step) * np.linalg.norm(change)):
            steps = [*steps, (step, change)][-MEMORY:]
        point, value, gradient = found, new_value, new_gradient
    return point


def _direction(gradient: Vector, steps: list[tuple[Vector, Vector]], inverse: Inverse | None) -> Vector:
    """The quasi-Newton direction from the remembered (step, change of gradient) pairs: the two-loop recursion."""
    q = gradient.copy()
    shares = []
    for step, change in reversed(steps):
        share = float(step @ q) / float(step @ change)
        shares.append(share)
        q -= share * change
    if inverse:
        q = inverse(q)
    elif steps:
        step, change = steps[-1]
        q *= float(step @ change) / float(change @ change)
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        q += (share - float(change @ q) / float(step @ change)) * step
    return -q
