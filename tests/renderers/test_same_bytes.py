"""The same scene gives the same bytes in another folder, locale, time zone, and with another hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib
from snitflade.renderers import pdf, png, svg
from snitflade.scene import FontFace
from dataclasses import replace
from tests.layout.pictures import scene_of_spec
from tests.renderers.scenes import plex
scene = scene_of_spec("kmd-aktiv-as-is")
own = replace(scene, font=FontFace("Plex", (), plex("Regular"), plex("Bold")))
for picture in (scene, own):
    for renderer in (svg, pdf, png):
        print(renderer.__name__, hashlib.sha256(renderer.render(picture)).hexdigest())
"""


def checksums(folder: Path, **variables: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "generators"), str(ROOT)]), **variables}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_the_same_bytes_everywhere(tmp_path: Path) -> None:
    here = checksums(ROOT, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="0")
    there = checksums(
        tmp_path, TZ="Asia/Kolkata", LC_ALL="C.UTF-8", LANG="da_DK.UTF-8", PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="1"
    )

    assert len(set(here)) == 6
    assert here == there


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    checksums(ROOT, HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path), TMPDIR=str(tmp_path))

    assert [path.name for path in tmp_path.rglob("*") if path.suffix != ".pyc"] == []
