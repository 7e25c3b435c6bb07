/**
 * A file of people as a shop's export looks, made from a seed: semicolons, quotes, line breaks, repeated ids,
 * shared numbers, badly written phones and consent in several languages. Numbers are made up and only ever
 * reach the simulator.
 */
export function peopleCsv(rows: number, seed: number): string {
  const random = randomOf(seed);
  const pick = <T>(values: readonly [T, ...T[]]): T =>
    values[Math.floor(random() * values.length)] ?? values[0];
  const lines = [
    'external_id;first_name;last_name;phone;country;locale;time_zone;marketing_consent;consent_date;consent_source;tier;last_order_value;notes',
  ];
  const phones: { text: string; country: string }[] = [];
  for (let row = 1; row <= rows; row += 1) {
    const repeated = row > 10 && random() < 0.02;
    const id = `p-${repeated ? Math.floor(random() * (row - 1)) + 1 : row}`;
    const shared = phones.length > 0 && random() < 0.03;
    const phone = shared ? pick([phones[0]!, ...phones]) : phoneOf(row, random, pick);
    if (!shared) phones.push(phone);
    lines.push(
      [
        id,
        pick(['Giulia', 'Zoë', '李雷', 'Ana "Nina"', 'Jean-François', 'Đorđe']),
        pick(['Rossi', "d'Oex", 'van der Berg', '王; 芳', 'Müller 🎉']),
        phone.text,
        phone.country,
        pick(['it', 'en_GB', 'fr-FR', 'nl', 'zh-CN', '']),
        pick(['Europe/Rome', 'America/New_York', '']),
        pick([
          'yes',
          'sì',
          'oui',
          'ja',
          '是',
          'true',
          '1',
          'Y',
          'no',
          'non',
          'nee',
          '否',
          'false',
          '',
        ]),
        pick(['2026-04-16', '']),
        pick(['store', 'web form', '']),
        pick(['gold', 'silver', 'bronze', '']),
        String(Math.floor(random() * 30_000) / 100),
        pick(['', 'line one\nline two', 'semi; colon']),
      ]
        .map(quote)
        .join(';'),
    );
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function phoneOf(
  row: number,
  random: () => number,
  pick: <T>(values: readonly [T, ...T[]]) => T,
): { text: string; country: string } {
  const digits = String(1_000_000 + row).slice(1);
  const good = pick([
    { text: `+39 320 ${digits}0`.slice(0, 16), country: 'IT' },
    { text: `0039320${digits}1`, country: 'Italia' },
    { text: `+44 7700 ${digits}`.slice(0, 15), country: 'gb' },
    { text: `(212) 6${digits.slice(0, 2)}-${digits.slice(2)}`, country: 'US' },
    { text: `+1 416 6${digits.slice(0, 2)} ${digits.slice(2)}`, country: 'CA' },
    { text: `06 1${digits.slice(0, 1)} ${digits.slice(1)}0`, country: 'NL' },
  ]);
  const fate = random();
  if (fate < 0.02) return { ...good, text: '' };
  if (fate < 0.04) return { ...good, text: '3.9E+11' };
  return good;
}

function quote(text: string): string {
  return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Mulberry32: small, fast and the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
