/** How far a sender's sending has come. All of it only grows, unless the database was set back. */
export interface SendMarks {
  /** Raised by each decision about a restore: marks of an earlier generation say nothing any more. */
  generation: number;
  /** Claims of the sender's main loop. */
  claims: number;
  /** Claims of its loop for triggered messages. */
  triggered: number;
  /** When anything was last heard of its messages, ms since the epoch: what a lost status would have resolved. */
  heard: number;
}

/** Whether `a` tells of something that `b` does not know. */
export function isAhead(a: SendMarks, b: SendMarks): boolean {
  if (a.generation !== b.generation) return a.generation > b.generation;
  return a.claims > b.claims || a.triggered > b.triggered || a.heard > b.heard;
}

/** Both together, as far as they are of one generation. */
export function furthest(a: SendMarks, b: SendMarks): SendMarks {
  if (a.generation !== b.generation) return a.generation > b.generation ? a : b;
  return {
    generation: a.generation,
    claims: Math.max(a.claims, b.claims),
    triggered: Math.max(a.triggered, b.triggered),
    heard: Math.max(a.heard, b.heard),
  };
}
