CREATE TABLE a_dire (
  id         INTEGER PRIMARY KEY,
  demande_id INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE CASCADE,  -- NULL: the family
  evenement  TEXT NOT NULL,
  texte      TEXT,
  le         TEXT NOT NULL,
  dit_le     TEXT,
  UNIQUE (demande_id, evenement),
  CHECK ((texte IS NULL) = (dit_le IS NOT NULL))
) STRICT;

CREATE INDEX a_dire_assistant ON a_dire (assistant_maternel_id) WHERE assistant_maternel_id IS NOT NULL;

CREATE INDEX a_dire_attente ON a_dire (demande_id) WHERE dit_le IS NULL;

CREATE TABLE accord_liste (
  id                    INTEGER PRIMARY KEY,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  element               TEXT NOT NULL CHECK (element IN ('nom', 'telephone', 'email', 'adresse', 'places', 'accueils')),
  le                    TEXT NOT NULL,
  source                TEXT NOT NULL CHECK (source IN ('bot', 'telephone', 'visite', 'courriel', 'import')),
  animateur_id          INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- NULL: herself
  retire_le             TEXT
) STRICT;

CREATE UNIQUE INDEX accord_liste_donne ON accord_liste (assistant_maternel_id, element) WHERE retire_le IS NULL;

