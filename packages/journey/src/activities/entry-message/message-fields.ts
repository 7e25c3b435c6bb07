import type { ProvidedResult } from '../definition.ts';
import type { EntryMessage } from './schema.ts';

/** A part of the message that let a person in, by its path under `event`. */
export interface MessageField {
  path: string;
  kind: ProvidedResult['kind'];
}

const written: MessageField[] = [{ path: 'text', kind: 'text' }];
const tapped: MessageField[] = [{ path: 'button', kind: 'text' }];
const advertised: MessageField[] = [
  { path: 'referral.headline', kind: 'text' },
  { path: 'referral.body', kind: 'text' },
  { path: 'referral.source_id', kind: 'text' },
  { path: 'referral.source_url', kind: 'text' },
];
const attached: MessageField[] = [
  { path: 'media.kind', kind: 'text' },
  { path: 'media.file_name', kind: 'text' },
  { path: 'location.name', kind: 'text' },
  { path: 'location.address', kind: 'text' },
  { path: 'location.latitude', kind: 'number' },
  { path: 'location.longitude', kind: 'number' },
  { path: 'order.total', kind: 'number' },
  { path: 'order.currency', kind: 'text' },
];

/** What a message that lets people in carries, as far as it can be known before it comes. */
export function messageFields({ match }: EntryMessage): MessageField[] {
  switch (match.kind) {
    case 'any':
      return [...written, ...tapped, ...attached, ...advertised];
    case 'keyword':
      return [...written, ...tapped];
    case 'button':
      return tapped;
    case 'flow':
      return (match.fields ?? []).map(({ name, kind }) => ({ path: `flow.${name}`, kind }));
    case 'referral':
      return [...written, ...advertised];
  }
}
