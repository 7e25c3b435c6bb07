import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ImportPlan, Sender } from '@waypost/api';
import { useState } from 'react';

import { api, orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';

/** What somebody chose for the journey they import. */
export interface ImportChoices {
  name: string | undefined;
  senders: Record<string, string>;
  ownTemplates: string[];
}

/** A template that was not handed in for review, and why. */
export interface LeftDraft {
  id: string;
  name: string;
  reason: string;
}

export interface JourneyImport {
  choices: ImportChoices;
  setChoices: (choices: ImportChoices) => void;
  plan: ImportPlan | undefined;
  /** Why the file can't be imported at all; null while nothing is known against it. */
  refusal: string | null;
  isChecking: boolean;
  recheck: () => void;
  /** The senders chosen all are the simulator's: reviews take a second and leave this machine never. */
  isSimulated: boolean;
  handsIn: boolean;
  setHandsIn: (handsIn: boolean) => void;
  run: () => void;
  isRunning: boolean;
  failure: string | null;
  /** The journey, where it was made and templates were left over. */
  left: { journeyId: string; drafts: LeftDraft[] } | null;
}

/** Checks a file against the workspace with every choice, imports it, and hands its templates in. */
export function useJourneyImport(file: unknown, fileKey: string): JourneyImport {
  const failureText = useFailureText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [choices, setChoices] = useState<ImportChoices>({
    name: undefined,
    senders: {},
    ownTemplates: [],
  });
  const [wantsHandIn, setWantsHandIn] = useState(true);
  const check = useQuery({
    // The file itself would make a key of megabytes.
    queryKey: ['journey-import', fileKey, choices],
    queryFn: () => api.journeyFiles.check({ file, ...inputOf(choices) }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  });
  const senders = useQuery(orpc.senders.list.queryOptions());
  const role = useQuery(orpc.session.get.queryOptions()).data?.role;
  const isSimulated = areSimulated(check.data, senders.data?.items ?? []);
  const mayHandIn = role === 'publisher' || role === 'admin';
  const handsIn = mayHandIn && (isSimulated || wantsHandIn);
  const open = (journeyId: string) =>
    navigate({ to: '/journeys/$journeyId', params: { journeyId } });
  const work = useMutation({
    mutationFn: async () => {
      const { journeyId, drafts } = await api.journeyFiles.import({ file, ...inputOf(choices) });
      const left: LeftDraft[] = [];
      for (const { id, name } of handsIn ? drafts : []) {
        try {
          // Meta takes them one by one.
          // oxlint-disable-next-line no-await-in-loop
          await api.templateDrafts.submit({ id });
        } catch (error) {
          left.push({ id, name, reason: failureText(error) });
        }
      }
      if (handsIn && isSimulated) await reviewed(new Set(drafts.map(({ name }) => name)));
      return { journeyId, left };
    },
    onSuccess: async ({ journeyId, left }) => {
      await queries.invalidateQueries();
      if (left.length === 0) await open(journeyId);
    },
  });
  const { data: done } = work;
  return {
    choices,
    setChoices,
    plan: check.data,
    refusal: check.isError ? failureText(check.error) : null,
    isChecking: check.isFetching,
    recheck: () => void check.refetch(),
    isSimulated,
    handsIn,
    setHandsIn: setWantsHandIn,
    run: () => work.mutate(),
    isRunning: work.isPending || (work.isSuccess && done?.left.length === 0),
    failure: work.isError ? failureText(work.error) : null,
    left:
      done === undefined || done.left.length === 0
        ? null
        : { journeyId: done.journeyId, drafts: done.left },
  };
}

function inputOf({ name, senders, ownTemplates }: ImportChoices) {
  return { senders, ownTemplates, ...(name === undefined ? {} : { name }) };
}

function areSimulated(plan: ImportPlan | undefined, senders: readonly Sender[]): boolean {
  const chosen = plan?.senders.map((one) => senders.find(({ id }) => id === one.chosen)) ?? [];
  return chosen.every((sender) => sender === undefined || sender.connection === 'simulator');
}

const pause = 400;
const longest = 10_000;

/** Waits until the simulator has decided on all of them, so that the journey opens without problems. */
async function reviewed(names: ReadonlySet<string>): Promise<void> {
  for (let waited = 0; waited < longest; waited += pause) {
    // Asked again and again until there is an answer.
    // oxlint-disable-next-line no-await-in-loop
    const { items } = await api.templates.list({ status: 'PENDING' });
    if (items.every(({ name }) => !names.has(name))) return;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
