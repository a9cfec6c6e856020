"""Words: every key has a Chinese and an English text, and every text belongs to a key."""

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Role
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.text import LANGUAGES, LOCALE_DIR, long_day, sentence, short_day, tr, use_language

PACKAGE = Path(__file__).resolve().parent.parent / "permitdesk"
KEY = re.compile(r"[a-z_]+(\.[a-z_0-9]+)+")
NO_KEY = re.compile(
    r".*\.(json|yaml|py|db|pdf|po|mo|sql|pem|md|toml|ttf|ttc|otf|svg|png|qss|lock|log|zip|txt|csv)"
    r"|(permitdesk|pysqlite3|sqlite3|main|schema|urn)\..*"
)


@cache
def texts(language: str) -> dict[str, str]:
    with (LOCALE_DIR / language / "LC_MESSAGES" / "permitdesk.po").open("rb") as file:
        return {str(item.id): str(item.string) for item in read_po(file) if item.id}


def keys_in_code() -> Iterator[tuple[str, str]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if KEY.fullmatch(text) and not NO_KEY.fullmatch(text):
                    yield text, path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_the_code_has_its_words(language: str) -> None:
    said = texts(language)
    missing = {
        f"{key} ({file})"
        for key, file in keys_in_code()
        if key not in said and f"catalog.{key}" not in said
    }

    assert not missing


def test_both_languages_say_the_same_things_about_the_same_facts() -> None:
    chinese, english = (texts(language) for language in LANGUAGES)

    assert set(chinese) == set(english)
    assert all(chinese.values())
    assert all(english.values())
    differing = {key for key in chinese if places(chinese[key]) != places(english[key])}
    assert not differing


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_procedure_is_said(language: str) -> None:
    words = {
        *(f"action.{item}" for item in ActionType),
        *(f"status.{item}" for item in Status),
        *(f"part.{item}" for item in PartStatus),
        *(f"role.{item}" for item in Role),
    }

    assert words <= set(texts(language))


def test_no_chinese_text_holds_an_english_sentence() -> None:
    suspicious = {
        key: text
        for key, text in texts("zh_Hans_CN").items()
        if not re.search(r"[\u4e00-\u9fff]", text) and re.search(r"[A-Za-z]{4,} [a-z]{3,}", text)
    }

    assert not suspicious


def test_a_refusal_is_one_sentence_with_its_words_said() -> None:
    refused = NotAllowed(
        "case.out_of_order",
        RULES[ActionType.ACCEPT].source,
        action=ActionType.ACCEPT,
        status=Status.CORRECTING,
        part=None,
    )

    assert sentence(refused) == "办件现在是“待补正”，不能做“受理”。"


def test_a_key_without_words_stays_visible() -> None:
    assert tr("no.such_key", a=1) == "no.such_key"


def test_days_are_written_as_people_say_them() -> None:
    day = date(2026, 3, 16)

    assert long_day(day) == "2026年3月16日（周一）"
    assert short_day(day) == "03-16 周一"
    use_language("en")
    try:
        assert short_day(day) == "03-16 Mon"
    finally:
        use_language("zh_Hans_CN")
