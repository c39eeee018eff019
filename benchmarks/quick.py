"""How long `train --recipe quick` takes once the features are there, step by step.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.quick [--pictures 2000] [--profile]

So many small files stand in six class folders and in the catalogue, with features that are made: those that the
starter remembers of these classes, mixed in pairs of one class, and some noise. No network runs in what is timed,
which is the whole of the command but the start of Python: files found and their labels read, heads fitted and asked,
calibration, the comparison with the starter, and the new version on disk; told apart is what comes once the labels are
found and the time is estimated. The program itself has OpenBLAS use one thread. Run it on a machine that is otherwise
idle.
"""

import argparse
import cProfile
import os
import pstats
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.outcome import outcome
from gallery_sorter.app.events import Events, TrainingResult, TrainingStart
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.catalogue.values import FileState, NewPicture, PictureFacts
from gallery_sorter.pictures.hashes import content_hash
from gallery_sorter.recognition.weights import load_replay

RUNS = 5
NOISE = 0.1  # of a feature's own deviation


def main() -> int:
    """Print the seconds of each run, or where those of one go."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=2000)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quick-") as name:
        place = Path(name)
        make_known(place, arguments.pictures)
        options = TrainOptions((place / "own",), looked_through=True, activate="never")
        if arguments.profile:
            with cProfile.Profile() as profile:
                train_once(place, options)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(40)
            return 0
        for _ in range(RUNS):
            before = os.times()
            seconds, learning, result = train_once(place, options)
            after = os.times()
            processor = after.user + after.system - before.user - before.system
            print(
                f"{arguments.pictures} pictures, {len(result.classes)} classes: {seconds:.2f} s, "
                f"{learning:.2f} s of it from the labels on; {processor:.2f} s of "
                f"processor, others waiting: {os.getloadavg()[0]:.1f}",
                flush=True,
            )
    return 0


def train_once(place: Path, options: TrainOptions) -> tuple[float, float, TrainingResult]:
    """The seconds of one training, from a new session on, and those since it knew what it learns from."""
    began = started = time.perf_counter()

    def timed(events: Events) -> Events:
        nonlocal started
        for event in events:
            if isinstance(event, TrainingStart):
                started = time.perf_counter()
            yield event

    with Session(Choices(data_dir=place / "data", device="cpu")) as session:
        result = outcome(timed(train(session, options, Cancel())), TrainingResult)
    ended = time.perf_counter()
    return ended - began, ended - started, result


def make_known(place: Path, count: int) -> None:
    """Files in class folders, and what the catalogue would know of them had a network seen them."""
    random = np.random.default_rng(0)
    with Session(Choices(data_dir=place / "data", device="cpu")) as session:
        session.folder.create()
        card, head, replay_file = session.model().card, session.model().head, session.model().replay
        if replay_file is None or card.replay is None:
            raise ValueError("the starter remembers nothing")
        replay = load_replay(replay_file, card.replay.blake3, card.head_rows)
        noise = NOISE * replay.features.std(axis=0, dtype=np.float64)
        pictures = []
        for number in range(count):
            index = number % len(card.classes)
            rows = np.flatnonzero(replay.classes == index)
            one, other = replay.features[random.choice(rows, 2)].astype(np.float64)
            share = random.random()
            mixed = np.maximum(share * one + (1 - share) * other + noise * random.normal(size=len(one)), 0)
            path = place / "own" / card.classes[index] / f"{number}.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content := f"picture {number}".encode())
            state = path.stat()
            features = mixed.astype(np.float16)
            facts = PictureFacts(content_hash(content), 64, 64, int(random.integers(1 << 62)), None, None, None)
            file = FileState(path, state.st_size, state.st_mtime_ns)
            logits = head.logits(features[None])[0]
            pictures.append(NewPicture(file, facts, card.trunk_key, features, card.model_key, logits))
        with session.caches() as (catalogue, _):
            catalogue.write(pictures)


if __name__ == "__main__":
    sys.exit(main())
