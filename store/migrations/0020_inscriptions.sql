-- Registrations: why somebody waits, what is said on the phone, what stays when people are erased.

-- On the list for another reason than places: others are first for some days, or the team speaks with her first.
ALTER TABLE inscription ADD COLUMN attend TEXT CHECK (attend IN ('priorite', 'equipe'));
-- Only a parent agrees to pictures of her child, for this atelier only.
ALTER TABLE inscription ADD COLUMN photos_le TEXT CHECK (photos_le IS NULL OR famille_id IS NOT NULL);
CREATE INDEX inscription_qui_attend ON inscription (atelier_id, id) WHERE etat IN ('en_attente', 'proposee');

-- What is said on the phone to somebody registered who reads no message; the words go once they are said.
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

-- Somebody came, and is not known any more: what the Caf counts stays. `qui` is the number of her first registration
-- among those erased with it: the same for one person, and leads to nobody.
CREATE TABLE presence_effacee (
  id         INTEGER PRIMARY KEY,
  atelier_id INTEGER NOT NULL REFERENCES atelier (id) ON DELETE CASCADE,
  public     TEXT NOT NULL CHECK (public IN ('assistant_maternel', 'garde_a_domicile', 'parent', 'invite')),
  qui        INTEGER NOT NULL,
  enfants    INTEGER NOT NULL CHECK (enfants >= 0)
) STRICT;
CREATE INDEX presence_effacee_atelier ON presence_effacee (atelier_id);

CREATE TRIGGER famille_presences BEFORE DELETE ON famille BEGIN
  INSERT INTO presence_effacee (atelier_id, public, qui, enfants)
  SELECT atelier_id, 'parent', min(id) OVER (), coalesce(enfants_presents, 0)
  FROM inscription WHERE famille_id = OLD.id AND presence = 'presente';
END;
CREATE TRIGGER assistant_presences BEFORE DELETE ON assistant_maternel WHEN OLD.fusionnee_dans IS NULL BEGIN
  INSERT INTO presence_effacee (atelier_id, public, qui, enfants)
  SELECT atelier_id, 'assistant_maternel', min(id) OVER (), coalesce(enfants_presents, 0)
  FROM inscription WHERE assistant_maternel_id = OLD.id AND presence = 'presente';
END;

-- The beginning from which the due dates of an atelier were reckoned: announced or moved, they are reckoned again.
ALTER TABLE atelier ADD COLUMN echeances_de TEXT;
CREATE INDEX atelier_echeances ON atelier (debut) WHERE etat = 'annonce' AND echeances_de IS NOT debut;
