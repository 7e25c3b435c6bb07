import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { classes } from '../theme/classes.ts';

export type BannerTone = 'info' | 'success' | 'warning' | 'danger';

const looks = {
  info: { box: 'bg-info-tint border-info/30', icon: 'text-info', Icon: Info },
  success: { box: 'bg-success-tint border-success/30', icon: 'text-success', Icon: CircleCheck },
  warning: { box: 'bg-warning-tint border-warning/30', icon: 'text-warning', Icon: TriangleAlert },
  danger: { box: 'bg-danger-tint border-danger/30', icon: 'text-danger', Icon: CircleAlert },
} as const;

/** A callout in the flow of the page: what is, why, and what to do. Danger is announced at once. */
export function Banner({
  tone = 'info',
  title,
  children,
  action,
  className,
}: {
  tone?: BannerTone;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
}) {
  const { box, icon, Icon } = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classes('flex items-start gap-3 rounded-card border px-3 py-2.5', box, className)}
    >
      <Icon aria-hidden className={classes('mt-0.5 size-4 shrink-0', icon)} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-body text-ink">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
