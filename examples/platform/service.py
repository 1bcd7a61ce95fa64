"""A small web service: upload an annual report, get it as JSON, and what is wrong with it.

Run: uvicorn service:app
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import FastAPI, Form, Request, Response, UploadFile
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import gov_disclosure as gd

LIMITS = gd.Limits(max_bytes=8 * 1024 * 1024, max_pages=100)
"""What is read of an upload; docs/limits.md tells what else bounds the time it takes."""

MAX_BODY = LIMITS.max_bytes + 64 * 1024
"""Bytes of a request: a file and what a form puts around it."""

app = FastAPI(
    title="政府信息公开工作年度报告 / annual reports on government information disclosure"
)


class Answer(BaseModel):
    """What an upload gives: documents as ``gd.loads`` reads them, each with its format."""

    extraction: gd.Extraction
    findings: gd.Findings


class Refusal(BaseModel):
    """Why a request was refused, and for JSON where it is wrong."""

    message: str
    message_en: str
    paths: list[str] = []


REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Refusal} for status in (411, 413, 415, 422, 501)
}


@app.post("/reports", responses=REFUSALS)
def read_report(
    file: UploadFile,
    publisher: Annotated[str | None, Form()] = None,
    year: Annotated[int | None, Form()] = None,
) -> Answer:
    """Read a report in any format, and check it.

    This is no ``async def``: reading takes the processor, so FastAPI runs it in a thread.
    """
    extraction = gd.read(
        file.file,
        publisher=publisher,
        year=year,
        source=gd.Source(file=file.filename or None),
        limits=LIMITS,
    )
    return Answer(extraction=extraction, findings=gd.check(extraction))


@app.post("/findings", responses=REFUSALS, openapi_extra={"requestBody": {"required": True}})
async def check_report(request: Request) -> gd.Findings:
    """Check a report in JSON. The text is read as it came: ``loads`` is stricter than ``json``."""
    report = gd.loads(await request.body(), gd.AnnualReport)
    return gd.check(report)


@app.get("/schema")
def schema() -> dict[str, Any]:
    """Return the JSON Schema of reports."""
    return gd.json_schema()


STATUSES: tuple[tuple[type[gd.GovDisclosureError], int], ...] = (
    (gd.UnreadableFileError, 415),  # no format that is read, damaged, locked or over a limit
    (gd.UnrecognisedDocumentError, 422),  # it opens, but is no report
    (gd.InvalidJSONError, 422),
    (gd.InvalidValueError, 422),
    (gd.MissingExtraError, 501),  # a format that this server was not set up for
)


@app.exception_handler(gd.GovDisclosureError)
def refused(_request: Request, error: Exception) -> JSONResponse:
    """Answer an error of the library: its messages are meant for the person who sent the file."""
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    paths = [problem.path for problem in getattr(error, "problems", ())]
    return refusal(status, getattr(error, "message", ""), getattr(error, "message_en", ""), paths)


@app.middleware("http")
async def bounded(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse a body of unknown or too great length before any of it is read."""
    if request.method == "POST":
        length = request.headers.get("content-length", "")
        if not length.isdecimal():
            return refusal(411, "请求须注明长度", "the length of the request must be stated")
        if int(length) > MAX_BODY:
            return refusal(413, "文件过大", "the file is too large")
    return await answer(request)


def refusal(
    status: int, message: str, message_en: str, paths: list[str] | None = None
) -> JSONResponse:
    """Return the answer to a request that is refused."""
    body = Refusal(message=message, message_en=message_en, paths=paths or [])
    return JSONResponse(body.model_dump(), status)
