"""Who writes to us: one statement at the start of every update."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from bot.domain.calendrier import to_paris
from bot.domain.personnes import Dialogue, Personne
from store.database import Row, Sql
from store.times import to_text

WHO = """
SELECT c.id, c.telegram_id, c.prenom, c.relais_id, c.stopped_at, c.unreachable_at, c.facile_a_lire,
  a.id AS assistant_maternel_id, a.relais_id AS assistant_relais_id, a.profession,
  e.id AS animateur_id, e.relais_id AS animateur_relais_id, e.role, e.jusqu_au,
  v.id AS conversation_id, d.formulaire, d.etape, d.reponses,
  EXISTS (SELECT 1 FROM dialogue s WHERE s.compte_id = c.id AND s.formulaire = 'recherche') AS recherche_en_cours
FROM compte c
LEFT JOIN assistant_maternel a ON a.compte_id = c.id
LEFT JOIN animateur e ON e.compte_id = c.id AND e.revoked_at IS NULL AND (e.jusqu_au IS NULL OR e.jusqu_au >= :today)
LEFT JOIN conversation v ON v.compte_id = c.id AND v.closed_at IS NULL
LEFT JOIN dialogue d ON d.compte_id = c.id AND d.ouvert = 1
WHERE c.telegram_id = :telegram_id
"""


class Personnes:
    """The person behind an update, with every role she has."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def meet(self, telegram_id: int, prenom: str, now: datetime) -> Personne:
        """The person of this account, made known if she never wrote before."""
        params = {"telegram_id": telegram_id, "today": to_paris(now).date().isoformat()}
        row = await self._sql.row(WHO, params)
        if row is not None:
            personne = _personne(row)
            return personne if prenom in ("", personne.prenom) else await self._rename(personne, prenom)
        compte_id = await self._sql.value(
            """INSERT INTO compte (telegram_id, prenom, created_at) VALUES (:telegram_id, :prenom, :now)
               RETURNING id""",
            {"telegram_id": telegram_id, "prenom": prenom, "now": to_text(now)},
        )
        return Personne(compte_id, telegram_id, prenom, is_new=True)

    async def _rename(self, personne: Personne, prenom: str) -> Personne:
        """Telegram says another first name; what she corrected herself with us stays."""
        params = {"id": personne.compte_id, "old": personne.prenom, "new": prenom}
        await self._sql.run("UPDATE compte SET prenom = :new WHERE id = :id", params)
        await self._sql.run("UPDATE famille SET prenom = :new WHERE compte_id = :id AND prenom = :old", params)
        return replace(personne, prenom=prenom)


def _personne(row: Row) -> Personne:
    form = row["formulaire"]
    return Personne(
        compte_id=row["id"],
        telegram_id=row["telegram_id"],
        prenom=row["prenom"],
        relais_id=row["relais_id"],
        is_stopped=row["stopped_at"] is not None,
        is_unreachable=row["unreachable_at"] is not None,
        facile_a_lire=bool(row["facile_a_lire"]),
        assistant_maternel_id=row["assistant_maternel_id"],
        assistant_relais_id=row["assistant_relais_id"],
        is_garde_a_domicile=row["profession"] == "garde_a_domicile",
        animateur_id=row["animateur_id"],
        animateur_relais_id=row["animateur_relais_id"],
        is_responsable=row["role"] == "responsable",
        conversation_id=row["conversation_id"],
        dialogue=Dialogue(form, row["etape"], json.loads(row["reponses"])) if form else None,
        recherche_en_cours=bool(row["recherche_en_cours"]),
    )
