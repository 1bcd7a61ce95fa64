"""Do what a developer of a platform does with the library, from the wheel to a client.

Run by ``make platform``. Everything is made in ``build/platform``, in an environment of its own
that holds the wheel and what the example needs, and nothing of this checkout. What needs
Node.js is left out, and said, where it is not installed.
"""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import gov_disclosure as gd
from typed_reports import ROOT, shown_command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUILD = ROOT / "build" / "platform"
_BIN = _BUILD / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
_PLATFORM = _BUILD / "examples" / "platform"
_NEEDS = (
    *("datamodel-code-generator>=0.89", "fastapi>=0.121", "httpx2", "jsonschema", "mypy"),
    *("pytest", "python-multipart", "types-jsonschema", "uvicorn"),
)
_PACKAGES = ("json-schema-to-typescript@16", "typescript@7", "@types/node", "pyright")
_KINDS = ("extraction", "findings")
_PROGRAMS = ("service.py", "test_service.py", *(f"{kind}_types.py" for kind in _KINDS))
_STRICT = (
    *("--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"),
    *("--target", "es2022", "--module", "nodenext", "--types", "node"),
)
_PATIENCE = 60
"""Seconds that the server has to start."""


def main() -> None:
    """Do one step after the other; the first that fails ends it."""
    _say("制作 wheel，装入空环境 / build the wheel, install it in an empty environment")
    shutil.rmtree(_BUILD, ignore_errors=True)
    _install()
    _say("由 JSON Schema 生成 Python 类型 / make Python types from the schema")
    shutil.copytree(ROOT / "examples", _BUILD / "examples")
    for kind in _KINDS:
        schema = _schema(kind)
        schema.write_text(_output(_BIN / "gov-disclosure", "schema", "--kind", kind), "utf-8")
        assert schema.read_bytes() == (ROOT / "schema" / schema.name).read_bytes()
        types = _PLATFORM / f"{kind}_types.py"
        _run(_BIN / "datamodel-codegen", *shown_command("datamodel-codegen", schema, types))
    _say("mypy --strict")
    _run(_BIN / "mypy", "--strict", *_PROGRAMS)
    _say("服务自己的测试，含随机报告 / the tests of the service, with reports of the strategies")
    _run(_BIN / "python", "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider")
    if shutil.which("npm") is None:
        _say("没有 Node.js，略去其余 / Node.js is not installed: no pyright, no TypeScript")
        return
    _say("pyright")
    _run("npm", "install", "--no-audit", "--no-fund", "--no-save", *_PACKAGES)
    _run("npx", "pyright", "--pythonpath", _BIN / "python", *_PROGRAMS)
    _say("TypeScript：生成类型，编译客户端 / TypeScript: make types, compile the client")
    for kind in _KINDS:
        types = _PLATFORM / f"{kind}_types.ts"
        _run("npx", "json2ts", *shown_command("npx json2ts", _schema(kind), types))
    _run("npx", "tsc", *_STRICT, "client.mts")
    _say("真正的服务器与客户端 / a real server and the client")
    _send_every_report()
    _say("完成 / done")


def _schema(kind: str) -> Path:
    return _PLATFORM / f"gov-disclosure-{kind}-1.json"


def _install() -> None:
    """Build the wheel and install it, with what the example needs."""
    pip = ("-m", "pip", "--quiet", "--disable-pip-version-check")
    _run(sys.executable, *pip, "wheel", ROOT, "--no-deps", "--wheel-dir", _BUILD, cwd=ROOT)
    _run(sys.executable, "-m", "venv", _BUILD / "venv", cwd=ROOT)
    (wheel,) = _BUILD.glob("*.whl")
    extras = f"gov-disclosure[cli,readers,testing] @ {wheel.as_uri()}"
    _run(_BIN / "python", *pip, "install", extras, *_NEEDS, cwd=_BUILD)
    place = _output(_BIN / "python", "-c", "import gov_disclosure as gd; print(gd.__file__)")
    assert "site-packages" in place, place


def _send_every_report() -> None:
    """Send the examples to a running server, and compare what the client keeps of them."""
    kept = _PLATFORM / "kept"
    kept.mkdir()
    reports = sorted((_BUILD / "examples").glob("*-20*"))
    with _server() as address:
        _run("node", "client.mjs", address, kept, *reports)
    for path in reports:
        text = (kept / f"{path.name}.json").read_text(encoding="utf-8")
        assert gd.loads(text) == gd.read(path).report, path.name


@contextlib.contextmanager
def _server() -> Iterator[str]:
    """Run the service while the context lasts; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--port", str(port), "--log-level", "warning"]
    command: list[str | Path] = [_BIN / "uvicorn", "service:app", *options]
    with subprocess.Popen(command, cwd=_PLATFORM) as server:  # noqa: S603 - our own command
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/schema")
            yield address
        finally:
            server.terminate()


def _wait_for(url: str) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            urllib.request.urlopen(url).close()  # noqa: S310 - our own server
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return


def _say(step: str) -> None:
    print(f"== {step}", flush=True)


def _run(program: str | Path, *arguments: str | Path, cwd: Path = _PLATFORM) -> None:
    subprocess.run([program, *arguments], cwd=cwd, check=True)  # noqa: S603 - our own commands


def _output(program: str | Path, *arguments: str) -> str:
    command = [program, *arguments]
    return subprocess.run(  # noqa: S603 - our own commands
        command, cwd=_BUILD, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    main()
