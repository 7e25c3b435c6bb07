import type { ReactionOutcome, ReactionOutcomeOf } from '@waypost/journey';
import { failureClasses } from '@waypost/whatsapp';
import type { FailureClass } from '@waypost/whatsapp';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import { WordsField } from '../WordsField.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import type { WatchedButton, WatchedLink } from './outcome-offers.ts';
import { failureText } from './outcome-text.ts';

interface OutcomeFormProps<O extends ReactionOutcome> {
  outcome: O;
  field: string;
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  onChange: (changed: O, part: string) => void;
}

/** Whether an outcome has anything to set. A button needs a choice only when the one it names is gone. */
export function hasSettings(
  { kind }: ReactionOutcome,
  isBroken: boolean,
  buttons: readonly WatchedButton[],
  links: readonly WatchedLink[],
): boolean {
  switch (kind) {
    case 'keyword':
    case 'flow':
    case 'failed':
      return true;
    case 'button':
      return isBroken && buttons.length > 0;
    case 'click':
      return links.length > 0;
    case 'reply':
    case 'read':
    case 'delivered':
      return false;
  }
}

/** The settings of one outcome. */
export function OutcomeForm({
  outcome,
  buttons,
  links,
  ...form
}: OutcomeFormProps<ReactionOutcome> & {
  buttons: readonly WatchedButton[];
  links: readonly WatchedLink[];
}) {
  switch (outcome.kind) {
    case 'keyword':
      return <KeywordForm {...form} outcome={outcome} />;
    case 'flow':
      return (
        <AnswerFields
          {...form}
          fields={outcome.fields}
          onChange={(fields, part) => form.onChange({ ...outcome, fields }, part)}
        />
      );
    case 'failed':
      return <FailureForm {...form} outcome={outcome} />;
    case 'button':
      return <ButtonForm {...form} outcome={outcome} buttons={buttons} />;
    case 'click':
      return <LinkForm {...form} outcome={outcome} links={links} />;
    case 'reply':
    case 'read':
    case 'delivered':
      return null;
  }
}

function KeywordForm({
  outcome,
  field,
  problems,
  isReadOnly,
  onChange,
}: OutcomeFormProps<ReactionOutcomeOf<'keyword'>>) {
  const { t } = useTranslation('editor');
  return (
    <>
      <FieldAnchor field={`${field}.words`}>
        <WordsField
          label={t('reaction.words')}
          help={t('reaction.wordsHelp')}
          isRequired
          rows={2}
          words={outcome.words}
          isReadOnly={isReadOnly}
          error={problemAt(problems, `${field}.words`)}
          onChange={(words) => onChange({ ...outcome, words }, 'words')}
        />
      </FieldAnchor>
      <Select
        label={t('reaction.where')}
        isDisabled={isReadOnly}
        options={[
          { value: 'message', label: t('entryMessage.whole') },
          { value: 'contains', label: t('entryMessage.contains') },
        ]}
        value={outcome.where}
        onChange={(where) => onChange({ ...outcome, where }, 'where')}
      />
    </>
  );
}

/** Among the choices this stands for every failure; `several` for what only the API can ask for. */
type FailureChoice = FailureClass | 'every' | 'several';

function FailureForm({
  outcome,
  isReadOnly,
  onChange,
}: OutcomeFormProps<ReactionOutcomeOf<'failed'>>) {
  const { t } = useTranslation('editor');
  const { classes } = outcome;
  const several = classes.map((one) => failureText(t, one)).join(', ');
  const options: { value: FailureChoice; label: string }[] = [
    { value: 'every', label: t('reaction.anyFailure') },
    ...failureClasses.map((value) => ({ value, label: failureText(t, value) })),
    ...(classes.length > 1 ? [{ value: 'several' as const, label: several }] : []),
  ];
  return (
    <Select<FailureChoice>
      label={t('reaction.failures')}
      isDisabled={isReadOnly}
      options={options}
      value={classes.length > 1 ? 'several' : (classes[0] ?? 'every')}
      onChange={(choice) => {
        if (choice === 'several') return;
        onChange({ ...outcome, classes: choice === 'every' ? [] : [choice] }, 'classes');
      }}
    />
  );
}

function ButtonForm({
  outcome,
  buttons,
  isReadOnly,
  onChange,
}: OutcomeFormProps<ReactionOutcomeOf<'button'>> & { buttons: readonly WatchedButton[] }) {
  const { t } = useTranslation('editor');
  const current = buttons.find(
    ({ button, label }) => button === outcome.button && label === outcome.label,
  );
  return (
    <Select
      label={t('reaction.answer')}
      isDisabled={isReadOnly}
      options={buttons.map(({ button, label }) => ({ value: String(button), label }))}
      value={current === undefined ? null : String(current.button)}
      onChange={(place) => {
        const chosen = buttons.find(({ button }) => String(button) === place);
        if (chosen !== undefined) onChange({ ...outcome, ...chosen }, 'button');
      }}
    />
  );
}

/** Among the choices, which are addresses, this stands for any link. */
const anyLink = '';

function LinkForm({
  outcome,
  links,
  isReadOnly,
  onChange,
}: OutcomeFormProps<ReactionOutcomeOf<'click'>> & { links: readonly WatchedLink[] }) {
  const { t } = useTranslation('editor');
  const keyOf = ({ urls }: Pick<WatchedLink, 'urls'>): string => urls[0] ?? anyLink;
  const current = links.find(({ urls }) => urls.some((url) => outcome.urls.includes(url)));
  const value = current === undefined ? null : keyOf(current);
  return (
    <Select
      label={t('reaction.link')}
      isDisabled={isReadOnly}
      options={[
        { value: anyLink, label: t('reaction.anyLink') },
        ...links.map((link) => ({ value: keyOf(link), label: link.label })),
      ]}
      value={outcome.urls.length === 0 ? anyLink : value}
      onChange={(key) => {
        const chosen = links.find((link) => keyOf(link) === key);
        onChange({ ...outcome, urls: chosen?.urls ?? [], label: chosen?.label ?? '' }, 'urls');
      }}
    />
  );
}
