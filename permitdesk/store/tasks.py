"""What is to be done after decisions, by due day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.tasks import Task, TaskFilter
from permitdesk.store.queries import load
from permitdesk.store.spans import NO_DAY

if TYPE_CHECKING:
    from sqlite3 import Connection

_Row = tuple[str, str, int, str]
"""Due day, case number, place in the case, task as JSON."""


class Tasks:
    """Tasks of all cases. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("tasks")
        self._codec = Codec(Task)

    def follow(self, connection: "Connection", tasks: Mapping[str, Sequence[Task]]) -> None:
        """Put the tasks of cases in the place of those they had; ``tasks`` is by case number."""
        for case in tasks:
            self.forget(connection, case)
        self.add(connection, tasks)

    def add(self, connection: "Connection", tasks: Mapping[str, Sequence[Task]]) -> None:
        """Add the tasks of cases that have none yet."""
        rows = (
            self._row(case, place, task)
            for case, found in tasks.items()
            for place, task in enumerate(found)
        )
        self._sql.put(connection, list(rows))

    def forget(self, connection: "Connection", case: str) -> None:
        """Take out the tasks of a case."""
        self._sql.drop(connection, case_no=case)

    def wanted(self, connection: "Connection", wanted: TaskFilter) -> tuple[Task, ...]:
        """List tasks by due day, then case; those without a day last."""
        rows = merge(*self._sources(connection, wanted))
        return tuple(self._codec.read(content) for *_, content in islice(rows, wanted.limit))

    def clear(self, connection: "Connection") -> None:
        """Empty it, to be made again."""
        self._sql.clear(connection)

    def _sources(self, connection: "Connection", wanted: TaskFilter) -> Iterator[Iterable[_Row]]:
        """Yield one ordered source for each thing to do that is asked for."""
        span = {
            "until": wanted.due_until.isoformat() if wanted.due_until else NO_DAY,
            "most": wanted.limit,
        }
        todos = dict.fromkeys(wanted.todo)
        if wanted.department:
            for todo in todos or ("",):
                yield self._sql.of_department(
                    connection, department=wanted.department, todo=todo, **span
                )
        elif todos:
            for todo in todos:
                yield self._sql.of_todo(connection, todo=todo, **span)
        else:
            yield self._sql.all(connection, **span)

    def _row(self, case: str, place: int, task: Task) -> dict[str, Any]:
        return {
            "case_no": case,
            "place": place,
            "todo": task.todo,
            "department": task.department,
            "due": task.due.isoformat() if task.due else NO_DAY,
            "content": self._codec.write(task),
        }
