"""Train the starter's trunk: ResNet34 learns from EfficientNet-Lite and from labelled pictures.

    python -m tools.starter.distil --base resnet34.safetensors --unlabelled DIR --train DIR --cache DIR --out DIR

Needs a C++ compiler (torch.compile) and is quickest on a CPU with bf16. Stop it at any time: the same
command goes on from the last checkpoint in the cache, with the batches that it would have seen.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as fn

from tools.starter.batches import STORES, Batch, Plan, batches_from
from tools.starter.drawn import drawn_samples
from tools.starter.lettering import find_lettering
from tools.starter.pictures import (
    Pixels,
    Store,
    cached_store,
    labelled_samples,
    open_store,
    squashed,
    stacked,
    unlabelled_samples,
)
from tools.starter.student import Student, average_into, load_base, measure_norms, normalised, save_trunk
from tools.starter.targets import WATCHER, Targets, make_targets, read_hints
from tools.starter.teacher import open_teacher

DRAWN = (1400, 1400, 1200)  # chats, memes, other screens
SIZES = "0:112,0.5:144,0.85:176"
FALL_FROM = 0.5  # share of the run after which the learning rate falls
KEEP = 0.995  # of the average of the weights: some 200 steps
PREDICTED_SIZE = 224

Step = Callable[[Tensor], tuple[Tensor, Tensor, Tensor]]


@dataclass(slots=True)
class Run:
    """Everything that a checkpoint holds."""

    student: Student
    averaged: Student
    optimizer: torch.optim.AdamW
    step: int


def main() -> None:
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    cache, out = arguments.cache, arguments.out
    out.mkdir(parents=True, exist_ok=True)
    stores = _stores(arguments)
    plan = Plan(
        cache,
        arguments.seed,
        arguments.batch,
        arguments.passes,
        arguments.sizes,
        frozenset(arguments.hold_out),
        arguments.admit_at,
    )
    used = {name: ~np.isin(store.sources(), arguments.hold_out) for name, store in stores.items()}
    targets = make_targets(stores, used, read_hints(arguments.hints), cache, arguments.threads)
    open_teacher(cache, *WATCHER, threads=1)  # export it before the worker looks for it
    run = _start_or_resume(arguments, len(targets.mean))
    _train(run, plan, targets, arguments, stores)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="ResNet34 to start from (safetensors)")
    parser.add_argument("--unlabelled", type=Path, required=True, help="folder with one sub-folder a collection")
    parser.add_argument("--train", type=Path, required=True, help="folder with one sub-folder a class")
    parser.add_argument("--cache", type=Path, required=True, help="decoded pictures, checkpoint")
    parser.add_argument("--out", type=Path, required=True, help="where trunks and the log go")
    parser.add_argument("--fonts", type=Path, nargs="*", default=[Path("/usr/share/fonts")])
    parser.add_argument("--hints", type=Path, default=Path(__file__).with_name("hints.json"))
    parser.add_argument("--no-photos-from", nargs="*", default=["memes-wholesome", "receipts", "screenshots-kobo"],
                        help="collections whose pictures are not drawn upon")  # fmt: skip
    parser.add_argument("--hold-out", nargs="*", default=[], help="labelled sources kept out, to measure on")
    parser.add_argument("--admit-at", type=float, default=2.0, help="share of the run from which on they join")
    parser.add_argument("--passes", type=int, default=120_000, help="pictures shown in all; may change on resuming")
    parser.add_argument("--sizes", type=_sizes, default=_sizes(SIZES), help="share of the run:pixels, with commas")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=1.0e-3)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-minutes", type=float, default=4.0)
    parser.add_argument("--export-steps", type=int, default=400)
    return parser.parse_args()


def _sizes(text: str) -> tuple[tuple[float, int], ...]:
    """ "0:112,0.5:144" -> ((0.0, 112), (0.5, 144))."""
    pairs = (part.split(":") for part in text.split(","))
    return tuple((float(begin), int(size)) for begin, size in pairs)


def _stores(arguments: argparse.Namespace) -> dict[str, Store]:
    """The three stores of pictures, decoded or drawn on first use."""
    cache: Path = arguments.cache
    unlabelled = cached_store(cache / "unlabelled", unlabelled_samples(arguments.unlabelled))
    cached_store(cache / "train", labelled_samples(arguments.train))
    if not (cache / "drawn.json").exists():
        usable = [i for i, entry in enumerate(unlabelled.entries) if entry.source not in arguments.no_photos_from]
        letters = find_lettering(arguments.fonts)
        cached_store(cache / "drawn", drawn_samples(unlabelled, usable, letters, DRAWN, arguments.seed))
    return {name: open_store(cache / name) for name in STORES}


def _start_or_resume(arguments: argparse.Namespace, teacher_width: int) -> Run:
    student = Student(teacher_width)
    load_base(student, arguments.base)
    averaged = deepcopy(student)
    decayed = [weight for weight in student.parameters() if weight.ndim > 1]
    others = [weight for weight in student.parameters() if weight.ndim == 1]
    groups = [{"params": decayed, "weight_decay": 0.03}, {"params": others, "weight_decay": 0.0}]
    run = Run(student, averaged, torch.optim.AdamW(groups, lr=arguments.rate), 0)
    path = arguments.cache / "checkpoint.pt"
    if path.exists():
        kept: dict[str, Any] = torch.load(path, weights_only=True)
        student.load_state_dict(kept["student"])
        averaged.load_state_dict(kept["averaged"])
        run.optimizer.load_state_dict(kept["optimizer"])
        run.step = int(kept["step"])
        print(f"going on from step {run.step}", flush=True)
    return run


def _save(run: Run, path: Path) -> None:
    """Write a checkpoint and only then replace the last one."""
    part = path.with_suffix(".part")
    torch.save(
        {
            "student": run.student.state_dict(),
            "averaged": run.averaged.state_dict(),
            "optimizer": run.optimizer.state_dict(),
            "step": run.step,
        },
        part,
    )
    part.replace(path)


def rate_at(share: float, step: int, peak: float) -> float:
    """Warm up over 200 steps, hold, then fall in a straight line: the length may be changed while it holds."""
    fall = min(1.0, max(0.01, (1.0 - share) / (1.0 - FALL_FROM)))
    return peak * min(1.0, (step + 1) / 200) * fall


def losses(outputs: tuple[Tensor, Tensor, Tensor], batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Features (smooth L1 and angle), ImageNet outputs (KL), classes (cross-entropy), means over the batch."""
    mapped, logits, classes = (part.float() for part in outputs)
    features = torch.from_numpy(batch.features)
    angle = 1.0 - fn.cosine_similarity(mapped, features, dim=1).mean()
    wanted = torch.from_numpy(batch.logits).log_softmax(1)
    kl = fn.kl_div(logits.log_softmax(1), wanted, log_target=True, reduction="batchmean")
    each = -(torch.from_numpy(batch.classes) * classes.log_softmax(1)).sum(1)
    weighted = (each * torch.from_numpy(batch.weights)).mean()
    return fn.smooth_l1_loss(mapped, features) + angle, kl, weighted


