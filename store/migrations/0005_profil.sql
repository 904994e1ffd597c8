-- What a professional says of herself beside her places, and every piece of news of them: who said it, how, when.
-- An example: 7 h 30 to 13 h on Saturdays is [[5, "07:30", "13:00"]]; the grid holds the same hours as moments.
ALTER TABLE place ADD COLUMN jusqu_au TEXT;  -- last day a taken or frozen place is surely so
ALTER TABLE place ADD COLUMN horaires TEXT NOT NULL DEFAULT '[]';
ALTER TABLE place ADD COLUMN ages_dits INTEGER NOT NULL DEFAULT 0 CHECK (ages_dits IN (0, 1));  -- by her: hers to change
ALTER TABLE place ADD COLUMN restriction_dite INTEGER NOT NULL DEFAULT 0 CHECK (restriction_dite IN (0, 1));
ALTER TABLE place ADD COLUMN animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL;  -- NULL: herself, or a file

ALTER TABLE assistant_maternel ADD COLUMN depannage INTEGER CHECK (depannage IN (0, 1));
-- Every so many months she is asked about her places; 0: at the two legal dates only; NULL: as the relais does.
ALTER TABLE assistant_maternel ADD COLUMN rythme_mois INTEGER CHECK (rythme_mois IN (0, 1, 2, 3, 6));
ALTER TABLE assistant_maternel ADD COLUMN moment_prefere TEXT CHECK (moment_prefere IN ('matin', 'sieste', 'soir'));
ALTER TABLE assistant_maternel ADD COLUMN pause_motif TEXT
  CHECK (pause_motif IN ('conges', 'maladie', 'maternite', 'retraite'));  -- nobody but her reads it
ALTER TABLE assistant_maternel ADD COLUMN retour_le TEXT;            -- due day of « Bon retour », the day after a pause
ALTER TABLE assistant_maternel ADD COLUMN fraicheur_prevenue_le TEXT;  -- told that her news grow old
ALTER TABLE assistant_maternel ADD COLUMN questionnee_le TEXT;       -- a campaign last asked about her places
ALTER TABLE assistant_maternel ADD COLUMN question_prevue_le TEXT;   -- and will next ask, when it is known
CREATE INDEX assistant_maternel_retour ON assistant_maternel (retour_le) WHERE retour_le IS NOT NULL;
CREATE INDEX place_confirmee ON place (confirmee_le) WHERE confirmee_le IS NOT NULL;

-- Append-only: what changed since last week, and the figures of a year.
CREATE TABLE place_mise_a_jour (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  le                    TEXT NOT NULL,
  source                TEXT NOT NULL CHECK (source IN ('bot', 'telephone', 'visite', 'courriel', 'import')),
  animateur_id          INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- NULL: herself, or a file
  genre                 TEXT NOT NULL CHECK (genre IN ('inchange', 'place', 'complet', 'pause', 'retour', 'profil'))
) STRICT;
CREATE INDEX place_mise_a_jour_relais ON place_mise_a_jour (relais_id, le);
CREATE INDEX place_mise_a_jour_assistant ON place_mise_a_jour (assistant_maternel_id, le);

-- « J'aimerais accueillir plus d'enfants »: what the Caf calls a reported under-activity. One open row a person.
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

-- A temporary reduction, a derogation, an absence: dated, and shown as such.
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

UPDATE assistant_maternel SET retour_le = date(en_pause_jusqu_au, '+1 day') WHERE en_pause_jusqu_au >= date('now');
