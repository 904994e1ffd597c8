-- A campaign asks the professionals of a relais whether their places have changed; one participation a person.
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
CREATE INDEX campagne_relais ON campagne (relais_id, debut);
CREATE INDEX campagne_etat ON campagne (etat, debut);

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
CREATE INDEX participation_due ON participation (du_le, id) WHERE du_le IS NOT NULL;
CREATE INDEX participation_assistant ON participation (assistant_maternel_id, campagne_id);
CREATE INDEX participation_etat ON participation (campagne_id, etat);

CREATE INDEX assistant_maternel_relais ON assistant_maternel (relais_id);
