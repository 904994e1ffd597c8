"""A database file comes to today's shape, whole or not at all."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.migrate import MIGRATIONS, SCHEMA, MigrationError, migrate, schema

FIRST = """
CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT) STRICT;
CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT;
INSERT INTO parent VALUES (1, 'a');
INSERT INTO child VALUES (10, 1);
"""
REBUILD = """
CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO parent_new SELECT id, name FROM parent;
DROP TABLE parent;
ALTER TABLE parent_new RENAME TO parent;
"""


def _steps(folder: Path, **steps: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, script in steps.items():
        (folder / f"{name.removeprefix('_')}.sql").write_text(script, "utf-8")
    return folder


def _rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_schema_sql_says_what_the_migrations_give(tmp_path: Path) -> None:
    migrate(tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        assert SCHEMA.read_text("utf-8") == schema(connection), "run: make schema"


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = [int(re.match(r"\d{4}", step.name)[0]) for step in sorted(MIGRATIONS.glob("*.sql"))]  # type: ignore[index]
    assert numbers == list(range(1, len(numbers) + 1))


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    assert migrate(tmp_path / "x.db")
    assert migrate(tmp_path / "x.db") == []


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    migrate(path, _steps(tmp_path / "steps", _0001_first=FIRST))
    steps = _steps(tmp_path / "steps", _0002_good="CREATE TABLE more (id INTEGER);", _0003_bad="INSERT INTO nowhere;")
    with pytest.raises(sqlite3.OperationalError):
        migrate(path, steps)
    assert _rows(path, "PRAGMA user_version") == [(1,)]
    assert _rows(path, "SELECT name FROM sqlite_master WHERE name = 'more'") == []


def test_a_copy_is_kept_beside_before_anything_changes(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    migrate(path, _steps(tmp_path / "steps", _0001_first=FIRST))
    migrate(path, _steps(tmp_path / "steps", _0002_drop="DROP TABLE child;"))
    assert _rows(tmp_path / "x.avant-0002_drop.db", "SELECT id FROM child") == [(10,)]


def test_rebuilding_a_parent_table_keeps_its_children(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    migrate(path, _steps(tmp_path / "steps", _0001_first=FIRST, _0002_rebuild=REBUILD))
    assert _rows(path, "SELECT id, parent_id FROM child") == [(10, 1)]


def test_a_link_broken_by_a_step_undoes_it(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    migrate(path, _steps(tmp_path / "steps", _0001_first=FIRST))
    with pytest.raises(MigrationError, match="liens cassés"):
        migrate(path, _steps(tmp_path / "steps", _0002_orphan="DELETE FROM parent;"))
    assert _rows(path, "SELECT id FROM parent") == [(1,)]


def test_a_forgotten_semicolon_is_not_a_statement_silently_left_out(tmp_path: Path) -> None:
    with pytest.raises(MigrationError, match="DROP"):
        migrate(tmp_path / "x.db", _steps(tmp_path / "steps", _0001_first=FIRST + "DROP TABLE child\n-- the end\n"))


def test_a_file_of_a_later_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(MigrationError, match="plus récente"):
        migrate(path)


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"bonjour " * 200)
    with pytest.raises(MigrationError, match="une base SQLite était attendue"):
        migrate(tmp_path / "x.db")


def test_calls_to_professionals_become_calls_to_people(tmp_path: Path) -> None:
    """One row for each request becomes one for each person: the most tries, the latest day."""
    path, before = tmp_path / "x.db", tmp_path / "before"
    before.mkdir()
    steps = sorted(MIGRATIONS.glob("*.sql"))
    for step in steps:
        if step.name < "0009":
            (before / step.name).write_text(step.read_text("utf-8"), "utf-8")
    migrate(path, before)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("""
            INSERT INTO relais VALUES (1, 'ici');
            INSERT INTO famille (id, relais_id, prenom, created_at) VALUES (1, 1, 'Anne', '');
            INSERT INTO assistant_maternel (id, relais_id, nom, prenom, commune, created_at, updated_at)
              VALUES (7, 1, 'Exemple', 'Alix', '62516', '', '');
            INSERT INTO demande
              (id, relais_id, famille_id, etat, modes, commune, rayon_km, enfants, created_at, updated_at)
              SELECT n, 1, 1, 'active', '[]', '62516', 10, '[]', '', '' FROM (SELECT 1 AS n UNION SELECT 2);
            INSERT INTO proposition (id, relais_id, demande_id, assistant_maternel_id, cercle, etat, ecrite_le)
              VALUES (1, 1, 1, 7, 'a_confirmer', 'a_appeler', ''), (2, 1, 2, 7, 'a_confirmer', 'a_appeler', '');
            INSERT INTO appel VALUES (1, 3, '2026-10-01', '2026-10-05'), (2, 1, '2026-10-02', '2026-10-04');
        """)
    migrate(path)
    assert _rows(path, "SELECT assistant_maternel_id, essais, dernier_le, resultat, rappeler_le FROM appel") == [
        (7, 3, "2026-10-02", "sans_reponse", "2026-10-05")
    ]
