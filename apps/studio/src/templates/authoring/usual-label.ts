import type { DraftButtonKind } from '@waypost/whatsapp';

const labels: Partial<Record<DraftButtonKind, Record<string, string>>> = {
  catalog: {
    en: 'View catalog',
    it: 'Vedi catalogo',
    fr: 'Voir le catalogue',
    nl: 'Catalogus bekijken',
    zh: '查看目录',
  },
  products: {
    en: 'View items',
    it: 'Vedi articoli',
    fr: 'Voir les articles',
    nl: 'Artikelen bekijken',
    zh: '查看商品',
  },
  product: { en: 'View', it: 'Vedi', fr: 'Voir', nl: 'Bekijken', zh: '查看' },
};

/** What a shop's button usually says, in the language of the template. */
export function usualLabel(kind: DraftButtonKind, language: string): string {
  const texts = labels[kind];
  return texts?.[language.split('_')[0] ?? ''] ?? texts?.['en'] ?? '';
}
