"""Work on many items, on one core or several, with the same results, in the order of the items."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from snitflade.problems import SnitfladeError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

_works: list[Callable[[Any], Any]] = []
"""In a worker process, what it does for as long as it lives."""


def count_cores() -> int:
    """How many cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_each(
    prepare: Callable[[], Callable[[Item], Result]], items: Sequence[Item], jobs: int, done: Callable[[], None]
) -> list[Result]:
    """Do the work that ``prepare`` returns on every item, and call ``done`` after each.

    :param prepare: called once in every process; it, the items and the results travel between processes.
    :raises SnitfladeError: when a worker dies; whatever the work raises is raised here.
    """
    if jobs > 1 and len(items) > 1:
        return _run_in_processes(prepare, items, min(jobs, len(items)), done)
    work = prepare()
    results = []
    for item in items:
        results.append(work(item))
        done()
    return results


def _run_in_processes(
    prepare: Callable[[], Callable[[Item], Result]], items: Sequence[Item], jobs: int, done: Callable[[], None]
) -> list[Result]:
    """:raises SnitfladeError: when a worker dies."""
    from concurrent.futures import as_completed
    from concurrent.futures.process import BrokenProcessPool

    prepare()  # a fork shares what this imports
    pool = _make_pool(prepare, jobs)
    try:
        futures: list[Future[Result]] = [pool.submit(_do, item) for item in items]
        for future in as_completed(futures):
            future.result()
            done()
    except BrokenProcessPool:
        raise SnitfladeError("a worker process ended by itself", "too little memory? try --jobs 1") from None
    except BaseException:
        _end_workers()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    return [future.result() for future in futures]


def _make_pool(prepare: Callable[[], Callable[[Item], Result]], jobs: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A fork shares what is imported and starts in 5 ms. Elsewhere system libraries may crash after one.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(prepare,))


def _end_workers() -> None:
    import multiprocessing

    for process in multiprocessing.active_children():
        process.terminate()


def _begin(prepare: Callable[[], Callable[[Any], Any]]) -> None:
    # The first process reports what happened and cleans up; the others just end.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    _works.append(prepare())


def _do(item: Any) -> Any:
    return _works[-1](item)
