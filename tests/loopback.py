"""A server on the loopback that gives one file, as well or as badly as a test wants."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FileServer(ThreadingHTTPServer):
    """Gives `data` under one name, and nothing else."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.data = data
        self.path = f"/{name}"
        self.ranges = True  # whether it can go on in the middle
        self.most = len(data)  # bytes that it gives before it hangs up
        self.asked: list[str | None] = []  # the range of each request

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{self.path}"


class _Answer(BaseHTTPRequestHandler):
    server: FileServer

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.asked.append(wanted)
        found = re.fullmatch(r"bytes=(\d+)-", wanted or "")
        start = int(found[1]) if found and self.server.ranges else 0
        if self.path != self.server.path:
            self.send_error(404)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(self.server.data) - start))
        self.end_headers()
        self.wfile.write(self.server.data[start : start + self.server.most])

    def log_message(self, *_: object) -> None:
        """Nothing of it belongs on the terminal."""


@contextmanager
def serving(data: bytes, name: str) -> Iterator[FileServer]:
    """A server that runs for the block."""
    with FileServer(data, name) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
