import { drawFrom } from '../split/draw.ts';
import { holdoutPort, type Experiment } from './schema.ts';

/** Where a person belongs, and the numbers that decided it. */
export interface Assignment {
  /** A variant's id, or `holdoutPort`. */
  variant: string;
  /** What was drawn for the person, in percent of those it was drawn among. */
  drawn: number;
}

/**
 * Draws from who the person is. Holding out has a draw of its own: other shares, or other variants, hold out the same
 * people.
 * @param person names the person within this journey
 */
export function assignVariant(
  { id, variants, holdout }: Pick<Experiment, 'id' | 'variants' | 'holdout'>,
  person: string,
): Assignment {
  const heldOut = drawFrom(`${person}/${id}/holdout`) * 100;
  if (heldOut < holdout) return { variant: holdoutPort, drawn: heldOut };
  const drawn = drawFrom(`${person}/${id}/variant`) * 100;
  let reached = 0;
  const variant = variants.find(({ weight }) => {
    reached += weight;
    return drawn < reached;
  });
  // Shares of less than 100 % are never published; an experiment without variants leads nowhere.
  return { variant: variant?.id ?? variants.at(-1)?.id ?? 'next', drawn };
}
