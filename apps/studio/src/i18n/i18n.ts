import { createInstance } from 'i18next';
import type { BackendModule, i18n, ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

import common from './en/common.json';
import { languages } from './languages.ts';
import type { Language } from './languages.ts';
import { namespaces } from './namespaces.ts';

const files = import.meta.glob<{ default: ResourceKey }>('./*/*.json');

const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) {
      done(new Error(`No texts for ${namespace} in ${language}.`), null);
      return;
    }
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** Texts of the studio; a namespace is loaded when the first screen that uses it opens. */
export async function createTexts(language: Language): Promise<i18n> {
  const texts = createInstance();
  await texts
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      ns: ['common'],
      defaultNS: 'common',
      supportedLngs: [...languages],
      partialBundledLanguages: true,
      resources: { en: { common } },
      interpolation: { escapeValue: false },
    });
  return texts;
}

/** Lets the page say which language it is in, now and after each change. */
export function nameLanguageOfPage(texts: i18n): void {
  const follow = (language: string): void => {
    document.documentElement.lang = language;
    document.documentElement.dir = texts.dir(language);
  };
  follow(texts.language);
  texts.on('languageChanged', follow);
}

/** Loads every namespace, for tests that draw screens without waiting. */
export async function loadAllTexts(texts: i18n): Promise<void> {
  await texts.loadNamespaces([...namespaces]);
}
