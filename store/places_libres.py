"""The free places of a relais, counted and cut by the database, and the people behind each count. Changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from bot.domain.places_libres import (
    AGES_INCONNUS,
    CRENEAUX,
    GRILLES,
    NUITS,
    TRANCHES,
    Compte,
    Ensemble,
    Offrante,
    Photo,
    PlaceVue,
    last_day_of,
    month_code,
    month_of,
)
from bot.domain.tableau import Page, page_bounds
from store.assistants import read_place
from store.database import Row, Sql
from store.times import maybe_day, to_text

# From when each place is free: not before the end of a pause, nor of what it is taken for.
OFFRE = """
WITH offre AS (
  SELECT a.id AS assistant_id, a.prenom, a.nom, a.commune, a.statut, a.telephone, a.telephone_faux,
    a.en_pause_jusqu_au, a.agrement_fin, a.depart_le, p.*,
    max(:today, coalesce(p.libre_le, ''), coalesce(date(p.jusqu_au, '+1 day'), ''),
        coalesce(date(a.en_pause_jusqu_au, '+1 day'), '')) AS des,
    CASE WHEN p.etat <> 'libre' THEN 'peut_etre' WHEN p.confirmee_le >= :fraiche THEN 'sure' ELSE 'ancienne' END
      AS sorte
  FROM assistant_maternel a JOIN place p ON p.assistant_maternel_id = a.id
  WHERE a.relais_id = :relais_id AND a.ne_plus_diffuser = 0 AND a.fusionnee_dans IS NULL
    AND a.profession = 'assistant_maternel'
    AND a.statut <> 'creche_familiale' {scope}
    AND ((p.etat = 'libre' AND p.confirmee_le >= :oubliee)
      OR (p.etat IN ('occupee', 'gelee') AND p.jusqu_au IS NOT NULL AND p.confirmee_le >= :fraiche))
), vue AS (
  SELECT * FROM offre WHERE coalesce(agrement_fin, '9999') >= des AND coalesce(depart_le, '9999') > des
    AND (sorte <> 'peut_etre' OR des <= :dernier_jour)
)"""
EXACT_NIGHTS = "coalesce((SELECT sum(1 << (h.value ->> 0) * 6 + 5) FROM json_each(horaires) h), 0)"
NUIT = f"(grille & :nuits & ~{EXACT_NIGHTS}) <> 0"
CROSSED = "EXISTS (SELECT 1 FROM json_each(horaires) h WHERE h.value ->> 2 <= h.value ->> 1)"
ODD_HOURS = """EXISTS (SELECT 1 FROM json_each(horaires) h
  WHERE h.value ->> 1 < '07:00' OR h.value ->> 2 > '20:00' OR h.value ->> 2 <= h.value ->> 1)"""
CRENEAU: dict[str, str] = {
    **{creneau: f"(grille & :{creneau}) <> 0" for creneau in GRILLES},
    "atypique": f"((grille & :week_end) <> 0 OR {NUIT} OR {ODD_HOURS})",
    "nuit": f"({NUIT} OR {CROSSED})",
    "jours_inconnus": "grille IS NULL",
}
TRANCHE = {
    code: f"coalesce(age_min, 0) <= {9999 if high is None else high} AND coalesce(age_max, 9999) > {low} "
    "AND (age_min IS NOT NULL OR age_max IS NOT NULL)"
    for code, (low, high) in TRANCHES.items()
}
SORTE = {
    "toutes": "sorte = 'sure'",
    "libres": "sorte = 'sure' AND des = :today",
    "plus_tard": "sorte = 'sure' AND des > :dernier_jour",
    "anciennes": "sorte = 'ancienne'",
    "peut_etre": "sorte = 'peut_etre'",
}


class PlacesLibres:
    """Reads `assistant_maternel` and `place`. `communes`: of these only; None: of the whole relais."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, relais_id: int, photo: Photo, communes: Collection[str] | None) -> Ensemble:
        """Everything, in one line."""
        offre, params = self._offre(relais_id, photo, communes)
        now = SORTE["libres"]
        row = await self._sql.row(
            f"""{offre} SELECT coalesce(sum({now}), 0) AS maintenant,
                  coalesce(sum(sorte = 'sure' AND des > :today), 0) AS ensuite,
                  coalesce(sum(sorte = 'ancienne'), 0) AS anciennes, coalesce(sum(sorte = 'peut_etre'), 0) AS peut_etre,
                  count(DISTINCT CASE WHEN {now} THEN assistant_id END) AS professionnelles,
                  count(DISTINCT CASE WHEN {now} AND statut = 'mam' THEN assistant_id END) AS en_mam
                FROM vue""",
            params,
        )
        assert row is not None
        return Ensemble(**dict(row))

    async def count_by_month(self, relais_id: int, photo: Photo, communes: Collection[str] | None) -> list[Compte]:
        """What becomes free after today, month by month, then later."""
        offre, params = self._offre(relais_id, photo, communes)
        rows = await self._sql.rows(
            f"""{offre} SELECT CASE WHEN des > :dernier_jour THEN 'plus_tard'
                  ELSE substr(des, 1, 4) || substr(des, 6, 2) END AS mois, count(*)
                FROM vue WHERE sorte = 'sure' AND des > :today GROUP BY mois""",
            params,
        )
        found = {row[0]: row[1] for row in rows}
        return [Compte(code, 0, found.get(code, 0)) for code in (*map(month_code, photo.mois), "plus_tard")]

    async def count_by_creneau(self, relais_id: int, photo: Photo, communes: Collection[str] | None) -> list[Compte]:
        """By moment of the week; one place may be of several."""
        return await self._count_cuts(relais_id, photo, communes, {code: CRENEAU[code] for code in CRENEAUX})

    async def count_by_age(self, relais_id: int, photo: Photo, communes: Collection[str] | None) -> list[Compte]:
        """By age of the child; one place may be of several."""
        return await self._count_cuts(relais_id, photo, communes, TRANCHE | {AGES_INCONNUS: _cut(AGES_INCONNUS)})

    async def count_by_commune(self, relais_id: int, photo: Photo, communes: Collection[str] | None) -> list[Compte]:
        """By INSEE code; a commune without any place is not there."""
        offre, params = self._offre(relais_id, photo, communes)
        rows = await self._sql.rows(
            f"""{offre} SELECT commune AS code, sum({SORTE["libres"]}) AS maintenant,
                  sum(sorte = 'sure' AND des > :today) AS ensuite, sum(sorte = 'ancienne') AS anciennes
                FROM vue WHERE sorte <> 'peut_etre' GROUP BY commune""",
            params,
        )
        return [Compte(**dict(row)) for row in rows]

    async def page(
        self, relais_id: int, photo: Photo, communes: Collection[str] | None, code: str, numero: int, size: int
    ) -> tuple[Page[Offrante], int]:
        """The people behind a count, by name, and how many places it counts."""
        offre, params = self._offre(relais_id, photo, communes)
        counted = await self._sql.row(
            f"{offre} SELECT count(DISTINCT assistant_id), count(*) FROM vue WHERE {_cut(code)}", params
        )
        assert counted is not None
        shown, pages = page_bounds(counted[0], numero, size)
        rows = await self._sql.rows(
            f"""{offre}, trouvee AS (SELECT * FROM vue WHERE {_cut(code)})
                SELECT * FROM trouvee WHERE assistant_id IN
                  (SELECT assistant_id FROM trouvee GROUP BY assistant_id
                   ORDER BY nom, prenom, assistant_id LIMIT :size OFFSET :start)
                ORDER BY nom, prenom, assistant_id, des, rang""",
            params | {"size": size, "start": shown * size},
        )
        people = tuple(_offrante(list(of)) for _, of in groupby(rows, key=lambda row: row["assistant_id"]))
        return Page(people, shown, pages, counted[0]), counted[1]

    async def read_sheet(self, relais_id: int, photo: Photo, communes: Collection[str] | None) -> tuple[int, str]:
        """How many places, and all of them as JSON: one array a place, the values of COLONNES in that order.

        Written by the database, in its own thread: thousands of rows would hold everybody else.
        """
        offre, params = self._offre(relais_id, photo, communes)
        row = await self._sql.row(
            f"""{offre} SELECT count(*), json_group_array(json(place)) FROM
                  (SELECT json_array({", ".join(COLONNES)}) AS place FROM vue
                   ORDER BY commune, nom, prenom, des, rang)""",
            params,
        )
        assert row is not None
        return row[0], row[1]

    async def _count_cuts(
        self, relais_id: int, photo: Photo, communes: Collection[str] | None, cuts: Mapping[str, str]
    ) -> list[Compte]:
        offre, params = self._offre(relais_id, photo, communes)
        sums = ", ".join(f"sum({cut})" for cut in cuts.values())
        rows = await self._sql.rows(
            f"{offre} SELECT des = :today AS maintenant, {sums} FROM vue WHERE sorte = 'sure' GROUP BY 1", params
        )
        found = {row["maintenant"]: row for row in rows}
        return [
            Compte(code, found[1][n] if 1 in found else 0, found[0][n] if 0 in found else 0)
            for n, code in enumerate(cuts, start=1)
        ]

    def _offre(self, relais_id: int, photo: Photo, communes: Collection[str] | None) -> tuple[str, dict[str, Any]]:
        holes, params = self._sql.holes("commune", sorted(communes or ()))
        scope = "" if communes is None else f"AND a.commune IN ({holes})"
        return OFFRE.format(scope=scope), params | GRILLES | {
            "relais_id": relais_id,
            "today": photo.today.isoformat(),
            "dernier_jour": photo.dernier_jour.isoformat(),
            "fraiche": to_text(photo.fraiche_depuis),
            "oubliee": to_text(photo.oubliee_avant),
            "nuits": NUITS,
        }


