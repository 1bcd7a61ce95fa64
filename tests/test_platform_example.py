"""The example of a platform: its own tests pass, with types made from the committed schema."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import gov_disclosure as gd
from typed_reports import ROOT, shown_command

if TYPE_CHECKING:
    from pathlib import Path

_PLATFORM = ROOT / "examples" / "platform"


def test_the_tests_of_the_service_pass(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    platform = tmp_path / "examples" / "platform"
    made = (
        shown_command(
            "datamodel-codegen",
            ROOT / "schema" / f"gov-disclosure-{kind}-1.json",
            platform / f"{kind}_types.py",
        )
        for kind in ("extraction", "findings")
    )
    for arguments in (
        *(["datamodel_code_generator", *options] for options in made),
        ["pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(platform)],
    ):
        done = subprocess.run(  # noqa: S603 - our own interpreter and programs
            [sys.executable, "-m", *arguments],
            cwd=platform,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_every_error_of_the_library_has_a_status() -> None:
    service = (_PLATFORM / "service.py").read_text(encoding="utf-8")
    page = (_PLATFORM / "README.md").read_text(encoding="utf-8")
    errors = (
        gd.InvalidJSONError,
        gd.InvalidValueError,
        gd.MissingExtraError,
        gd.UnreadableFileError,
        gd.UnrecognisedDocumentError,
    )
    for error in errors:
        assert f"(gd.{error.__name__}, " in service
    for status in ("411", "413", "415", "422", "501"):
        assert status in service
        assert status in page
