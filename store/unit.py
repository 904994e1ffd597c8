"""The nouns of the database, inside one transaction. Adds nothing to them."""

from __future__ import annotations

from store.a_dire import ADire
from store.accords_liste import AccordsListe
from store.agrements import Agrements
from store.animateurs import Animateurs
from store.annonces import Annonces
from store.annonces_ateliers import AnnoncesAteliers
from store.appels import Appels
from store.assistants import Assistants
from store.ateliers import Ateliers
from store.audiences import Audiences
from store.avis import Avis
from store.besoins import BesoinsNonCouverts
from store.bilans import Bilans
from store.campagnes import Campagnes
from store.candidats import Candidats
from store.changements import ChangementsVus
from store.comptes import Comptes
from store.contacts import Contacts
from store.conversations import Conversations
from store.database import Sql
from store.declarations import Declarations
from store.demandes import Demandes
from store.demandes_dues import DemandesDues
from store.departs import Departs
from store.destinataires import Destinataires
from store.dialogues import Dialogues
from store.donnees import Donnees
from store.ecarts import Ecarts
from store.equipes import Equipes
from store.evenements import Evenements
from store.familles import Familles
from store.fiches import Fiches
from store.fusions import Fusions
from store.fusions_familles import FusionsFamilles
from store.gardes import Gardes
from store.idees import Idees
from store.imports import Imports
from store.imports_planning import ImportsPlanning
from store.inbox import Inbox
from store.inscriptions import Inscriptions
from store.inscriptions_a_dire import InscriptionsADire
from store.inscriptions_dues import InscriptionsDues
from store.inscrits import Inscrits
from store.invitations import Invitations
from store.journal import Journal
from store.letters import Letters
from store.liste_appels import ListeAppels
from store.mams import Mams
from store.mises_a_jour import MisesAJour
from store.notes_internes import NotesInternes
from store.nouvelles_dues import NouvellesDues
from store.pages import Pages
from store.partages import Partages
from store.participations import Participations
from store.parties import Parties
from store.personnes import Personnes
from store.places_libres import PlacesLibres
from store.preparations import Preparations
from store.presences import Presences
from store.prises import Prises
from store.profils import Profils
from store.progressions import Progressions
from store.propositions import Propositions
from store.publics import Publics
from store.questions import Questions
from store.rapports_annonce import RapportsAnnonce
from store.rattachements import Rattachements
from store.rattachements_familles import RattachementsFamilles
from store.reclamations import Reclamations
from store.registre import Registre
from store.relais import RelaisConnus
from store.repertoire import Repertoire
from store.reponses_pretes import ReponsesPretes
from store.reponses_sondage import ReponsesSondage
from store.ressources import Ressources
from store.resumes import Resumes
from store.retraits import Retraits
from store.robot import Robot
from store.secteurs import Secteurs
from store.sondages import Sondages
from store.sous_activites import SousActivites
from store.suivis_appel import SuivisAppel
from store.sujets import SujetsChoisis
from store.tableau import Tableau
from store.tasks import Tasks
from store.ticks import Ticks
from store.transferts import Transferts
from store.urgences import Urgences


class Tx:
    """`tx.letters.add(…)`: one attribute a noun."""

    def __init__(self, sql: Sql) -> None:
        self.sql = sql
        self.a_dire = ADire(sql)
        self.accords_liste = AccordsListe(sql)
        self.agrements = Agrements(sql)
        self.animateurs = Animateurs(sql)
        self.annonces_ateliers = AnnoncesAteliers(sql)
        self.annonces = Annonces(sql)
        self.appels = Appels(sql)
        self.assistants = Assistants(sql)
        self.audiences = Audiences(sql)
        self.ateliers = Ateliers(sql)
        self.campagnes = Campagnes(sql)
        self.candidats = Candidats(sql)
        self.changements = ChangementsVus(sql)
        self.comptes = Comptes(sql)
        self.contacts = Contacts(sql)
        self.conversations = Conversations(sql)
        self.besoins_non_couverts = BesoinsNonCouverts(sql)
        self.bilans = Bilans(sql)
        self.declarations = Declarations(sql)
        self.demandes = Demandes(sql)
        self.demandes_dues = DemandesDues(sql)
        self.departs = Departs(sql)
        self.destinataires = Destinataires(sql)
        self.dialogues = Dialogues(sql)
        self.donnees = Donnees(sql)
        self.ecarts = Ecarts(sql)
        self.equipes = Equipes(sql)
        self.evenements = Evenements(sql)
        self.familles = Familles(sql)
        self.fiches = Fiches(sql)
        self.fusions = Fusions(sql)
        self.idees = Idees(sql)
        self.gardes = Gardes(sql)
        self.fusions_familles = FusionsFamilles(sql)
        self.imports = Imports(sql)
        self.imports_planning = ImportsPlanning(sql)
        self.inbox = Inbox(sql)
        self.inscrits = Inscrits(sql)
        self.invitations = Invitations(sql)
        self.journal = Journal(sql)
        self.letters = Letters(sql)
        self.liste_appels = ListeAppels(sql)
        self.mams = Mams(sql)
        self.mises_a_jour = MisesAJour(sql)
        self.notes_internes = NotesInternes(sql)
        self.nouvelles_dues = NouvellesDues(sql)
        self.pages = Pages(sql)
        self.personnes = Personnes(sql)
        self.places_libres = PlacesLibres(sql)
        self.avis = Avis(sql)
        self.inscriptions = Inscriptions(sql)
        self.inscriptions_a_dire = InscriptionsADire(sql)
        self.inscriptions_dues = InscriptionsDues(sql)
        self.presences = Presences(sql)
        self.parties = Parties(sql)
        self.prises = Prises(sql)
        self.preparations = Preparations(sql)
        self.profils = Profils(sql)
        self.propositions = Propositions(sql)
        self.questions = Questions(sql)
        self.rapports_annonce = RapportsAnnonce(sql)
        self.rattachements = Rattachements(sql)
        self.partages = Partages(sql)
        self.rattachements_familles = RattachementsFamilles(sql)
        self.participations = Participations(sql)
        self.progressions = Progressions(sql)
        self.publics = Publics(sql)
        self.reclamations = Reclamations(sql)
        self.registre = Registre(sql)
        self.relais = RelaisConnus(sql)
        self.repertoire = Repertoire(sql)
        self.reponses_pretes = ReponsesPretes(sql)
        self.reponses_sondage = ReponsesSondage(sql)
        self.ressources = Ressources(sql)
        self.resumes = Resumes(sql)
        self.retraits = Retraits(sql)
        self.robot = Robot(sql)
        self.secteurs = Secteurs(sql)
        self.sondages = Sondages(sql)
        self.sous_activites = SousActivites(sql)
        self.suivis_appel = SuivisAppel(sql)
        self.sujets = SujetsChoisis(sql)
        self.tableau = Tableau(sql)
        self.tasks = Tasks(sql)
        self.ticks = Ticks(sql)
        self.transferts = Transferts(sql)
        self.urgences = Urgences(sql)
