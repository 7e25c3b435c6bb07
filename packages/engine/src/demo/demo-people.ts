import type { ProfileChange } from '../profiles/profile-change.ts';

/** A demo person with what they said about marketing messages. */
export interface DemoPerson {
  change: ProfileChange;
  marketing: 'in' | 'out' | null;
  service: 'in' | null;
}

interface DemoCountry {
  country: string;
  timeZone: string;
  people: number;
  /** Locales by turns. */
  locales: string[];
  /** The nth number that the country's regulator keeps for film and fiction. */
  number: (n: number) => string;
}

/** Mobile numbers the Australian regulator (ACMA) keeps for fiction. */
const australian = [
  '491570006',
  '491570156',
  '491570157',
  '491570158',
  '491570159',
  '491570110',
  '491570313',
  '491570737',
  '491571266',
  '491571491',
  '491571804',
  '491572549',
  '491572665',
  '491572983',
];

function padded(n: number, length: number): string {
  return String(n).padStart(length, '0');
}

/**
 * Only numbers nobody has: 555-01xx (North American Numbering Plan), 07700 900xxx (Ofcom), 06 39 98 xx xx
 * (Arcep), 0171 39200xx (Bundesnetzagentur), 070-17406xx (PTS) and ACMA's list. Italy, the Netherlands and
 * China keep none, so people who speak those languages live elsewhere here.
 */
const countries: DemoCountry[] = [
  {
    country: 'GB',
    timeZone: 'Europe/London',
    people: 62,
    locales: ['en-GB', 'en-GB', 'it-IT', 'en-GB', 'zh-CN'],
    number: (n) => `+447700900${padded(101 + n * 3, 3)}`,
  },
  {
    country: 'FR',
    timeZone: 'Europe/Paris',
    people: 40,
    locales: ['fr-FR', 'fr-FR', 'fr-FR', 'it-IT'],
    number: (n) => `+336399801${padded(n + 10, 2)}`,
  },
  {
    country: 'DE',
    timeZone: 'Europe/Berlin',
    people: 36,
    locales: ['nl-NL', 'it-IT', 'en-GB', 'nl-NL'],
    number: (n) => `+491713920${padded(n + 5, 3)}`,
  },
  {
    country: 'CA',
    timeZone: 'America/Toronto',
    people: 20,
    locales: ['en-CA', 'fr-CA', 'zh-CN'],
    number: (n) => `+1416555${padded(110 + n, 4)}`,
  },
  {
    country: 'US',
    timeZone: 'America/New_York',
    people: 16,
    locales: ['en-US'],
    number: (n) => `+1212555${padded(120 + n, 4)}`,
  },
  {
    country: 'AU',
    timeZone: 'Australia/Sydney',
    people: 14,
    locales: ['en-AU', 'zh-CN'],
    number: (n) => `+61${australian[n] ?? ''}`,
  },
  {
    country: 'SE',
    timeZone: 'Europe/Stockholm',
    people: 12,
    locales: ['en-GB', 'nl-NL'],
    number: (n) => `+46701740${padded(610 + n, 3)}`,
  },
];

interface Names {
  first: string[];
  last: string[];
}

const names: Record<string, Names> = {
  en: {
    first: [
      'Olivia',
      'Noah',
      'Amelia',
      'George',
      'Isla',
      'Harry',
      'Ava',
      'Jack',
      'Freya',
      'Leo',
      'Grace',
    ],
    last: ['Bennett', 'Clarke', 'Hughes', 'Murray', 'Patel', 'Reid', 'Walsh', 'Young', 'Foster'],
  },
  it: {
    first: ['Giulia', 'Marco', 'Chiara', 'Luca', 'Sofia', 'Matteo', 'Elena', 'Davide', 'Nicolò'],
    last: ['Rossi', 'Conti', 'De Luca', 'Ferrari', 'Greco', 'Marini', 'Ricci'],
  },
  fr: {
    first: ['Élodie', 'Hugo', 'Camille', 'Louis', 'Zoé', 'Théo', 'Inès', 'Jules', 'Anaïs'],
    last: ['Bernard', 'Dubois', 'Lefèvre', 'Moreau', 'Petit', 'Roux', 'Garnier'],
  },
  nl: {
    first: ['Sanne', 'Daan', 'Femke', 'Bram', 'Lotte', 'Sem', 'Noor', 'Thijs'],
    last: ['de Vries', 'Jansen', 'Bakker', 'van Dijk', 'Visser', 'Smit', 'Mulder'],
  },
  zh: {
    first: ['秀英', '伟', '芳', '磊', '静', '洋', '敏'],
    last: ['李', '王', '张', '刘', '陈', '杨', '赵'],
  },
};

const tiers = ['bronze', 'bronze', 'silver', 'bronze', 'gold', 'silver'];
const categories = ['Shoes', 'Outdoor', 'Kitchen', 'Books', 'Kids', 'Garden'];

/** The 200 demo people, the same every time. */
export function demoPeople(): DemoPerson[] {
  const people: DemoPerson[] = [];
  for (const { country, timeZone, people: size, locales, number } of countries) {
    for (let n = 0; n < size; n += 1) {
      const place = people.length;
      const locale = locales[n % locales.length] ?? 'en-GB';
      people.push({
        change: {
          externalId: `demo-${padded(place + 1, 3)}`,
          demo: true,
          ...personName(locale, place),
          // Two people of one household share a phone: shows what the engine does about it.
          phone: number(country === 'GB' && n === 30 ? 29 : n),
          country,
          locale,
          timeZone,
          attributes: attributesOf(place),
        },
        ...consentOf(place),
      });
    }
  }
  return people;
}

function personName(locale: string, place: number): { firstName: string; lastName: string } {
  const { first, last } = names[locale.slice(0, 2)] ?? { first: ['Alex'], last: ['Demo'] };
  return {
    firstName: first[place % first.length] ?? '',
    lastName: last[Math.floor(place / 2) % last.length] ?? '',
  };
}

function attributesOf(place: number): Record<string, unknown> {
  const attributes: Record<string, unknown> = {
    tier: tiers[place % tiers.length],
    favourite_category: categories[(place * 5) % categories.length],
    last_order_value: 15 + ((place * 7919) % 18_500) / 100,
    orders: 1 + ((place * 13) % 9),
  };
  if (place % 3 === 0) attributes['cart_total'] = 20 + ((place * 3571) % 13_000) / 100;
  return attributes;
}

function consentOf(place: number): Pick<DemoPerson, 'marketing' | 'service'> {
  if (place % 17 === 9) return { marketing: 'out', service: 'in' };
  if (place % 13 === 6) return { marketing: null, service: null };
  return { marketing: 'in', service: 'in' };
}
