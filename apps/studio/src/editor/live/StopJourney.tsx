import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AlertDialog, Button } from '@waypost/ui';
import { Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** Stops a live journey, after saying what that does. */
export function StopJourney({
  journeyId,
  journeyName,
  peopleInside,
}: {
  journeyId: string;
  journeyName: string;
  peopleInside: number;
}) {
  const { t } = useTranslation('editor');
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const stop = useMutation(
    orpc.journeys.stop.mutationOptions({
      onSuccess: async (stopped) => {
        queries.setQueryData(
          orpc.journeys.get.queryKey({ input: { id: journeyId } }),
          (journey) => journey && { ...journey, ...stopped },
        );
        setAsking(false);
        await queries.invalidateQueries({ queryKey: orpc.journeys.list.key() });
      },
    }),
  );
  return (
    <>
      <Button
        variant="danger"
        size="small"
        icon={<Square aria-hidden />}
        onPress={() => setAsking(true)}
      >
        {t('stop.open')}
      </Button>
      <AlertDialog
        title={t('stop.title', { name: journeyName })}
        isOpen={isAsking}
        isDanger
        isPending={stop.isPending}
        onOpenChange={setAsking}
        confirmLabel={t('stop.confirm')}
        onConfirm={() => stop.mutate({ id: journeyId })}
      >
        <p>{t('stop.text', { count: peopleInside })}</p>
        {stop.isError && (
          <p role="alert" className="mt-2 text-danger">
            {failureText(stop.error)}
          </p>
        )}
      </AlertDialog>
    </>
  );
}
