-- What other journeys must know to send people here: the fields its entry takes over (null: it is not entered by
-- jump) and where it sends people on before they have waited. Kept by publishing; null before the first time.
ALTER TABLE journey ADD jump jsonb;
