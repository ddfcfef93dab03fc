"""What the tests of comparisons share."""

import pytest

from kaoview.compare.matching import compare
from kaoview.export.comparison import ComparisonTable


@pytest.fixture(scope="session")
def bundled(library):
    def select(period):
        return [plan for plan in library.plans() if plan.period == period]

    comparison = compare(library, select("107"), select("113"))
    return ComparisonTable(library, comparison, "107", "113")
