"""Read two years of one body and print the cells of section 三 whose totals changed.

Run: python examples/compare_years.py
"""

from pathlib import Path

import gov_disclosure as gd

FOLDER = Path(__file__).parent


def totals(report: gd.AnnualReport) -> dict[str, int]:
    """Return the figures in the column 总计 of section 三, by path."""
    return {
        path: value
        for path, value in gd.figures(report).items()
        if path.startswith("requests.") and path.endswith(".total") and isinstance(value, int)
    }


def main() -> None:
    """Print label, earlier figure, later figure and difference."""
    # The report for 2022 prints （六）其他处理 as one row: that path is in one year only.
    earlier = totals(gd.read(FOLDER / "qingxi-2022-mixed.txt").report)
    later = totals(gd.read(FOLDER / "qingxi-2023.md").report)
    labels = {cell.path: cell.row_label for cell in gd.cells("2021")}
    for path, label in labels.items():
        if path in earlier and path in later and earlier[path] != later[path]:
            change = later[path] - earlier[path]
            print(f"{label}：{earlier[path]} → {later[path]}（{change:+d}）")


if __name__ == "__main__":
    main()
