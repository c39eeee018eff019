"""What every command is given, and how one that is no stream of its own ends."""

import time
from dataclasses import dataclass, field

from gallery_sorter.app.events import Receipt
from gallery_sorter.app.session import Session
from gallery_sorter.cli.interruption import Interruption
from gallery_sorter.cli.output import Output


@dataclass(frozen=True, slots=True)
class Face:
    """What every command needs: the opened data folder, where to tell, and how it is interrupted."""

    session: Session
    output: Output
    interruption: Interruption
    began: float = field(default_factory=time.monotonic)

    def end(self, command: str, looked_at: int) -> None:
        """The receipt of a command that is no stream of its own."""
        seconds = time.monotonic() - self.began
        self.output.event(Receipt(command, {"looked_at": looked_at}, seconds, device=None, runtime=None))
