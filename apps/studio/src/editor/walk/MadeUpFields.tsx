import type { Graph } from '@waypost/journey';
import { TextField } from '@waypost/ui';
import { useMemo } from 'react';

import { useResources } from '../../activities/resources.ts';
import { attributesUsed } from './made-up.ts';

/** A field for each attribute that the journey uses. */
export function MadeUpFields({
  graph,
  values,
  onChange,
}: {
  graph: Graph;
  values: Readonly<Record<string, string>>;
  onChange: (values: Record<string, string>) => void;
}) {
  const { attributes } = useResources();
  const names = useMemo(() => [...new Set(['locale', ...attributesUsed(graph)])], [graph]);
  return names.map((name) => {
    const known = attributes.find(({ field }) => field === `profile.${name}`);
    const [example] = known?.examples ?? [];
    return (
      <TextField
        key={name}
        label={known?.label ?? name}
        value={values[name] ?? ''}
        onChange={(value) => onChange({ ...values, [name]: value })}
        {...(example === undefined ? {} : { placeholder: example })}
      />
    );
  });
}
