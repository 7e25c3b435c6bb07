-- A look at a run that passes several activities writes one row: the first one in the old columns, those
-- after it here, in order, each with the next visit. NULL when there is none.
ALTER TABLE run_step
  ADD further_activities text[],
  ADD further_ports text[],
  ADD further_reasons text[];
