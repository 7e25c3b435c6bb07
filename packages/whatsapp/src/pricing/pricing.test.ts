import { expect, test } from 'vitest';

import { Bill, costTogether, monthOf } from './bill.ts';
import { chargeBy, type ChargedMessage } from './charge.ts';
import { rateCardCsv, readRateCardCsv } from './rate-card-csv.ts';
import { exampleRateCard, rateCardSchema, type RateCard } from './rate-card.ts';

const card: RateCard = {
  currency: 'EUR',
  countries: [
    { country: 'IT', marketing: 0.06, utility: 0.03, authentication: null, service: 0.03 },
  ],
  everywhereElse: { marketing: 0.1, utility: 0.05, authentication: 0.05, service: 0.05 },
  utilityFreeInWindow: true,
  freeServiceMessages: 0,
};
const toItaly: ChargedMessage = {
  country: 'IT',
  category: 'MARKETING',
  windowOpen: false,
  freeEntry: false,
};
const november = Date.UTC(2026, 10, 21);
const december = Date.UTC(2026, 11, 1);

function chargeFor(by: RateCard, message: ChargedMessage) {
  return chargeBy(by)(message);
}

test('a template costs what its category costs in the country of the number', () => {
  expect(chargeFor(card, toItaly)).toEqual({ kind: 'priced', price: 0.06, isElsewhere: false });
  expect(chargeFor(card, { ...toItaly, category: 'UTILITY' })).toMatchObject({ price: 0.03 });
  expect(chargeFor(card, { ...toItaly, country: 'CH' })).toEqual({
    kind: 'priced',
    price: 0.1,
    isElsewhere: true,
  });
});

test('marketing is charged in the open window too; utility is not where the card says so', () => {
  const open = { ...toItaly, windowOpen: true };
  expect(chargeFor(card, open)).toMatchObject({ kind: 'priced' });
  expect(chargeFor(card, { ...open, category: 'UTILITY' })).toEqual({ kind: 'free' });
  const charging = { ...card, utilityFreeInWindow: false };
  expect(chargeFor(charging, { ...open, category: 'UTILITY' })).toMatchObject({ price: 0.03 });
});

test('all is free for 72 hours after an ad', () => {
  expect(chargeFor(card, { ...toItaly, freeEntry: true })).toEqual({ kind: 'free' });
});

test('what nobody knows is said and never guessed', () => {
  expect(chargeFor(card, { ...toItaly, country: null })).toEqual({
    kind: 'unknown',
    because: 'country',
  });
  const unknown = { kind: 'unknown', because: 'price' };
  expect(chargeFor(card, { ...toItaly, category: 'AUTHENTICATION' })).toEqual(unknown);
  expect(chargeFor(card, { ...toItaly, category: 'NEWSLETTER' })).toEqual(unknown);
  const few = { ...card, everywhereElse: null };
  expect(chargeFor(few, { ...toItaly, country: 'CH' })).toEqual(unknown);
});

test('the first service messages of each sender and month are free, counting those already sent', () => {
  const bill = new Bill(
    { ...card, freeServiceMessages: 1000 },
    new Map([['shop', 990]]),
    monthOf(november),
  );
  const service = { ...toItaly, category: null, windowOpen: true };
  expect(bill.add('a', 'shop', november, service, 30)).toBeCloseTo(0.6);
  expect(bill.add('a', 'shop', november, service)).toBeCloseTo(0.03);
  expect(bill.add('b', 'help', november, service, 30)).toBe(0);
  expect(bill.add('c', 'shop', december, service, 30)).toBe(0);
  expect(bill.costs().get('a')).toMatchObject({ messages: 31, free: 10 });
  expect(bill.costs().get('b')).toMatchObject({ messages: 30, free: 30, amount: 0 });
});

test('a million messages come to the cent, with what is missing told beside', () => {
  const bill = new Bill(card);
  for (let person = 0; person < 10_000; person += 1) bill.add('it', 'shop', november, toItaly);
  bill.add('it', 'shop', november, toItaly, 990_000);
  bill.add('ch', 'shop', november, { ...toItaly, country: 'CH' }, 10);
  bill.add('none', 'shop', november, { ...toItaly, country: null }, 3);
  expect(bill.costs().get('it')?.amount).toBe(60_000);
  expect(costTogether(bill.costs().values())).toEqual({
    amount: 60_001,
    messages: 1_000_013,
    free: 0,
    unknownCountry: 3,
    unpriced: 0,
    elsewhere: 10,
  });
});

test('a card holds each country once, and prices that can be', () => {
  expect(rateCardSchema.safeParse(exampleRateCard).success).toBe(true);
  const [italy] = card.countries;
  const twice = { ...card, countries: [italy, italy] };
  expect(rateCardSchema.safeParse(twice).error?.issues[0]?.path).toEqual(['countries']);
  const odd = { ...card, countries: [{ ...italy, country: 'Italy', utility: -1 }] };
  expect(rateCardSchema.safeParse(odd).error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'countries.0.utility',
    'countries.0.country',
  ]);
});

test('prices leave as a file and come back the same', () => {
  const read = readRateCardCsv(rateCardCsv(card), (name) => (name === 'IT' ? 'IT' : null));
  expect(read).toEqual({
    countries: card.countries,
    everywhereElse: card.everywhereElse,
    unread: [],
  });
});

test('a file from elsewhere is read by the names of its columns, and says what it could not read', () => {
  const names = new Map([
    ['Italy', 'IT'],
    ['Korea, Republic of', 'KR'],
  ]);
  const countryOf = (name: string) => names.get(name) ?? null;
  const text = [
    '\uFEFFMarket;Currency;Utility;Marketing',
    'Italy;EUR;0,03;€0,06',
    '"Korea, Republic of";EUR;n/a;0,05',
    'Rest of Africa;EUR;0,004;0,02',
  ].join('\n');
  expect(readRateCardCsv(text, countryOf)).toEqual({
    countries: [
      { country: 'IT', marketing: 0.06, utility: 0.03, authentication: null, service: null },
      { country: 'KR', marketing: 0.05, utility: null, authentication: null, service: null },
    ],
    everywhereElse: null,
    unread: ['Rest of Africa'],
  });
  expect(readRateCardCsv('name,age\nAda,3', countryOf)).toBeNull();
});
