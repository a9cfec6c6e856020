"""All rows, in the order of the table, each by the name one asks for it with."""

from collections.abc import Callable, Mapping

from benchmarks import acts, clocks, keystroke, lists, merging, printing, savings, signing, starting
from benchmarks.setting import Setting
from benchmarks.table import Row

ROWS: Mapping[str, Callable[[Setting], Row]] = {
    "batch": printing.batch,
    "single": printing.single,
    "merging": merging.merging,
    "keystroke": keystroke.keystroke,
    "due-day": clocks.due_days,
    "changed-notice": clocks.changed_notice,
    "worklist": lists.worklist,
    "names": lists.names,
    "letters": lists.letters,
    "codes": lists.codes,
    "board": lists.board,
    "receiving": acts.receiving,
    "rebuilding": acts.rebuilding,
    "starting": starting.starting,
    "starting-x": starting.starting_on_x,
    "memory": starting.memory,
    "signing": signing.signing,
    "savings": savings.savings,
}
