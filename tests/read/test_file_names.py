"""Names of folders and files are suggested without a guess, and are always allowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.read.file_names import ANY_EMPLOYER, MAX_NAME, RESERVED, refuse_name, suggest_name

DEVICES = ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"]


@pytest.mark.parametrize(("text", "name"), [
    ("Été 2026!", "ete-2026"),
    ("Bäckerei Größe", "baeckerei-groesse"),
    ("Ba\u0308ckerei", "baeckerei"),
    ("Đà Nẵng", "da-nang"),
    ("Işıklar İzmir", "isiklar-izmir"),
    ("Ísafjörður Þing", "isafjoerdur-thing"),
    ("Łódź, Ħamrun & Ŋ", "lodz-hamrun-ng"),
    ("Hawaiʻi", "hawaii"),
    ("ＦＵＬＬ width ℝ", "full-width-r"),
    ("Fix 🚀map", "fix-map"),
    ("Rye bread #2", "rye-bread-2"),
    ("2027", "2027"),
    ("東京 survey", "survey"),
])
def test_a_name_is_made_of_what_can_be_written_in_ascii(text: str, name: str) -> None:
    assert suggest_name(text) == name


@pytest.mark.parametrize("text", ["***", "", "さくら", "カフェ 2027", "2027年", "Москва", "Αθήνα", "ΔT", "con", "page",
                                  "COM1", "naïveж"])
def test_where_a_name_would_be_a_guess_it_is_neutral(text: str) -> None:
    assert suggest_name(text) == "my-project"
    assert suggest_name(text, ANY_EMPLOYER) == "my-organisation"


def test_a_long_name_ends_with_a_word() -> None:
    assert suggest_name("word " * 20) == "-".join(["word"] * 12)
    assert suggest_name("a" * 61) == "a" * MAX_NAME


@given(st.text(max_size=80) | st.text("abz-_ Äßé09đж", max_size=80) | st.sampled_from([*RESERVED, *DEVICES]))
def test_a_suggested_name_is_always_allowed(text: str) -> None:
    assert refuse_name(suggest_name(text)) == ""


@pytest.mark.parametrize("name", [*DEVICES, "Con", "nul.yml", "com1.tar.gz"])
def test_a_device_of_windows_is_no_name(name: str) -> None:
    assert refuse_name(name).startswith("Windows can hold no file")


@pytest.mark.parametrize("name", ["com", "com0", "com10", "console", "nullable", "aux-cables", "lpt"])
def test_what_only_looks_like_a_device_is_a_name(name: str) -> None:
    assert refuse_name(name) == ""
