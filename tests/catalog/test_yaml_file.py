import pytest

from permitdesk.catalog.faults import BrokenCatalog, Fault
from permitdesk.catalog.yaml_file import DEEPEST, MOST_BYTES, MOST_VALUES, read_yaml


def refused(raw: bytes) -> tuple[Fault, ...]:
    with pytest.raises(BrokenCatalog) as broken:
        read_yaml("x.yaml", raw)
    return broken.value.faults


def test_words_numbers_and_lists_are_read_as_written() -> None:
    raw = 'a: 第一条\nb: 20\nc: true\nd: null\ne: "010"\nf: [x, {g: -1}]\nh: |\n  两\n  行\n'

    file = read_yaml("x.yaml", raw.encode())

    assert file.data == {
        "a": "第一条", "b": 20, "c": True, "d": None, "e": "010", "f": ["x", {"g": -1}], "h": "两\n行\n"
    }  # fmt: skip


def test_the_line_of_each_value_is_known() -> None:
    file = read_yaml("x.yaml", b"a:\n  - 1\n  -\n    b: 2\n")

    assert file.mark.children["a"].line == 1
    assert file.mark.children["a"].children[1].children["b"].line == 4


@pytest.mark.parametrize(
    ("raw", "line", "key", "message"),
    [
        pytest.param(b"a: &x [1]\nb: *x", 1, "a", "catalog.alias", id="anchor"),
        pytest.param(b"b: *x", 1, "b", "catalog.alias", id="alias without anchor"),
        pytest.param(b"a: 1\nb: 2\na: 3", 3, "a", "catalog.duplicate_key", id="duplicate key"),
        pytest.param(b"a:\n\t- 1", 2, "", "catalog.tab", id="tab"),
        pytest.param(b"\xef\xbb\xbfa: 1", 1, "", "catalog.bom", id="BOM"),
        pytest.param("a: 1\nb: 中文".encode("gbk"), 2, "", "catalog.not_utf8", id="GBK"),
        pytest.param("a: 中文".encode("utf-16"), 1, "", "catalog.not_utf8", id="UTF-16"),
        pytest.param(b"a: 1\n---\nb: 2", 2, "", "catalog.two_documents", id="two documents"),
        pytest.param(b"a: no", 1, "a", "catalog.ambiguous", id="no"),
        pytest.param(b"a: 010", 1, "a", "catalog.ambiguous", id="leading zero"),
        pytest.param(b"a: 12:30:00", 1, "a", "catalog.ambiguous", id="sexagesimal"),
        pytest.param(b"a: 1.10", 1, "a", "catalog.ambiguous", id="version"),
        pytest.param(b"a: 2026-03-16", 1, "a", "catalog.ambiguous", id="date"),
        pytest.param(b"a: 0x1F", 1, "a", "catalog.ambiguous", id="hexadecimal"),
        pytest.param(b"a: 1e5", 1, "a", "catalog.ambiguous", id="exponent"),
        pytest.param(b"a: .nan", 1, "a", "catalog.ambiguous", id="not a number"),
        pytest.param(b"a: True", 1, "a", "catalog.ambiguous", id="True"),
        pytest.param(b"a: ~", 1, "a", "catalog.ambiguous", id="tilde"),
        pytest.param(b"no: 1", 1, "no", "catalog.ambiguous", id="no as a key"),
        pytest.param(b"a: " + b"9" * 5000, 1, "a", "catalog.ambiguous", id="5,000 digits"),
        pytest.param(b"a:\nb: 1", 1, "a", "catalog.empty_value", id="nothing"),
        pytest.param(b"a: !!python/object:os.system x", 1, "a", "catalog.tag", id="tag"),
        pytest.param(b"%YAML 1.1\n---\na: 1", 2, "", "catalog.directive", id="directive"),
        pytest.param(b"? [a]\n: 1", 1, "", "catalog.key_not_text", id="list as a key"),
        pytest.param(b"a: [1, 2\nb: 3", 2, "a[2]", "catalog.yaml_syntax", id="open bracket"),
        pytest.param(b"a: b: c", 1, "", "catalog.yaml_syntax", id="two colons"),
        pytest.param(b"a: x\0", 1, "", "catalog.yaml_syntax", id="NUL"),
        pytest.param(b"- 1", 1, "", "catalog.not_a_mapping", id="a list"),
        pytest.param(b"", 1, "", "catalog.not_a_mapping", id="empty"),
    ],
)
def test_what_one_reader_takes_otherwise_than_another_is_refused(
    raw: bytes, line: int, key: str, message: str
) -> None:
    said = refused(raw)

    assert [(fault.file, fault.line, fault.key, fault.message) for fault in said] == [
        ("x.yaml", line, key, message)
    ]


def test_all_faults_of_a_file_are_said_at_once() -> None:
    said = refused(b"a: no\nb: 010\na: x")

    assert [fault.line for fault in said] == [1, 2, 3]


def test_a_depth_bomb_is_refused_at_once() -> None:
    said = refused(b"a: " + b"[" * 5000)

    assert [fault.message for fault in said] == ["catalog.too_deep"]
    assert said[0].facts == {"most": DEEPEST}


def test_a_file_larger_than_anybody_writes_is_not_read() -> None:
    assert [fault.message for fault in refused(b"a" * (MOST_BYTES + 1))] == ["catalog.too_large"]


def test_a_file_with_more_values_than_anybody_writes_is_not_read() -> None:
    said = refused(b"a: [" + b"1," * (MOST_VALUES + 1) + b"]")

    assert [fault.message for fault in said] == ["catalog.too_many_values"]


def test_a_fault_is_said_in_chinese_with_its_place() -> None:
    said = refused("名:\n  - 甲\n  - no\n".encode())

    assert str(said[0]).startswith("x.yaml 第 3 行 名[1]：“no”可能被读成数字、日期或是否")
