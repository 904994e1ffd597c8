"""The requests. Knows how they are written down, not what may happen to them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from bot.domain.demande_accueil import OUVERTES, DemandeAccueil
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois
from store.database import Row, Sql
from store.times import day_text, maybe_day, maybe_text, maybe_time, to_text


class Demandes:
    """The table `demande`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, demande: DemandeAccueil, now: datetime) -> int:
        """Writes a new request; gives its number."""
        values = _values(demande) | {"created_at": to_text(now), "updated_at": to_text(now)}
        rows = await self._sql.insert("demande", [values], "RETURNING id")
        return int(rows[0]["id"])

    async def save(self, demande: DemandeAccueil, now: datetime) -> None:
        """Writes everything that may change of a known request."""
        values = _values(demande) | {"updated_at": to_text(now)}
        sets = ", ".join(f"{column} = :{column}" for column in values)
        await self._sql.run(f"UPDATE demande SET {sets} WHERE id = :id", values | {"id": demande.id})

    async def get(self, demande_id: int) -> DemandeAccueil:
        """The request of that number; LookupError when there is none."""
        found = await self.find(demande_id)
        if found is None:
            raise LookupError(f"no demande {demande_id}")
        return found

    async def find(self, demande_id: int) -> DemandeAccueil | None:
        """The request of that number, or None: a Tap is untrusted."""
        row = await self._sql.row("SELECT * FROM demande WHERE id = :id", {"id": demande_id})
        return None if row is None else read_demande(row)

    async def list_of_famille(self, famille_id: int) -> list[DemandeAccueil]:
        """All the requests of a family, newest first."""
        rows = await self._sql.rows(
            "SELECT * FROM demande WHERE famille_id = :famille_id ORDER BY id DESC", {"famille_id": famille_id}
        )
        return [read_demande(row) for row in rows]

    async def list_of_compte(self, compte_id: int) -> list[DemandeAccueil]:
        """All the requests of an account, whatever the relais, newest first."""
        rows = await self._sql.rows(
            """SELECT d.* FROM demande d JOIN famille f ON f.id = d.famille_id
               WHERE f.compte_id = :compte_id ORDER BY d.id DESC""",
            {"compte_id": compte_id},
        )
        return [read_demande(row) for row in rows]

    async def find_of_compte(self, compte_id: int, demande_id: int) -> DemandeAccueil | None:
        """The request of that number if this account made it: a Tap is untrusted."""
        row = await self._sql.row(
            """SELECT d.* FROM demande d JOIN famille f ON f.id = d.famille_id
               WHERE f.compte_id = :compte_id AND d.id = :id""",
            {"compte_id": compte_id, "id": demande_id},
        )
        return None if row is None else read_demande(row)

    async def list_semblables(self, demande: DemandeAccueil) -> list[int]:
        """Open requests of other families of this relais for a child of the same month, around the same commune."""
        months = {str(enfant.mois) for enfant in demande.besoin.enfants}
        rows = await self._sql.rows(
            """SELECT id, enfants FROM demande WHERE relais_id = :relais_id AND commune = :commune
                 AND famille_id <> :famille_id AND etat IN ('a_valider', 'active', 'transmise') ORDER BY id LIMIT 50""",
            {"relais_id": demande.relais_id, "commune": demande.besoin.commune, "famille_id": demande.famille_id},
        )
        return [row["id"] for row in rows if months & {mois for mois, _ in json.loads(row["enfants"])}][:3]

    async def list_of_relais(
        self, relais_id: int, etats: Iterable[str] = OUVERTES, limit: int = 200
    ) -> list[DemandeAccueil]:
        """The requests of a relais in those states, oldest first."""
        holes, params = self._sql.holes("etat", etats)
        rows = await self._sql.rows(
            f"SELECT * FROM demande WHERE relais_id = :relais_id AND etat IN ({holes}) ORDER BY id LIMIT :limit",
            params | {"relais_id": relais_id, "limit": limit},
        )
        return [read_demande(row) for row in rows]


