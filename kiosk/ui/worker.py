"""One thread beside the interface's own, for what may take time: disk, papers."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.core.errors import KioskError

_T = TypeVar("_T")


class Worker(QObject):
    """Does one piece of work after another on its own thread and brings each result back to the interface's thread."""

    _finished = Signal(object)

    def __init__(self, name: str) -> None:
        """`name` is the thread's."""
        super().__init__()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.waiting = 0

    def do(
        self, work: Callable[[], _T], then: Callable[[_T], None] = lambda _: None, failed: Callable[[KioskError], None] | None = None
    ) -> None:
        """Do `work` there, then call `then` with its result here, or `failed` with its sentence; other errors are raised here.

        Never before this returns, however quick the work was.
        """
        self.waiting += 1
        future = self._pool.submit(work)
        future.add_done_callback(lambda done: self._finished.emit((done, then, failed)))

    @Slot(object)
    def _deliver(self, finished: tuple[Future[Any], Callable[[Any], None], Callable[[KioskError], None] | None]) -> None:
        future, then, failed = finished
        self.waiting -= 1
        error = future.exception()
        if error is None:
            then(future.result())
        elif isinstance(error, KioskError) and failed:
            failed(error)
        else:
            raise error

    def ask(self, work: Callable[[], _T]) -> _T:
        """Do `work` there and wait for it here; never from a screen."""
        return self._pool.submit(work).result()

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Finish what was begun, then do `last` on that thread and end it."""
        if last:
            self._pool.submit(last)
        self._pool.shutdown(wait=True)
