"""How much of a foreign file is taken, and how much looking at it may cost."""

LARGEST_FILE = 20_000_000
"""Bytes; a telephone's photo has 3 to 12 MB."""
MOST_PAGES = 200
MOST_PIXELS = {"JPEG": 60_000_000, "MPO": 60_000_000, "PNG": 25_000_000, "TIFF": 36_000_000}
"""By Pillow's names. A JPEG is made smaller while it is decoded; the others are not. A TIFF of 36
megapixels is an A4 page in black and white at 600 dpi."""
MOST_PAGE_PIXELS = 25_000_000
"""Of a page of a PDF, drawn to read its codes."""
MOST_OBJECTS = 50_000
"""In one PDF; 200 scanned pages have about a thousand."""

MEMORY = 256 * 1024 * 1024
"""Bytes of address space one worker may have."""
PROCESSOR_S = 5
"""Processor seconds of one worker; then the system ends it."""
ANSWER_WITHIN_S = 8.0
"""Seconds until a worker that says nothing is killed; longer than ``PROCESSOR_S`` on a busy machine."""
LARGEST_ANSWER = 40_000_000
"""Bytes of what a worker may write: a marked copy is larger than its paper."""
LOOKING_S = 0.45
"""Processor seconds spent on the quality of pages; those left over are only counted."""
MOST_FILES = 64
"""Files a worker may have open."""