def read_demande(row: Row) -> DemandeAccueil:
    """A row of the table, as the domain knows it."""
    return DemandeAccueil(
        id=row["id"],
        relais_id=row["relais_id"],
        famille_id=row["famille_id"],
        etat=row["etat"],
        modes=tuple(json.loads(row["modes"])),
        besoin=_besoin(row),
        remarque=row["remarque"],
        remarque_etat=row["remarque_etat"],
        peut_etre_appelee=bool(row["peut_etre_appelee"]),
        passe_par_animatrice=bool(row["passe_par_animatrice"]),
        pour=row["pour"],
        flou=frozenset(json.loads(row["flou"])),
        version=row["version"],
        cercle=row["cercle"],
        cercle_le=maybe_time(row["cercle_le"]),
        vague_le=maybe_time(row["vague_le"]),
        reponse_le=maybe_time(row["reponse_le"]),
        repondu_le=maybe_time(row["repondu_le"]),
        confirmation_le=maybe_time(row["confirmation_le"]),
        active_jusqu_au=maybe_day(row["active_jusqu_au"]),
        envoyee_le=maybe_time(row["envoyee_le"]),
        arretee_le=maybe_time(row["arretee_le"]),
        close_le=maybe_time(row["close_le"]),
        issue=row["issue"],
        canal=row["canal"],
        notee_par=row["notee_par"],
    )


def _besoin(row: Row) -> Besoin:
    jours = row["jours"]
    return Besoin(
        commune=row["commune"],
        rayon_km=row["rayon_km"],
        enfants=tuple(Enfant(Mois.parse(mois), attendu) for mois, attendu in json.loads(row["enfants"])),
        a_partir_du=maybe_day(row["a_partir_du"]),
        jusqu_au=maybe_day(row["jusqu_au"]),
        jours=None if jours is None else frozenset(json.loads(jours)),
        semaines=row["semaines"],
        horaires=_horaires(row),
        periode=row["periode"],
        ecole=row["ecole"],
        trajet=row["trajet"],
        imprevu=bool(row["imprevu"]),
        accueil_adapte=row["accueil_adapte"],
        separes=bool(row["separes"]),
    )


def _horaires(row: Row) -> Horaires | None:
    if row["arrivee"] is None or row["depart"] is None:
        return None
    return Horaires(
        arrivee=time.fromisoformat(row["arrivee"]),
        depart=time.fromisoformat(row["depart"]),
        variables=bool(row["variables"]),
        jours_par_semaine=row["jours_par_semaine"],
    )


def _values(demande: DemandeAccueil) -> dict[str, Any]:
    return _besoin_values(demande.besoin) | {
        "relais_id": demande.relais_id,
        "famille_id": demande.famille_id,
        "etat": demande.etat,
        "modes": json.dumps(demande.modes),
        "remarque": demande.remarque,
        "remarque_etat": demande.remarque_etat,
        "peut_etre_appelee": int(demande.peut_etre_appelee),
        "passe_par_animatrice": int(demande.passe_par_animatrice),
        "pour": demande.pour,
        "flou": json.dumps(sorted(demande.flou)),
        "version": demande.version,
        "cercle": demande.cercle,
        "cercle_le": maybe_text(demande.cercle_le),
        "vague_le": maybe_text(demande.vague_le),
        "reponse_le": maybe_text(demande.reponse_le),
        "repondu_le": maybe_text(demande.repondu_le),
        "confirmation_le": maybe_text(demande.confirmation_le),
        "active_jusqu_au": day_text(demande.active_jusqu_au),
        "envoyee_le": maybe_text(demande.envoyee_le),
        "arretee_le": maybe_text(demande.arretee_le),
        "close_le": maybe_text(demande.close_le),
        "issue": demande.issue,
        "canal": demande.canal,
        "notee_par": demande.notee_par,
    }


def _besoin_values(besoin: Besoin) -> dict[str, Any]:
    h = besoin.horaires
    return {
        "commune": besoin.commune,
        "rayon_km": besoin.rayon_km,
        "enfants": json.dumps([[str(enfant.mois), enfant.attendu] for enfant in besoin.enfants]),
        "a_partir_du": day_text(besoin.a_partir_du),
        "jusqu_au": day_text(besoin.jusqu_au),
        "jours": None if besoin.jours is None else json.dumps(sorted(besoin.jours)),
        "semaines": besoin.semaines,
        "arrivee": None if h is None else h.arrivee.isoformat("minutes"),
        "depart": None if h is None else h.depart.isoformat("minutes"),
        "variables": int(h is not None and h.variables),
        "jours_par_semaine": None if h is None else h.jours_par_semaine,
        "periode": besoin.periode,
        "ecole": besoin.ecole,
        "trajet": besoin.trajet,
        "imprevu": int(besoin.imprevu),
        "accueil_adapte": besoin.accueil_adapte,
        "separes": int(besoin.separes),
    }
