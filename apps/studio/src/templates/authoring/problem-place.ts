import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Gives the name of the place in the form that a path of the draft points at. */
export function useProblemPlace(): (field: string) => string {
  const { t } = useTranslation('authoring');
  return useCallback(
    (field) => {
      const [part = '', next] = field.split('.');
      switch (part) {
        case 'name':
        case 'language':
        case 'category':
          return t(`basics.${part}`);
        case 'ttlSeconds':
          return t('basics.ttl');
        case 'header':
          return t('header.kind');
        case 'footer':
          return t('footer');
        case 'offer':
          return t('layout.offer');
        case 'buttons':
          return next === undefined
            ? t('sections.buttons')
            : t('place.button', { place: Number(next) + 1 });
        case 'cards':
          return next === undefined
            ? t('sections.cards')
            : t('place.card', { place: Number(next) + 1 });
        case 'code':
          return t('sections.code');
        case 'examples':
          return t('text.example', { variable: `{{${field.split('.').at(-1) ?? ''}}}` });
        default:
          return t('body');
      }
    },
    [t],
  );
}
