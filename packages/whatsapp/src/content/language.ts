/** What choosing a language needs of a template's or response's content. */
export interface LanguageChoice {
  defaultLanguage: string;
  byLanguage: Record<string, unknown>;
}

/**
 * The language a person gets: the exact locale (`it_IT`), then its base (`it`), then any variant of
 * that base, then the default language. Locales may be written `it-IT`, `it_IT` or with a script
 * (`zh-Hant-HK`); a traditional Chinese locale prefers a traditional variant.
 */
export function pickLanguage(locale: string | null, content: LanguageChoice): string {
  const codes = Object.keys(content.byLanguage);
  if (codes.every((code) => code === content.defaultLanguage)) return content.defaultLanguage;
  const wanted = parseLocale(locale);
  if (wanted === null) return content.defaultLanguage;
  const available = codes.map((code) => ({ code, ...parseCode(code) }));
  const sameBase = available
    .filter(({ language }) => language === wanted.language)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const exact = sameBase.find(({ region }) => region === wanted.region);
  if (exact !== undefined) return exact.code;
  const script = wanted.script ?? scriptOfRegion[wanted.region ?? ''];
  if (wanted.language === 'zh' && script !== undefined) {
    const sameScript = sameBase.find(
      (entry) => (entry.script ?? scriptOfRegion[entry.region ?? '']) === script,
    );
    if (sameScript !== undefined) return sameScript.code;
  }
  const base = sameBase.find(({ region }) => region === undefined);
  if (base !== undefined) return base.code;
  const preferred = sameBase.find(({ code }) => code === content.defaultLanguage) ?? sameBase[0];
  return preferred?.code ?? content.defaultLanguage;
}

interface ParsedLocale {
  language: string;
  script?: string;
  region?: string;
}

const scriptOfRegion: Record<string, string> = {
  TW: 'HANT',
  HK: 'HANT',
  MO: 'HANT',
  CN: 'HANS',
  SG: 'HANS',
};

function parseLocale(locale: string | null): ParsedLocale | null {
  const parsed = parseCode(locale ?? '');
  return /^[a-z]{2,3}$/.test(parsed.language) ? parsed : null;
}

function parseCode(code: string): ParsedLocale {
  const [language = '', ...rest] = code.trim().split(/[-_]/);
  const parsed: ParsedLocale = { language: language.toLowerCase() };
  for (const part of rest) {
    const upper = part.toUpperCase();
    if (/^[A-Z]{4}$/.test(upper)) parsed.script ??= upper;
    else if (/^([A-Z]{2}|\d{3})$/.test(upper)) parsed.region ??= upper;
  }
  return parsed;
}
