import { personalisationData, responseContentSchema } from '@waypost/whatsapp';
import type { WhatsAppContent } from '@waypost/whatsapp';
import { describe, expect, it } from 'vitest';

import { judgeSample } from './judge-sample.ts';
import type { AssumedWindow, Forecast, Sample } from './judge-sample.ts';

const content: WhatsAppContent = {
  response: responseContentSchema.parse({
    defaultLanguage: 'en',
    byLanguage: {
      en: { kind: 'text', body: 'Hi {{ profile.first_name }}' },
      it: { kind: 'text', body: 'Ciao {{ profile.first_name }}' },
    },
  }),
};

const giulia: Sample = {
  id: '1',
  name: 'Giulia',
  locale: 'it_IT',
  data: personalisationData({ profile: { firstName: 'Giulia' }, journey: { name: '' } }),
};
const nameless: Sample = {
  ...giulia,
  data: personalisationData({ profile: {}, journey: { name: '' } }),
};

function judged(sample: Sample, forecast: Forecast | null, window: AssumedWindow) {
  return judgeSample(sample, forecast, { content, templates: [], window });
}

describe('trying a message on a person', () => {
  it('shows it in the person’s language', () => {
    const { outcome, problems } = judged(giulia, null, 'open');
    expect(outcome).toMatchObject({ part: 'response', language: 'it' });
    expect(problems).toEqual([]);
  });

  it('names what the person has no value for', () => {
    expect(judged(nameless, null, 'open').problems).toEqual([{ kind: 'missing', place: 'body' }]);
  });

  it('says once that the window is closed, and not when it is taken as open', () => {
    const closed = { exclusion: 'window_closed', isWindowOpen: false };
    expect(judged(giulia, closed, 'actual').problems).toEqual([
      { kind: 'excluded', reason: 'window_closed' },
    ]);
    expect(judged(giulia, closed, 'open').problems).toEqual([]);
    expect(judged(giulia, null, 'closed').problems).toEqual([
      { kind: 'excluded', reason: 'window_closed' },
    ]);
  });

  it('keeps other reasons whatever the window is taken for', () => {
    const optedOut = { exclusion: 'opted_out', isWindowOpen: true };
    expect(judged(giulia, optedOut, 'open').problems).toEqual([
      { kind: 'excluded', reason: 'opted_out' },
    ]);
  });
});
