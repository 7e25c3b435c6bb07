import { useMutation } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { Banner, Button, SegmentedControl, Switch, TextField } from '@waypost/ui';
import { Footprints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { eventPayload, prefilled } from '../live/event-payload.ts';
import type { TypedPayload } from '../live/event-payload.ts';
import { personName, PersonPicker } from '../people/PersonPicker.tsx';
import { entryFields } from '../test-mode/entry-fields.ts';
import { EntryEventFields } from '../test-mode/EntryEventFields.tsx';
import { madeUp } from './made-up.ts';
import type { MadeUp } from './made-up.ts';
import { MadeUpFields } from './MadeUpFields.tsx';
import { personOf } from './walker.ts';
import type { WalkPerson } from './walker.ts';

/** What a walk starts with. */
export interface StartedWalk {
  person: WalkPerson;
  event: Record<string, unknown>;
}

/** Chooses who walks, a person or somebody made up, and what the event that lets them in carries. */
export function WalkStart({
  graph,
  onStart,
}: {
  graph: Graph;
  onStart: (walk: StartedWalk, facts: Awaited<ReturnType<typeof orpc.walks.facts.call>>) => void;
}) {
  const { t } = useTranslation('testing');
  const { t: editor } = useTranslation('editor');
  const failureText = useFailureText();
  const [who, setWho] = useState<'person' | 'madeUp'>('person');
  const [profile, setProfile] = useState<Profile | null>(null);
  const [made, setMade] = useState<MadeUp>({ name: '', marketing: true, values: {} });
  const [typed, setTyped] = useState<TypedPayload>({});
  const [isChecked, setChecked] = useState(false);
  const facts = useMutation(orpc.walks.facts.mutationOptions());
  const fields = entryFields(graph);
  const { payload, invalid } = eventPayload(fields, typed);

  const start = () => {
    setChecked(true);
    if (invalid.length > 0) return;
    const person =
      who === 'madeUp'
        ? madeUp(made, t('walk.somebody'))
        : profile && personOf(profile, personName(profile) || editor('person.noName'));
    if (!person) return;
    facts.mutate(
      { graph, ...(person.id === null ? {} : { profileId: person.id }) },
      { onSuccess: (known) => onStart({ person, event: payload }, known) },
    );
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <p className="text-body text-muted">{t('walk.help')}</p>
      <SegmentedControl
        label={t('walk.who')}
        segments={[
          { value: 'person' as const, label: t('walk.person') },
          { value: 'madeUp' as const, label: t('walk.madeUp') },
        ]}
        value={who}
        onChange={setWho}
      />
      {who === 'person' ? (
        <>
          <PersonPicker
            label={editor('trigger.person')}
            placeholder={editor('preview.personPlaceholder')}
            person={profile}
            onChange={(chosen) => {
              setProfile(chosen);
              setTyped((before) => prefilled(fields, chosen.attributes, before));
            }}
          />
          {isChecked && profile === null && (
            <p role="alert" className="text-caption text-danger">
              {t('walk.personMissing')}
            </p>
          )}
        </>
      ) : (
        <>
          <TextField
            label={t('walk.name')}
            value={made.name}
            onChange={(name) => setMade({ ...made, name })}
          />
          <Switch
            isSelected={made.marketing}
            onChange={(marketing) => setMade({ ...made, marketing })}
          >
            {t('walk.marketing')}
          </Switch>
          <MadeUpFields
            graph={graph}
            values={made.values}
            onChange={(values) => setMade({ ...made, values })}
          />
        </>
      )}
      <EntryEventFields
        fields={fields}
        typed={typed}
        invalid={isChecked ? invalid : []}
        onChange={setTyped}
      />
      {facts.isError && <Banner tone="danger">{failureText(facts.error)}</Banner>}
      <Button
        type="submit"
        variant="primary"
        icon={<Footprints aria-hidden />}
        isPending={facts.isPending}
        className="self-start"
      >
        {t('walk.start')}
      </Button>
    </form>
  );
}
