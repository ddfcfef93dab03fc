import json

from kaoview.export.comparison_json import export_comparison_json
from tests.export.comparisons import small_table


def test_json_has_the_promised_shape():
    content = json.loads(export_comparison_json(small_table()))
    assert (content["left"], content["right"]) == ("107", "113")
    assert [row["left"] for row in content["rows"]] == [
        [{"id": f"107-衛生局-{n}"}] for n in (1, 2, 3)
    ]
    first = content["rows"][0]["matches"][0]
    assert first.keys() == {"id", "score", "status", "reviewed", "change", "figures"}
    assert (first["id"], first["status"], first["reviewed"]) == ("113-衛生局-1", "revised", False)
    assert first["figures"][0] == {"kind": "percent", "old": "30%", "new": "50%"}
    assert content["new"] == ["113-衛生局-3"]


def test_json_keeps_at_least_five_candidates(bundled):
    content = json.loads(export_comparison_json(bundled))
    assert all(len(row["matches"]) >= 5 for row in content["rows"])
