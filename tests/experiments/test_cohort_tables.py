from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.cohorts import reading, table
from experiments.cohorts.cohort import Cohort
from experiments.cohorts.columns import Asked
from experiments.refusal import Refusal

HEAD = "month,survival\n"
GOOD = HEAD + "0,1\n12,0.63\n24,0.47\n36,0.38\n48,0.33\n"
COUNTS = "month,customers\n0,1000\n12,630\n24,470\n36,380\n48,330\n"
ASKED = Asked(longest=600)


def read(path: Path, content: str | bytes, **asked: Any) -> list[Cohort]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return reading.cohorts(table.read(str(path)), ASKED._replace(**asked))


def refused(path: Path, content: str | bytes, **asked: Any) -> str:
    with pytest.raises(Refusal) as caught:
        read(path, content, **asked)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the file is empty"),
        ("\n\n", "there is no table in the file"),
        ("month,survival\n", "has a head and no rows"),
        (b"PK\x03\x04 and so on", "a spreadsheet or another archive"),
        (b"\x80\x04\x95 and so on", "a pickle"),
        (b"PAR1 but no more", "cannot be read as Parquet"),
        (b"month,survival\n1,0.5\xff\n", "is not UTF-8 text"),
        (b"month,survival\n1,\x000.5\n", "bytes that are no text"),
        ('month,survival\n1,"0.5\n', "cannot be read as CSV"),
        ("month,survival\n1,0.5,3\n", "line 2: has another number of cells than the head\n  found:   3"),
        ("0\n1\n2\n", "no column month or year or period"),
        ("month,survial\n1,0.5\n", "nearest: survival (found survial)"),
        ("mnth,survival\n1,0.5\n", "nearest: month (found mnth)"),
        ("month,loyal,new\n1,0.5,0.4\n", "name one: calibrate.segment=loyal"),
        ("customer_id,month,churned\n1,2,0\n", "a list of customers is first counted by month"),
        (HEAD + "2024-01,1\n2024-02,0.9\n", "time since joining as a number, not a date"),
        ("month,year,survival\n1,1,0.5\n", "two columns say the same\n  found:   month, year"),
        ("month,survival,survival\n1,1,0.5\n", "two columns have the same name"),
        (HEAD + "1,\n2,0.4\n", "column survival: is missing"),
        (HEAD + "1,nan\n2,0.4\n", "line 2, column survival: not a number\n  found:   nan"),
        (HEAD + "1,half\n2,0.4\n", "line 2, column survival: not a number\n  found:   half"),
        (HEAD + "1,inf\n2,0.4\n", "not a number\n  found:   inf"),
        (HEAD + "1,__import__('os')\n", "not a number"),
        (HEAD + "one,0.5\n2,0.4\n", "line 2, column month: not a number"),
        (HEAD + "0.5,0.5\n2,0.4\n", "not a whole month"),
        (HEAD + "-1,0.5\n2,0.4\n", "line 2, column month: negative"),
        (HEAD + "1,0.5\n9999,0.4\n", "beyond the longest run"),
        (HEAD + "1,0.5\n2,-0.1\n3,-0.2\n", "column survival: below 0"),
        (HEAD + "0,100\n12,63\n24,47\n36,-1\n", "below 0"),
        (HEAD + "1,163\n12,63\n24,47\n36,40\n", "above 100"),
        (HEAD + "0,1\n12,63\n24,47\n36,40\n", "does not start at 100"),
        (HEAD + "0,0.9\n12,0.6\n24,0.5\n36,0.4\n", "does not start at 1\n  found:   0.9 in month 0"),
        (HEAD + "1,0.9\n2,0.6\n3,0.7\n4,0.4\n", "rises: nobody of a cohort comes back\n  found:   0.7 in month 3"),
        (HEAD + "1,0.9\n2,0.6\n1,0.8\n4,0.4\n", "line 4: month 1 is there twice\n  found:   also in line 2"),
        (HEAD + "0,1\n1,0.9\n", "one point is no curve"),
        (HEAD + "0,1\n", "one point is no curve\n  found:   0 after month 0"),
        (HEAD + "0,1\n1,0.9\n2,0.8\n", "fewer points than parameters to fit\n  found:   2 after month 0"),
        (HEAD + "0,1\n1,1\n2,1\n3,1\n", "nobody leaves"),
        (HEAD + "0,100%\n1,90\n2,80%\n3,70%\n", "some values have a percent sign and some have none"),
        ("month,customers\n1,630\n2,470\n3,380\n", "counts without the size of the cohort"),
        ("month,customers\n0,1000\n1,630.5\n2,470\n3,380\n", "not a whole number"),
        ("month,customers\n0,1000\n1,1630\n2,470\n3,380\n", "above 1000"),
        ("month,customers\n0,0\n1,0\n2,0\n3,0\n", "nobody is there in month 0"),
        ('month,customers\n0,"1,000"\n1,630\n2,470\n3,380\n', "write thousands without a sign between them"),
        ("month;customers\n0;1,000\n1;0,630\n2;0,470\n3;0,380\n", "write thousands without a sign between them"),
        ("month,customers,n\n0,1000,900\n1,630,900\n2,470,900\n3,380,900\n", "the size is said twice"),
        ("month,survival,n\n1,0.6,0\n2,0.5,0\n3,0.4,0\n", "column n: below 1"),
        ("month,survival,segment\n1,0.6,\n2,0.5,b\n", "column segment: is missing"),
        ("month,survival,segment\n1,0.6,b\n2,0.7,b\n3,0.4,b\n", "rises of segment b"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_is_refused(tmp_path: Path, content: str | bytes, words: str) -> None:
    said = refused(tmp_path / "table.csv", content)
    assert words in said
    assert said.startswith("kizuna: ")


@pytest.mark.parametrize(
    ("content", "asked", "words"),
    [
        (GOOD, {"segment": "loyal"}, "has no column segment"),
        ("month,survival,segment\n1,0.9,loyal\n2,0.8,loyal\n3,0.7,loyal\n", {"segment": "loyl"}, "nearest: loyal"),
        ("month,loyal,new\n1,0.5,0.4\n", {"segment": "nw"}, "no such segment, and no column of this name"),
        (GOOD, {"fit_until": 24}, "fewer points than parameters to fit\n  found:   2 after month 0 up to month 24"),
        (GOOD, {"unit": "percent"}, "does not start at 100"),
        (HEAD + "0,100%\n1,90%\n2,80%\n3,70%\n", {"unit": "share"}, "column survival holds percent signs"),
        (HEAD + "0,100\n1,90\n2,80\n3,70\n", {"unit": "share"}, "does not start at 1"),
        ("month,survival,n\n1,0.6,9\n2,0.5,9\n3,0.4,9\n", {"n": 5}, "the table has a column n as well"),
        (HEAD + "0,1\n1,1\n2,1\n3,1\n4,0.9\n", {"fit_until": 3}, "nobody leaves by then"),
        ("period,survival\n0,1\n0.5,0.9\n", {"period_months": 3}, "not a whole month"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_table_must_be_there(
    tmp_path: Path, content: str, asked: dict[str, Any], words: str
) -> None:
    assert words in refused(tmp_path / "table.csv", content, **asked)


def test_no_file(tmp_path: Path) -> None:
    (tmp_path / "cohort.csv").write_text(GOOD)
    for asked, words in (
        (tmp_path / "cohrt.csv", "cohort.csv"), (tmp_path, "tables in it: cohort.csv"),
        (Path("/dev/zero"), "is not a file"), (Path("x" * 5000), "cannot be read"), (Path("a\0b"), "no such file"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as caught:
            table.read(str(asked))
        assert words in str(caught.value)


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(table.LARGEST_FILE + 1)
    with pytest.raises(Refusal, match="too large for a table of cohort survival"):
        table.read(str(tmp_path / "huge.csv"))
    monkeypatch.setattr(table, "MOST_ROWS", 3)
    assert "too many rows" in refused(tmp_path / "table.csv", GOOD)
    pd.DataFrame({"month": range(9), "survival": 0.5}).to_parquet(tmp_path / "table.parquet")
    with pytest.raises(Refusal, match="too many rows"):
        table.read(str(tmp_path / "table.parquet"))


EXPECTED = (0.63, 0.47, 0.38, 0.33)


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.encode("utf-16"),
        GOOD.replace("\n", "\r\n"),
        "# from the warehouse\n" + GOOD,
        "Month , SURVIVAL\n48,0.33\n12,0.63\n\n24,0.47\n36,0.38\n",
        "month;survival\n0;1\n12;0,63\n24;0,47\n36;0,38\n48;0,33\n",
        "sep=;\nmonth;survival\n12;63,0\n24;47,0\n36;38,0\n48;33,0\n",
        "month\tsurvival\t\n12\t63%\t\n24\t47 %\t\n36\t38%\t\n48\t33%\t\n",
        "year,survival\n0,100\n1,63\n2,47\n3,38\n4,33\n",
        "year,survival\n1.0,63\n2,47\n3,38\n4,33\n",
        "月,残存率\n０,100％\n12,63％\n24,47％\n36,38％\n48,33％\n",
        "month,regular,high_end\n12,0.63,0.8\n24,0.47,0.7\n36,0.38,0.6\n48,0.33,0.5\n",
    ],
)  # fmt: skip
def test_spreadsheets_write_the_same_table_in_many_ways(tmp_path: Path, content: str | bytes) -> None:
    is_wide = isinstance(content, str) and "regular" in content
    (cohort,) = read(tmp_path / "table.csv", content, segment="regular" if is_wide else "")
    assert cohort.months == (12, 24, 36, 48)
    assert cohort.survival == pytest.approx(EXPECTED, abs=1e-12)
    assert not cohort.is_sized


def test_counts_and_sizes(tmp_path: Path) -> None:
    (cohort,) = read(tmp_path / "table.csv", COUNTS)
    assert cohort.survival == EXPECTED
    assert cohort.sizes == (1000.0,) * 4
    (cohort,) = read(tmp_path / "table.csv", "month,customers\n12,630\n24,470\n36,380\n48,330\n", n=1000)
    assert cohort.survival == EXPECTED
    (cohort,) = read(tmp_path / "table.csv", GOOD, n=500, fit_until=36)
    assert cohort.sizes == (500.0,) * 4
    assert (cohort.n_used, cohort.last_used, list(cohort.held_back)) == (3, 36, [48])
    (cohort,) = read(tmp_path / "table.csv", GOOD, noise=0.01)
    # without a size, the noise stands for one: the mean of s (1 - s) over its square
    assert cohort.people == pytest.approx(np.mean([s * (1 - s) for s in EXPECTED]) / 0.01**2)


def test_segments_are_told_apart(tmp_path: Path) -> None:
    content = "segment,month,survival,n\n" + "".join(
        f"{who},{month},{share},{n}\n"
        for who, n in (("a", 10), ("b", 20)) for month, share in ((1, 0.9), (2, 0.8), (3, 0.7))
    )  # fmt: skip
    both = read(tmp_path / "table.csv", content)
    assert [(cohort.segment, cohort.sizes[0]) for cohort in both] == [("a", 10.0), ("b", 20.0)]
    (one,) = read(tmp_path / "table.csv", content, segment="b")
    assert one.segment == "b"


def test_parquet_and_csv_say_the_same(tmp_path: Path) -> None:
    (csv,) = read(tmp_path / "table.csv", COUNTS)
    frame = pd.read_csv(tmp_path / "table.csv")
    frame.set_index("month").to_parquet(tmp_path / "table.parquet")
    (parquet,) = reading.cohorts(table.read(str(tmp_path / "table.parquet")), ASKED)
    assert parquet == csv
    frame.astype({"customers": float}).replace(470.0, np.nan).to_parquet(tmp_path / "table.parquet")
    with pytest.raises(Refusal, match="row 3, column customers"):
        reading.cohorts(table.read(str(tmp_path / "table.parquet")), ASKED)