def _train(run: Run, plan: Plan, targets: Targets, arguments: argparse.Namespace, stores: dict[str, Store]) -> None:
    forward: Step = torch.compile(run.student, dynamic=False)  # kernels for one size are the quickest
    run.student.train()
    checkpoint = arguments.cache / "checkpoint.pt"
    saved = logged = time.monotonic()
    sums = np.zeros(4)  # three losses and how many steps they are of
    for batch in batches_from(plan, targets, run.step):
        share = run.step * plan.batch / plan.passes
        for group in run.optimizer.param_groups:
            group["lr"] = rate_at(share, run.step, arguments.rate)
        with torch.autocast("cpu", torch.bfloat16):
            outputs = forward(normalised(batch.views))
        parts = losses(outputs, batch)
        torch.autograd.backward(parts[0] + 0.5 * parts[1] + parts[2])
        torch.nn.utils.clip_grad_norm_(run.student.parameters(), 5.0)
        run.optimizer.step()
        run.optimizer.zero_grad(set_to_none=True)
        average_into(run.averaged, run.student, min(KEEP, (run.step + 1) / (run.step + 10)))
        run.step += 1
        sums += [*(float(part.detach()) for part in parts), 1.0]
        if run.step % 25 == 0:
            now = time.monotonic()
            _log(arguments.out / "log.jsonl", run.step, plan, sums[:3] / sums[3], sums[3] * plan.batch / (now - logged))
            logged, sums = now, np.zeros(4)
        if time.monotonic() - saved > 60 * arguments.save_minutes:
            _save(run, checkpoint)
            saved = time.monotonic()
        if run.step % arguments.export_steps == 0 or run.step == plan.passes // plan.batch:
            _save(run, checkpoint)
            _export(run, plan, stores, arguments.out / f"trunk-{run.step * plan.batch}.safetensors")


def _log(path: Path, step: int, plan: Plan, means: NDArray[np.float64], speed: float) -> None:
    entry = {"step": step, "size": plan.size_at(step), "features": round(means[0], 4), "imagenet": round(means[1], 4),
             "classes": round(means[2], 4), "pictures_a_second": round(speed, 1)}  # fmt: skip
    line = json.dumps(entry)
    print(line, flush=True)
    with path.open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def _export(run: Run, plan: Plan, stores: dict[str, Store], path: Path) -> None:
    """The averaged trunk, its BatchNorm measured at the size that the program predicts on."""
    trunk = deepcopy(run.averaged.trunk)
    measure_norms(trunk, _whole_pictures(stores, plan))
    save_trunk(trunk, path)


def _whole_pictures(stores: dict[str, Store], plan: Plan, batches: int = 6) -> Iterator[NDArray[np.uint8]]:
    rng = np.random.default_rng(plan.seed)
    for _ in range(batches):
        views: list[Pixels] = []
        for name, count in zip(STORES, (30, 28, 6), strict=True):
            chosen = rng.integers(0, len(stores[name]), count)
            views.extend(squashed(stores[name].pixels(int(index)), PREDICTED_SIZE) for index in chosen)
        yield stacked(views)


if __name__ == "__main__":
    main()
