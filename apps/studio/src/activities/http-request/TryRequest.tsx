import { useMutation } from '@tanstack/react-query';
import type { HttpTrial } from '@waypost/api';
import type { HttpRequest } from '@waypost/journey';
import { Badge, Banner, Button, TextField } from '@waypost/ui';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { usePreviewing } from '../../editor/preview/Previewing.tsx';
import { profileName } from '../../people/profiles/profile-name.ts';
import { useCallFailureText } from './failure-text.ts';

/** Sends the request once, for the person looked at, and shows what came back. */
export function TryRequest({
  activity,
  eventFields,
}: {
  activity: HttpRequest;
  eventFields: readonly string[];
}) {
  const { t } = useTranslation('editor');
  const { person, journeyName } = usePreviewing();
  const [event, setEvent] = useState<Record<string, string>>({});
  const trial = useMutation(orpc.httpRequests.tryOut.mutationOptions());
  if (person === null) return <p className="text-body text-muted">{t('http.tryNobody')}</p>;
  return (
    <>
      <p className="text-body text-muted">{t('http.tryAs', { name: profileName(person) })}</p>
      {eventFields.map((name) => (
        <TextField
          key={name}
          label={t('http.tryEventValue', { name })}
          value={event[name] ?? ''}
          onChange={(value) => setEvent({ ...event, [name]: value })}
        />
      ))}
      <Button
        className="self-start"
        icon={<Send aria-hidden />}
        isPending={trial.isPending}
        onPress={() => trial.mutate({ activity, profileId: person.id, journeyName, event })}
      >
        {t('http.try')}
      </Button>
      {trial.isError && <Banner tone="danger">{t('http.tryFailed')}</Banner>}
      {trial.isSuccess && <TrialResult trial={trial.data} />}
    </>
  );
}

function TrialResult({ trial }: { trial: HttpTrial }) {
  const { t } = useTranslation('editor');
  const failureText = useCallFailureText();
  const { reason, status, tookMs, sent, body, values } = trial;
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={reason === null ? 'success' : 'danger'}>
          {status === null ? t('http.status') : `${t('http.status')} ${status}`}
        </Badge>
        {tookMs !== null && (
          <span className="text-caption text-muted">{t('http.took', { ms: tookMs })}</span>
        )}
      </p>
      <p className="text-body">
        {reason === null ? t('http.tryGood') : (failureText(reason) ?? reason)}
      </p>
      {Object.keys(values).length > 0 && (
        <section aria-label={t('http.fieldValues')}>
          <h4 className="text-label">{t('http.fieldValues')}</h4>
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-body">
            {Object.entries(values).map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd>{value === null ? t('http.missing') : String(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {sent !== null && <Verbatim title={t('http.sent')} text={sent} />}
      {body !== null && (
        <Verbatim title={t('http.received')} text={body === '' ? t('http.emptyBody') : body} />
      )}
    </div>
  );
}

function Verbatim({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <h4 className="text-label">{title}</h4>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard can scroll it
        tabIndex={0}
        className="max-h-48 overflow-auto rounded-control bg-sunken p-2 text-caption break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </section>
  );
}