COLONNES = (
    "commune", "nom", "prenom", "telephone", "telephone = telephone_faux", "statut", "sorte", "etat", "des",
    "grille", "horaires", "age_min", "age_max", "restriction", "confirmee_le", "source", "en_pause_jusqu_au",
)  # fmt: skip


def _cut(code: str) -> str:
    """The places of a list; ValueError for a code that names none."""
    if code in SORTE:
        return SORTE[code]
    if code == AGES_INCONNUS:
        return "sorte = 'sure' AND age_min IS NULL AND age_max IS NULL"
    if code in CRENEAU or code in TRANCHE:
        return f"sorte = 'sure' AND {CRENEAU.get(code) or TRANCHE[code]}"
    return f"sorte = 'sure' AND {_in_month(code)}"


def _in_month(code: str) -> str:
    mois = month_of(code)
    if mois is None:
        raise ValueError(f"no places are listed under {code!r}")
    return f"des > :today AND des >= '{mois.first_day()}' AND des <= '{last_day_of(mois)}'"


def _offrante(rows: list[Row]) -> Offrante:
    first = rows[0]
    return Offrante(
        id=first["assistant_id"],
        prenom=first["prenom"],
        nom=first["nom"],
        commune=first["commune"],
        statut=first["statut"],
        telephone=first["telephone"],
        is_wrong=first["telephone"] is not None and first["telephone"] == first["telephone_faux"],
        en_pause_jusqu_au=maybe_day(first["en_pause_jusqu_au"]),
        places=tuple(
            PlaceVue(read_place(row), date.fromisoformat(row["des"]), row["sorte"] == "ancienne") for row in rows
        ),
    )
