"""Domain values to JSON and back, strictly: unknown keys, wrong types and gaps are errors."""

from typing import Any, Generic, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

T = TypeVar("T")

_STRICT = ConfigDict(extra="forbid", strict=True)


class Unreadable(ValueError):
    """The JSON is not what was expected.

    Attributes:
        faults: For each one the path of keys and places, what was expected (a pydantic error
            type), and its context.
    """

    def __init__(self, faults: list[tuple[tuple[str | int, ...], str, dict[str, Any]]]) -> None:
        super().__init__(
            "; ".join(f"{'.'.join(map(str, path))}: {kind}" for path, kind, _ in faults)
        )
        self.faults = faults


class Codec(Generic[T]):
    """Reads and writes one type."""

    def __init__(self, type_: type[T]) -> None:
        # A plain dataclass takes its settings from what holds it, so it is held by a tuple.
        self._adapter: TypeAdapter[tuple[T]] = TypeAdapter(
            tuple[type_],  # type: ignore[valid-type, arg-type]  # a type known only at run time
            config=_STRICT,
        )

    def read(self, text: str | bytes) -> T:
        """Return the value that stands in a JSON text.

        Raises:
            Unreadable: With all faults at once.
        """
        whole = b"[" + (text.encode() if isinstance(text, str) else text) + b"]"
        try:
            return self._adapter.validate_json(whole)[0]
        except ValidationError as error:
            raise Unreadable(
                [
                    (fault["loc"][1:], fault["type"], fault.get("ctx", {}))
                    for fault in error.errors(include_url=False, include_input=False)
                ]
            ) from error

    def write(self, value: T) -> str:
        """Return the value as JSON, without what is at its default."""
        return self._adapter.dump_json((value,), exclude_defaults=True).decode()[1:-1]

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the type."""
        schema = self._adapter.json_schema()
        inner: dict[str, Any] = schema["prefixItems"][0]
        definitions = schema.get("$defs", {})
        if "$ref" in inner:
            inner = definitions.pop(inner["$ref"].rsplit("/", 1)[1])
        return {**inner, **({"$defs": definitions} if definitions else {})}
