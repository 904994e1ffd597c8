"""One answer, one step of a search: reads it, keeps it, gives the next screen. Sends nothing to a professional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.dialogues import Corrige, Hesite, Repondu, find_step, previous_step
from bot.domain.personnes import Personne
from bot.domain.recherche_dictee import read_more
from bot.usecases.choose_relais import settle_relais
from bot.usecases.form_in_hand import Ecran, Feuille, PlusRien, list_acquis, take_form
from bot.usecases.recognise_famille import note_connue, note_qui
from bot.usecases.unit import Unit


async def begin_form(unit: Unit, personne: Personne, formulaire: str, reponses: Mapping[str, Any]) -> Ecran:
    """A form from these answers on; it takes the place of a former one of its kind."""
    await unit.tx.dialogues.forget(personne.compte_id, formulaire)
    return await Feuille(unit, personne, formulaire, "", dict(reponses)).go_on()


async def begin_form_with(unit: Unit, personne: Personne, formulaire: str, dites: Mapping[str, Any]) -> Ecran:
    """The same from answers already told in a sentence: a commune decides the relais here as it does there."""
    await unit.tx.dialogues.forget(personne.compte_id, formulaire)
    feuille = Feuille(unit, personne, formulaire, "", dict(dites))
    if "commune" in dites:
        await _enter_relais(feuille, None)
    return await feuille.go_on()


async def answer_step(unit: Unit, personne: Personne, formulaire: str, name: str, text: str) -> Ecran | PlusRien:
    """An answer, tapped or typed, to that question, whichever the form is at."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien.of(formulaire)
    step = find_step(feuille.moule.etapes, name)
    if step is None:
        return feuille.screen(correction=Corrige("bouton"))
    match step.parse(text, feuille.reponses, feuille.context):
        case Repondu(valeur) if name == "qui" and not feuille.moule.modifie:
            return await _record_caller(feuille, text, valeur)
        case Repondu(valeur):
            return await _record(feuille, name, valeur)
        case Hesite() as hesite:
            return await _ask_again(feuille, name, hesite=hesite)
        case Corrige() as correction:
            return await _ask_again(feuille, name, correction=correction)


async def record_answer(unit: Unit, personne: Personne, formulaire: str, name: str, valeur: Any) -> Ecran | PlusRien:
    """An answer that Telegram vouches for, as a shared number: nothing to read."""
    feuille = await take_form(unit, personne, formulaire)
    return PlusRien.of(formulaire) if feuille is None else await _record(feuille, name, valeur)


async def show_step(
    unit: Unit, personne: Personne, formulaire: str, name: str | None = None, **more: Any
) -> Ecran | PlusRien:
    """That question (the current one by default), asked again; nothing is answered."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien.of(formulaire)
    return await _show(feuille, name or feuille.etape, **more)


async def go_back(unit: Unit, personne: Personne, formulaire: str, name: str) -> Ecran | PlusRien:
    """The question before that one; what was answered since is kept."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien.of(formulaire)
    before = previous_step(feuille.moule.etapes, feuille.reponses, feuille.context, name)
    return await feuille.go_on() if before is None else await _show(feuille, before.name)


async def _show(feuille: Feuille, name: str, **more: Any) -> Ecran:
    """That question, unless it makes no sense yet: then the one that does."""
    # A Tap is untrusted: nothing before the commune is known, but what is asked before it.
    known = name in feuille.moule.premieres or "commune" in feuille.reponses
    if find_step(feuille.moule.etapes, name) is None or not known:
        return await feuille.go_on(more.get("correction"))
    return await _ask_again(feuille, name, **more)


async def _ask_again(feuille: Feuille, name: str, **more: Any) -> Ecran:
    elsewhere = feuille.etape != name or feuille.on_stop_page
    if elsewhere or feuille.personne.dialogue is None or "choix" not in more:
        feuille.etape = name
        await feuille.save()  # a mere redrawing of the same question keeps nothing: its choice is in the button
    return feuille.screen(**more)


async def _record(feuille: Feuille, name: str, valeur: Any) -> Ecran:
    """Keeps it; a search that becomes one for tonight is told so at once, and again when it is reread."""
    before = feuille.presse()
    screen = await _keep(feuille, name, valeur)
    now = feuille.presse()
    return replace(screen, presse=now) if now != before or screen.etape is None else screen


async def _record_caller(feuille: Feuille, text: str, valeur: Any) -> Ecran:
    """Who calls; what the same sentence told of the search is filled in too, and echoed at the next question."""
    told = {k: v for k, v in read_more(text, feuille.context).items() if k not in feuille.reponses}
    if "commune" in told and not feuille.is_hers(told["commune"]):
        del told["commune"]  # asked then, and said why
    feuille.reponses |= told
    return replace(await _record(feuille, "qui", valeur), entendu=told)


async def _keep(feuille: Feuille, name: str, valeur: Any) -> Ecran:
    changed = name in feuille.reponses and feuille.reponses[name] != valeur
    if changed:
        for dependent in feuille.moule.dependents.get(name, ()):
            feuille.reponses.pop(dependent, None)
    former = feuille.reponses.get("commune")
    feuille.reponses[name] = valeur
    if name == "commune":
        refused = await _enter_relais(feuille, former)
        if refused is not None:
            if former is None:
                del feuille.reponses["commune"]  # an unanswered question, asked again wherever the form is taken up
            else:
                feuille.reponses["commune"] = former
            return await _ask_again(feuille, name, correction=refused)
    if feuille.moule.dictee:
        await _note_caller(feuille, name)
    return await feuille.go_on()


async def _note_caller(feuille: Feuille, name: str) -> None:
    """Who calls: perhaps a family that the relais knows already."""
    if name in ("qui", "telephone"):
        await note_qui(feuille, name)
    elif name == "connue":
        await note_connue(feuille)


async def _enter_relais(feuille: Feuille, former: str | None) -> Corrige | None:
    """The commune decides the relais: what the family already agreed to there is not asked again."""
    unit, territoire = feuille.unit, feuille.context.territoire
    relais = territoire.covering(feuille.reponses["commune"], feuille.context.today)
    assert relais is not None  # parse_commune gives covered communes only
    relais_id = unit.territoire.id_of(relais.slug)
    if feuille.moule.dictee:
        return None if feuille.is_hers(feuille.reponses["commune"]) else Corrige("commune_d_un_autre", dit=relais.nom)
    before = territoire.covering(former, feuille.context.today) if former else None
    if before is not None and before.slug == relais.slug:
        return None
    if feuille.moule.modifie:
        return Corrige("autre_relais", dit=relais.nom)
    for name in ("accord", "telephone", "appel", "acquis", "chez", "ailleurs"):
        feuille.reponses.pop(name, None)
    known = feuille.personne.relais_id
    if known is not None and known != relais_id:  # it talks with one relais and writes to another: it says so first
        feuille.reponses["chez"] = unit.territoire.get(known).nom
    feuille.reponses["acquis"] = await list_acquis(unit, feuille.personne.compte_id, relais_id)
    if feuille.personne.relais_id is None:
        await settle_relais(unit, feuille.personne.compte_id, relais_id)
    return None
