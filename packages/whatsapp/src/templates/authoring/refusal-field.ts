/** Meta's subcodes that name what is wrong with a template. Source: Meta, "Template creation errors". */
const bySubcode: Record<number, string> = {
  2_388_023: 'name',
  2_388_024: 'language',
  2_388_039: 'name',
  2_388_040: 'body',
  2_388_047: 'header.text',
  2_388_072: 'body',
  2_388_073: 'footer',
  2_388_293: 'body',
  2_388_299: 'body',
};

const byWord: [word: RegExp, field: string][] = [
  [/\bcard|carousel/i, 'cards'],
  [/\bheader/i, 'header'],
  [/\bfooter/i, 'footer'],
  [/\bbutton/i, 'buttons'],
  [/\blanguage/i, 'language'],
  [/\bcategory/i, 'category'],
  [/\b(time to live|ttl|message_send_ttl)/i, 'ttlSeconds'],
  [/\boffer/i, 'offer.text'],
  [/\bbody/i, 'body'],
  [/\bname\b/i, 'name'],
];

/** The field of a draft that Meta's refusal is about; null when it can't be told. */
export function refusalField(refusal: {
  subcode: number | null;
  title: string;
  text: string;
}): string | null {
  const known = refusal.subcode === null ? undefined : bySubcode[refusal.subcode];
  if (known !== undefined) return known;
  for (const words of [refusal.title, refusal.text]) {
    const found = byWord.find(([word]) => word.test(words));
    if (found !== undefined) return found[1];
  }
  return null;
}
