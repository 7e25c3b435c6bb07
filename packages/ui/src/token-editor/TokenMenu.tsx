import { UserPlus } from 'lucide-react';
import {
  Autocomplete,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
  useFilter,
} from 'react-aria-components';

import { IconButton } from '../buttons/IconButton.tsx';
import { listPopoverClasses, optionClasses } from '../fields/options.tsx';
import { SearchField } from '../fields/SearchField.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';
import { groupTokens } from './tokens.ts';
import type { TokenOption } from './tokens.ts';

/** The values that can be put in, grouped, searchable, each with what it is for the person looked at. */
export function TokenMenu({
  tokens,
  onChoose,
}: {
  tokens: readonly TokenOption[];
  onChoose: (path: string) => void;
}) {
  const strings = useUiStrings();
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <MenuTrigger>
      <IconButton size="small" label={strings.insertValue} icon={<UserPlus aria-hidden />} />
      <Popover placement="bottom end" className={`${listPopoverClasses} flex w-76 flex-col`}>
        <Autocomplete filter={contains}>
          <div className="border-b border-line p-2">
            <SearchField label={strings.findValue} autoFocus />
          </div>
          <Menu
            aria-label={strings.insertValue}
            className="max-h-72 overflow-auto p-1 outline-none"
            renderEmptyState={() => (
              <p className="px-2 py-1.5 text-body text-muted">{strings.noMatches}</p>
            )}
          >
            {groupTokens(tokens).map(({ group, options }) => (
              <MenuSection key={group} id={`group ${group}`}>
                {group !== '' && (
                  <Header className="px-2 pt-2 pb-1 text-caption text-muted">{group}</Header>
                )}
                {options.map((token) => (
                  <MenuItem
                    key={token.path}
                    id={token.path}
                    textValue={`${token.label} ${token.path}`}
                    onAction={() => onChoose(token.path)}
                    className={optionClasses}
                  >
                    <span className="flex min-w-0 flex-1 flex-col">
                      <Text slot="label">{token.label}</Text>
                      <Text slot="description" className="truncate text-caption text-muted">
                        {token.sample === undefined || token.sample === ''
                          ? token.path
                          : `${token.path} · ${token.sample}`}
                      </Text>
                    </span>
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
          </Menu>
        </Autocomplete>
      </Popover>
    </MenuTrigger>
  );
}
