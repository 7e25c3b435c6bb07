import { shortenLinks, type Template } from '@waypost/whatsapp';

import { shortLinkPath, type ShortLinks } from './short-links.ts';

/**
 * Puts short links into a message's payload; `payload.links` keeps where they lead. A template's link
 * button is tracked when it was approved with this installation's address for short links.
 */
export function shortenDraft(
  payload: Record<string, unknown>,
  {
    messageId,
    shortLinks,
    template,
  }: {
    messageId: string;
    shortLinks: ShortLinks;
    template: Template | null;
  },
): Record<string, unknown> {
  const shortened = shortenLinks(
    payload,
    (index) => ({
      url: shortLinks.urlOf(messageId, index),
      code: shortLinks.codeOf(messageId, index),
    }),
    template === null ? new Set() : trackedButtons(template, shortLinks.base),
  );
  return shortened.links.length === 0 ? payload : { ...shortened.payload, links: shortened.links };
}

/** Places of the link buttons that lead to short links: `0`, or `2.0` on the third card. */
function trackedButtons(template: Template, base: string): Set<string> {
  const places = new Set<string>();
  const isTracked = (url: string): boolean => url.startsWith(`${base}${shortLinkPath}{{`);
  for (const component of template.components) {
    if (component.type !== 'BUTTONS') continue;
    component.buttons.forEach((button, index) => {
      if (button.type === 'URL' && isTracked(button.url)) places.add(String(index));
    });
  }
  return places;
}
