import { readInstant } from './template-instant.ts';
import type { RenderStep } from './rendering.ts';

/** The strip of a limited-time offer; with a countdown its end goes along as a parameter. */
export function compileOffer(offer: { text: string; has_expiration: boolean }): RenderStep {
  const slot = 'offer.expires_at';
  return (rendering, { bubble, components }) => {
    if (!offer.has_expiration) {
      bubble.offer = { ...bubble.offer, text: offer.text };
      return;
    }
    const { text, source } = rendering.valueOf(slot);
    const expiresAt = readInstant(text);
    bubble.offer = {
      ...bubble.offer,
      text: offer.text,
      ...(expiresAt === null ? {} : { expiresAt }),
    };
    if (expiresAt !== null) {
      components.push({
        type: 'limited_time_offer',
        parameters: [
          { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: expiresAt } },
        ],
      });
    } else if (source !== 'missing') {
      rendering.problems.push({
        slot,
        component: 'offer',
        code: 'instant_invalid',
        text: 'The end of the offer needs a date and time, for example 2027-01-31T18:00:00Z.',
      });
    }
  };
}
