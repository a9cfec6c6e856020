"""Personal data as it is shown where nobody needs all of it."""

_KEEP_ID = (4, 4)
_KEEP_PHONE = (3, 4)
_SHORT = 8


def masked_name(name: str) -> str:
    """Show the family name only: 王*."""
    return f"{name[:1]}*" if name else ""


def masked_code(code: str) -> str:
    """Show the two ends of an identity or telephone number: 1404**********0014."""
    if len(code) < _SHORT:
        return "*" * len(code)
    first, last = _KEEP_PHONE if len(code) <= 11 else _KEEP_ID
    return f"{code[:first]}{'*' * (len(code) - first - last)}{code[-last:]}"
