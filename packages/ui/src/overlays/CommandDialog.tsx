import type { ReactNode } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Keyboard,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
  useFilter,
} from 'react-aria-components';

import { optionClasses } from '../fields/options.tsx';
import { SearchField } from '../fields/SearchField.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';

export interface CommandItem {
  id: string;
  label: string;
  /** A word or two that tell it from others, e.g. an activity's settings. */
  hint?: string;
  /** What else it may be called; found by, but not shown. */
  otherWords?: string;
  /** As it is written on keys: "Ctrl+Z". */
  shortcut?: string;
  icon?: ReactNode;
  isDisabled?: boolean;
  onAction: () => void;
}

export interface CommandSection {
  id: string;
  title: string;
  items: readonly CommandItem[];
}

/** Everything that can be done or gone to, found by typing words of its name in any order. Closes when one is taken. */
export function CommandDialog({
  label,
  isOpen,
  onOpenChange,
  sections,
  onSearch,
}: {
  /** Name of the dialog, and what the search field asks for. */
  label: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  sections: readonly CommandSection[];
  /** Told what is typed, for sections that depend on it. */
  onSearch?: (typed: string) => void;
}) {
  const strings = useUiStrings();
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-dialog flex items-start justify-center bg-phone-bezel/50 px-4 pt-[12vh] transition-opacity duration-120 entering:opacity-0 exiting:opacity-0"
    >
      <Modal className="flex max-h-[70vh] w-full max-w-150 flex-col overflow-hidden rounded-dialog border border-line bg-surface text-ink shadow-popover">
        <Dialog aria-label={label} className="flex min-h-0 flex-col outline-none">
          <Autocomplete
            filter={(text, words) => words.split(/\s+/).every((word) => contains(text, word))}
            {...(onSearch && { onInputChange: onSearch })}
          >
            <div className="border-b border-line p-3">
              <SearchField label={label} autoFocus />
            </div>
            {/* The focus stays in the field: what scrolls is reached by Tab on its own. */}
            <div
              role="group"
              aria-label={label}
              tabIndex={0}
              className="min-h-0 flex-1 overflow-auto rounded-b-dialog outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
            >
              <Menu
                aria-label={label}
                className="p-2 outline-none"
                onAction={() => onOpenChange(false)}
                renderEmptyState={() => (
                  <p className="px-2 py-3 text-body text-muted">{strings.noMatches}</p>
                )}
              >
                {sections.map(({ id, title, items }) => (
                  <MenuSection key={id} id={`section ${id}`}>
                    <Header className="px-2 pt-2 pb-1 text-caption text-muted">{title}</Header>
                    {items.map((item) => (
                      <MenuItem
                        key={item.id}
                        id={item.id}
                        textValue={`${item.label} ${item.hint ?? ''} ${item.otherWords ?? ''}`}
                        isDisabled={item.isDisabled ?? false}
                        onAction={item.onAction}
                        className={classes(optionClasses, 'min-h-9')}
                      >
                        {item.icon !== undefined && (
                          <span className="shrink-0 text-muted [&_svg]:size-4">{item.icon}</span>
                        )}
                        <Text slot="label" className="min-w-0 truncate">
                          {item.label}
                        </Text>
                        {item.hint !== undefined && item.hint !== '' && (
                          <Text
                            slot="description"
                            className="min-w-0 truncate text-caption text-muted"
                          >
                            {item.hint}
                          </Text>
                        )}
                        {item.shortcut !== undefined && (
                          <Keyboard className="ml-auto shrink-0 rounded-chip border border-line px-1.5 text-caption text-muted">
                            {item.shortcut}
                          </Keyboard>
                        )}
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
