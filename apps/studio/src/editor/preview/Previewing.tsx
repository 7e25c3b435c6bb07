import { useQuery } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import { personalisationData } from '@waypost/whatsapp';
import type { PersonalisationData, PersonalisedProfile } from '@waypost/whatsapp';
import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import { orpc } from '../../api/client.ts';

/** Whom and what the phone shows; the form counts and gives samples for the same person. */
export interface Previewing {
  /** Null while nobody is known. */
  person: Profile | null;
  setPerson: (person: Profile) => void;
  journeyName: string;
  /** Names of the event's fields. */
  eventFields: readonly string[];
  /** The person's own event or message is what starts the journey. */
  entersByEvent: boolean;
  /** What stands in for what earlier activities learn, by their id. */
  results: Readonly<Record<string, unknown>>;
  /** What personal values become for this person. */
  data: PersonalisationData;
  /** For a message that is both: is the person's customer-service window taken as open? */
  isWindowOpen: boolean;
  setWindowOpen: (isOpen: boolean) => void;
}

const noResults: Readonly<Record<string, unknown>> = {};

const Context = createContext<Previewing | null>(null);

/** Lets form and phone around one message look at the same person. Starts with one whom messages reach. */
export function PreviewProvider({
  journeyName,
  eventFields = [],
  results = noResults,
  entersByEvent = false,
  focused = null,
  children,
}: {
  journeyName: string;
  /** Names of the event's fields; they take the person's attribute of that name, if any. */
  eventFields?: readonly string[];
  /** What stands in for what earlier activities learn, by their id; the same object while it is the same. */
  results?: Readonly<Record<string, unknown>>;
  entersByEvent?: boolean;
  /** The field that is asked for: one of the template closes the window, one of the response opens it. */
  focused?: { field: string } | null;
  children: ReactNode;
}) {
  const [chosen, setPerson] = useState<Profile | null>(null);
  const [isWindowOpen, setWindowOpen] = useState(true);
  const [followed, setFollowed] = useState(focused);
  if (focused !== followed) {
    setFollowed(focused);
    if (focused?.field.startsWith('content.template.')) setWindowOpen(false);
    if (focused?.field.startsWith('content.response.')) setWindowOpen(true);
  }
  const newest = useQuery(orpc.profiles.list.queryOptions({ input: { limit: 50 } }));
  const first = useMemo(
    () => newest.data?.items.toSorted(reachableFirst)[0] ?? null,
    [newest.data],
  );
  const person = chosen ?? first;
  const names = eventFields.join(' ');
  const previewing = useMemo(() => {
    const fields = names === '' ? [] : names.split(' ');
    return {
      person,
      setPerson,
      journeyName,
      eventFields: fields,
      entersByEvent,
      results,
      data: previewData(person, journeyName, fields, results),
      isWindowOpen,
      setWindowOpen,
    };
  }, [person, journeyName, names, results, entersByEvent, isWindowOpen]);
  return <Context value={previewing}>{children}</Context>;
}

/** The person looked at. Throws outside a `PreviewProvider`. */
export function usePreviewing(): Previewing {
  const previewing = useContext(Context);
  if (previewing === null) throw new Error('Wrap the message in <PreviewProvider>.');
  return previewing;
}

/** What a message is filled with for a person: the event carries the person's attributes of its names, or says so. */
export function previewData(
  person: PersonalisedProfile | null,
  journeyName: string,
  eventFields: readonly string[],
  results: Readonly<Record<string, unknown>> = noResults,
): PersonalisationData {
  return personalisationData({
    profile: person ?? {},
    event: nested(
      eventFields.map((path) => [
        path,
        person?.attributes?.[path] ?? `[${path.split('.').at(-1)}]`,
      ]),
    ),
    journey: { name: journeyName },
    results: { ...results },
  });
}

/** Suggestions start with people whom any template reaches: opted in, and no number of +1. */
export function reachableFirst(one: Profile, other: Profile): number {
  return Number(isReachable(other)) - Number(isReachable(one));
}

function isReachable({ phone, marketingConsent }: Profile): boolean {
  return phone !== null && !phone.startsWith('+1') && marketingConsent === 'in';
}

/** Values by their paths (`order.total`) as data that has them there. */
function nested(values: readonly (readonly [path: string, value: unknown])[]) {
  const data: Record<string, unknown> = {};
  for (const [path, value] of values) {
    const [part = '', name] = path.split('.');
    const inner = data[part];
    data[part] =
      name === undefined
        ? value
        : { ...(typeof inner === 'object' && inner !== null ? inner : {}), [name]: value };
  }
  return data;
}
