"""What is written of an atelier is read again as it was; a relais sees its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.ateliers import Atelier, Compte
from store.database import Database
from store.unit import Tx

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
DEBUT = datetime(2026, 11, 16, 8, 15, tzinfo=UTC)
FULL = Atelier(
    0, 1, "sortie", "À la ferme", DEBUT, DEBUT + timedelta(hours=2), DEBUT - timedelta(days=3), ("parent",), 8, 12, 3,
    6, 36, "Des bottes", "lillers", "Sous le préau", True, "Une fermière", "La ferme", True, {"max_par_mois": 2},
    "file", seuil_annonce=50, rappel_le=NOW,
)  # fmt: skip


async def test_what_is_written_is_read_again(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        here, there = (await tx.relais.know(["ici", "ailleurs"])).values()
        one = await tx.ateliers.add(replace(FULL, relais_id=here), NOW)
        assert one == replace(FULL, id=one.id, relais_id=here)
        assert await tx.ateliers.find(here, one.id) == one
        assert await tx.ateliers.find(there, one.id) is None
        changed = replace(one, titre="À la mer", version=2, regles={})
        await tx.ateliers.save(changed, NOW)
        assert await tx.ateliers.get(one.id) == changed
        assert await tx.ateliers.count_lieux(here) == {"lillers": 1}
        assert await tx.ateliers.last_of(here, "sortie") == changed
        assert await tx.ateliers.last_of(here, "fete") is None


async def test_a_period_holds_what_begins_in_it(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        (here,) = (await tx.relais.know(["ici"])).values()
        added = await tx.ateliers.add_all(
            [replace(FULL, relais_id=here, debut=DEBUT + timedelta(days=n), fin=DEBUT + timedelta(days=n, hours=2))
             for n in (8, 0, 1)], NOW
        )  # fmt: skip
        week = await tx.ateliers.list_between(here, DEBUT, DEBUT + timedelta(days=7))
        assert [one.id for one in week] == [added[1].id, added[2].id]
        again = await tx.ateliers.list_overlapping(here, DEBUT + timedelta(hours=1), DEBUT + timedelta(hours=3))
        assert [one.id for one in again] == [added[1].id]
        assert await tx.ateliers.set_etat(added[1].id, "brouillon", "annonce", NOW)
        assert not await tx.ateliers.set_etat(added[1].id, "brouillon", "annonce", NOW)
        assert await tx.ateliers.set_etat(added[1].id, "annonce", "annule", NOW, "Neige")
        told = await tx.ateliers.get(added[1].id)
        assert (told.annonce_le, told.annule_le, told.annule_pourquoi) == (NOW, NOW, "Neige")
        await tx.ateliers.forget(added[1].id)
        await tx.ateliers.forget(added[2].id)
        assert [one.id for one in await tx.ateliers.list_drafts(here, NOW)] == [added[0].id]


async def test_who_is_registered_is_counted_with_her_children(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        (here,) = (await tx.relais.know(["ici"])).values()
        one = await tx.ateliers.add(replace(FULL, relais_id=here), NOW)
        for etat, enfants in (("inscrite", "[4, 20]"), ("en_attente", "[3]"), ("annulee", "[1]")):
            await sql.run(
                """INSERT INTO inscription (relais_id, atelier_id, invite, enfants, etat, created_at)
                   VALUES (:r, :a, 'Une invitée', :e, :s, '')""",
                {"r": here, "a": one.id, "e": enfants, "s": etat},
            )
        assert await tx.ateliers.comptes([one.id, 999]) == {one.id: Compte(1, 2, 0, 0, 1), 999: Compte()}


async def test_a_file_is_decided_once_and_forgotten(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        (here,) = (await tx.relais.know(["ici"])).values()
        await sql.run("INSERT INTO compte (id, telegram_id, prenom, created_at) VALUES (1, 7, 'Anne', '')")
        await sql.run(
            "INSERT INTO animateur (id, relais_id, compte_id, nom, created_at) VALUES (1, :r, 1, 'A', '')", {"r": here}
        )
        number = await tx.imports_planning.add(here, 1, 7, "file", "planning.csv", NOW)
        assert await tx.imports_planning.move(number, "a_lire", "a_confirmer", [{"titre": "Musique"}])
        found = await tx.imports_planning.find(number)
        assert found is not None
        assert (found.etat, found.lignes) == ("a_confirmer", [{"titre": "Musique"}])
        assert await tx.imports_planning.move(number, "a_confirmer", "enregistre")
        assert not await tx.imports_planning.move(number, "a_confirmer", "abandonne")
        await tx.imports_planning.forget(NOW)
        assert await tx.imports_planning.find(number) is not None
        await tx.imports_planning.forget(NOW + timedelta(days=1))
        assert await tx.imports_planning.find(number) is None
