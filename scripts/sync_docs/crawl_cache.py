"""What outlives a run: the files fetched so far, and when a run began that was not completed.

An HTTP cache such as hishel would not make this smaller. It keeps what the site's `Cache-Control` permits, and
resuming needs every file of an interrupted run, without another request.
"""

import fcntl
import hashlib
import json
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.documents import PipelineError
from sync_docs.fetch import File

FOLDER = ".sync_docs_cache"
# Pages fetched on different days may belong to different states of the documentation.
_RESUMABLE = 6 * 60 * 60.0


class CrawlCache:
    """The folder in which a run keeps what it has fetched; git ignores it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = folder / "files"
        self._run = folder / "run.json"

    @contextmanager
    def exclusive(self) -> Generator[None]:
        """Keep other runs out; the operating system releases the lock if this one is killed."""
        self._files.mkdir(parents=True, exist_ok=True)
        # Anchored: ruff obeys it too, and has to format what is generated in a folder below.
        (self.folder / ".gitignore").write_text("/*\n", encoding="utf-8")
        with (self.folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise PipelineError("another scripts/sync-docs is running: wait until it has finished") from error
            yield

    def begin(self, index: str) -> float:
        """Begin a run, or resume an interrupted one of the same index; returns when it began."""
        now = time.time()
        with suppress(FileNotFoundError):
            last = json.loads(self._run.read_bytes())
            if last["index"] == index and now - _RESUMABLE < last["began"] <= now:
                return float(last["began"])
        _write(self._run, json.dumps({"index": index, "began": now}).encode())
        return now

    def finish(self, urls: Iterable[str]) -> None:
        """Complete a run that has fetched everything, and forget all files but these."""
        self._run.unlink(missing_ok=True)
        kept = {self._path(url) for url in urls}
        for path in self._files.iterdir():
            if path not in kept:
                path.unlink()

    def load(self, url: str) -> tuple[File | None, float]:
        """What an earlier run fetched from this address, if anything, and when; a damaged file is ignored."""
        try:
            head, _, body = self._path(url).read_bytes().partition(b"\n")
            facts = json.loads(head)
            return File(body, facts["etag"], facts["last_modified"]), facts["fetched"]
        except (FileNotFoundError, ValueError, KeyError):
            return None, 0.0

    def save(self, url: str, file: File) -> None:
        """Keep a file that was fetched, or confirmed, just now."""
        facts = {"etag": file.etag, "last_modified": file.last_modified, "fetched": time.time()}
        _write(self._path(url), json.dumps(facts).encode() + b"\n" + file.body)

    def _path(self, url: str) -> Path:
        return self._files / hashlib.sha256(url.encode()).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_suffix(".partial")
    partial.write_bytes(content)
    partial.replace(path)
