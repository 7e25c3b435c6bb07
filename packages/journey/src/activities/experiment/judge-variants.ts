/** How a variant did: people whose time to reach the metric is over, and how many of them reached it. */
export interface VariantResult {
  id: string;
  people: number;
  reached: number;
}

export interface Verdict {
  /** The variant with the highest rate; null while there is none, or several share it. */
  best: string | null;
  /** How sure it is that the best is better than every other, 0 to 1. */
  confidence: number;
}

/** People of two variants together at which the test is sharpest; elsewhere it only needs a little more. */
const sharpestAt = 2_000;

/** See `anytimeP`: the mixture's variance that is best at `sharpestAt` for a confidence of 95 %. */
const mixture = (-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1)) / sharpestAt;

/**
 * Compares the best variant with each other one.
 *
 * A test for a fixed number of people (the two-proportion z-test) may be looked at once. This one is looked at by an
 * engine every few seconds and by people whenever they like: with the z-test at 5 %, every third experiment between equal
 * variants would find a winner sooner or later. So each pair is judged by an asymptotic confidence sequence, which holds
 * at all times together (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and
 * asymptotic confidence sequences", Annals of Statistics 2024). The price is about half as many people again. Several pairs are
 * corrected for by Bonferroni, since the best must beat all of them.
 */
export function judgeVariants(variants: readonly VariantResult[]): Verdict {
  const measured = variants.filter(({ people }) => people > 0);
  const [best, second] = measured.toSorted((a, b) => rate(b) - rate(a));
  if (best === undefined || second === undefined || measured.length < variants.length)
    return { best: null, confidence: 0 };
  if (rate(best) === rate(second)) return { best: null, confidence: 0 };
  const others = measured.filter((variant) => variant !== best);
  const doubt = Math.max(...others.map((other) => anytimeP(best, other))) * others.length;
  return { best: best.id, confidence: 1 - Math.min(1, doubt) };
}

function rate({ people, reached }: VariantResult): number {
  return people === 0 ? 0 : reached / people;
}

/**
 * The anytime-valid p-value of a difference between two rates: the smallest level whose confidence sequence does not
 * contain 0. Each variant gets one more who reached it and one more who did not (Agresti and Caffo), so that a rate of 0 %
 * is not taken for certain.
 */
function anytimeP(a: VariantResult, b: VariantResult): number {
  const [one, other] = [a, b].map(({ people, reached }) => {
    const n = people + 2;
    const p = (reached + 1) / n;
    return { p, variance: (p * (1 - p)) / n };
  });
  if (one === undefined || other === undefined) return 1;
  const squaredZ = (one.p - other.p) ** 2 / (one.variance + other.variance);
  const seen = (a.people + b.people) * mixture;
  return Math.min(1, Math.sqrt(seen + 1) * Math.exp((-squaredZ * seen) / (2 * (seen + 1))));
}

const z95 = 1.959964;

/** The range a rate lies in with 95 % certainty, 0 to 1 (Wilson's interval; Newcombe 1998). */
export function rateInterval({ people, reached }: Pick<VariantResult, 'people' | 'reached'>): {
  low: number;
  high: number;
} {
  if (people === 0) return { low: 0, high: 1 };
  const p = reached / people;
  const squared = z95 ** 2;
  const middle = (p + squared / (2 * people)) / (1 + squared / people);
  const half =
    (z95 / (1 + squared / people)) *
    Math.sqrt((p * (1 - p)) / people + squared / (4 * people ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
