import crawlers from 'crawler-user-agents';

const known = new RegExp(crawlers.map(({ pattern }) => pattern).join('|'), 'i');

/**
 * Whether a request for a short link comes from a program and not from a tap: link previews (WhatsApp and
 * others fetch every link they show), mail and virus scanners, prefetching browsers, monitors.
 */
export function isRobot(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const agent = headers['user-agent'];
  if (typeof agent !== 'string' || agent === '') return true;
  const purpose = `${String(headers['sec-purpose'] ?? '')} ${String(headers['purpose'] ?? '')}`;
  return purpose.includes('prefetch') || purpose.includes('preview') || known.test(agent);
}
