"""Pictures of the three faces, made by the faces themselves over a practice day."""

from collections.abc import Iterator
from pathlib import Path

from permitdesk.app.house import House


def picture_faces(house: House, folder: Path) -> Iterator[Path]:
    """Write a PNG of each face, showing what is in the house's practice store.

    Args:
        house: With a practice store that has cases.
        folder: Where the pictures go.
    """
    from permitdesk.app.faces import FACES, grab, make, practice_actor, program, settled

    app = program()
    for name in FACES:
        face = make(house, name, practice_actor(name))
        face.show()
        settled(app, face)
        yield grab(face, folder / f"{name}.png")
        face.close()
