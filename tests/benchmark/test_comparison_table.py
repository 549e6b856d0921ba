"""The table of a comparison."""

from benchmark.comparison_table import Comparison, format_table


def test_comparison_ratios_are_to_the_first_subject() -> None:
    comparison = Comparison("Decode", {"json": 2.0, "models": 3.0}, {})
    assert comparison.ratios() == {"json": 1.0, "models": 1.5}


def test_comparison_ratios_are_to_the_baseline_of_each_subject_that_has_one() -> None:
    comparison = Comparison("Decode", {"json": 2.0, "models": 3.0}, {}, {"json": 4.0, "models": 2.0})
    assert comparison.ratios() == {"json": 0.5, "models": 1.5}


def test_comparison_table_marks_a_limit_that_is_missed() -> None:
    comparison = Comparison("Decode", {"a": 1e-6, "within": 15e-7, "beyond": 2e-6}, {"within": 1.5, "beyond": 1.9})
    assert format_table(comparison) == (
        "Decode\n"
        "  a              1.0 us    1.00x\n"
        "  within         1.5 us    1.50x  (wanted: at most 1.5x)\n"
        "  beyond         2.0 us    2.00x  (wanted: at most 1.9x, MISSED)"
    )
