"""`knowledge check` names what is wrong with the pages, and what a person must read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main

PAGE = """+++
titre = "Une page"
sujet = "avenant"
public = "tous"
portee = "national"
verifie_le = 2020-01-01
a_reverifier_le = 2020-06-01
confiance = "haute"
sources = [{{ titre = "Une source", adresse = "https://exemple.fr" }}]
voisines = ["contrat/absente"]
questions = [{questions}]
+++
La réponse, {{montant_inconnu}}.
"""


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    for name in ("RELAIS_DIR", "BOT_CLOCK_FILE"):
        monkeypatch.delenv(name, raising=False)


def check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(["knowledge", "check", *words])
    return status, capsys.readouterr().out


def test_the_shipped_pages_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    _, said = check(capsys)
    assert "FAUTE" not in said
    assert "pages en ordre" in said


def test_every_mistake_is_told_with_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "knowledge" / "contrat"
    folder.mkdir(parents=True)
    wordings = ", ".join(f'"changer le contrat {n}"' for n in range(15))
    (folder / "avenant.md").write_text(PAGE.format(questions=wordings), "utf-8")
    (folder / "cassee.md").write_text(PAGE.format(questions='"une seule"'), "utf-8")
    (tmp_path / "baremes.toml").write_text("[[bareme]]\nnom = 1\n", "utf-8")
    status, said = check(capsys, str(tmp_path / "knowledge"))
    assert status == 1
    for line in (
        "FAUTE    contrat/cassee.md : questions : de 15 à 30 questions étaient attendues, 1 trouvées",
        "FAUTE    contrat/avenant.md : voisines : la page « contrat/absente » n'existe pas",
        "FAUTE    contrat/avenant.md : {montant_inconnu} n'est pas dans baremes.toml",
        "FAUTE    sujet « recherche-am » : aucune page n'en parle",
        "À REVOIR contrat/avenant.md : à revérifier depuis le 01/06/2020",
    ):
        assert line in said.splitlines(), said
    assert "FAUTE    baremes.toml : bareme[1].nom" in said
