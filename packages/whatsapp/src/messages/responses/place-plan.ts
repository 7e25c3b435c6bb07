import { frameFields } from './frame.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import type { ResponsePlan } from './response-plan.ts';

/** A place on the map. */
export function planLocation(content: ResponseOf<'location'>): ResponsePlan {
  const max = responseLimits.place;
  return {
    fields: [
      {
        path: 'latitude',
        text: content.latitude,
        label: 'The latitude',
        max,
        required: true,
        shape: 'latitude',
      },
      {
        path: 'longitude',
        text: content.longitude,
        label: 'The longitude',
        max,
        required: true,
        shape: 'longitude',
      },
      { path: 'name', text: content.name, label: 'The name', max, required: false },
      { path: 'address', text: content.address, label: 'The address', max, required: false },
    ],
    send: (wordsOf) => {
      const name = wordsOf('name');
      const address = wordsOf('address');
      return {
        type: 'location',
        location: {
          latitude: withoutPlus(wordsOf('latitude')),
          longitude: withoutPlus(wordsOf('longitude')),
          ...(name === '' ? {} : { name }),
          ...(address === '' ? {} : { address }),
        },
      };
    },
  };
}

function withoutPlus(degrees: string): string {
  return degrees.replace(/^\+/, '');
}

/** A question with a button that sends the person's own place back. */
export function planLocationRequest(content: ResponseOf<'locationRequest'>): ResponsePlan {
  return {
    fields: frameFields({ body: content.body }),
    send: (wordsOf) => ({
      type: 'interactive',
      interactive: {
        type: 'location_request_message',
        body: { text: wordsOf('body') },
        action: { name: 'send_location' },
      },
    }),
  };
}
