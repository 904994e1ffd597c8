"""Every feature, in the order updates meet them: read it from top to bottom. Treats nothing itself."""

from __future__ import annotations

import os
from typing import Any

from telegram.ext import Application, ContextTypes, ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from handlers import (
    accueil,
    agrement,
    agrements,
    annonce_neuve,
    annonce_public,
    annonces,
    annuaire,
    annuaire_gardes,
    annuler,
    appel_en_main,
    appel_place,
    appels,
    arret,
    atelier_change,
    atelier_neuf,
    ateliers,
    ateliers_import,
    ateliers_public,
    avis,
    besoins,
    campagne_neuve,
    campagne_public,
    campagnes,
    ce_soir,
    chiffres_ateliers,
    chiffres_contacts,
    choix_relais,
    codes,
    commandes,
    contacts,
    contacts_corriger,
    conversations,
    declaration,
    demandes,
    departs,
    dialogue,
    dictee,
    discretion,
    disponibilites,
    documents,
    doublons,
    doublons_familles,
    equipe,
    fallback,
    fiches,
    gardes,
    gate,
    groupe,
    inscriptions,
    inscriptions_equipe,
    inscriptions_miennes,
    j_ai_une_place,
    journal,
    l_equipe,
    liste_appels,
    liste_remise,
    mams,
    mes_accords,
    mes_donnees,
    messagerie,
    mon_numero,
    montants,
    pages,
    pages_cherchees,
    partages,
    partie,
    pauses,
    periodes,
    places,
    preparation,
    presence,
    presences,
    profil,
    propositions,
    questions,
    reclamations,
    recus,
    redaction,
    rejoindre,
    reponse_campagne,
    reponses,
    reponses_equipe,
    reponses_pretes,
    ressources,
    ressources_equipe,
    retraits,
    saisie_animatrice,
    saisie_annonce,
    saisie_atelier,
    saisie_campagne,
    saisie_contacts,
    saisie_messagerie,
    saisie_metiers,
    saisie_profil,
    semaine,
    sondage_equipe,
    sondage_reponse,
    suivi,
    sujets,
    tableau,
    tableau_actions,
    tableau_validation,
    textes_famille,
    transferts,
    urgences,
    vue,
    vue_campagne,
    vue_places,
)
from handlers.context import Context
from handlers.errors import on_error
from handlers.request import AiohttpRequest
from handlers.tasks import Kind

FEATURES = (
    gate,
    urgences,  # danger first: before STOP and every form
    arret,  # STOP comes before everything else
    presence,
    codes,
    liste_remise,  # its link is a /start
    groupe,
    annuler,  # typed: before every form that would take it for an answer
    saisie_messagerie,  # an internal note, before any reply to somebody
    equipe,
    messagerie,
    reponses_pretes,
    reclamations,
    l_equipe,
    journal,
    ressources,
    ressources_equipe,
    retraits,
    conversations,
    choix_relais,
    accueil,
    ateliers_import,  # a planning is a file too: before the directory
    saisie_annonce,  # her files belong to what she writes before they are a directory
    annuaire,
    demandes,
    dialogue,
    dictee,
    textes_famille,
    tableau,
    tableau_validation,
    tableau_actions,
    discretion,
    ce_soir,
    liste_appels,
    appels,
    appel_en_main,
    appel_place,
    campagnes,
    campagne_neuve,
    campagne_public,
    ateliers,
    atelier_neuf,
    atelier_change,
    ateliers_public,
    sondage_equipe,
    sondage_reponse,
    annonces,
    annonce_neuve,
    annonce_public,
    sujets,
    fiches,
    mams,
    annuaire_gardes,
    agrements,
    transferts,
    departs,
    doublons,
    doublons_familles,
    rejoindre,
    vue,
    vue_places,
    vue_campagne,
    contacts,
    contacts_corriger,
    chiffres_contacts,
    besoins,
    saisie_animatrice,
    saisie_campagne,
    saisie_contacts,
    saisie_atelier,
    saisie_metiers,
    saisie_profil,
    propositions,
    partie,
    preparation,
    suivi,
    partages,
    mon_numero,  # the same
    gardes,  # before « Mes disponibilités »: a number that she shares on her own screens
    declaration,
    inscriptions,
    inscriptions_miennes,
    presences,
    inscriptions_equipe,
    chiffres_ateliers,
    avis,
    disponibilites,
    j_ai_une_place,
    reponse_campagne,
    places,
    semaine,
    profil,
    periodes,
    pauses,
    agrement,
    mes_accords,
    mes_donnees,
    reponses_equipe,
    pages,
    montants,
    redaction,
    pages_cherchees,
    reponses,
    questions,  # whatever is typed that nobody above was waiting for
    recus,
    fallback,
)

# What the worker knows how to do, by the kind written in the task (handlers/tasks.py).
TASKS: dict[str, Kind] = {
    **annuaire.TASKS,
    **ateliers_import.TASKS,
    **groupe.TASKS,
    **commandes.TASKS,
    **documents.TASKS,
}

App = Application[Any, Any, Any, Any, Any, Any]


def build_application(token: str, api_url: str, file_url: str, client: str = "aiohttp") -> App:
    """PTB without its own updater, queue, persistence and jobs: the dispatcher gives it the updates one by one."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's own switch: waits are timedeltas, without a warning
    request: BaseRequest = AiohttpRequest() if client == "aiohttp" else HTTPXRequest(connection_pool_size=64)
    # One pool for both: our own receiver polls through the same request.
    bot: ExtBot[None] = ExtBot(
        token, base_url=api_url, base_file_url=file_url, request=request, get_updates_request=request
    )
    application: App = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context, user_data=dict, chat_data=dict, bot_data=dict))
        .build()
    )
    for feature in FEATURES:
        application.add_handlers(feature.handlers(), group=0)
    application.add_error_handler(on_error)
    return application