CREATE TABLE animateur (
  id         INTEGER PRIMARY KEY,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  compte_id  INTEGER NOT NULL REFERENCES compte (id),
  nom        TEXT NOT NULL,
  role       TEXT NOT NULL DEFAULT 'animatrice' CHECK (role IN ('animatrice', 'responsable', 'remplacante')),
  jusqu_au   TEXT,
  created_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;

CREATE UNIQUE INDEX animateur_live ON animateur (compte_id) WHERE revoked_at IS NULL;

CREATE INDEX animateur_relais ON animateur (relais_id) WHERE revoked_at IS NULL;

CREATE TABLE annonce (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  sorte        TEXT NOT NULL CHECK (sorte IN ('annonce', 'alerte', 'sondage')),
  sujet        TEXT NOT NULL CHECK (sujet IN ('annonces', 'ateliers', 'formations', 'sondages')),
  motif        TEXT CHECK (motif IN ('securite', 'fermeture', 'atelier')),  -- of an alert
  textes       TEXT NOT NULL DEFAULT '[]',        -- JSON: [[message_id, text], …], as she typed them
  piece        TEXT,                              -- JSON: {genre, file_id, nom}
  public       TEXT NOT NULL,                     -- JSON: bot/domain/public.py
  etat         TEXT NOT NULL CHECK (etat IN
               ('brouillon', 'programmee', 'en_cours', 'terminee', 'arretee')),
  part_le      TEXT,                              -- due_at; NULL: at once
  correction   TEXT,                              -- a new text that she has not confirmed
  corrigee_le  TEXT,
  version      INTEGER NOT NULL DEFAULT 1,        -- of what people read: grows with each correction
  ouverte_le   TEXT,                              -- its people were listed
  close_le     TEXT,                              -- every letter is settled, or it was stopped
  rappel_le    TEXT,                              -- due_at: the one reminder of an alert
  rappelee_le  TEXT,
  created_at   TEXT NOT NULL,
  CHECK ((sorte = 'alerte') = (motif IS NOT NULL)),
  CHECK (etat <> 'programmee' OR part_le IS NOT NULL)
) STRICT;

CREATE INDEX annonce_due ON annonce (part_le) WHERE etat = 'programmee';

CREATE INDEX annonce_en_cours ON annonce (id) WHERE etat = 'en_cours';

CREATE INDEX annonce_rappel ON annonce (rappel_le) WHERE rappel_le IS NOT NULL;

CREATE INDEX annonce_relais ON annonce (relais_id, id);

CREATE TABLE "appel" (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  assistant_maternel_id INTEGER UNIQUE REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  demande_id            INTEGER UNIQUE REFERENCES demande (id) ON DELETE CASCADE,  -- a family, called about its request
  essais                INTEGER NOT NULL DEFAULT 0,  -- calls in a row that nobody answered
  dernier_le            TEXT,                     -- the last result, and who noted it
  resultat              TEXT CHECK (resultat IN ('inchange', 'place', 'complet', 'reponse', 'sans_reponse', 'rappel',
                        'numero_faux', 'refus', 'dit')),
  note_par              INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  rappeler_le           TEXT,                     -- not among today's calls before
  joint_le              TEXT,                     -- the last time that somebody spoke with her
  pris_par              INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  pris_le               TEXT, moyen TEXT CHECK (moyen IN ('sms', 'courriel', 'message')),
  CHECK ((assistant_maternel_id IS NULL) <> (demande_id IS NULL)),
  CHECK ((dernier_le IS NULL) = (resultat IS NULL))
) STRICT;

CREATE INDEX appel_relais ON appel (relais_id);

CREATE TRIGGER assistant_presences BEFORE DELETE ON assistant_maternel WHEN OLD.fusionnee_dans IS NULL BEGIN
  INSERT INTO presence_effacee (atelier_id, public, qui, enfants)
  SELECT atelier_id, OLD.profession, min(id) OVER (), coalesce(enfants_presents, 0)
  FROM inscription WHERE assistant_maternel_id = OLD.id AND presence = 'presente';
END;

CREATE TABLE assistant_maternel (
  id                 INTEGER PRIMARY KEY,
  relais_id          INTEGER NOT NULL REFERENCES relais (id),
  compte_id          INTEGER REFERENCES compte (id),
  nom                TEXT NOT NULL,
  prenom             TEXT NOT NULL,
  commune            TEXT NOT NULL,
  statut             TEXT NOT NULL DEFAULT 'independant' CHECK (statut IN ('independant', 'mam', 'creche_familiale')),
  mam                TEXT,
  adresse            TEXT,
  telephone          TEXT,
  telephone_faux     TEXT,                       -- a number known to be wrong: it is, as long as it is the same
  email              TEXT,
  agrement_numero    TEXT,
  agrement_places    INTEGER CHECK (agrement_places BETWEEN 0 AND 20),
  agrement_fin       TEXT,
  periscolaire       INTEGER CHECK (periscolaire IN (0, 1)),
  horaires_atypiques INTEGER CHECK (horaires_atypiques IN (0, 1)),
  besoin_imprevu     INTEGER CHECK (besoin_imprevu IN (0, 1)),
  accueil_adapte     INTEGER CHECK (accueil_adapte IN (0, 1)),
  en_activite        INTEGER CHECK (en_activite IN (0, 1)),
  ecoles             TEXT NOT NULL DEFAULT '[]',
  en_pause_jusqu_au  TEXT,
  ne_plus_diffuser   INTEGER NOT NULL DEFAULT 0 CHECK (ne_plus_diffuser IN (0, 1)),
  soir_et_week_end   INTEGER NOT NULL DEFAULT 0 CHECK (soir_et_week_end IN (0, 1)),
  prefere_telephone  INTEGER NOT NULL DEFAULT 0 CHECK (prefere_telephone IN (0, 1)),
  sollicite_le       TEXT,
  created_at         TEXT NOT NULL,
  updated_at         TEXT NOT NULL
, depannage INTEGER CHECK (depannage IN (0, 1)), rythme_mois INTEGER CHECK (rythme_mois IN (0, 1, 2, 3, 6)), moment_prefere TEXT CHECK (moment_prefere IN ('matin', 'sieste', 'soir')), pause_motif TEXT
  CHECK (pause_motif IN ('conges', 'maladie', 'maternite', 'retraite')), retour_le TEXT, fraicheur_prevenue_le TEXT, questionnee_le TEXT, question_prevue_le TEXT, bilan_le TEXT, appels_refuses_le TEXT, depart_le TEXT, depart_motif TEXT
  CHECK (depart_motif IN ('retraite', 'cessation', 'demenagement', 'autre')), fusionnee_dans INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL, mam_id INTEGER REFERENCES mam (id) ON DELETE SET NULL, profession TEXT NOT NULL DEFAULT 'assistant_maternel'
  CHECK (profession IN ('assistant_maternel', 'garde_a_domicile')), agrement_dit TEXT) STRICT;

CREATE INDEX assistant_maternel_commune ON assistant_maternel (relais_id, commune);

CREATE UNIQUE INDEX assistant_maternel_compte ON assistant_maternel (compte_id) WHERE compte_id IS NOT NULL;

CREATE INDEX assistant_maternel_depart ON assistant_maternel (depart_le) WHERE depart_le IS NOT NULL AND ne_plus_diffuser = 0;

CREATE INDEX assistant_maternel_fusionnee ON assistant_maternel (fusionnee_dans) WHERE fusionnee_dans IS NOT NULL;

CREATE INDEX assistant_maternel_gardes ON assistant_maternel (relais_id) WHERE profession = 'garde_a_domicile';

CREATE INDEX assistant_maternel_mam ON assistant_maternel (mam_id) WHERE mam_id IS NOT NULL;

CREATE INDEX assistant_maternel_relais ON assistant_maternel (relais_id);

CREATE INDEX assistant_maternel_retour ON assistant_maternel (retour_le) WHERE retour_le IS NOT NULL;

CREATE INDEX assistant_maternel_telephone ON assistant_maternel (telephone) WHERE telephone IS NOT NULL;

CREATE TABLE atelier (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id          INTEGER NOT NULL REFERENCES relais (id),
  serie              INTEGER REFERENCES atelier (id) ON DELETE SET NULL,  -- the first one of a repetition
  ressource_id       INTEGER REFERENCES ressource (id) ON DELETE CASCADE,
  genre              TEXT NOT NULL CHECK (genre IN ('eveil', 'autre_structure', 'fete', 'sortie', 'numerique', 'reunion',
                     'groupe_de_parole', 'analyse_pratique', 'formation', 'entretien', 'salle', 'pret')),
  titre              TEXT NOT NULL,
  description        TEXT,
  lieu               TEXT,                        -- key of the territory
  lieu_dit           TEXT,                        -- or a place in words
  distance           INTEGER NOT NULL DEFAULT 0 CHECK (distance IN (0, 1)),  -- held at a distance
  debut              TEXT NOT NULL,
  fin                TEXT NOT NULL,
  publics            TEXT NOT NULL,               -- JSON list: assistant_maternel, garde_a_domicile, parent
  places_adultes     INTEGER NOT NULL CHECK (places_adultes > 0),
  places_enfants     INTEGER CHECK (places_enfants >= 0),  -- NULL: not counted; 0: without children
  enfants_par_adulte INTEGER CHECK (enfants_par_adulte > 0),
  age_min_mois       INTEGER,
  age_max_mois       INTEGER,
  intervenant        TEXT,
  partenaire         TEXT,
  charte             INTEGER NOT NULL DEFAULT 0 CHECK (charte IN (0, 1)),
  regles             TEXT NOT NULL DEFAULT '{}',  -- JSON: what differs from the relais's own rules
  image              TEXT,                        -- Telegram's file_id
  etat               TEXT NOT NULL DEFAULT 'brouillon' CHECK (etat IN ('brouillon', 'annonce', 'annule')),
  animateur_id       INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- who leads it
  ouverture_le       TEXT,                        -- registration opens; NULL: with the announcement
  fermeture_le       TEXT NOT NULL,               -- registration closes
  annonce_le         TEXT,
  annonce_id         INTEGER REFERENCES atelier_annonce (id) ON DELETE SET NULL,
  annule_le          TEXT,
  annule_pourquoi    TEXT,
  version            INTEGER NOT NULL DEFAULT 1,  -- grows with each change that people are told
  rappel_le          TEXT,                        -- due_at: the evening before
  demi_vide_le       TEXT,                        -- due_at: two days before, is it half empty
  presences_le       TEXT,                        -- due_at: the next day, presences still missing
  avis_le            TEXT,                        -- due_at: « comment c'était ? »
  seuil_annonce      INTEGER NOT NULL DEFAULT 0 CHECK (seuil_annonce IN (0, 50, 80, 100)),
  created_at         TEXT NOT NULL,
  updated_at         TEXT NOT NULL, echeances_de TEXT,
  CHECK (fin > debut),
  CHECK ((etat = 'annule') = (annule_le IS NOT NULL))
) STRICT;

CREATE INDEX atelier_avis ON atelier (avis_le) WHERE avis_le IS NOT NULL;

CREATE UNIQUE INDEX atelier_creneau ON atelier (ressource_id, debut) WHERE ressource_id IS NOT NULL AND etat <> 'annule';

CREATE INDEX atelier_de_annonce ON atelier (annonce_id) WHERE annonce_id IS NOT NULL;

CREATE INDEX atelier_demi_vide ON atelier (demi_vide_le) WHERE demi_vide_le IS NOT NULL;

CREATE INDEX atelier_echeances ON atelier (debut) WHERE etat = 'annonce' AND echeances_de IS NOT debut;

CREATE INDEX atelier_presences ON atelier (presences_le) WHERE presences_le IS NOT NULL;

CREATE INDEX atelier_rappel ON atelier (rappel_le) WHERE rappel_le IS NOT NULL;

CREATE INDEX atelier_relais ON atelier (relais_id, debut);

CREATE INDEX atelier_ressource ON atelier (ressource_id, debut) WHERE ressource_id IS NOT NULL;

CREATE INDEX atelier_serie ON atelier (serie) WHERE serie IS NOT NULL;

CREATE TABLE atelier_annonce (
  id        INTEGER PRIMARY KEY,
  relais_id INTEGER NOT NULL REFERENCES relais (id),
  curseur   INTEGER,                              -- the last account that was read; NULL: all of them
  ecrites   INTEGER NOT NULL DEFAULT 0,
  laissees  INTEGER NOT NULL DEFAULT 0,           -- STOP, a pause, or enough messages this week
  le        TEXT NOT NULL
) STRICT;

CREATE INDEX atelier_annonce_en_cours ON atelier_annonce (id) WHERE curseur IS NOT NULL;

CREATE TABLE avis (
  id         INTEGER PRIMARY KEY,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  atelier_id INTEGER NOT NULL REFERENCES atelier (id) ON DELETE CASCADE,
  note       INTEGER NOT NULL CHECK (note BETWEEN 1 AND 3),
  remarque   TEXT
) STRICT;

CREATE INDEX avis_atelier ON avis (atelier_id);

CREATE TABLE bareme_version (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  nom          TEXT NOT NULL,
  depuis       TEXT NOT NULL,
  valeur       TEXT,                               -- NULL: the file's value, read at its source
  le           TEXT NOT NULL,
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX bareme_version_bareme ON bareme_version (relais_id, nom, depuis, id);

CREATE TABLE campagne (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id     INTEGER NOT NULL REFERENCES relais (id),
  origine       TEXT NOT NULL CHECK (origine IN ('animatrice', 'territoire', 'legale')),
  cle           TEXT,                             -- which planned day it is: planned once, even when it was called off
  nom           TEXT NOT NULL,
  debut         TEXT NOT NULL,                    -- its first day in Paris, and its last
  fin           TEXT NOT NULL,
  public        TEXT NOT NULL,                    -- JSON: communes, etats, sans_nouvelles_jours
  etat          TEXT NOT NULL CHECK (etat IN
                ('brouillon', 'programmee', 'en_cours', 'terminee', 'arretee', 'annulee')),
  animateur_id  INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  curseur       INTEGER,                          -- last entry of the directory looked at; NULL: nothing left to do
  ouverte_le    TEXT,
  annoncee_le   TEXT,                             -- when the team was told that it comes
  close_le      TEXT,                             -- ended, stopped or called off
  bilan         TEXT,                             -- JSON: its figures, kept when the participations are erased
  created_at    TEXT NOT NULL,
  CHECK (fin >= debut),
  UNIQUE (relais_id, cle)
) STRICT;

CREATE INDEX campagne_etat ON campagne (etat, debut);

CREATE INDEX campagne_relais ON campagne (relais_id, debut);

CREATE TABLE charte_acceptee (
  id         INTEGER PRIMARY KEY,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  compte_id  INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  charte     TEXT NOT NULL,                       -- 'ateliers', or 'ressource:<id>'
  empreinte  TEXT NOT NULL,                       -- of the text that was shown
  le         TEXT NOT NULL
) STRICT;

CREATE INDEX charte_acceptee_compte ON charte_acceptee (compte_id, relais_id, charte, le);

CREATE TABLE compte (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  telegram_id     INTEGER NOT NULL UNIQUE,
  prenom          TEXT NOT NULL,
  relais_id       INTEGER REFERENCES relais (id),
  created_at      TEXT NOT NULL,
  stopped_at      TEXT,                       -- STOP: no automatic letter
  unreachable_at  TEXT,                       -- blocked, deactivated, unknown
  unreachable_why TEXT
, en_retrait_le TEXT, facile_a_lire INTEGER NOT NULL DEFAULT 0 CHECK (facile_a_lire IN (0, 1))) STRICT;

CREATE TABLE consentement (
  id           INTEGER PRIMARY KEY,
  famille_id   INTEGER NOT NULL REFERENCES famille (id) ON DELETE CASCADE,
  finalite     TEXT NOT NULL CHECK (finalite IN ('relayer', 'etre_appelee', 'suivi')),
  donne_le     TEXT NOT NULL,
  retire_le    TEXT
, oral INTEGER NOT NULL DEFAULT 0 CHECK (oral IN (0, 1)), note_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL) STRICT;

CREATE INDEX consentement_famille ON consentement (famille_id);

CREATE TABLE contact (
  id        INTEGER PRIMARY KEY,
  relais_id INTEGER NOT NULL REFERENCES relais (id),
  le        TEXT NOT NULL,
  public    TEXT NOT NULL,
  motif     TEXT NOT NULL,
  canal     TEXT NOT NULL,
  detail    TEXT
, theme TEXT, minutes INTEGER CHECK (minutes BETWEEN 1 AND 600), note_le TEXT, note_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL, ecran TEXT, assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL, demande_id INTEGER REFERENCES demande (id) ON DELETE SET NULL, conversation_id INTEGER REFERENCES conversation (id) ON DELETE SET NULL, annule_le TEXT, annule_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL) STRICT;

CREATE INDEX contact_assistant ON contact (assistant_maternel_id) WHERE assistant_maternel_id IS NOT NULL;

CREATE INDEX contact_conversation ON contact (conversation_id) WHERE conversation_id IS NOT NULL;

CREATE INDEX contact_demande ON contact (demande_id) WHERE demande_id IS NOT NULL;

CREATE UNIQUE INDEX contact_ecran ON contact (ecran) WHERE ecran IS NOT NULL;

CREATE INDEX contact_note ON contact (note_par, note_le) WHERE note_le IS NOT NULL;

CREATE INDEX contact_relais ON contact (relais_id, le);

CREATE TRIGGER reclamation_sans_personne BEFORE DELETE ON conversation BEGIN
  UPDATE reclamation SET qui = NULL, telephone = NULL, objet = NULL, reponse = NULL, effacee = 1
  WHERE conversation_id = OLD.id;
END;

CREATE TABLE conversation (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id   INTEGER NOT NULL REFERENCES relais (id),
  compte_id   INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  demande_id  INTEGER REFERENCES demande (id) ON DELETE SET NULL,
  topic_id    INTEGER,                            -- NULL: no topic; 0: one is being opened
  opened_at   TEXT NOT NULL,
  answered_at TEXT,                               -- the first human answer
  last_at     TEXT NOT NULL,
  attend_depuis TEXT,                             -- the oldest word of the person that nobody answered
  closed_at   TEXT
, reservee INTEGER NOT NULL DEFAULT 0 CHECK (reservee IN (0, 1)), prise_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL, prise_le TEXT, motif TEXT) STRICT;

CREATE INDEX conversation_compte ON conversation (compte_id, relais_id);

CREATE UNIQUE INDEX conversation_open ON conversation (compte_id) WHERE closed_at IS NULL;

CREATE INDEX conversation_prise ON conversation (prise_par) WHERE prise_par IS NOT NULL;

CREATE INDEX conversation_relais ON conversation (relais_id, attend_depuis) WHERE closed_at IS NULL;

CREATE TABLE declaration (
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  limite                TEXT NOT NULL,             -- due before this day: 1 June or 1 December
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  montree_le            TEXT NOT NULL,             -- she was given its text
  faite_le              TEXT,                      -- she says that it is done
  aide_le               TEXT,                      -- she asked the relais for help
  PRIMARY KEY (assistant_maternel_id, limite)
) STRICT;

CREATE INDEX declaration_relais ON declaration (relais_id, limite);

CREATE TABLE demande (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id          INTEGER NOT NULL REFERENCES relais (id),
  famille_id         INTEGER NOT NULL REFERENCES famille (id),
  etat               TEXT NOT NULL CHECK (etat IN
                     ('a_valider', 'active', 'transmise', 'pourvue', 'retiree', 'expiree', 'close')),
  modes              TEXT NOT NULL,              -- JSON list: assistant_maternel, collectif, garde_a_domicile, ne_sait_pas
  commune            TEXT NOT NULL,
  rayon_km           INTEGER NOT NULL,
  enfants            TEXT NOT NULL,              -- JSON: [["2026-03", false], …]
  a_partir_du        TEXT,
  jusqu_au           TEXT,
  jours              TEXT,                       -- JSON list of 0 … 6; NULL = not known yet
  semaines           TEXT NOT NULL DEFAULT 'toutes' CHECK (semaines IN ('toutes', 'une_sur_deux')),
  arrivee            TEXT,
  depart             TEXT,
  variables          INTEGER NOT NULL DEFAULT 0 CHECK (variables IN (0, 1)),
  jours_par_semaine  INTEGER CHECK (jours_par_semaine BETWEEN 1 AND 7),
  periode            TEXT CHECK (periode IN ('annee', 'hors_vacances', 'mercredis_et_vacances')),
  ecole              TEXT,
  trajet             TEXT CHECK (trajet IN ('assistant_maternel', 'famille', 'ne_sait_pas')),
  imprevu            INTEGER NOT NULL DEFAULT 0 CHECK (imprevu IN (0, 1)),
  accueil_adapte     TEXT NOT NULL DEFAULT 'non' CHECK (accueil_adapte IN ('non', 'avec_animatrice', 'tait')),
  separes            INTEGER NOT NULL DEFAULT 0 CHECK (separes IN (0, 1)),
  remarque           TEXT,
  remarque_etat      TEXT CHECK (remarque_etat IN ('a_relire', 'acceptee', 'refusee')),
  peut_etre_appelee  INTEGER NOT NULL DEFAULT 0 CHECK (peut_etre_appelee IN (0, 1)),
  passe_par_animatrice INTEGER NOT NULL DEFAULT 0 CHECK (passe_par_animatrice IN (0, 1)),
  version            INTEGER NOT NULL DEFAULT 1,
  cercle             TEXT CHECK (cercle IN ('place_connue', 'a_confirmer', 'partiel')),
  cercle_le          TEXT,                       -- when that circle was opened
  vague_le           TEXT,                       -- due_at of the next look at the circles
  reponse_le         TEXT,                       -- due_at of the answer the family gets whatever happens
  repondu_le         TEXT,                       -- when it got it
  confirmation_le    TEXT,                       -- due_at of « toujours d'actualité ? »
  active_jusqu_au    TEXT,                       -- last day of an active request
  envoyee_le         TEXT,                       -- when the family confirmed it
  arretee_le         TEXT,                       -- an animatrice stopped the relay: nobody else is asked
  close_le           TEXT,
  issue              TEXT,                       -- how it ended: a code of bot/domain/demandes.py
  created_at         TEXT NOT NULL,
  updated_at         TEXT NOT NULL
, cercle_retenu_le TEXT, canal TEXT NOT NULL DEFAULT 'messagerie'
  CHECK (canal IN ('messagerie', 'telephone', 'guichet', 'mail')), notee_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL, pour TEXT NOT NULL DEFAULT 'mon_enfant'
  CHECK (pour IN ('mon_enfant', 'enfant_accueilli', 'famille_accompagnee')), flou TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE INDEX demande_active ON demande (active_jusqu_au) WHERE etat = 'active';

CREATE INDEX demande_confirmation ON demande (confirmation_le) WHERE confirmation_le IS NOT NULL;

CREATE INDEX demande_famille ON demande (famille_id);

CREATE INDEX demande_relais ON demande (relais_id, etat);

CREATE INDEX demande_reponse ON demande (reponse_le) WHERE reponse_le IS NOT NULL;

CREATE INDEX demande_vague ON demande (vague_le) WHERE vague_le IS NOT NULL;

CREATE TABLE demande_effacee (
  id           INTEGER PRIMARY KEY,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  mois         TEXT NOT NULL,                     -- when it was sent
  commune      TEXT NOT NULL,
  modes        TEXT NOT NULL,
  imprevu      INTEGER NOT NULL CHECK (imprevu IN (0, 1)),
  periscolaire INTEGER NOT NULL CHECK (periscolaire IN (0, 1)),
  fratrie      INTEGER NOT NULL CHECK (fratrie IN (0, 1)),
  etat         TEXT NOT NULL,
  issue        TEXT,
  sollicites   INTEGER NOT NULL,
  interesses   INTEGER NOT NULL
, atypique INTEGER NOT NULL DEFAULT 0 CHECK (atypique IN (0, 1)), accueil_adapte INTEGER NOT NULL DEFAULT 0 CHECK (accueil_adapte IN (0, 1)), repetee INTEGER NOT NULL DEFAULT 0 CHECK (repetee IN (0, 1))) STRICT;

CREATE INDEX demande_effacee_relais ON demande_effacee (relais_id, mois);

CREATE TABLE destinataire (
  id                    INTEGER PRIMARY KEY,
  annonce_id            INTEGER NOT NULL REFERENCES annonce (id) ON DELETE CASCADE,
  compte_id             INTEGER REFERENCES compte (id) ON DELETE SET NULL,
  assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  famille_id            INTEGER REFERENCES famille (id) ON DELETE CASCADE,
  etat                  TEXT NOT NULL CHECK (etat IN
                        ('a_ecrire', 'ecrite', 'recue', 'incertaine', 'bloquee', 'echec', 'reprise', 'ecartee')),
  motif                 TEXT,                     -- why she gets none
  essais                INTEGER NOT NULL DEFAULT 0,  -- 2: perhaps received twice
  version               INTEGER NOT NULL DEFAULT 1,
  message_id            INTEGER,                  -- on her screen
  le                    TEXT,                     -- when that was known
  rappelee_le           TEXT,
  confirmee_le          TEXT,                     -- « Bien reçu »
  confirmee_par         TEXT CHECK (confirmee_par IN ('bot', 'telephone')),
  UNIQUE (annonce_id, compte_id),
  UNIQUE (annonce_id, assistant_maternel_id),
  UNIQUE (annonce_id, famille_id),
  CHECK ((assistant_maternel_id IS NULL) <> (famille_id IS NULL)),
  CHECK ((etat = 'ecartee') = (motif IS NOT NULL)),
  CHECK ((confirmee_le IS NULL) = (confirmee_par IS NULL))
) STRICT;

CREATE INDEX destinataire_assistant ON destinataire (assistant_maternel_id) WHERE assistant_maternel_id IS NOT NULL;

CREATE INDEX destinataire_compte ON destinataire (compte_id) WHERE compte_id IS NOT NULL;

CREATE INDEX destinataire_en_route ON destinataire (id) WHERE etat IN ('a_ecrire', 'ecrite');

CREATE INDEX destinataire_etat ON destinataire (annonce_id, etat);

CREATE INDEX destinataire_famille ON destinataire (famille_id) WHERE famille_id IS NOT NULL;

CREATE TABLE dialogue (
  compte_id  INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  formulaire TEXT NOT NULL,
  etape      TEXT NOT NULL,
  reponses   TEXT NOT NULL,
  ouvert     INTEGER NOT NULL DEFAULT 1 CHECK (ouvert IN (0, 1)),
  updated_at TEXT NOT NULL,
  rappele_at TEXT,
  PRIMARY KEY (compte_id, formulaire)
) STRICT;

CREATE INDEX dialogue_delaisse ON dialogue (updated_at) WHERE rappele_at IS NULL;

CREATE UNIQUE INDEX dialogue_ouvert ON dialogue (compte_id) WHERE ouvert = 1;

CREATE TABLE ecart (
  demande_id            INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  PRIMARY KEY (demande_id, assistant_maternel_id)
) STRICT;

CREATE TABLE equipe (
  relais_id     INTEGER PRIMARY KEY REFERENCES relais (id),
  chat_id       INTEGER NOT NULL UNIQUE,
  forum         INTEGER NOT NULL DEFAULT 0 CHECK (forum IN (0, 1)),
  linked_at     TEXT NOT NULL,
  suspended_at  TEXT,
  suspended_why TEXT
) STRICT;

CREATE TABLE essai_code (
  compte_id INTEGER PRIMARY KEY REFERENCES compte (id) ON DELETE CASCADE,
  essais    INTEGER NOT NULL,
  attendre  TEXT
) STRICT;

CREATE TABLE "evenement" (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  demande_id            INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  le                    TEXT NOT NULL,
  quoi                  TEXT NOT NULL CHECK (quoi IN ('approuvee', 'refusee', 'remarque_acceptee', 'remarque_refusee',
                        'arretee', 'reprise', 'cercle_envoye', 'ajoutee', 'ecartee', 'remise', 'close', 'contactee',
                        'orientee', 'telephone_note', 'equipe_relancee', 'sans_reponse_au_telephone', 'numero_faux',
                        'notee', 'modifiee', 'toujours', 'suivi_note', 'dite', 'sms', 'courriel', 'message_laisse',
                        'reliee', 'deliee', 'reunie', 'separee')),
  animateur_id          INTEGER REFERENCES animateur (id),
  assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX evenement_demande ON evenement (demande_id, id);

CREATE TRIGGER famille_presences BEFORE DELETE ON famille BEGIN
  INSERT INTO presence_effacee (atelier_id, public, qui, enfants)
  SELECT atelier_id, 'parent', min(id) OVER (), coalesce(enfants_presents, 0)
  FROM inscription WHERE famille_id = OLD.id AND presence = 'presente';
END;

CREATE TABLE famille (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  compte_id  INTEGER REFERENCES compte (id),
  prenom     TEXT NOT NULL,
  telephone  TEXT,
  approuvee_le TEXT,                     -- the day an animatrice let its first request leave
  created_at TEXT NOT NULL, fusionnee_dans INTEGER REFERENCES famille (id) ON DELETE SET NULL,
  UNIQUE (compte_id, relais_id)
) STRICT;

CREATE INDEX famille_fusionnee ON famille (fusionnee_dans) WHERE fusionnee_dans IS NOT NULL;

CREATE INDEX famille_telephone ON famille (relais_id, telephone) WHERE telephone IS NOT NULL;

CREATE TABLE fusion (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id     INTEGER NOT NULL REFERENCES relais (id),
  gardee_id     INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL,
  retiree_id    INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL,
  animateur_id  INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  le            TEXT NOT NULL,
  avant         TEXT,                               -- both entries as they were, while it can be undone
  definitive_le TEXT,                               -- due_at of its end
  annulee_le    TEXT
, famille_gardee_id INTEGER REFERENCES famille (id) ON DELETE SET NULL, famille_retiree_id INTEGER REFERENCES famille (id) ON DELETE SET NULL) STRICT;

CREATE INDEX fusion_due ON fusion (definitive_le) WHERE definitive_le IS NOT NULL;

CREATE INDEX fusion_relais ON fusion (relais_id, le);

CREATE TABLE garde_a_domicile (
  assistant_maternel_id INTEGER PRIMARY KEY REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  communes     TEXT NOT NULL DEFAULT '[]',         -- INSEE codes; none: all those of the relais
  etat         TEXT CHECK (etat IN ('libre', 'occupee')),  -- NULL: she has said nothing yet
  libre_le     TEXT,
  grille       INTEGER,
  confirmee_le TEXT,
  source       TEXT CHECK (source IN ('bot', 'telephone', 'visite', 'courriel', 'import')),
  accord_le    TEXT,                               -- she agreed to receive families' requests
  demandee_le  TEXT,                               -- she asked herself to be in the directory
  validee_le   TEXT                                -- an animatrice put her there
) STRICT;

CREATE TABLE garde_partagee (
  demande_id INTEGER PRIMARY KEY REFERENCES demande (id) ON DELETE CASCADE,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  depuis     TEXT NOT NULL,
  finie_le   TEXT
) STRICT;

CREATE INDEX garde_partagee_relais ON garde_partagee (relais_id) WHERE finie_le IS NULL;

CREATE TABLE idee (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id INTEGER NOT NULL REFERENCES relais (id),
  compte_id INTEGER REFERENCES compte (id) ON DELETE SET NULL,
  texte     TEXT NOT NULL,
  jour      TEXT NOT NULL
) STRICT;

CREATE INDEX idee_relais ON idee (relais_id, id);

CREATE TABLE import_annuaire (
  id           INTEGER PRIMARY KEY,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  animateur_id INTEGER NOT NULL REFERENCES animateur (id),
  chat_id      INTEGER NOT NULL,
  file_id      TEXT NOT NULL,
  nom          TEXT NOT NULL,
  etat         TEXT NOT NULL CHECK (etat IN ('a_lire', 'a_confirmer', 'a_enregistrer', 'enregistre', 'abandonne')),
  created_at   TEXT NOT NULL
) STRICT;

CREATE TABLE import_planning (
  id           INTEGER PRIMARY KEY,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  animateur_id INTEGER NOT NULL REFERENCES animateur (id),
  chat_id      INTEGER NOT NULL,
  file_id      TEXT NOT NULL,
  nom          TEXT NOT NULL,
  etat         TEXT NOT NULL CHECK (etat IN ('a_lire', 'a_confirmer', 'enregistre', 'abandonne')),
  lignes       TEXT NOT NULL DEFAULT '[]',        -- JSON: the ateliers that it would make
  created_at   TEXT NOT NULL
) STRICT;

CREATE TABLE inbox (
  update_id   INTEGER PRIMARY KEY,
  chat_id     INTEGER NOT NULL,
  body        TEXT,
  state       TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done', 'failed', 'set_aside')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  reference   TEXT,
  received_at TEXT NOT NULL,
  treated_at  TEXT,
  CHECK (state <> 'queued' OR body IS NOT NULL)
) STRICT;

CREATE INDEX inbox_next ON inbox (update_id) WHERE state = 'queued';

CREATE INDEX inbox_queued ON inbox (chat_id, update_id) WHERE state = 'queued';

CREATE INDEX inbox_treated ON inbox (treated_at) WHERE state <> 'queued';

CREATE TABLE inscription (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of arrival
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  atelier_id            INTEGER NOT NULL REFERENCES atelier (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  famille_id            INTEGER REFERENCES famille (id) ON DELETE CASCADE,
  invite                TEXT,                     -- a guest's name, erased with the others
  enfants               TEXT NOT NULL DEFAULT '[]',  -- JSON: ages in months when she registered, no names
  etat                  TEXT NOT NULL CHECK (etat IN ('inscrite', 'en_attente', 'proposee', 'annulee', 'refusee', 'expiree')),
  accord_parents        INTEGER NOT NULL DEFAULT 0 CHECK (accord_parents IN (0, 1)),
  proposee_le           TEXT,
  repondre_avant        TEXT,                     -- due_at: end of the offer of a freed place
  par_animateur_id      INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- NULL: she did it herself
  presence              TEXT CHECK (presence IN ('presente', 'absente', 'excusee')),
  enfants_presents      INTEGER CHECK (enfants_presents >= 0),
  avis_le               TEXT,                     -- she said how it was: what she said stands in `avis`, without her
  created_at            TEXT NOT NULL,
  annulee_le            TEXT, attend TEXT CHECK (attend IN ('priorite', 'equipe')), photos_le TEXT CHECK (photos_le IS NULL OR famille_id IS NOT NULL), rendue_le TEXT, retour_dit INTEGER NOT NULL DEFAULT 0 CHECK (retour_dit BETWEEN 0 AND 2),
  CHECK ((assistant_maternel_id IS NOT NULL) + (famille_id IS NOT NULL) + (invite IS NOT NULL) = 1),
  CHECK ((etat = 'proposee') = (repondre_avant IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX inscription_assistant ON inscription (atelier_id, assistant_maternel_id)
  WHERE assistant_maternel_id IS NOT NULL AND etat IN ('inscrite', 'en_attente', 'proposee');

CREATE INDEX inscription_atelier ON inscription (atelier_id, id);

CREATE INDEX inscription_de_assistant ON inscription (assistant_maternel_id, id) WHERE assistant_maternel_id IS NOT NULL;

CREATE INDEX inscription_de_famille ON inscription (famille_id, id) WHERE famille_id IS NOT NULL;

CREATE UNIQUE INDEX inscription_famille ON inscription (atelier_id, famille_id)
  WHERE famille_id IS NOT NULL AND etat IN ('inscrite', 'en_attente', 'proposee');

CREATE INDEX inscription_offre ON inscription (repondre_avant) WHERE repondre_avant IS NOT NULL;

CREATE INDEX inscription_qui_attend ON inscription (atelier_id, id) WHERE etat IN ('en_attente', 'proposee');

CREATE TABLE inscription_a_dire (
  id             INTEGER PRIMARY KEY,
  inscription_id INTEGER NOT NULL REFERENCES inscription (id) ON DELETE CASCADE,
  evenement      TEXT NOT NULL,
  texte          TEXT,
  le             TEXT NOT NULL,
  dit_le         TEXT,
  UNIQUE (inscription_id, evenement),
  CHECK ((texte IS NULL) = (dit_le IS NOT NULL))
) STRICT;

CREATE INDEX inscription_a_dire_encore ON inscription_a_dire (inscription_id) WHERE dit_le IS NULL;

CREATE TABLE invitation (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  empreinte             TEXT NOT NULL UNIQUE,
  pour                  TEXT NOT NULL CHECK (pour IN ('animateur', 'assistant_maternel', 'equipe', 'famille')),
  nom                   TEXT,
  assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  famille_id            INTEGER REFERENCES famille (id) ON DELETE CASCADE,
  animateur_id          INTEGER REFERENCES animateur (id),
  role                  TEXT CHECK (role IN ('animatrice', 'responsable', 'remplacante')),
  jusqu_au              TEXT,
  created_at            TEXT NOT NULL,
  expires_at            TEXT NOT NULL,
  used_at               TEXT,
  used_by               INTEGER REFERENCES compte (id) ON DELETE SET NULL,
  revoked_at            TEXT
) STRICT;

CREATE TABLE journal (
  id           INTEGER PRIMARY KEY,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  le           TEXT NOT NULL,
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  qui          TEXT,                              -- her name that day, kept until the line goes; NULL: from the server
  acte         TEXT NOT NULL CHECK (acte IN ('lecture', 'changement', 'copie')),
  objet        TEXT NOT NULL,
  numero       INTEGER
) STRICT;

CREATE INDEX journal_le ON journal (le);

CREATE INDEX journal_objet ON journal (relais_id, objet, numero, id);

CREATE INDEX journal_relais ON journal (relais_id, id);

CREATE TABLE letter (
  id         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  chat_id    INTEGER NOT NULL,
  relais_id  INTEGER REFERENCES relais (id),
  lane       INTEGER NOT NULL CHECK (lane IN (1, 2, 9)),
  method     TEXT NOT NULL CHECK (method IN ('send', 'edit', 'document', 'photo', 'copy')),
  body       TEXT,
  edits      TEXT,
  sujet      INTEGER,                         -- the conversation in whose topic it is written: waits for that topic
  genre      TEXT NOT NULL DEFAULT 'reponse' CHECK (genre IN ('reponse', 'automatique', 'proposition')),
  not_before TEXT NOT NULL,
  until      TEXT,
  state      TEXT NOT NULL DEFAULT 'queued' CHECK (state IN
             ('queued', 'claimed', 'sent', 'unreachable', 'rejected', 'expired', 'replaced', 'uncertain')),
  claims     INTEGER NOT NULL DEFAULT 0,
  message_id INTEGER,
  file_id    TEXT,
  settled_at TEXT,
  error      TEXT
) STRICT;

CREATE INDEX letter_claimed ON letter (id) WHERE state = 'claimed';

CREATE INDEX letter_due ON letter (lane, not_before, id) WHERE state = 'queued';

CREATE INDEX letter_edits ON letter (edits) WHERE state = 'queued' AND edits IS NOT NULL;

CREATE INDEX letter_genre ON letter (chat_id, genre, not_before) WHERE genre <> 'reponse';

CREATE INDEX letter_message ON letter (chat_id, message_id) WHERE message_id IS NOT NULL;

CREATE INDEX letter_settled ON letter (settled_at) WHERE settled_at IS NOT NULL;

CREATE INDEX letter_unreachable ON letter (chat_id) WHERE state = 'unreachable';

CREATE TABLE mam (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  nom        TEXT NOT NULL,
  cle        TEXT NOT NULL,                        -- the name without accents nor small words: two spellings, one house
  commune    TEXT NOT NULL,
  adresse    TEXT,
  places     INTEGER CHECK (places BETWEEN 1 AND 30),  -- children received together, all members counted
  created_at TEXT NOT NULL,
  UNIQUE (relais_id, commune, cle)
) STRICT;

CREATE TABLE note_interne (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  animateur_id    INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  le              TEXT NOT NULL,
  texte           TEXT NOT NULL
) STRICT;

CREATE INDEX note_interne_conversation ON note_interne (conversation_id);

CREATE TABLE page_avertie (
  relais_id       INTEGER NOT NULL REFERENCES relais (id),
  page_id         TEXT NOT NULL,
  a_reverifier_le TEXT NOT NULL,                   -- of which review; a later one begins again
  fois            INTEGER NOT NULL,
  le              TEXT NOT NULL,
  PRIMARY KEY (relais_id, page_id)
) STRICT;

CREATE TABLE page_version (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  page_id      TEXT NOT NULL,
  quoi         TEXT NOT NULL CHECK (quoi IN
               ('ecrite', 'corrigee', 'verifiee', 'datee', 'retiree', 'remise', 'nationale', 'restauree', 'formulation')),
  etat         TEXT NOT NULL,                      -- JSON: the whole of it, so that an older row can come back
  le           TEXT NOT NULL,
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX page_version_page ON page_version (relais_id, page_id, id);

CREATE TABLE participation (
  id                    INTEGER PRIMARY KEY,
  campagne_id           INTEGER NOT NULL REFERENCES campagne (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  etat                  TEXT NOT NULL CHECK (etat IN
                        ('a_ecrire', 'ecrite', 'plus_tard', 'repondue', 'a_appeler', 'ecartee', 'close')),
  motif                 TEXT,                     -- why she is left out, phoned, or not waited for
  du_le                 TEXT,                     -- due_at: her letter, its reminder, the reminder she asked for
  envois                INTEGER NOT NULL DEFAULT 0,  -- letters written: the last one's number is one less
  relances              INTEGER NOT NULL DEFAULT 0,  -- those that she did not ask for
  ecrite_le             TEXT,                     -- when the first and the last letter were meant to leave
  derniere_le           TEXT,
  reponse               TEXT CHECK (reponse IN ('inchange', 'place', 'complet')),
  canal                 TEXT CHECK (canal IN ('bot', 'telephone', 'visite', 'courriel')),
  repondue_le           TEXT,
  appel_demande_le      TEXT,
  nouvelle_le           TEXT,                     -- the news that left her out, and the rhythm she had chosen
  rythme_mois           INTEGER,
  UNIQUE (campagne_id, assistant_maternel_id),
  CHECK ((etat = 'repondue') = (repondue_le IS NOT NULL)),
  CHECK (etat IN ('a_ecrire', 'ecrite', 'plus_tard') OR du_le IS NULL)
) STRICT;

CREATE INDEX participation_assistant ON participation (assistant_maternel_id, campagne_id);

CREATE INDEX participation_due ON participation (du_le, id) WHERE du_le IS NOT NULL;

CREATE INDEX participation_etat ON participation (campagne_id, etat);

CREATE TABLE pas_la_meme_famille (
  une_id   INTEGER NOT NULL REFERENCES famille (id) ON DELETE CASCADE,
  autre_id INTEGER NOT NULL REFERENCES famille (id) ON DELETE CASCADE,
  PRIMARY KEY (une_id, autre_id),
  CHECK (une_id < autre_id)
) STRICT;

CREATE TABLE pas_un_doublon (
  une_id   INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  autre_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  PRIMARY KEY (une_id, autre_id),
  CHECK (une_id < autre_id)
) STRICT;

CREATE TABLE periode_accueil (
  id                    INTEGER PRIMARY KEY,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  genre                 TEXT NOT NULL CHECK (genre IN ('reduction', 'derogation', 'absence')),
  du                    TEXT NOT NULL,
  au                    TEXT NOT NULL,
  places                INTEGER CHECK (places BETWEEN 1 AND 20),  -- fewer (reduction), more (derogation)
  source                TEXT NOT NULL CHECK (source IN ('bot', 'telephone', 'visite', 'courriel')),
  created_at            TEXT NOT NULL,
  CHECK (au >= du),
  CHECK ((genre = 'absence') = (places IS NULL))
) STRICT;

CREATE INDEX periode_accueil_assistant ON periode_accueil (assistant_maternel_id, au);

CREATE TRIGGER place_changee AFTER UPDATE OF etat ON place
WHEN OLD.etat <> NEW.etat AND 'libre' IN (OLD.etat, NEW.etat) AND NEW.confirmee_le IS NOT NULL
BEGIN
  INSERT INTO place_changement (assistant_maternel_id, rang, le, source, avant, apres)
  VALUES (NEW.assistant_maternel_id, NEW.rang, NEW.confirmee_le, NEW.source, OLD.etat, NEW.etat);
END;

CREATE TRIGGER place_ouverte AFTER INSERT ON place WHEN NEW.etat = 'libre' AND NEW.confirmee_le IS NOT NULL
BEGIN
  INSERT INTO place_changement (assistant_maternel_id, rang, le, source, avant, apres)
  VALUES (NEW.assistant_maternel_id, NEW.rang, NEW.confirmee_le, NEW.source, NULL, NEW.etat);
END;

CREATE TABLE place (
  id                    INTEGER PRIMARY KEY,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  rang                  INTEGER NOT NULL,
  etat                  TEXT NOT NULL DEFAULT 'inconnue' CHECK (etat IN ('libre', 'occupee', 'gelee', 'inconnue')),
  libre_le              TEXT,
  age_min               INTEGER,
  age_max               INTEGER,
  restriction           TEXT CHECK (restriction IN ('temps_partiel', 'periscolaire')),
  grille                INTEGER,
  confirmee_le          TEXT,
  source                TEXT CHECK (source IN ('bot', 'telephone', 'visite', 'courriel', 'import')), jusqu_au TEXT, horaires TEXT NOT NULL DEFAULT '[]', ages_dits INTEGER NOT NULL DEFAULT 0 CHECK (ages_dits IN (0, 1)), restriction_dite INTEGER NOT NULL DEFAULT 0 CHECK (restriction_dite IN (0, 1)), animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  UNIQUE (assistant_maternel_id, rang)
) STRICT;

CREATE INDEX place_confirmee ON place (confirmee_le) WHERE confirmee_le IS NOT NULL;

CREATE TABLE place_changement (
  id                    INTEGER PRIMARY KEY,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  rang                  INTEGER NOT NULL,
  le                    TEXT NOT NULL,             -- when it was said
  source                TEXT,
  avant                 TEXT,                      -- NULL: the place was not written down yet
  apres                 TEXT NOT NULL
) STRICT;

CREATE INDEX place_changement_assistant ON place_changement (assistant_maternel_id, rang, le);

CREATE INDEX place_changement_le ON place_changement (le);

CREATE TABLE place_mise_a_jour (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  le                    TEXT NOT NULL,
  source                TEXT NOT NULL CHECK (source IN ('bot', 'telephone', 'visite', 'courriel', 'import')),
  animateur_id          INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- NULL: herself, or a file
  genre                 TEXT NOT NULL CHECK (genre IN ('inchange', 'place', 'complet', 'pause', 'retour', 'profil'))
) STRICT;

CREATE INDEX place_mise_a_jour_assistant ON place_mise_a_jour (assistant_maternel_id, le);

CREATE INDEX place_mise_a_jour_relais ON place_mise_a_jour (relais_id, le);

CREATE TABLE preparation (
  compte_id      INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  proposition_id INTEGER NOT NULL REFERENCES proposition (id) ON DELETE CASCADE,
  point          TEXT NOT NULL,                      -- its key in content/preparation.toml
  le             TEXT NOT NULL,
  PRIMARY KEY (compte_id, proposition_id, point)
) STRICT, WITHOUT ROWID;

CREATE TABLE presence_effacee (
  id         INTEGER PRIMARY KEY,
  atelier_id INTEGER NOT NULL REFERENCES atelier (id) ON DELETE CASCADE,
  public     TEXT NOT NULL CHECK (public IN ('assistant_maternel', 'garde_a_domicile', 'parent', 'invite')),
  qui        INTEGER NOT NULL,
  enfants    INTEGER NOT NULL CHECK (enfants >= 0)
) STRICT;

CREATE INDEX presence_effacee_atelier ON presence_effacee (atelier_id);

CREATE TABLE proposition (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  demande_id            INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  cercle                TEXT NOT NULL CHECK (cercle IN ('place_connue', 'a_confirmer', 'partiel', 'a_la_main')),
  etat                  TEXT NOT NULL CHECK (etat IN ('en_attente', 'a_appeler', 'interessee', 'pas_cette_fois',
                        'expiree', 'pourvue', 'retiree', 'plus_disponible')),
  version               INTEGER NOT NULL DEFAULT 1,  -- of the request, as it was read
  ecrite_le             TEXT NOT NULL,
  envoyee_le            TEXT,
  envois                INTEGER NOT NULL DEFAULT 1,  -- times she was asked: again when a place or the hours change
  relances              INTEGER NOT NULL DEFAULT 0,
  relancee_le           TEXT,                    -- when the last reminder was written
  relance_le            TEXT,                    -- due_at of the next reminder
  expire_le             TEXT,                    -- due_at of the end
  repondue_le           TEXT,
  repondue_par          TEXT CHECK (repondue_par IN ('bot', 'telephone')),
  motif                 TEXT,
  suite                 TEXT CHECK (suite IN ('famille_appelle', 'assistant_appelle', 'par_le_relais')),
  contact_le            TEXT,                    -- when phone numbers were given
  suivi_le              TEXT,                    -- due_at of « avez-vous pu vous parler ? »
  suivis                INTEGER NOT NULL DEFAULT 0,  -- how many times that was asked
  suivi                 TEXT CHECK (suivi IN ('rdv_prevu', 'message_laisse', 'pas_encore', 'sans_suite', 'retenue')),
  UNIQUE (demande_id, assistant_maternel_id)
) STRICT;

CREATE INDEX proposition_assistant ON proposition (assistant_maternel_id, ecrite_le);

CREATE INDEX proposition_attente ON proposition (id) WHERE etat = 'en_attente';

CREATE INDEX proposition_expire ON proposition (expire_le) WHERE expire_le IS NOT NULL;

CREATE INDEX proposition_relance ON proposition (relance_le) WHERE relance_le IS NOT NULL;

CREATE INDEX proposition_suivi ON proposition (suivi_le) WHERE suivi_le IS NOT NULL;

CREATE TABLE question (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  compte_id       INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  relais_id       INTEGER REFERENCES relais (id),  -- NULL: her commune is not known yet
  message_id      INTEGER,                         -- the message that asked; NULL: a page opened by a button
  rang            INTEGER NOT NULL DEFAULT 0,      -- several questions in one message
  public          TEXT CHECK (public IN ('parent', 'assistant_maternel')),  -- NULL: may be both
  texte           TEXT,
  posee_le        TEXT NOT NULL,
  etat            TEXT NOT NULL CHECK (etat IN ('gardee', 'choix', 'repondue', 'inconnue', 'transmise')),
  page_id         TEXT,                            -- what answered it
  sujet           TEXT,
  montrees        TEXT NOT NULL DEFAULT '[]',      -- JSON: the other pages that may answer it
  avis            TEXT CHECK (avis IN ('utile', 'pas_utile')),
  raison          TEXT CHECK (raison IN ('inconnue', 'autre_chose', 'pas_utile')),  -- why the team reads it
  conversation_id INTEGER REFERENCES conversation (id) ON DELETE SET NULL,
  contact_id      INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  traitee_le      TEXT, a_transmettre INTEGER NOT NULL DEFAULT 0 CHECK (a_transmettre IN (0, 1)),
  UNIQUE (compte_id, message_id, rang)
) STRICT;

CREATE INDEX question_a_traiter ON question (relais_id, posee_le) WHERE raison IS NOT NULL AND traitee_le IS NULL;

CREATE INDEX question_posee ON question (posee_le);

CREATE INDEX question_relais ON question (relais_id, public, posee_le);

CREATE TABLE rapprochement (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id     INTEGER NOT NULL REFERENCES relais (id),
  une_id        INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  autre_id      INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  le            TEXT NOT NULL,
  reponse_une   TEXT CHECK (reponse_une IN ('oui', 'non')),
  reponse_autre TEXT CHECK (reponse_autre IN ('oui', 'non')),
  contact_le    TEXT,
  UNIQUE (une_id, autre_id),
  CHECK (une_id < autre_id),
  CHECK (contact_le IS NULL OR (reponse_une = 'oui' AND reponse_autre = 'oui'))
) STRICT;

CREATE INDEX rapprochement_autre ON rapprochement (autre_id);

CREATE INDEX rapprochement_relais ON rapprochement (relais_id);

CREATE TABLE rattachement (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  compte_id             INTEGER REFERENCES compte (id) ON DELETE SET NULL,
  par                   TEXT NOT NULL CHECK (par IN ('code', 'numero', 'reprise')),
  le                    TEXT NOT NULL,
  fini_le               TEXT,
  fini_par              INTEGER REFERENCES animateur (id) ON DELETE SET NULL  -- NULL: she erased herself
) STRICT;

CREATE INDEX rattachement_compte ON rattachement (compte_id) WHERE compte_id IS NOT NULL;

CREATE UNIQUE INDEX rattachement_vif ON rattachement (assistant_maternel_id) WHERE fini_le IS NULL;

CREATE TABLE rattachement_famille (
  id          INTEGER PRIMARY KEY,
  relais_id   INTEGER NOT NULL REFERENCES relais (id),
  famille_id  INTEGER NOT NULL REFERENCES famille (id) ON DELETE CASCADE,
  compte_id   INTEGER REFERENCES compte (id) ON DELETE SET NULL,
  fusion_id   INTEGER REFERENCES fusion (id) ON DELETE SET NULL,  -- the account already had a family here: made one
  le          TEXT NOT NULL,
  fini_le     TEXT,
  fini_par    INTEGER REFERENCES animateur (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX rattachement_famille_compte ON rattachement_famille (compte_id) WHERE compte_id IS NOT NULL;

CREATE INDEX rattachement_famille_vif ON rattachement_famille (famille_id) WHERE fini_le IS NULL;

CREATE TABLE reclamation (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id       INTEGER NOT NULL REFERENCES relais (id),
  annee           INTEGER NOT NULL,
  numero          INTEGER NOT NULL,
  conversation_id INTEGER REFERENCES conversation (id) ON DELETE SET NULL,
  qui             TEXT,                          -- said on the phone; otherwise the conversation knows
  telephone       TEXT,
  objet           TEXT,
  animateur_id    INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- who answers it
  recue_le        TEXT NOT NULL,
  repondre_avant  TEXT NOT NULL,                 -- the last day to answer
  rappelee_le     TEXT,                          -- its owner was reminded
  signalee_le     TEXT,                          -- the responsable was told that it is late, the last time
  reponse         TEXT,
  close_le        TEXT,
  effacee         INTEGER NOT NULL DEFAULT 0 CHECK (effacee IN (0, 1)),
  UNIQUE (relais_id, annee, numero)
) STRICT;

CREATE UNIQUE INDEX reclamation_conversation ON reclamation (conversation_id)
  WHERE conversation_id IS NOT NULL AND close_le IS NULL;

CREATE INDEX reclamation_ouverte ON reclamation (relais_id, repondre_avant) WHERE close_le IS NULL AND effacee = 0;

CREATE TABLE relais (
  id    INTEGER PRIMARY KEY,
  slug  TEXT NOT NULL UNIQUE
, semaine_dite_jusqu_au TEXT) STRICT;

CREATE TABLE reponse_partielle (
  proposition_id INTEGER PRIMARY KEY REFERENCES proposition (id) ON DELETE CASCADE,
  jours          TEXT NOT NULL,                      -- JSON list of 0 … 6; [] = the request names no day
  moment         TEXT NOT NULL CHECK (moment IN ('journee', 'matin', 'apres_midi')),
  enfants        TEXT NOT NULL,                      -- JSON list of ranks in the request, from 0
  le             TEXT NOT NULL
) STRICT;

CREATE TABLE reponse_prete (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  cle          TEXT,                             -- the shipped one that it replaces; NULL: the relais's own
  titre        TEXT NOT NULL,
  texte        TEXT,                             -- NULL: the shipped one is not offered here
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  le           TEXT NOT NULL,
  UNIQUE (relais_id, cle)
) STRICT;

CREATE TABLE ressource (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id          INTEGER NOT NULL REFERENCES relais (id),
  sorte              TEXT NOT NULL CHECK (sorte IN ('malle', 'salle')),
  nom                TEXT NOT NULL,
  description        TEXT,
  lieu               TEXT,                        -- key of the territory
  duree              INTEGER NOT NULL CHECK (duree > 0),  -- a slot in minutes (salle), a loan in days (malle)
  places_adultes     INTEGER NOT NULL DEFAULT 1 CHECK (places_adultes > 0),
  enfants_par_adulte INTEGER CHECK (enfants_par_adulte > 0),
  charte             INTEGER NOT NULL DEFAULT 0 CHECK (charte IN (0, 1)),
  retiree_le         TEXT,
  created_at         TEXT NOT NULL
, de TEXT NOT NULL DEFAULT '09:00', a TEXT NOT NULL DEFAULT '17:00', texte_charte TEXT) STRICT;

CREATE INDEX ressource_relais ON ressource (relais_id, sorte) WHERE retiree_le IS NULL;

CREATE TABLE robot (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  username TEXT NOT NULL
) STRICT;

CREATE TABLE sondage (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  annonce_id INTEGER UNIQUE REFERENCES annonce (id) ON DELETE SET NULL,
  anonyme    INTEGER NOT NULL CHECK (anonyme IN (0, 1)),
  fin        TEXT NOT NULL,                       -- its last day in Paris
  clos_le    TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX sondage_ouvert ON sondage (fin) WHERE clos_le IS NULL;

CREATE INDEX sondage_relais ON sondage (relais_id, id);

CREATE TABLE sondage_participation (
  sondage_id INTEGER NOT NULL REFERENCES sondage (id) ON DELETE CASCADE,
  compte_id  INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  rang       INTEGER NOT NULL DEFAULT 0,          -- the question she is at
  PRIMARY KEY (sondage_id, compte_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sondage_question (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  sondage_id INTEGER NOT NULL REFERENCES sondage (id) ON DELETE CASCADE,
  rang       INTEGER NOT NULL,
  texte      TEXT NOT NULL,
  genre      TEXT NOT NULL CHECK (genre IN ('un', 'plusieurs', 'libre')),
  choix      TEXT NOT NULL DEFAULT '[]',          -- JSON
  UNIQUE (sondage_id, rang)
) STRICT;

CREATE TABLE sondage_remarque (
  cle         TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(8)))),
  question_id INTEGER NOT NULL REFERENCES sondage_question (id) ON DELETE CASCADE,
  texte       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sondage_remarque_question ON sondage_remarque (question_id, cle);

CREATE TABLE sondage_reponse (
  question_id INTEGER NOT NULL REFERENCES sondage_question (id) ON DELETE CASCADE,
  compte_id   INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  choix       TEXT NOT NULL DEFAULT '[]',         -- JSON: the numbers of the choices
  texte       TEXT,
  le          TEXT NOT NULL,
  PRIMARY KEY (question_id, compte_id)
) STRICT;

CREATE TABLE sondage_total (
  question_id INTEGER NOT NULL REFERENCES sondage_question (id) ON DELETE CASCADE,
  choix       INTEGER NOT NULL,
  nombre      INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (question_id, choix)
) STRICT, WITHOUT ROWID;

CREATE TABLE sous_activite (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  signalee_le           TEXT NOT NULL,
  source                TEXT NOT NULL CHECK (source IN ('bot', 'telephone', 'visite', 'courriel')),
  animateur_id          INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  accompagnee_le        TEXT,                     -- an animatrice has spoken with her about it
  retiree_le            TEXT
) STRICT;

CREATE UNIQUE INDEX sous_activite_ouverte ON sous_activite (assistant_maternel_id) WHERE retiree_le IS NULL;

CREATE INDEX sous_activite_relais ON sous_activite (relais_id, signalee_le);

CREATE TABLE suivi_commune (
  animateur_id INTEGER NOT NULL REFERENCES animateur (id) ON DELETE CASCADE,
  commune      TEXT NOT NULL,
  PRIMARY KEY (animateur_id, commune)
) STRICT;

CREATE TABLE sujet (
  compte_id INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  sujet     TEXT NOT NULL CHECK (sujet IN ('annonces', 'ateliers', 'formations', 'sondages')),
  voulu     INTEGER NOT NULL CHECK (voulu IN (0, 1)),
  le        TEXT NOT NULL,
  PRIMARY KEY (compte_id, sujet)
) STRICT;

CREATE TABLE task (
  id         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  body       TEXT NOT NULL,
  state      TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done', 'failed')),
  attempts   INTEGER NOT NULL DEFAULT 0,
  not_before TEXT NOT NULL,
  settled_at TEXT,
  error      TEXT
) STRICT;

CREATE INDEX task_due ON task (not_before, id) WHERE state = 'queued';

CREATE TABLE tick (
  name TEXT PRIMARY KEY,
  done TEXT NOT NULL
) STRICT;

CREATE TABLE transfert (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),      -- where it was
  vers_id               INTEGER NOT NULL REFERENCES relais (id),      -- where the commune is now
  demande_id            INTEGER UNIQUE REFERENCES demande (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER UNIQUE REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  etat                  TEXT NOT NULL CHECK (etat IN ('demande', 'transmis', 'garde', 'refuse')),
  le                    TEXT NOT NULL,
  animateur_id          INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  CHECK ((demande_id IS NULL) <> (assistant_maternel_id IS NULL))
) STRICT;

CREATE INDEX transfert_relais ON transfert (relais_id, etat);

CREATE TABLE urgence (
  relais_id INTEGER NOT NULL REFERENCES relais (id),
  mois      TEXT NOT NULL,
  sorte     TEXT NOT NULL CHECK (sorte IN ('vitale', 'epuisement', 'suicide', 'violence', 'enfant')),
  nombre    INTEGER NOT NULL,
  PRIMARY KEY (relais_id, mois, sorte)
) STRICT;
