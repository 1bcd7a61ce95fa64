"""Kinds of applicant, by which the requests of section 三 are counted."""

from __future__ import annotations

import attrs

from gov_disclosure.model.cells import count_column
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import Count

APPLICANTS = "申请人情况"
"""Header over all columns of the table."""

LEGAL_PERSONS = "法人或其他组织"
"""Header over the five kinds of applicant that are no natural person."""


@attrs.frozen
class ApplicantCounts:
    """Requests by kind of applicant in 件; zero means none, blank: nothing was printed.

    Example:
        >>> import gov_disclosure as gd
        >>> received = gd.ApplicantCounts(natural_person=12, total=12)
        >>> gd.AnnualReport(requests=gd.Requests2021(received=received)).requests.received.total
        12
    """

    natural_person: Count = count_column("自然人", "natural person")
    commercial_enterprise: Count = count_column(
        "商业企业", "commercial enterprise", parents=(LEGAL_PERSONS,)
    )
    research_institution: Count = count_column(
        "科研机构", "research institution", parents=(LEGAL_PERSONS,)
    )
    public_welfare_org: Count = count_column(
        "社会公益组织", "public-welfare organisation", parents=(LEGAL_PERSONS,)
    )
    legal_service_org: Count = count_column(
        "法律服务机构", "legal service institution", parents=(LEGAL_PERSONS,)
    )
    other_org: Count = count_column(
        "其他",
        "other organisation",
        parents=(LEGAL_PERSONS,),
        variants=("其他组织", "其它", "其它组织"),
    )
    total: Count = count_column("总计", "total", variants=("合计",), meaning="前六列之和")

    __repr__ = short_repr
