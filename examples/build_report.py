"""Build a report by hand, check it, print it as Markdown and keep it as JSON.

Run: python examples/build_report.py
"""

import gov_disclosure as gd


def draft() -> gd.AnnualReport:
    """Return the draft of a small office: every figure 0 but for a few."""
    blank = gd.blank(
        "2021",
        title="云州市青溪区档案馆2025年政府信息公开工作年度报告",
        publisher=gd.Publisher("云州市青溪区档案馆", level="county", kind="department"),
        year=2025,
        scope="own",
        overview=gd.Narrative(
            blocks=(
                gd.Paragraph(
                    "2025年，青溪区档案馆依法做好主动公开和依申请公开，加强政府信息管理和平台建设，"
                    "落实监督保障措施。"
                ),
            )
        ),
        problems_and_improvements=gd.Narrative(
            blocks=(gd.Paragraph("查阅指引不够清楚，已重新编写并在大厅公布。"),)
        ),
        other_matters=gd.Narrative(blocks=(gd.Paragraph("2025年未收取信息处理费。"),)),
    )
    zeros = dict.fromkeys(gd.figures(blank), 0)
    return gd.replace(
        blank,
        {
            **zeros,
            "requests.received.natural_person": 12,
            "requests.received.total": 12,
            "requests.outcomes.granted.natural_person": 9,
            "requests.outcomes.granted.total": 9,
            "requests.outcomes.unavailable.not_held.natural_person": 2,
            "requests.outcomes.unavailable.not_held.total": 2,
            "requests.outcomes.handled.natural_person": 11,
            "requests.outcomes.handled.total": 11,
        },
    )


def main() -> None:
    """Check the draft, correct what is found, print the report."""
    report = draft()
    for finding in gd.check(report):
        print("草稿：", finding.message)
    corrected = gd.replace(
        report,
        {"requests.carried_forward.natural_person": 1, "requests.carried_forward.total": 1},
    )
    print("改正后：", "没有发现问题" if not gd.check(corrected) else "仍有问题")
    assert gd.loads(gd.dumps(corrected)) == corrected  # noqa: S101 - shows what holds
    print()
    print(gd.render(corrected, "markdown"))


if __name__ == "__main__":
    main()
