import { Badge, IconButton, SearchField, Select } from '@waypost/ui';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { statusFilters } from './library-statuses.ts';
import type { LibraryStatus } from './library-statuses.ts';
import type { LibrarySearch } from './use-library-search.ts';

/** Narrows the list down: by what is written in journeys, by their state, by their tags. */
export function LibraryFilters({
  search: { q = '', status, tags = [] },
  knownTags,
  onNarrow,
}: {
  search: LibrarySearch;
  knownTags: readonly string[];
  onNarrow: (change: LibrarySearch) => void;
}) {
  const { t } = useTranslation('journeys');
  // While somebody types the address lags behind; otherwise it says what is searched for.
  const [typed, setTyped] = useState<string | null>(null);
  const others = knownTags.filter((tag) => !tags.includes(tag));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SearchField
        label={t('search')}
        value={typed ?? q}
        onChange={(text) => {
          setTyped(text);
          onNarrow({ q: text.trim() });
        }}
        onFocus={() => setTyped(q)}
        onBlur={() => setTyped(null)}
        className="w-80 max-w-full"
      />
      <Select<LibraryStatus | 'all'>
        label={t('status.label')}
        hideLabel
        className="w-40"
        options={(['all', ...statusFilters] as const).map((value) => ({
          value,
          label: t(`status.${value}`),
        }))}
        value={status ?? 'all'}
        onChange={(value) => onNarrow({ status: value === 'all' ? undefined : value })}
      />
      {knownTags.length > 0 && (
        <Select
          label={t('library.filterByTag')}
          hideLabel
          className="w-40"
          placeholder={t('library.filterByTag')}
          options={others.map((tag) => ({ value: tag, label: tag }))}
          value={null}
          onChange={(tag) => onNarrow({ tags: [...tags, tag] })}
        />
      )}
      {tags.map((tag) => (
        <span key={tag} className="inline-flex items-center">
          <Badge tone="info">{tag}</Badge>
          <IconButton
            size="small"
            label={t('library.withoutTag', { tag })}
            icon={<X aria-hidden />}
            onPress={() => onNarrow({ tags: tags.filter((one) => one !== tag) })}
          />
        </span>
      ))}
    </div>
  );
}
