import { motion } from '@waypost/ui';

/** How long the viewport takes to move, ms: no time at all for readers who want no motion. */
export function viewportMotion(): { duration: number } {
  const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return { duration: isReduced ? 0 : motion.viewport };
}
