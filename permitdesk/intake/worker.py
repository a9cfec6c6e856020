"""The limited worker: a process of its own that reads one foreign file and says what it found.

It takes a line of JSON and the bytes from its standard input, and writes a line of JSON, then bytes,
to its standard output. It limits itself before anything that decodes is loaded. Whatever goes wrong
in here, the desk sees a refusal, or a worker that is gone.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from permitdesk.domain.attachment import FileKind
from permitdesk.intake import limits
from permitdesk.intake.kinds import kind_of
from permitdesk.intake.refusing import Refused

Answer = tuple[Mapping[str, Any], bytes]


def main() -> None:
    """Answer the one question on standard input."""
    limit_itself()
    question, _, data = sys.stdin.buffer.read().partition(b"\n")
    said, found = answer(json.loads(question), data)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + found)
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing that a foreign file left behind is run on the way out


def limit_itself() -> None:
    """Take away what a worker has no use for, where the system knows how."""
    try:
        import resource
    except ImportError:  # Windows: time is limited from outside, size by the file's own limits
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, limits.PROCESSOR_S),
        (resource.RLIMIT_FSIZE, limits.LARGEST_ANSWER),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, limits.MOST_FILES),
        (getattr(resource, "RLIMIT_NPROC", resource.RLIMIT_CORE), 0),
    ):
        resource.setrlimit(what, (most, most))


def answer(question: Mapping[str, Any], data: bytes) -> Answer:
    """Return what was found, or why nothing was."""
    try:
        return _ERRANDS[question["errand"]](data, question)
    except Refused as error:
        return {"refused": error.key, "facts": error.facts}, b""
    except MemoryError:
        return {"refused": "attachment.too_complex", "facts": {}}, b""
    except Exception:  # noqa: BLE001  the edge: a foreign file may break a library anywhere
        return {"refused": "attachment.corrupt", "facts": {}}, b""


def _look(data: bytes, _: Mapping[str, Any]) -> Answer:
    kind = kind_of(data)
    if kind is None:
        raise Refused("attachment.unknown_kind")
    if kind is FileKind.PDF:
        from permitdesk.intake.pdf_files import look_at_pdf

        look = look_at_pdf(data)
    else:
        from permitdesk.intake.picture_files import look_at_picture

        look = look_at_picture(data, kind)
    pages = [asdict(page) for page in look.pages]
    said = {"kind": look.kind, "pages": pages, "cleaned": look.cleaned}
    return said, look.data if look.cleaned else b""


def _texts(data: bytes, _: Mapping[str, Any]) -> Answer:
    from permitdesk.intake.codes import texts_in

    return {"texts": texts_in(data)}, b""


def _picture(data: bytes, wanted: Mapping[str, Any]) -> Answer:
    from permitdesk.intake.marking import picture

    words, font = wanted["words"], wanted["font"]
    return {}, picture(data, wanted["page"], wanted["long_side"], words, font)


def _marked(data: bytes, wanted: Mapping[str, Any]) -> Answer:
    from permitdesk.intake.marking import marked

    return {}, marked(data, wanted["words"], wanted["font"])


_ERRANDS: Mapping[str, Callable[[bytes, Mapping[str, Any]], Answer]] = {
    "look": _look,
    "texts": _texts,
    "picture": _picture,
    "marked": _marked,
}

if __name__ == "__main__":
    main()
