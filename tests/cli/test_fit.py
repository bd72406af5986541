"""``--fit``: what does not fit its page is made to fit, and the folder holds exactly the files of the last build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import files, pictures, project, snitflade
from tests.spec.specs_for_tests import HEADER


def spec(systems: int, name: str = "plan") -> str:
    """A spec of so many systems, each with an interface."""
    names = [f"System nummer {n}" for n in range(systems)]
    texts = ["Oplysninger om sager og ydelser", "Hændelser", "Persondata til afregning og statistik"]
    lines = [HEADER.replace("diagram: small", f"diagram: {name}").rstrip(), "systems:"]
    lines += [f"  {system}: external" for system in names]
    lines.append("links:")
    lines += [
        f"  - {{system: {system}, category: weak, interfaces: [{{codes: K{n}, text: {texts[n % 3]}}}]}}"
        for n, system in enumerate(names)
    ]
    return "\n".join(lines) + "\n"


def write(folder: Path, systems: int, name: str = "plan") -> None:
    (folder / "specs" / f"{name}.yaml").write_text(spec(systems, name), encoding="utf-8")


def test_without_it_nothing_is_drawn_and_the_hint_names_what_helps(tmp_path: Path) -> None:
    project(tmp_path, plan=spec(50))

    for command in ("build", "check"):
        run = snitflade(command, cwd=tmp_path)
        assert run.code == 2
        assert run.err.startswith(
            "specs/plan.yaml:1:10: the diagram does not fit on page 16x9 at 7 pt (try --page a3, or --fit)\n"
        )
    assert not (tmp_path / "output").exists()


def test_a_larger_page_is_taken_and_reported(tmp_path: Path) -> None:
    run = snitflade("build", "--fit", "--format", "svg", cwd=project(tmp_path, plan=spec(50)))

    assert run.code == 0
    assert run.err.startswith(
        "specs/plan.yaml:1:10: warning: the diagram does not fit on page 16x9 at 7 pt: it is set on page a3\n"
    )
    assert 'viewBox="0 0 1190.55 841.89"' in (tmp_path / "output/plan.svg").read_text(encoding="utf-8")
    record = (tmp_path / "output/plan.layout.yaml").read_bytes()
    assert b"  a3:" in record

    again = snitflade("build", "--fit", "--format", "svg", cwd=tmp_path)
    assert again.code == 0
    assert (tmp_path / "output/plan.layout.yaml").read_bytes() == record


def test_the_page_of_a_spec_is_a_wish_and_that_of_the_call_an_order(tmp_path: Path) -> None:
    project(tmp_path, plan=spec(50).replace("title:", "page: 16x9\ntitle:"))

    wish = snitflade("check", "--fit", cwd=tmp_path)
    order = snitflade("check", "--fit", "--page", "16x9", cwd=tmp_path)

    assert "it is set on page a3\n" in wish.err
    assert "it is condensed\n" in order.err
    assert (wish.code, order.code) == (0, 0)


def test_several_pages_are_numbered_files_and_one_pdf(tmp_path: Path) -> None:
    run = snitflade("build", "--fit", "--format", "svg,pdf,png", cwd=project(tmp_path, plan=spec(100)))

    assert run.code == 0
    assert "split over 3 pages" in run.err
    assert set(files(tmp_path / "output")) == {
        "plan-1.svg", "plan-2.svg", "plan-3.svg", "plan-1.png", "plan-2.png", "plan-3.png", "plan.pdf",
    }  # fmt: skip


def test_the_folder_has_the_pages_of_the_last_build_only(tmp_path: Path) -> None:
    build = ("build", "--fit", "--page", "16x9", "--format", "svg,pdf")
    project(tmp_path, plan=spec(8), other=spec(5, "other"))
    drawn: list[set[str]] = []
    for systems in (8, 100, 60, 8):
        write(tmp_path, systems)
        assert snitflade(*build, cwd=tmp_path).code == 0
        drawn.append({name for name in pictures(tmp_path / "output") if name.startswith("plan")})

    pages = [{f"plan-{n + 1}.svg" for n in range(count)} for count in (3, 2)]
    assert drawn == [{"plan.svg", "plan.pdf"}, {"plan.pdf", *pages[0]}, {"plan.pdf", *pages[1]},
                     {"plan.svg", "plan.pdf"}]  # fmt: skip
    assert {"other.svg", "other.pdf"} < pictures(tmp_path / "output")


def test_another_diagram_named_like_a_page_is_left_alone(tmp_path: Path) -> None:
    project(tmp_path, plan=spec(8), plan_2=spec(8, "plan-2"))
    stray = tmp_path / "output/plan-3.svg"

    assert snitflade("build", cwd=tmp_path).code == 0
    stray.write_text("a page of an earlier build", encoding="utf-8")
    (tmp_path / "output/plan-x.svg").write_text("mine", encoding="utf-8")
    assert snitflade("build", "plan", cwd=tmp_path).code == 0

    assert pictures(tmp_path / "output") == {"plan.svg", "plan.pdf", "plan-2.svg", "plan-2.pdf", "plan-x.svg"}


def test_a_page_and_a_diagram_of_one_name_are_an_error(tmp_path: Path) -> None:
    run = snitflade("build", "--fit", cwd=project(tmp_path, plan=spec(100), plan_2=spec(8, "plan-2")))

    assert run.code == 2
    assert "would share the file 'plan-2.svg' (rename one of them)" in run.err
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("other", ["plan-2.svg", "plan.pdf"])
def test_when_a_file_cannot_be_written_what_stood_stands(other: str, tmp_path: Path) -> None:
    project(tmp_path, plan=spec(100))
    output = tmp_path / "output"
    output.mkdir()
    (output / "plan.svg").write_text("as it was", encoding="utf-8")
    (output / other).mkdir()

    run = snitflade("build", "--fit", cwd=tmp_path)

    assert run.code == 2
    assert files(output) == {"plan.svg": b"as it was", other: b""}


def test_the_files_are_the_same_with_any_number_of_processes(tmp_path: Path) -> None:
    project(tmp_path, plan=spec(100), second=spec(60, "second"), third=spec(10, "third"))
    for jobs in ("1", "2"):
        assert snitflade("build", "--fit", "--jobs", jobs, "-o", f"with-{jobs}", cwd=tmp_path).code == 0

    assert files(tmp_path / "with-1") == files(tmp_path / "with-2")
