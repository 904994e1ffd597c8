-- Families without Telegram: what an animatrice writes down for them, how they are told, their later link, their doubles.

-- How a request came, and who of the team wrote it down (NULL: the family itself).
ALTER TABLE demande ADD COLUMN canal TEXT NOT NULL DEFAULT 'messagerie'
  CHECK (canal IN ('messagerie', 'telephone', 'guichet', 'mail'));
ALTER TABLE demande ADD COLUMN notee_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL;

-- An agreement said aloud, and who wrote it down.
ALTER TABLE consentement ADD COLUMN oral INTEGER NOT NULL DEFAULT 0 CHECK (oral IN (0, 1));
ALTER TABLE consentement ADD COLUMN note_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL;

-- How the last word was given when it was not said: NULL, by voice.
ALTER TABLE appel ADD COLUMN moyen TEXT CHECK (moyen IN ('sms', 'courriel', 'message'));

-- The Telegram account given to a family that had none, and its end: nobody doubts afterwards who saw what.
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

CREATE INDEX rattachement_famille_vif ON rattachement_famille (famille_id) WHERE fini_le IS NULL;
CREATE INDEX rattachement_famille_compte ON rattachement_famille (compte_id) WHERE compte_id IS NOT NULL;

-- Two families made one, with the same undoing as two entries of the directory.
ALTER TABLE fusion ADD COLUMN famille_gardee_id INTEGER REFERENCES famille (id) ON DELETE SET NULL;
ALTER TABLE fusion ADD COLUMN famille_retiree_id INTEGER REFERENCES famille (id) ON DELETE SET NULL;
ALTER TABLE famille ADD COLUMN fusionnee_dans INTEGER REFERENCES famille (id) ON DELETE SET NULL;
CREATE INDEX famille_fusionnee ON famille (fusionnee_dans) WHERE fusionnee_dans IS NOT NULL;
CREATE INDEX famille_telephone ON famille (relais_id, telephone) WHERE telephone IS NOT NULL;

CREATE TABLE pas_la_meme_famille (
  une_id   INTEGER NOT NULL REFERENCES famille (id) ON DELETE CASCADE,
  autre_id INTEGER NOT NULL REFERENCES famille (id) ON DELETE CASCADE,
  PRIMARY KEY (une_id, autre_id),
  CHECK (une_id < autre_id)
) STRICT;

-- What an animatrice does for a family is written in the journal of its request.
CREATE TABLE evenement_de_la_demande (
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

INSERT INTO evenement_de_la_demande SELECT * FROM evenement;
DROP TABLE evenement;
ALTER TABLE evenement_de_la_demande RENAME TO evenement;
CREATE INDEX evenement_demande ON evenement (demande_id, id);
