/** Languages the studio has texts in, each by the name its own readers give it. */
export const languageNames = {
  en: 'English',
  it: 'Italiano',
  fr: 'Français',
  nl: 'Nederlands',
  zh: '简体中文',
} as const;

export type Language = keyof typeof languageNames;

export const languages: readonly Language[] = ['en', 'it', 'fr', 'nl', 'zh'];

const key = 'waypost.language';

function findLanguage(tag: string): Language | undefined {
  const base = tag.toLowerCase().split('-')[0] ?? '';
  return languages.find((language) => language === base);
}

/** The reader's language among those we have, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = findLanguage(tag);
    if (found) return found;
  }
  return 'en';
}

/** What the reader chose in the menu before; else what the browser asks for. */
export function startLanguage(): Language {
  const stored = storedLanguage();
  return preferredLanguage(
    stored === null ? navigator.languages : [stored, ...navigator.languages],
  );
}

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage is closed to us; the browser's language stays.
    return null;
  }
}

/** Keeps the reader's choice for the next visit. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage is closed to us; the choice holds for this visit.
  }
}
