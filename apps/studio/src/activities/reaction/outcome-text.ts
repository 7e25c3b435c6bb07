import type { ReactionOutcome } from '@waypost/journey';
import type { FailureClass } from '@waypost/whatsapp';
import type { TFunction } from 'i18next';

/** An outcome in a few words: the name of its port, and of its row in the pane. */
export function outcomeText(t: TFunction<'editor'>, outcome: ReactionOutcome): string {
  switch (outcome.kind) {
    case 'delivered':
      return t('outcome.delivered');
    case 'read':
      return t('outcome.read');
    case 'reply':
      return t('outcome.reply');
    case 'flow':
      return t('outcome.flow');
    case 'button':
      return outcome.label === ''
        ? t('outcome.button', { number: outcome.button + 1 })
        : t('outcome.buttonLabel', { label: outcome.label });
    case 'keyword': {
      const words = outcome.words.filter((word) => word.trim() !== '');
      return words.length === 0
        ? t('outcome.keyword')
        : t('outcome.keywordWords', { words: words.map((word) => `“${word}”`).join(', ') });
    }
    case 'click':
      return outcome.urls.length === 0
        ? t('outcome.click')
        : t('outcome.clickLabel', { label: outcome.label || (outcome.urls[0] ?? '') });
    case 'failed':
      return outcome.classes.length === 0
        ? t('outcome.failed')
        : t('outcome.failedBy', {
            classes: outcome.classes.map((one) => failureText(t, one)).join(', '),
          });
  }
}

/** A class of failures in words. */
export function failureText(t: TFunction<'editor'>, failure: FailureClass): string {
  switch (failure) {
    case 'unreachable':
      return t('failure.unreachable');
    case 'opted_out':
      return t('failure.opted_out');
    case 'template':
      return t('failure.template');
    case 'limit':
      return t('failure.limit');
    case 'other':
      return t('failure.other');
  }
}
