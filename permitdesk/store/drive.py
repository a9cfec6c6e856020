"""On what kind of drive a file lies: a store on a network or a stick cannot be trusted."""

import re
import sys
from pathlib import Path

NETWORK = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs afs 9p ceph glusterfs davfs fuse.sshfs fuse.davfs2 "
    "fuse.rclone fuse.glusterfs fuse.s3fs".split()
)
REMOVABLE = frozenset("vfat msdos exfat fuse.exfat iso9660 udf".split())
_OCTAL = re.compile(r"\\(\d{3})")
MOUNTS = Path("/proc/mounts")


def unsuitable(path: Path) -> str | None:
    """Say why a store must not lie here: ``network``, ``removable``; None when it may.

    Args:
        path: Of the store, there already or not.
    """
    if sys.platform == "win32":
        return _windows_drive(path)
    if not MOUNTS.exists():
        return None  # no cheap way to ask; the engine's own locks still hold
    kind = kind_of(path.resolve(), MOUNTS.read_text(encoding="utf-8", errors="replace"))
    if kind in NETWORK:
        return "network"
    return "removable" if kind in REMOVABLE else None


def kind_of(path: Path, mounts: str) -> str:
    """Return the file system a path lies on.

    Args:
        path: Absolute.
        mounts: Lines as in ``/proc/mounts``: device, place, kind; the last one over a place counts.
    """
    best, kind = -1, ""
    for line in mounts.splitlines():
        _, place, name, *_ = line.split(" ")
        root = Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), place))  # a blank is \040
        if len(root.parts) >= best and path.is_relative_to(root):
            best, kind = len(root.parts), name
    return kind


def _windows_drive(path: Path) -> str | None:
    import ctypes

    kinds = {2: "removable", 4: "network", 5: "removable"}
    root = path.resolve().anchor
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined,unused-ignore]
    return kinds.get(kind)
