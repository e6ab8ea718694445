"""Work that takes longer than an answer: one after the other in a thread, its progress to be asked for."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from queue import SimpleQueue

from claims.errors import ClaimsError
from provenance.errors import ProvenanceError
from sources.errors import SourcesError

_LOG = logging.getLogger(__name__)
KEPT = 50  # jobs that can still be asked for

Progress = Callable[[str, int, int, str], None]
Work = Callable[[Progress], str]  # gives a sentence on what came of it


@dataclass
class Job:
    """A piece of work: what it is, how far it is, what came of it, and where to look then."""

    id: int
    title: str
    who: str
    target: str
    started: datetime
    state: str = "waiting"  # waiting, working, done, failed
    stage: str = ""
    done: int = 0
    of: int = 0
    message: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("done", "failed")

    def advance(self, stage: str, done: int, of: int, what: str) -> None:
        """Note how far it is."""
        self.stage, self.done, self.of, self.message = stage, done, of, what


@dataclass
class Jobs:
    """The jobs of one start. A thread is made with the first, and ends with the program."""

    _jobs: dict[int, Job] = field(default_factory=dict)
    _waiting: SimpleQueue[tuple[Job, Work]] = field(default_factory=SimpleQueue)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def start(self, title: str, who: str, target: str, work: Work) -> Job:
        """Take on a piece of work; `target` is the address to look at when it is done."""
        with self._lock:
            job = Job(max(self._jobs, default=0) + 1, title, who, target, datetime.now(UTC))
            self._jobs[job.id] = job
            for old in [id_ for id_, one in self._jobs.items() if one.is_over][:-KEPT]:
                del self._jobs[old]
            self._waiting.put((job, work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="review-jobs", daemon=True)
                self._thread.start()
        return job

    def find(self, id_: int) -> Job | None:
        """The job with this number, None if there is none any more."""
        return self._jobs.get(id_)

    def all(self) -> list[Job]:
        """The jobs, the newest first."""
        return sorted(self._jobs.values(), key=lambda job: -job.id)

    def _work(self) -> None:
        while True:
            job, work = self._waiting.get()
            job.state = "working"
            try:
                message = work(job.advance)
                job.message, job.state = message, "done"
            except (ProvenanceError, ClaimsError, SourcesError) as error:
                job.message, job.state = str(error), "failed"
            except Exception as error:  # a fault of ours must not end the page
                _LOG.exception("the job %s failed", job.title)
                job.message, job.state = f"an internal error ({type(error).__name__})", "failed"
