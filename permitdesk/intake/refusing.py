"""How a worker says no: a message key with its facts, nothing else crosses over."""


class Refused(Exception):
    """This file is not taken.

    Attributes:
        key: Message key.
        facts: Values the message names.
    """

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts
