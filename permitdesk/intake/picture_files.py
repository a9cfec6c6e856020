"""Foreign pictures: limits first, then every pixel decoded once. Runs in the limited worker."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.TiffImagePlugin import TiffImageFile

from permitdesk.domain.attachment import FileKind, Look, LookedPage
from permitdesk.intake.cleaning import clean_jpeg, clean_png
from permitdesk.intake.limits import LOOKING_S, MOST_PAGES, MOST_PIXELS
from permitdesk.intake.quality import LONG_SIDE, flaws_of
from permitdesk.intake.refusing import Refused

_FORMATS = ("JPEG", "PNG", "TIFF")
_ORIENTATION, _GPS = 274, 34853
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN = (OSError, SyntaxError, UnidentifiedImageError, ValueError, KeyError, TypeError, EOFError)


def look_at_picture(data: bytes, kind: FileKind) -> Look:
    """Look a picture through, and take out of it what tells where it was taken.

    Raises:
        Refused: ``attachment.corrupt``, ``attachment.picture_too_large``,
            ``attachment.too_many_pages``, ``attachment.moving``, ``attachment.position``.
    """
    with opened(data) as picture:
        cleaned = _cleaned(picture, data, kind)
    with opened(cleaned) as picture:
        frames = _frames(picture, kind)
        pages = tuple(_page(picture, place) for place in range(frames))
    return Look(kind, pages, cleaned, cleaned != data)


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture whose pixels are not decoded yet and are few enough.

    Raises:
        Refused: ``attachment.corrupt``, ``attachment.picture_too_large``; inside too.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                within_limits(picture)
                yield picture
    except _BOMBS as error:
        raise Refused("attachment.picture_too_large") from error
    except _BROKEN as error:
        raise Refused("attachment.corrupt") from error


def within_limits(picture: Image.Image) -> None:
    """Refuse (``attachment.picture_too_large``) what has too many pixels to be decoded."""
    if picture.width * picture.height > MOST_PIXELS[str(picture.format)]:
        raise Refused("attachment.picture_too_large", width=picture.width, height=picture.height)


def _cleaned(picture: Image.Image, data: bytes, kind: FileKind) -> bytes:
    match kind:
        case FileKind.JPEG:
            turned = picture.getexif().get(_ORIENTATION, 1)
            return clean_jpeg(data, turned if isinstance(turned, int) else 1)
        case FileKind.PNG:
            return clean_png(data)
        case _:
            if isinstance(picture, TiffImageFile) and _GPS in picture.tag_v2:
                raise Refused("attachment.position")
            return data


def _frames(picture: Image.Image, kind: FileKind) -> int:
    frames: int = getattr(picture, "n_frames", 1)
    if kind is FileKind.JPEG:
        return 1
    if kind is FileKind.PNG and frames > 1:
        raise Refused("attachment.moving")
    if frames > MOST_PAGES:
        raise Refused("attachment.too_many_pages", most=MOST_PAGES)
    return frames


def _page(picture: Image.Image, place: int) -> LookedPage:
    if place:
        picture.seek(place)
        within_limits(picture)
    width, height = picture.size
    if place and process_time() > LOOKING_S:
        return LookedPage(width, height, looked=False)
    picture.draft("L", (LONG_SIDE, LONG_SIDE))
    return LookedPage(width, height, flaws=flaws_of(grey(picture), max(width, height)))


def grey(picture: Image.Image) -> Image.Image:
    """Return a picture in grey, what can be seen through on white paper."""
    return on_white(picture, "L")


def on_white(picture: Image.Image, mode: str) -> Image.Image:
    """Return a picture in a mode without transparency, on white paper."""
    picture.load()
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if "A" in picture.getbands():
        seen, paper = picture.convert(mode), Image.new(mode, picture.size, "white")
        paper.paste(seen, mask=picture.getchannel("A"))
        return paper
    return picture if picture.mode == mode else picture.convert(mode)


def drawn(data: bytes, page: int, long_side: int) -> Image.Image:
    """Return one page as it is shown: upright, in colour, at most so many pixels long.

    Raises:
        Refused: ``attachment.corrupt``, ``attachment.picture_too_large``.
    """
    with opened(data) as picture:
        if page:
            picture.seek(page)
            within_limits(picture)
        picture.draft("RGB", (long_side, long_side))
        shown = on_white(_nearer(picture, long_side), "RGB")
        ImageOps.exif_transpose(shown, in_place=True)
        shown.thumbnail((long_side, long_side))
        return shown


def _nearer(picture: Image.Image, long_side: int) -> Image.Image:
    """Return a picture made smaller by a whole factor, before anything is copied in full size."""
    factor = max(picture.size) // long_side
    can = picture.mode in ("L", "LA", "RGB", "RGBA", "CMYK")
    if factor < 2 or not can:  # noqa: PLR2004
        return picture
    nearer = picture.reduce(factor)
    nearer.info = {key: value for key, value in picture.info.items() if key == "exif"}
    return nearer
