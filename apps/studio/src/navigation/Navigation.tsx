import { useQuery } from '@tanstack/react-query';
import { Button, IconButton } from '@waypost/ui';
import {
  CircleAlert,
  Coins,
  Contact,
  FileUp,
  House,
  KeyRound,
  LockKeyhole,
  LogOut,
  Megaphone,
  MessageCircleReply,
  MessageSquareText,
  MessagesSquare,
  PanelLeftClose,
  PanelLeftOpen,
  QrCode,
  RadioTower,
  Signpost,
  Smartphone,
  Tags,
  Users,
  Workflow,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useAttention } from '../attention/use-attention.ts';
import { signOut } from '../sign-in/signOut.ts';
import { LanguageMenu } from './LanguageMenu.tsx';
import { NavigationLink } from './NavigationLink.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { useCollapsed } from './useCollapsed.ts';

function Group({
  title,
  isCollapsed,
  children,
}: {
  title: string;
  isCollapsed: boolean;
  children: ReactNode;
}) {
  return (
    <div role="group" aria-label={title} className="flex flex-col gap-0.5 pt-3">
      {isCollapsed ? (
        <span className="mx-2 mb-1 border-t border-line" />
      ) : (
        <span aria-hidden className="px-2.5 pb-1 text-overline text-muted uppercase">
          {title}
        </span>
      )}
      {children}
    </div>
  );
}

/** The way to every screen: 216 px wide, or 56 with icons only. */
export function Navigation() {
  const { t } = useTranslation();
  const [isCollapsed, setCollapsed] = useCollapsed();
  const session = useQuery(orpc.session.get.queryOptions());
  const waiting = useQuery({
    ...orpc.conversations.waiting.queryOptions(),
    refetchInterval: 10_000,
  });
  const { unknownMessages, deadLetters } = useAttention();
  const toggle = t(isCollapsed ? 'navigation.expand' : 'navigation.collapse');
  const entry = { isCollapsed };

  return (
    <nav
      aria-label={t('navigation.label')}
      className={`sticky top-0 z-pane flex h-dvh shrink-0 flex-col border-r border-line bg-surface p-2 transition-[width] duration-180 ${isCollapsed ? 'w-14' : 'w-54'}`}
    >
      <div className="flex h-11 shrink-0 items-center gap-2.5 px-1">
        <span className="flex size-8 shrink-0 items-center justify-center rounded-control bg-primary text-on-primary">
          <Signpost aria-hidden className="size-5" />
        </span>
        {!isCollapsed && <span className="text-title">{t('product')}</span>}
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto pt-2">
        <NavigationLink {...entry} to="/" icon={<House />} label={t('navigation.home')} />
        <NavigationLink
          {...entry}
          to="/journeys"
          icon={<Workflow />}
          label={t('navigation.journeys')}
        />
        <NavigationLink
          {...entry}
          to="/campaigns"
          icon={<Megaphone />}
          label={t('navigation.campaigns')}
        />
        <NavigationLink
          {...entry}
          to="/templates"
          icon={<MessageSquareText />}
          label={t('navigation.templates')}
        />
        <Group title={t('navigation.people')} isCollapsed={isCollapsed}>
          <NavigationLink
            {...entry}
            to="/people/profiles"
            icon={<Contact />}
            label={t('navigation.profiles')}
          />
          <NavigationLink
            {...entry}
            to="/people/audiences"
            icon={<Users />}
            label={t('navigation.audiences')}
          />
          <NavigationLink
            {...entry}
            to="/people/imports"
            icon={<FileUp />}
            label={t('navigation.imports')}
          />
        </Group>
        <div className="pt-3">
          <NavigationLink
            {...entry}
            to="/conversations"
            icon={<MessagesSquare />}
            label={t('navigation.conversations')}
            count={waiting.data?.count ?? 0}
          />
        </div>
        {session.data?.hasSimulator && (
          <div className="pt-3">
            <NavigationLink
              {...entry}
              to="/handsets"
              icon={<Smartphone />}
              label={t('navigation.handsets')}
            />
          </div>
        )}
        <Group title={t('navigation.settings')} isCollapsed={isCollapsed}>
          <NavigationLink
            {...entry}
            to="/settings/senders"
            icon={<RadioTower />}
            label={t('navigation.senders')}
          />
          <NavigationLink
            {...entry}
            to="/settings/keywords"
            icon={<MessageCircleReply />}
            label={t('navigation.keywords')}
          />
          <NavigationLink
            {...entry}
            to="/settings/ways-in"
            icon={<QrCode />}
            label={t('navigation.waysIn')}
          />
          <NavigationLink
            {...entry}
            to="/settings/attributes"
            icon={<Tags />}
            label={t('navigation.attributes')}
          />
          <NavigationLink
            {...entry}
            to="/settings/prices"
            icon={<Coins />}
            label={t('navigation.prices')}
          />
          <NavigationLink
            {...entry}
            to="/settings/attention"
            icon={<CircleAlert />}
            label={t('navigation.attention')}
            count={unknownMessages + deadLetters}
          />
          {session.data?.role === 'admin' && (
            <NavigationLink
              {...entry}
              to="/settings/api-keys"
              icon={<KeyRound />}
              label={t('navigation.apiKeys')}
            />
          )}
          {session.data?.role !== undefined && session.data.role !== 'viewer' && (
            <NavigationLink
              {...entry}
              to="/settings/secrets"
              icon={<LockKeyhole />}
              label={t('navigation.secrets')}
            />
          )}
        </Group>
      </div>
      <div className="flex shrink-0 flex-col gap-0.5 border-t border-line pt-2">
        <ThemeMenu isCollapsed={isCollapsed} />
        <LanguageMenu isCollapsed={isCollapsed} />
        {isCollapsed ? (
          <>
            <IconButton
              label={t('account.signOut')}
              icon={<LogOut aria-hidden />}
              placement="right"
              className="text-muted"
              onPress={() => void signOut()}
            />
            <IconButton
              label={toggle}
              icon={<PanelLeftOpen aria-hidden />}
              placement="right"
              className="text-muted"
              onPress={() => setCollapsed(false)}
            />
          </>
        ) : (
          <>
            <Button
              variant="quiet"
              icon={<LogOut aria-hidden />}
              className="justify-start gap-3 px-2.5 text-muted"
              onPress={() => void signOut()}
            >
              {t('account.signOut')}
            </Button>
            <Button
              variant="quiet"
              icon={<PanelLeftClose aria-hidden />}
              className="justify-start gap-3 px-2.5 text-muted"
              onPress={() => setCollapsed(true)}
            >
              {toggle}
            </Button>
          </>
        )}
      </div>
    </nav>
  );
}
