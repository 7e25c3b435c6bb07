import { onlineManager } from '@tanstack/react-query';

/** From one look to the next while Waypost does not answer, ms. */
const lookAgainMs = 2000;

/** A look that got no answer by then got none, ms. */
const longestLookMs = 10_000;

let look = (): void => {};

/** A request got no answer: is Waypost still there? */
export function doubtReach(): void {
  look();
}

/**
 * Lets the online state of TanStack Query, and with it all that waits for it, say whether Waypost answers. The
 * browser's own flag is a reason to look and no more: Waypost may run on this machine or in this house, and a network
 * may be there without it.
 */
export function followReach(answers: () => Promise<boolean> = waypostAnswers): void {
  onlineManager.setEventListener((setOnline) => {
    let again: ReturnType<typeof setTimeout> | undefined;
    let isLooking = false;
    const check = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      clearTimeout(again);
      const isThere = await answers();
      isLooking = false;
      setOnline(isThere);
      if (!isThere) again = setTimeout(look, lookAgainMs);
    };
    look = () => void check();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    if (!navigator.onLine) look();
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
      clearTimeout(again);
    };
  });
}

async function waypostAnswers(): Promise<boolean> {
  const signal = AbortSignal.timeout(longestLookMs);
  return fetch('/healthz', { cache: 'no-store', signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}
