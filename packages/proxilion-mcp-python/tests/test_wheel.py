"""The wheel, built and installed where nothing of this repository is."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from importlib.metadata import distribution, distributions
from pathlib import Path

import proxilion_mcp
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from scripted_server import refused_url

PACKAGE = Path(__file__).parents[1]
PROGRAM = """
import proxilion_mcp, sys
config = proxilion_mcp.ProxilionConfig(proxilion_endpoint=sys.argv[1], user_id="ann", retries=0)
with proxilion_mcp.ProxilionMCPClient(config) as proxilion:
    try:
        proxilion.call_tool_with_analysis({"Bash": {"command": "ls"}}, lambda: print("ran"))
    except proxilion_mcp.ProxilionUnavailableError as error:
        print(error.reason, proxilion_mcp.__version__, proxilion_mcp.__file__)
"""


def test_a_wheel_works_in_an_environment_of_its_own(tmp_path: Path) -> None:
    # The environment of the tests has the backend: no second one has to be fetched.
    built = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist", "--outdir", str(tmp_path), str(PACKAGE)]
    subprocess.run(built, check=True, capture_output=True, text=True)
    (wheel,) = tmp_path.glob("*.whl")
    (source,) = tmp_path.glob("*.tar.gz")
    assert (wheel.name, source.name) == (f"proxilion_mcp-{proxilion_mcp.__version__}-py3-none-any.whl", f"proxilion_mcp-{proxilion_mcp.__version__}.tar.gz")
    names = set(zipfile.ZipFile(wheel).namelist())
    own = {f"proxilion_mcp/{path.name}" for path in (PACKAGE / "src/proxilion_mcp").iterdir() if path.is_file()}
    info = f"proxilion_mcp-{proxilion_mcp.__version__}.dist-info"
    assert names == own | {f"{info}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "licenses/LICENSE")}
    assert "proxilion_mcp/py.typed" in names

    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    (site,) = environment.glob("lib/python*/site-packages")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, text=True)
    lay_what_is_needed("proxilion-mcp", site)
    ran = subprocess.run([python, "-I", "-c", PROGRAM, refused_url()], check=True, capture_output=True, text=True, cwd=tmp_path)
    reason, version, file = ran.stdout.split()
    assert (reason, version) == ("network", proxilion_mcp.__version__)
    assert Path(file).is_relative_to(environment)


def lay_what_is_needed(name: str, site: Path) -> None:
    """Links what the installed package says that it needs, and what that needs, so that each run need not fetch it. What nobody declared stays missing."""
    waiting, laid = [name], {name}
    while waiting:
        # The first one is the wheel's own, all others are those of the tests.
        (found,) = distributions(name=waiting.pop(), path=[str(site)] if laid == {name} else sys.path)
        for requirement in map(Requirement, found.requires or []):
            needed_name = canonicalize_name(requirement.name)
            if needed_name in laid or (requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})):
                continue
            needed = distribution(needed_name)
            assert requirement.specifier.contains(needed.version, prereleases=True)
            for top in {file.parts[0] for file in needed.files or [] if file.parts[0] not in ("..", "__pycache__")}:
                (site / top).symlink_to(str(needed.locate_file(top)))
            laid.add(needed_name)
            waiting.append(needed_name)
    assert "httpx" in laid and "langchain-core" not in laid
