/** How a variant, or those who are held out, stand. */
export interface VariantFigures {
  /** A variant's id, or `holdoutPort`. */
  variant: string;
  people: number;
  /** Of these, who reached the metric so far. */
  reached: number;
  /** People whose time to reach it is over, and how many of these reached it. */
  settled: number;
  settledReached: number;
}
