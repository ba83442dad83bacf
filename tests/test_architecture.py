"""The import rules of coach/, executable. A failure here is a design question, not a lint."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "coach"

# Low to high. A module imports its own layer or lower ones, never higher ones; names in one row are siblings
# and may not import each other.
LAYERS = [
    {"errors"},
    {"domain"},
    {"framework"},
    {"planning"},
    {"prompts", "knowledge", "language", "resume", "market", "store", "exports", "settings"},
    {"conversation"},
    {"plans"},
    {"app"},
    {"ui", "mcp"},
    {"cli"},  # its commands start the other interfaces
]
RANK = {name: i for i, layer in enumerate(LAYERS) for name in layer}
PURE = {"errors": set(), "domain": {"pydantic"}, "framework": {"pydantic"}, "planning": {"pydantic"}}
IMPURE_STDLIB = {"os", "time", "random", "secrets", "socket", "subprocess", "pathlib", "io", "shutil", "tempfile"}
ONLY_IN = {  # third-party package -> the one place that may import it
    "openai": "language",
    "httpx2": "language",
    "langchain": "language",
    "langchain_core": "language",
    "langchain_openai": "language",
    "langsmith": "language",
    "chromadb": "knowledge/index.py",
    "onnxruntime": "knowledge/embedding.py",
    "tokenizers": "knowledge/embedding.py",
    "Stemmer": "knowledge/ranking.py",
    "sqlalchemy": "store",
    "alembic": "store",
    "filelock": "store/claims.py",
    "pypdfium2": "resume/readers",
    "docx": "resume/readers",
    "lxml": "resume/readers",
    "typer": "cli",
    "gradio": "ui",
    "fastapi": "ui",
    "starlette": "ui",
    "uvicorn": "ui",
}
# settings reads it for the product; the sandbox hands a few variables on to its child process; embedding tells
# onnxruntime to report to nobody.
READ_ENVIRONMENT = {"settings.py", "sandbox.py", "embedding.py"}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: use absolute imports"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    here, layer = path.relative_to(PACKAGE).as_posix(), layer_of(path)
    assert layer in RANK, f"{here}: {layer} is in no layer"
    for name in imports(path):
        top, *rest = name.split(".")
        if top == "coach":
            target = rest[0]
            assert target == layer or RANK[target] < RANK[layer], f"{here} imports coach.{target}"
        elif top not in sys.stdlib_module_names:
            assert top in PURE.get(layer, {top}), f"{here} is pure but imports {top}"
            home = ONLY_IN.get(top)
            assert home is None or here.startswith(home), f"{top} belongs in {home}"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if layer_of(p) in PURE], ids=lambda p: p.relative_to(PACKAGE).as_posix()
)
def test_pure_layers_use_no_clock_randomness_or_files(path: Path) -> None:
    here = path.relative_to(PACKAGE).as_posix()
    assert not {name.split(".")[0] for name in imports(path)} & IMPURE_STDLIB, f"{here} reaches outside"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("open", "input", "print"), f"{here} calls {node.func.id}()"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_stay_small_enough_to_hold_in_the_head(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{path.name} has {lines} lines; split it by what it is about"


def test_only_settings_reads_the_environment() -> None:
    for path in MODULES:
        if path.name not in READ_ENVIRONMENT:
            assert "os.environ" not in path.read_text(encoding="utf-8"), f"{path} reads the environment"
