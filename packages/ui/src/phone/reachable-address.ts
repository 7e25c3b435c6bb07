/**
 * Pictures of the simulator are served by Waypost itself. Their stored address may name another port or
 * host than the page was opened at, so only its path counts.
 */
export function reachableAddress(url: string): string {
  return /^https?:\/\/[^/]+(\/simulator\/media\/.+)$/.exec(url)?.[1] ?? url;
}
