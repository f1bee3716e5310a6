"""The files around the code: pinned dependencies, the README's commands, the sample reports."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import typer.main
from packaging.requirements import Requirement

from irevents.cli import app

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, set[str]]:
    """The pinned versions of each package of a lock; a package may have one for each Python."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    assert "://" not in text
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        package, version, rest = re.fullmatch(r"([a-z0-9-]+)==(\S+)(.*)", line).groups()
        assert "--hash=sha256:" in rest, f"{name}: {package} has no hash"
        found.setdefault(package, set()).add(version)
    return found


def unmet(lock: dict[str, set[str]], *wanted: list[str]) -> list[str]:
    requirements = [Requirement(line) for lines in wanted for line in lines]
    return [
        str(requirement)
        for requirement in requirements
        if requirement.name != "irevents"
        and not all(version in requirement.specifier for version in lock.get(requirement.name, {"none"}))
    ]


def test_every_dependency_is_pinned_with_hashes() -> None:
    run, test = pins("requirements.txt"), pins("requirements-test.txt")
    extras = PROJECT["optional-dependencies"]
    assert unmet(run, PROJECT["dependencies"], extras["build"]) == []
    assert unmet(test, PROJECT["dependencies"], extras["build"], extras["test"]) == []
    assert run.items() <= test.items()
    assert unmet(run, ["spacy>=99"]) == ["spacy>=99"]


def test_the_readme_has_two_set_up_commands() -> None:
    commands = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert len(commands) == 2
    for command in commands:
        assert command.startswith("python3 -m venv .venv &&\n")
        assert all(line.endswith("&&") for line in command.splitlines()[:-1])
        for lock in re.findall(r"-r (\S+)", command):
            assert (ROOT / lock).exists()


def test_the_readme_shows_every_command() -> None:
    commands = typer.main.get_command(app).commands
    assert {"extract", "validate", "schema"} <= commands.keys()
    assert [name for name in commands if f"$ irevents {name} " not in README] == []


def test_the_links_of_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_the_seeds_are_those_that_their_readme_lists() -> None:
    listed = re.findall(
        r"^\| `(.+?)` \|", (ROOT / "seeds" / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(listed) == sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))
    assert len(listed) == 5


@pytest.fixture
def check_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`eval/check_floors.py` in a repository where a floor of 0.5 was committed."""
    spec = importlib.util.spec_from_file_location("check_floors", ROOT / "eval" / "check_floors.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "eval").mkdir()
    (tmp_path / "eval" / "floors.json").write_text('{"samples": {"event": 0.5}}')
    monkeypatch.setattr(module, "ROOT", tmp_path)
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "floors"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return module


@pytest.mark.skipif(shutil.which("git") is None, reason="what a floor once was is known from git")
def test_a_floor_only_rises(check_floors: ModuleType) -> None:
    assert check_floors.find_lowered({"samples": {"event": 0.5}}) == []
    assert check_floors.find_lowered({"samples": {"event": 0.6}}) == []
    (fault,) = check_floors.find_lowered({"samples": {"event": 0.4}})
    assert fault == "samples: the floor of event F1 was 0.5 and is 0.4; floors only rise"
    assert len(check_floors.find_lowered({})) == 1
    assert check_floors.lifted({"event": 0.5}, {"event": 0.4}) == {"event": 0.5}
    assert check_floors.lifted({"event": 0.5}, {"event": 0.98769}) == {"event": 0.987}


def test_what_is_imported_is_what_is_required() -> None:
    imported: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"irevents"}
    required = {Requirement(line).name for line in PROJECT["dependencies"]}
    # rich, numpy and pydantic_core come with typer, spaCy and pydantic, which cannot do without them.
    extras = PROJECT["optional-dependencies"]
    optional = {Requirement(line).name for name in ("parquet", "spark") for line in extras[name]}
    assert foreign - {"rich", "numpy", "pydantic_core"} - optional == required
