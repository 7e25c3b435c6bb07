import type { ReactionOutcome } from '@waypost/journey';
import { IconButton } from '@waypost/ui';
import {
  CheckCheck,
  CircleAlert,
  ClipboardCheck,
  Link,
  MessageSquareQuote,
  MessageSquareText,
  MousePointerClick,
  Trash2,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { FieldErrorLine } from '../FieldErrorLine.tsx';

const icons: Record<ReactionOutcome['kind'], LucideIcon> = {
  button: MousePointerClick,
  keyword: MessageSquareQuote,
  flow: ClipboardCheck,
  reply: MessageSquareText,
  click: Link,
  read: CheckCheck,
  delivered: CheckCheck,
  failed: CircleAlert,
};

/** One outcome of a reaction: what it is, its settings below where it has any, and what is wrong with it. */
export function OutcomeRow({
  outcome,
  name,
  field,
  problem,
  isReadOnly,
  onRemove,
  children,
}: {
  outcome: ReactionOutcome;
  /** What it is in words; also the name of its port. */
  name: string;
  field: string;
  problem: string | null;
  isReadOnly: boolean;
  onRemove: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('editor');
  const Icon = icons[outcome.kind];
  return (
    <li className="rounded-control border border-line">
      <FieldAnchor field={field}>
        <div className="flex min-h-9 items-center gap-2 pr-0.5 pl-3 text-body">
          <Icon aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 flex-1 py-1.5 break-words">{name}</span>
          {!isReadOnly && (
            <IconButton
              size="small"
              label={t('reaction.remove', { outcome: name })}
              icon={<Trash2 aria-hidden />}
              onPress={onRemove}
            />
          )}
        </div>
        {problem !== null && (
          <div className="px-3">
            <FieldErrorLine text={problem} />
          </div>
        )}
        {children !== null && (
          <div className="flex flex-col gap-3 border-t border-line px-3 py-3">{children}</div>
        )}
      </FieldAnchor>
    </li>
  );
}
