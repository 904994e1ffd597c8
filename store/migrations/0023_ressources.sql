-- What is lent or booked: its hours, its own charter; and a loan that comes back.
ALTER TABLE ressource ADD COLUMN de TEXT NOT NULL DEFAULT '09:00';  -- a room: from when to when, Monday to Friday
ALTER TABLE ressource ADD COLUMN a TEXT NOT NULL DEFAULT '17:00';
ALTER TABLE ressource ADD COLUMN texte_charte TEXT;
ALTER TABLE inscription ADD COLUMN rendue_le TEXT;
ALTER TABLE inscription ADD COLUMN retour_dit INTEGER NOT NULL DEFAULT 0 CHECK (retour_dit BETWEEN 0 AND 2);
  -- 1: she was told the day before it ends; 2: the team was told that it is late
CREATE UNIQUE INDEX atelier_creneau ON atelier (ressource_id, debut) WHERE ressource_id IS NOT NULL AND etat <> 'annule';
