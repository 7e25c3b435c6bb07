import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Audience } from '@waypost/api';
import { ruleProblems } from '@waypost/journey';
import type { Rule } from '@waypost/journey';
import { Banner, Button, Dialog, Skeleton, TextField } from '@waypost/ui';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { fieldIssues, useFailureText } from '../../api/failure.ts';
import { useProblemText } from '../../i18n/problem-text.ts';
import { PeopleCount } from '../../rules/PeopleCount.tsx';
import { RuleBuilder } from '../../rules/RuleBuilder.tsx';
import { useRuleOffers } from '../../rules/use-rule-offers.ts';
import { useAttributeLabels } from '../attribute-labels.ts';

const everybody: Rule = { kind: 'group', combinator: 'and', not: false, rules: [] };

/** Creates or changes an audience, with the number of people it holds while its rule is written. */
export function AudienceDialog({
  audience,
  onClose,
  onSaved,
}: {
  /** Null: a new one. */
  audience: Audience | null;
  onClose: () => void;
  onSaved?: (saved: Audience) => void;
}) {
  const { t } = useTranslation('people', { keyPrefix: 'audiences' });
  const failureText = useFailureText();
  const problemText = useProblemText();
  const labelled = useAttributeLabels();
  const queries = useQueryClient();
  const attributes = useQuery(orpc.audiences.attributes.queryOptions());
  const { t: words } = useTranslation('rules');
  const allOffers = useRuleOffers();
  // An audience can't ask for itself.
  const offers = useMemo(
    () => ({
      ...allOffers,
      audiences: allOffers.audiences.filter(({ id }) => id !== audience?.id),
    }),
    [allOffers, audience?.id],
  );
  const [name, setName] = useState(audience?.name ?? '');
  const [rule, setRule] = useState<Rule>(audience?.rule ?? everybody);
  const [isChecked, setChecked] = useState(false);
  const done = {
    onSuccess: async (saved: Audience) => {
      await queries.invalidateQueries({ queryKey: orpc.audiences.key() });
      onSaved?.(saved);
      onClose();
    },
  };
  const create = useMutation(orpc.audiences.create.mutationOptions(done));
  const update = useMutation(orpc.audiences.update.mutationOptions(done));
  const fields = useMemo(() => labelled(attributes.data?.items ?? []), [labelled, attributes.data]);
  const isList = audience?.kind === 'list';
  const audienceIds = useMemo(() => new Set(offers.audiences.map(({ id }) => id)), [offers]);
  const errors = useMemo(
    () =>
      Object.fromEntries(
        ruleProblems(rule, { eventFields: [], audienceIds, senders: offers.senders })
          .filter(({ severity }) => severity === 'error')
          .map((problem) => [problem.field, problemText(problem)]),
      ),
    [rule, audienceIds, offers.senders, problemText],
  );
  const isValid = Object.keys(errors).length === 0;
  const failed = [create, update].find(({ isError }) => isError);
  const issues = fieldIssues(failed?.error);
  const submit = (): void => {
    setChecked(true);
    const trimmed = name.trim();
    if (trimmed === '' || (!isList && !isValid)) return;
    if (audience === null) create.mutate({ name: trimmed, rule });
    else update.mutate({ id: audience.id, name: trimmed, ...(isList ? {} : { rule }) });
  };

  return (
    <Dialog
      title={audience === null ? t('createTitle') : t('editTitle')}
      size="large"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" isPending={create.isPending || update.isPending} onPress={submit}>
          {audience === null ? t('create') : t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {issues['rule'] !== undefined && <Banner tone="danger">{words('cycle')}</Banner>}
        {failed && Object.keys(issues).length === 0 && (
          <Banner tone="danger">{failureText(failed.error)}</Banner>
        )}
        <TextField
          label={t('name')}
          help={t('nameHelp')}
          isRequired
          autoFocus={audience === null}
          maxLength={80}
          error={isChecked && name.trim() === '' ? t('nameMissing') : (issues['name'] ?? null)}
          value={name}
          onChange={setName}
        />
        {isList ? (
          <p className="text-body text-muted">{t('listText')}</p>
        ) : attributes.data ? (
          <section aria-label={t('rule')} className="flex flex-col gap-2">
            <h3 className="text-label">{t('rule')}</h3>
            <RuleBuilder
              rule={rule}
              onChange={setRule}
              fields={fields}
              offers={offers}
              {...(isChecked ? { problems: errors } : {})}
            />
          </section>
        ) : attributes.isError ? (
          <Banner
            tone="danger"
            action={<Button onPress={() => void attributes.refetch()}>{t('retry')}</Button>}
          >
            {failureText(attributes.error)}
          </Banner>
        ) : (
          <Skeleton lines={3} />
        )}
        <PeopleCount
          input={isList ? { audienceId: audience.id } : { rule }}
          isComplete={isList || isValid}
        />
      </div>
    </Dialog>
  );
}
