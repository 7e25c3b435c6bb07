import { extendTailwindMerge } from 'tailwind-merge';

import { radii, typeScale } from './tokens.ts';

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: Object.keys(typeScale),
      radius: Object.keys(radii),
      shadow: ['node', 'popover'],
    },
  },
});

/** Joins class names; where two set the same property, the later one wins. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return merge(names.filter(Boolean).join(' '));
}
