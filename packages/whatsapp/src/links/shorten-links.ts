import { webAddress } from './web-address.ts';

/** A message's payload with short links, and where each of them leads. */
export interface ShortenedPayload {
  payload: Record<string, unknown>;
  /** Targets by the index that `shortUrl` was called with. */
  links: string[];
}

/** Parts of a send whose strings are not words for people: media and everything that names something. */
const untouched = new Set([
  'link',
  'id',
  'name',
  'language',
  'payload',
  'parameter_name',
  'latitude',
  'longitude',
  'flow_token',
  'flow_action_payload',
  'flow_action_data',
  'contacts',
  'context',
]);

/**
 * Replaces every web address a person could tap: in texts and captions, behind link buttons and cards.
 * Media links stay as they are, because Meta fetches them itself. A template's link button can lead to a
 * short link only when Meta approved it with that address: `trackedButtons` names those, by the place of
 * the button (`0`) or of a card's button (`2.0`); their parameter is a whole web address.
 *
 * @param shortUrl Gives the short link of the target with this index; of a tracked button only `code` is used.
 */
export function shortenLinks(
  payload: Record<string, unknown>,
  shortUrl: (index: number) => { url: string; code: string },
  trackedButtons: ReadonlySet<string> = new Set(),
): ShortenedPayload {
  const links: string[] = [];
  const indexOf = (target: string): number => {
    const known = links.indexOf(target);
    return known === -1 ? links.push(target) - 1 : known;
  };
  const inText = (text: string): string =>
    text.replace(webAddress, (target) => shortUrl(indexOf(target)).url);

  function walk(value: unknown, key: string, card: string): unknown {
    if (typeof value === 'string') return untouched.has(key) ? value : inText(value);
    if (Array.isArray(value)) return value.map((item) => walk(item, key, card));
    if (typeof value !== 'object' || value === null) return value;
    if (untouched.has(key)) return value;
    const button = buttonOf(value);
    if (button !== null) {
      const place = card === '' ? button.index : `${card}.${button.index}`;
      return trackedButtons.has(place)
        ? { ...value, parameters: [{ type: 'text', text: shortUrl(indexOf(button.text)).code }] }
        : value;
    }
    const inside = cardOf(value) ?? card;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, walk(part, name, inside)]),
    );
  }

  const shortened: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(payload)) shortened[name] = walk(part, name, '');
  return { payload: shortened, links };
}

/** A template's link button with its one parameter; null for everything else. */
function buttonOf(value: object): { index: string; text: string } | null {
  if (!('sub_type' in value) || String(value.sub_type).toLowerCase() !== 'url') return null;
  const parameters = 'parameters' in value ? value.parameters : [];
  const [first]: unknown[] = Array.isArray(parameters) ? parameters : [];
  const text = typeof first === 'object' && first !== null && 'text' in first ? first.text : '';
  return { index: 'index' in value ? String(value.index) : '0', text: String(text) };
}

function cardOf(value: object): string | null {
  return 'card_index' in value && 'components' in value ? String(value.card_index) : null;
}
