import type { MessageMatch } from '@waypost/journey';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { AnswerFields } from '../reaction/AnswerFields.tsx';
import { WordsField } from '../WordsField.tsx';

const emptyMatches: { [K in MessageMatch['kind']]: Extract<MessageMatch, { kind: K }> } = {
  any: { kind: 'any' },
  keyword: { kind: 'keyword', words: [], where: 'message' },
  button: { kind: 'button', labels: [] },
  flow: { kind: 'flow', tokens: [] },
  referral: { kind: 'referral', sourceIds: [] },
};

/** "Entry: Message": which sender is written to, and what lets people in. */
export function EntryMessagePane({
  activity,
  onChange,
  problems,
  isReadOnly,
  resources,
}: PaneProps<'entryMessage'>) {
  const { t } = useTranslation('editor');
  const { match } = activity;
  const change = (changed: MessageMatch, field: string): void =>
    onChange({ ...activity, match: changed }, field);
  return (
    <>
      <FieldAnchor field="senderId">
        <Select
          label={t('entryMessage.sender')}
          isDisabled={isReadOnly}
          options={[
            { value: '', label: t('entryMessage.anySender') },
            ...resources.senders.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={activity.senderId ?? ''}
          onChange={(id) => onChange({ ...activity, senderId: id === '' ? null : id }, 'senderId')}
          error={problemAt(problems, 'senderId')}
        />
      </FieldAnchor>
      <FieldAnchor field="match">
        <Select
          label={t('entryMessage.what')}
          isDisabled={isReadOnly}
          options={[
            { value: 'any', label: t('entryMessage.any') },
            { value: 'keyword', label: t('entryMessage.keyword') },
            { value: 'button', label: t('entryMessage.button') },
            { value: 'flow', label: t('entryMessage.flow') },
            { value: 'referral', label: t('entryMessage.referral') },
          ]}
          value={match.kind}
          onChange={(kind) => change(emptyMatches[kind], 'match')}
        />
      </FieldAnchor>
      {match.kind === 'keyword' && (
        <>
          <FieldAnchor field="match.words">
            <WordsField
              label={t('entryMessage.words')}
              help={t('entryMessage.wordsHelp')}
              words={match.words}
              isReadOnly={isReadOnly}
              error={problemAt(problems, 'match.words')}
              onChange={(words) => change({ ...match, words }, 'match.words')}
            />
          </FieldAnchor>
          <Select
            label={t('entryMessage.where')}
            isDisabled={isReadOnly}
            options={[
              { value: 'message', label: t('entryMessage.whole') },
              { value: 'contains', label: t('entryMessage.contains') },
            ]}
            value={match.where}
            onChange={(where) => change({ ...match, where }, 'match.where')}
          />
        </>
      )}
      {match.kind === 'button' && (
        <WordsField
          label={t('entryMessage.labels')}
          help={t('entryMessage.labelsHelp')}
          words={match.labels}
          isReadOnly={isReadOnly}
          onChange={(labels) => change({ ...match, labels }, 'match.labels')}
        />
      )}
      {match.kind === 'flow' && (
        <>
          <WordsField
            label={t('entryMessage.tokens')}
            help={t('entryMessage.tokensHelp')}
            words={match.tokens}
            isReadOnly={isReadOnly}
            onChange={(tokens) => change({ ...match, tokens }, 'match.tokens')}
          />
          <AnswerFields
            fields={match.fields ?? []}
            field="match"
            problems={problems}
            isReadOnly={isReadOnly}
            onChange={(fields, part) => change({ ...match, fields }, `match.${part}`)}
          />
        </>
      )}
      {match.kind === 'referral' && (
        <WordsField
          label={t('entryMessage.ads')}
          help={t('entryMessage.adsHelp')}
          words={match.sourceIds}
          isReadOnly={isReadOnly}
          onChange={(sourceIds) => change({ ...match, sourceIds }, 'match.sourceIds')}
        />
      )}
    </>
  );
}
