"""Everything the database keeps of one person, to show it, to copy it and to erase it. Decides nothing."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from store.database import Row, Sql
from store.times import from_text, to_text

Section = list[dict[str, Any]]
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
FAMILLES = "SELECT id FROM famille WHERE compte_id = :id"
FICHES = "SELECT id FROM assistant_maternel WHERE compte_id = :id"
DEMANDES = f"SELECT id FROM demande WHERE famille_id IN ({FAMILLES})"

# What is shown and copied, under names that a person can read.
SECTIONS = {
    "compte": """SELECT prenom, telegram_id AS numero_de_compte_telegram, created_at AS connu_depuis,
                   stopped_at AS messages_arretes_le, en_retrait_le AS messages_suspendus_le,
                   unreachable_at AS injoignable_depuis, facile_a_lire
                 FROM compte WHERE id = :id""",
    "familles": """SELECT f.id AS numero, r.slug AS relais, f.relais_id, f.prenom, f.telephone, f.approuvee_le,
                     f.created_at AS connue_depuis
                   FROM famille f JOIN relais r ON r.id = f.relais_id WHERE f.compte_id = :id ORDER BY f.id""",
    "accords": f"""SELECT famille_id AS famille, finalite, donne_le, retire_le, oral AS donne_a_voix_haute
                   FROM consentement WHERE famille_id IN ({FAMILLES}) ORDER BY id""",
    "demandes": f"""SELECT id AS numero, etat, modes, commune, rayon_km, enfants, a_partir_du, jusqu_au, jours,
                      semaines, arrivee, depart, variables, jours_par_semaine, periode, ecole, trajet, imprevu,
                      accueil_adapte, separes, remarque, remarque_etat, peut_etre_appelee, passe_par_animatrice,
                      pour, flou, envoyee_le, close_le, issue, canal, created_at AS ecrite_le
                    FROM demande WHERE famille_id IN ({FAMILLES}) ORDER BY id""",
    "transmissions": f"""SELECT demande_id AS demande, etat, ecrite_le, envoyee_le, repondue_le, suite, contact_le
                         FROM proposition WHERE demande_id IN ({DEMANDES}) ORDER BY id""",
    "formulaire_en_cours": """SELECT formulaire, etape, reponses, updated_at AS le FROM dialogue
                             WHERE compte_id = :id AND formulaire NOT IN ('dictee', 'dictee_modifiee')""",
    "conversations": """SELECT relais_id, demande_id AS demande, opened_at AS ouverte_le, answered_at AS repondue_le,
                          last_at AS dernier_mot_le, closed_at AS fermee_le
                        FROM conversation WHERE compte_id = :id ORDER BY id""",
    "reclamations": """SELECT r.annee, r.numero, r.recue_le, r.objet, r.close_le AS repondue_le, r.reponse
                       FROM reclamation r JOIN conversation v ON v.id = r.conversation_id
                       WHERE v.compte_id = :id ORDER BY r.id""",
    "questions": """SELECT posee_le, relais_id, texte, page_id AS page, etat, avis, conversation_id AS conversation
                    FROM question WHERE compte_id = :id ORDER BY id""",
    "fiche_professionnelle": """SELECT id AS numero, relais_id, nom, prenom, commune, statut, mam, adresse, telephone,
                                  email, agrement_numero, agrement_places, agrement_fin, periscolaire,
                                  horaires_atypiques, besoin_imprevu, accueil_adapte, depannage, ecoles,
                                  en_pause_jusqu_au, pause_motif, ne_plus_diffuser, soir_et_week_end,
                                  prefere_telephone, rythme_mois, moment_prefere, sollicite_le, questionnee_le,
                                  created_at AS connue_depuis
                                FROM assistant_maternel WHERE compte_id = :id""",
    "garde_a_domicile": f"""SELECT communes, etat, libre_le, grille, confirmee_le, accord_le, demandee_le, validee_le
                            FROM garde_a_domicile WHERE assistant_maternel_id IN ({FICHES})""",
    "garde_partagee": f"""SELECT demande_id AS demande, depuis, finie_le FROM garde_partagee
                          WHERE demande_id IN ({DEMANDES}) ORDER BY demande_id""",
    "rapprochements": f"""SELECT le, CASE WHEN une_id IN ({DEMANDES}) THEN reponse_une ELSE reponse_autre END
                            AS votre_reponse, contact_le
                          FROM rapprochement WHERE une_id IN ({DEMANDES}) OR autre_id IN ({DEMANDES}) ORDER BY id""",
    "rattachements_de_famille": f"""SELECT famille_id AS famille, le, fini_le FROM rattachement_famille
                                    WHERE compte_id = :id OR famille_id IN ({FAMILLES}) ORDER BY id""",
    "rattachements": """SELECT assistant_maternel_id AS fiche, par, le, fini_le FROM rattachement
                        WHERE compte_id = :id ORDER BY id""",
    "places": f"""SELECT rang, etat, libre_le, jusqu_au, age_min, age_max, restriction, grille, horaires,
                    confirmee_le, source
                  FROM place WHERE assistant_maternel_id IN ({FICHES}) ORDER BY rang""",
    "mises_a_jour": f"""SELECT le, genre, source FROM place_mise_a_jour
                        WHERE assistant_maternel_id IN ({FICHES}) ORDER BY id""",
    "changements_de_places": f"""SELECT rang, le, source, avant, apres FROM place_changement
                                 WHERE assistant_maternel_id IN ({FICHES}) ORDER BY id""",
    "souhaits_d_accueil": f"""SELECT signalee_le, accompagnee_le, retiree_le FROM sous_activite
                              WHERE assistant_maternel_id IN ({FICHES}) ORDER BY id""",
    "accords_pour_la_liste": f"""SELECT element, le, source, retire_le FROM accord_liste
                                 WHERE assistant_maternel_id IN ({FICHES}) ORDER BY id""",
    "declarations": f"""SELECT limite, montree_le, faite_le, aide_le FROM declaration
                        WHERE assistant_maternel_id IN ({FICHES}) ORDER BY limite""",
    "appels": f"""SELECT dernier_le, resultat, essais AS sans_reponse, rappeler_le, joint_le AS jointe_le FROM appel
                  WHERE assistant_maternel_id IN ({FICHES}) OR demande_id IN ({DEMANDES}) ORDER BY id""",
    "a_dire_au_telephone": f"""SELECT demande_id AS demande, texte, le, dit_le FROM a_dire
                               WHERE demande_id IN ({DEMANDES}) ORDER BY id""",
    "premiers_entretiens_a_preparer": """SELECT proposition_id AS proposition, point, le FROM preparation
                                         WHERE compte_id = :id ORDER BY proposition_id, le, point""",
    "contacts_notes": f"""SELECT le, motif, canal, minutes, theme FROM contact
                          WHERE annule_le IS NULL AND (assistant_maternel_id IN ({FICHES})
                            OR demande_id IN ({DEMANDES})) ORDER BY le""",
    "parties_proposees": f"""SELECT r.proposition_id AS proposition, r.jours, r.moment, r.enfants, r.le
                             FROM reponse_partielle r JOIN proposition p ON p.id = r.proposition_id
                             WHERE p.assistant_maternel_id IN ({FICHES}) ORDER BY r.proposition_id""",
    "periodes": f"""SELECT genre, du, au, places, source, created_at AS dit_le FROM periode_accueil
                    WHERE assistant_maternel_id IN ({FICHES}) ORDER BY du""",
    "campagnes": f"""SELECT c.nom, c.debut AS du, c.fin AS au, p.etat, p.ecrite_le, p.relances AS rappels, p.reponse,
                       p.repondue_le, p.appel_demande_le
                     FROM participation p JOIN campagne c ON c.id = p.campagne_id
                     WHERE p.assistant_maternel_id IN ({FICHES}) ORDER BY p.id""",
    "sondages": """SELECT sondage_id AS sondage, rang AS questions_vues FROM sondage_participation
                   WHERE compte_id = :id ORDER BY sondage_id""",
    "reponses_aux_sondages": """SELECT q.texte AS question, r.choix, r.texte, r.le FROM sondage_reponse r
                                JOIN sondage_question q ON q.id = r.question_id WHERE r.compte_id = :id""",
    "idees": "SELECT texte, jour FROM idee WHERE compte_id = :id ORDER BY id",
    "sujets_choisis": "SELECT sujet, voulu, le FROM sujet WHERE compte_id = :id ORDER BY sujet",
    "annonces_recues": f"""SELECT d.etat, d.le, d.confirmee_le FROM destinataire d WHERE d.compte_id = :id
                           OR d.assistant_maternel_id IN ({FICHES}) OR d.famille_id IN ({FAMILLES}) ORDER BY d.id""",
    "ateliers": f"""SELECT a.titre, a.debut AS le, i.etat, i.enfants, i.accord_parents, i.photos_le, i.presence,
                      i.created_at AS inscrite_le
                    FROM inscription i JOIN atelier a ON a.id = i.atelier_id
                    WHERE i.assistant_maternel_id IN ({FICHES}) OR i.famille_id IN ({FAMILLES}) ORDER BY i.id""",
    "a_dire_pour_un_atelier": f"""SELECT x.texte, x.le, x.dit_le FROM inscription_a_dire x
                                  JOIN inscription i ON i.id = x.inscription_id
                                  WHERE i.assistant_maternel_id IN ({FICHES}) OR i.famille_id IN ({FAMILLES})
                                  ORDER BY x.id""",
    "chartes_acceptees": """SELECT charte, le FROM charte_acceptee WHERE compte_id = :id ORDER BY id""",
    "acces_animatrice": """SELECT nom, role, jusqu_au, created_at AS depuis, revoked_at AS retire_le
                           FROM animateur WHERE compte_id = :id ORDER BY id""",
    "journal_de_l_equipe": """SELECT le, acte, objet, numero FROM journal
                              WHERE animateur_id IN (SELECT id FROM animateur WHERE compte_id = :id) ORDER BY id""",
    "messages_en_attente": """SELECT key AS objet, genre, not_before AS pas_avant, state AS etat FROM letter
                              WHERE chat_id = :telegram_id AND body IS NOT NULL ORDER BY id""",
}
# Tables through which a person can be reached, and why they are not sections of their own.
OTHERWISE = {
    "inbox": "the text of an update is erased as soon as it is treated",
    "suivi_commune": "the communes that an animatrice follows; it goes with her access",
    "invitation": "a code's imprint; it goes with the family, the entry or the access it is for",
    "equipe": "the team's group, nobody's own chat",
    "essai_code": "wrong codes typed, a counter; it goes with the account",
    "evenement": "what an animatrice did about a request; it goes with the request",
    "atelier": "it is led by an animatrice; it loses her name with her access",
    "import_planning": "a file that an animatrice sent; it goes with her access",
    "import_annuaire": "a file that an animatrice sent; it goes with her access",
    "ecart": "goes with the request",
    "mam": "a house, nobody's own; its members are entries",
    "transfert": "a request or an entry whose commune changed relais; it goes with them",
    "annonce": "what an animatrice writes to many; it loses her name with her access",
    "fusion": "two entries, or two families, made one: a link, and for one day what both were",
    "pas_la_meme_famille": "two families that look alike and are two: a link that goes with either",
    "page_version": "a page that an animatrice wrote for her relais; it loses her name with her access",
    "note_interne": "the team's own words; they go with the conversation, and the relais gives them when asked",
    "reponse_prete": "a reply that an animatrice wrote for her relais; it loses her name with her access",
    "bareme_version": "an amount that an animatrice read at its source; it loses her name with her access",
}


class Donnees:
    """Reads and erases across the nouns."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_sections(self, compte_id: int, telegram_id: int) -> dict[str, Section]:
        """Every section with its rows, instants as date-times. One look says which are empty: most are."""
        params = {"id": compte_id, "telegram_id": telegram_id}
        held = await self._sql.row(
            f"SELECT {', '.join(f'EXISTS ({sql}) AS {n}' for n, sql in SECTIONS.items())}", params
        )
        return {
            name: [_read(row) for row in await self._sql.rows(sql, params)] if held and held[name] else []
            for name, sql in SECTIONS.items()
        }

    async def erase_letters(self, telegram_id: int, prefixes: list[str]) -> None:
        """Letters to her disappear; the text of those about her, written to others and not gone, too."""
        await self._sql.run("DELETE FROM letter WHERE chat_id = :id", {"id": telegram_id})
        for prefix in prefixes:
            await self._sql.run(
                """UPDATE letter SET body = NULL, state = CASE state WHEN 'queued' THEN 'expired' ELSE state END
                   WHERE key >= :prefix AND key < :end AND body IS NOT NULL AND state <> 'claimed'""",
                {"prefix": prefix, "end": prefix + "\U0010ffff"},
            )

    async def erase_demande(self, demande_id: int) -> None:
        """A request and everything that hangs on it; what the Caf counts is kept, without anybody in it."""
        await self._sql.run(
            """INSERT INTO demande_effacee (relais_id, mois, commune, modes, imprevu, periscolaire, fratrie, etat,
                 issue, sollicites, interesses, atypique, accueil_adapte, repetee)
               SELECT d.relais_id, substr(d.envoyee_le, 1, 7), d.commune, d.modes, d.imprevu, d.ecole IS NOT NULL,
                 d.enfants LIKE '%],%[%', d.etat, d.issue,
                 (SELECT count(*) FROM proposition p WHERE p.demande_id = d.id),
                 (SELECT count(*) FROM proposition p WHERE p.demande_id = d.id AND p.contact_le IS NOT NULL),
                 coalesce(d.jours LIKE '%5%' OR d.jours LIKE '%6%', 0)
                   OR coalesce(d.arrivee < '07:00' OR d.depart > '20:00' OR d.depart <= d.arrivee, 0),
                 d.accueil_adapte = 'avec_animatrice',
                 EXISTS (SELECT 1 FROM demande o WHERE o.famille_id = d.famille_id AND o.id <> d.id)
               FROM demande d WHERE d.id = :id AND d.envoyee_le IS NOT NULL""",
            {"id": demande_id},
        )
        await self._sql.run("DELETE FROM demande WHERE id = :id", {"id": demande_id})

    async def erase_compte(self, compte_id: int, telegram_id: int) -> None:
        """The account and the family behind it. Requests must be gone; a directory entry is nobody's again."""
        params = {"id": compte_id}
        ended = "SELECT id FROM animateur WHERE compte_id = :id"
        for sql in (
            f"DELETE FROM fusion WHERE famille_gardee_id IN ({FAMILLES})",
            f"DELETE FROM famille WHERE fusionnee_dans IN ({FAMILLES})",
            "DELETE FROM famille WHERE compte_id = :id",
            "DELETE FROM rattachement WHERE compte_id = :id",
            "UPDATE assistant_maternel SET compte_id = NULL, pause_motif = NULL WHERE compte_id = :id",
            f"UPDATE evenement SET animateur_id = NULL WHERE animateur_id IN ({ended})",
            f"UPDATE rattachement SET fini_par = NULL WHERE fini_par IN ({ended})",
            f"DELETE FROM import_annuaire WHERE animateur_id IN ({ended})",
            f"DELETE FROM import_planning WHERE animateur_id IN ({ended})",
            f"DELETE FROM invitation WHERE animateur_id IN ({ended})",
            "DELETE FROM animateur WHERE compte_id = :id",
            "DELETE FROM compte WHERE id = :id",
        ):
            await self._sql.run(sql, params)
        await self._sql.run("DELETE FROM inbox WHERE chat_id = :id AND state <> 'queued'", {"id": telegram_id})

    async def list_expired_demandes(self, relais_id: int, before: datetime, limit: int) -> list[int]:
        """Requests closed before that instant."""
        rows = await self._sql.rows(
            """SELECT id FROM demande WHERE relais_id = :relais_id AND close_le < :before
               AND etat NOT IN ('a_valider', 'active', 'transmise') ORDER BY id LIMIT :limit""",
            {"relais_id": relais_id, "before": to_text(before), "limit": limit},
        )
        return [row[0] for row in rows]

    async def list_idle_familles(self, relais_id: int, before: datetime, limit: int) -> list[int]:
        """Families without any request nor place in an atelier, known since before that instant."""
        rows = await self._sql.rows(
            """SELECT id FROM famille f WHERE relais_id = :relais_id AND created_at < :before
               AND fusionnee_dans IS NULL
               AND NOT EXISTS (SELECT 1 FROM demande d WHERE d.famille_id = f.id)
               AND NOT EXISTS (SELECT 1 FROM inscription i WHERE i.famille_id = f.id)
               AND NOT EXISTS (SELECT 1 FROM conversation v WHERE v.compte_id = f.compte_id AND v.closed_at IS NULL)
               ORDER BY id LIMIT :limit""",
            {"relais_id": relais_id, "before": to_text(before), "limit": limit},
        )
        return [row[0] for row in rows]

    async def erase_famille(self, famille_id: int) -> None:
        """A family and its agreements."""
        await self._sql.run("DELETE FROM famille WHERE id = :id", {"id": famille_id})

    async def erase_old_conversations(self, relais_id: int, before: datetime) -> None:
        """Conversations closed before that instant."""
        await self._sql.run(
            "DELETE FROM conversation WHERE relais_id = :relais_id AND closed_at < :before",
            {"relais_id": relais_id, "before": to_text(before)},
        )

    async def erase_old_dialogues(self, before: datetime) -> None:
        """Half-filled forms left since before that instant."""
        await self._sql.run("DELETE FROM dialogue WHERE updated_at < :before", {"before": to_text(before)})

    async def erase_strangers(self, before: datetime) -> None:
        """Accounts to which nothing is attached, known since before that instant."""
        await self._sql.run(
            """DELETE FROM compte WHERE created_at < :before AND stopped_at IS NULL
               AND id NOT IN (SELECT compte_id FROM famille WHERE compte_id IS NOT NULL)
               AND id NOT IN (SELECT compte_id FROM assistant_maternel WHERE compte_id IS NOT NULL)
               AND id NOT IN (SELECT compte_id FROM animateur)
               AND id NOT IN (SELECT compte_id FROM conversation)
               AND id NOT IN (SELECT compte_id FROM dialogue)""",
            {"before": to_text(before)},
        )

    async def erase_letters_to_nobody(self) -> None:
        """What is left of letters settled for private chats that are no account any more."""
        await self._sql.run(
            """DELETE FROM letter WHERE chat_id > 0 AND settled_at IS NOT NULL
               AND chat_id NOT IN (SELECT telegram_id FROM compte)"""
        )


def _read(row: Row) -> dict[str, Any]:
    return {key: _instant(row[key]) for key in row.keys() if row[key] is not None}  # noqa: SIM118 - no mapping


def _instant(value: Any) -> Any:
    return from_text(value) if isinstance(value, str) and INSTANT.fullmatch(value) else value
