"""Shared by the tests: golden files, published reports, and how hypothesis runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

# How fast a machine draws examples is no property of the code. A run draws the same examples
# every time; HYPOTHESIS_PROFILE=quick draws fewer (make test-quick), =long looks further, at new
# ones each time (make test-long). A failure prints the example, and a decorator that runs it again.
hypothesis.settings.register_profile(
    "short",
    max_examples=20,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "long", hypothesis.settings.get_profile("short"), derandomize=False, max_examples=2_000
)
hypothesis.settings.register_profile(
    "quick", hypothesis.settings.get_profile("short"), max_examples=10
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

_GOLDEN = Path(__file__).parent / "golden"
_SHARED = Path(__file__).parents[2] / "shared"


class Golden(Protocol):
    """Compares a text with a file under ``tests/golden``."""

    def __call__(self, name: str, text: str) -> None: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-golden",
        action="store_true",
        help="write the golden files instead of comparing with them",
    )


LONG: Mapping[str, tuple[str, ...]] = {
    "test_collection": ("test_three_hundred_bodies_come_back",),
    "test_fill_in": ("test_libreoffice_adds_up_and_shows_a_broken_sum_in_red",),
    "test_batch": (
        "test_a_file_whose_process_died_is_refused",
        "test_a_process_that_dies_costs_only_its_own_task",
        "test_a_process_that_takes_too_long_costs_only_its_own_task",
        "test_a_signal_at_the_start_of_a_process_ends_all_quietly",
        "test_an_interrupt_ends_all_processes_quietly",
        "test_only_so_many_tasks_are_taken_ahead_of_the_results",
        "test_several_reports_of_a_file_and_json_lines_in_a_folder",
        "test_stems_in_a_folder_differ_even_where_case_does_not_count",
        "test_the_number_of_jobs_changes_nothing",
    ),
    "test_check_many": ("test_jobs_change_nothing",),
    "test_cli": (
        "test_a_terminal_shows_styles_and_what_it_can_of_the_text",
        "test_pipe_from_convert_to_check",
        "test_plain_and_utf8_when_piped_whatever_the_locale",
    ),
    "test_corpus": ("test_no_trap_is_idle",),
    "test_coverage": ("test_counts_sum_to_the_cells_of_the_sections_read",),
    "test_crawl": ("test_a_crawl_that_is_killed_becomes_the_same_data_set",),
    "test_data_package": (
        "test_a_data_set_made_in_two_runs_is_described_as_one_made_at_once",
        "test_the_package_is_valid_and_wrong_data_is_not",
    ),
    "test_dataset": (
        "test_a_long_table_has_the_cells_of_the_wide_one",
        "test_a_row_says_what_the_report_says",
        "test_the_library_that_is_there_is_used",
    ),
    "test_dataset_command": (
        "test_a_run_that_ends_anywhere_is_taken_up",
        "test_the_data_set_is_the_same_with_any_number_of_jobs",
    ),
    "test_docx_reader": (
        "test_a_printable_report_comes_back_equal",
        "test_deep_nesting_is_read",
        "test_hostile_prose_changes_no_figure",
        "test_no_markup_changes_a_figure",
    ),
    "test_equivalence": (
        "test_a_document_born_from_the_schema_is_accepted_but_for_the_listed_rules",
        "test_a_missing_or_another_member_is_judged_alike",
        "test_a_report_with_one_place_changed_is_judged_alike",
        "test_every_piece_of_json_at_every_place_is_judged_alike",
        "test_every_report_is_accepted_by_every_schema_of_its_edition",
    ),
    "test_every_message": (
        "test_what_commands_say",
        "test_what_commands_say_is_well_worded",
        "test_what_reading_says",
        "test_what_reading_says_is_well_worded",
    ),
    "test_examples": ("test_programs_run",),
    "test_extraction": (
        "test_a_header_that_lost_cells_over_rows_of_seven",
        "test_a_report_of_one_value",
        "test_a_report_that_breaks_off_anywhere_gives_no_wrong_figure",
        "test_a_row_that_lost_a_cell_gives_no_number",
    ),
    "test_extraction_json": ("test_round_trip",),
    "test_full_file_system": ("test_a_full_file_system_is_told_and_holds_whole_files_only",),
    "test_fuzz": (
        "test_what_once_crashed_is_read_or_refused",
        "test_whatever_comes_is_read_or_refused",
    ),
    "test_generated": (
        "test_garbage_is_refused_alike",
        "test_numbers_are_read_alike",
        "test_reports_are_read_alike",
        "test_reports_are_written_alike",
        "test_reports_with_one_place_changed_are_read_alike",
        "test_what_dumps_writes_is_read_the_fast_way",
    ),
    "test_grid": (
        "test_a_drawn_table_is_read_back_with_its_merged_cells",
        "test_many_lines_and_many_columns_are_read_in_time",
        "test_rows_of_unlike_length_come_back_as_they_were",
    ),
    "test_hostile_input": (
        "test_a_large_file_within_raised_limits_takes_bounded_memory",
        "test_hostile_files_are_read_or_refused",
        "test_hostile_json_is_loaded_or_refused",
        "test_no_encoding_changes_a_figure",
        "test_no_hostile_text_changes_a_figure",
    ),
    "test_html_reader": (
        "test_no_markup_changes_a_figure",
        "test_our_own_pages_have_the_grids_they_were_printed_from",
    ),
    "test_json": (
        "test_a_report_survives_json",
        "test_a_report_survives_python_objects",
        "test_every_dump_satisfies_the_schema",
        "test_layout_and_member_order_do_not_matter",
        "test_loads_accepts_what_the_schema_accepts_but_for_the_listed_rules",
        "test_only_plain_json_values_are_figures",
    ),
    "test_json_lines": ("test_reports_survive",),
    "test_layout": ("test_the_cells_of_each_table_fill_it_without_overlap",),
    "test_kills": ("test_commands_ended_anywhere_leave_whole_outputs",),
    "test_markdown": (
        "test_a_report_is_one_table_a_block_and_one_a_section",
        "test_repeated_markup_takes_linear_time",
    ),
    "test_numbers": ("test_no_character_turns_into_a_digit_beside_a_figure",),
    "test_pdf_reader": (
        "test_damaged_files_raise_the_errors_of_the_library_only",
        "test_every_cell_of_a_ruled_table_is_read",
        "test_every_cell_of_a_table_without_lines_is_read",
        "test_ruled_tables_are_read_without_a_wrong_figure",
        "test_tables_without_lines_are_read_without_a_wrong_figure",
    ),
    "test_platform_example": ("test_the_tests_of_the_service_pass",),
    "test_previous_rules": (
        "test_any_two_reports_can_be_compared",
        "test_without_last_year_nothing_is_compared",
    ),
    "test_prose_rules": ("test_what_is_heuristic_accuses_nobody",),
    "test_python_types": (
        "test_a_type_checker_accepts_the_types",
        "test_types_are_those_of_the_model",
        "test_types_give_any_extraction_back",
        "test_types_give_any_findings_back",
        "test_types_give_any_report_back",
        "test_types_give_every_report_back",
        "test_types_of_one_edition_give_its_reports_back",
        "test_types_refuse_what_the_schema_refuses",
    ),
    "test_reading_back": (
        "test_a_printable_report_comes_back_equal",
        "test_hostile_prose_changes_no_figure_and_loses_no_text",
    ),
    "test_rendering": (
        "test_every_table_of_a_text_lines_up",
        "test_no_text_becomes_markup_of_a_page",
    ),
    "test_several_reports": (
        "test_one_report_is_one_and_read_says_nothing_of_several",
        "test_reports_printed_one_after_another_are_read_as_each_alone",
    ),
    "test_strategies": ("test_reports_are_of_the_form_asked_for",),
    "test_suspects": ("test_smallest_changes_are_all_there_are",),
    "test_text_against_tables": ("test_statements_made_of_the_own_figures_give_nothing",),
    "test_text_reader": ("test_a_report_is_read_in_every_encoding",),
    "test_typescript_types": (
        "test_a_program_gives_every_report_back",
        "test_the_compiler_accepts_every_report",
        "test_the_compiler_refuses_what_the_schema_refuses",
    ),
    "test_validate": (
        "test_validate_and_from_dict_agree_on_anything",
        "test_validate_bears_anything",
        "test_very_many_problems_make_a_short_message",
    ),
    "test_xls_reader": ("test_a_printable_report_comes_back_with_its_figures",),
    "test_xlsx_reader": (
        "test_a_printable_report_comes_back_equal",
        "test_hostile_prose_changes_no_figure",
    ),
}
"""The tests that `make test-quick` leaves out, by module: all that take a second or more."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the long tests; where golden files are to be written, run only those that have them."""
    for item in items:
        module = getattr(item, "module", None)
        names = LONG.get(getattr(module, "__name__", ""), ())
        unknown = [name for name in names if not hasattr(module, name)]
        if unknown:
            raise pytest.UsageError(f"conftest.LONG names no tests of {module}: {unknown}")
        if getattr(item, "originalname", None) in names:
            item.add_marker("long")
    if config.getoption("--regenerate-golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with ``tests/golden/<name>``."""

    def compare(name: str, text: str) -> None:
        path = _GOLDEN / name
        if request.config.getoption("--regenerate-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing: run pytest --regenerate-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def shared() -> Path:
    """Return the folder of published reports and of the specification, beside the repository."""
    if not _SHARED.is_dir():
        pytest.skip("no folder `shared` beside the repository")
    return _SHARED
