import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { z } from 'zod';

import { createQueryClient } from './api/queryClient.ts';
import { openJourney } from './editor/open-journey.ts';
import { statusFilters } from './journeys/library/library-statuses.ts';
import { Root } from './screens/Root.tsx';
import { NotFound } from './screens/NotFound.tsx';
import { ScreenFailure } from './screens/ScreenFailure.tsx';
import { ScreenSkeleton, Shell } from './screens/Shell.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Root });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const inShell = { getParentRoute: () => shell } as const;

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({
    reason: z.enum(['used']).optional().catch(undefined),
    next: z.string().startsWith('/').optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
});

const editor = createRoute({
  getParentRoute: () => root,
  path: '/journeys/$journeyId',
  validateSearch: z.object({
    mode: z.enum(['design', 'test', 'live']).optional().catch(undefined),
    /** How it is tested, and the trial that is looked at. */
    way: z.enum(['walk', 'phones', 'forecast']).optional().catch(undefined),
    trial: z.guid().optional().catch(undefined),
    activity: z.string().optional().catch(undefined),
  }),
  // What it shows is asked for while its code is on its way.
  beforeLoad: ({ cause, context, params }) => {
    if (cause !== 'preload') openJourney(context.queries, params.journeyId, cause === 'enter');
  },
  component: lazyRouteComponent(() => import('./editor/EditorPage.tsx'), 'EditorPage'),
});

const home = createRoute({
  ...inShell,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
});

const journeys = createRoute({
  ...inShell,
  path: '/journeys',
  validateSearch: z.object({
    // An address somebody typed may have a number there.
    q: z.coerce.string().max(200).optional().catch(undefined),
    status: z.enum(statusFilters).optional().catch(undefined),
    folder: z
      .union([z.guid(), z.literal('none')])
      .optional()
      .catch(undefined),
    tags: z.array(z.string()).max(20).optional().catch(undefined),
    sort: z.enum(['name', 'inside', 'edited']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./journeys/JourneysPage.tsx'), 'JourneysPage'),
});

const gallery = createRoute({
  ...inShell,
  path: '/journeys/gallery',
  component: lazyRouteComponent(() => import('./journeys/gallery/GalleryPage.tsx'), 'GalleryPage'),
});

const readyJourney = createRoute({
  ...inShell,
  path: '/journeys/gallery/$readyId',
  component: lazyRouteComponent(
    () => import('./journeys/gallery/ReadyJourneyPage.tsx'),
    'ReadyJourneyPage',
  ),
});

const importJourney = createRoute({
  ...inShell,
  path: '/journeys/import',
  component: lazyRouteComponent(
    () => import('./journeys/import/ImportJourneyPage.tsx'),
    'ImportJourneyPage',
  ),
});

const publish = createRoute({
  ...inShell,
  path: '/journeys/$journeyId/publish',
  component: lazyRouteComponent(() => import('./publish/PublishPage.tsx'), 'PublishPage'),
});

const versions = createRoute({
  ...inShell,
  path: '/journeys/$journeyId/versions',
  component: lazyRouteComponent(() => import('./versions/VersionsPage.tsx'), 'VersionsPage'),
});

const version = createRoute({
  ...inShell,
  path: '/journeys/$journeyId/versions/$version',
  component: lazyRouteComponent(() => import('./versions/VersionPage.tsx'), 'VersionPage'),
});

const journeyPeople = createRoute({
  ...inShell,
  path: '/journeys/$journeyId/people',
  validateSearch: z.object({
    activity: z.string().optional().catch(undefined),
    show: z.enum(['here', 'passed', 'failed', 'excluded', 'all']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./editor/live/PeoplePage.tsx'), 'PeoplePage'),
});

const journeyPerson = createRoute({
  ...inShell,
  path: '/journeys/$journeyId/people/$runId',
  component: lazyRouteComponent(() => import('./editor/live/PersonPage.tsx'), 'PersonPage'),
});

const campaigns = createRoute({
  ...inShell,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('./campaigns/CampaignsPage.tsx'), 'CampaignsPage'),
});

const newCampaign = createRoute({
  ...inShell,
  path: '/campaigns/new',
  component: lazyRouteComponent(() => import('./campaigns/NewCampaignPage.tsx'), 'NewCampaignPage'),
});

const campaign = createRoute({
  ...inShell,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('./campaigns/CampaignPage.tsx'), 'CampaignPage'),
});

const templates = createRoute({
  ...inShell,
  path: '/templates',
  component: lazyRouteComponent(() => import('./templates/TemplatesPage.tsx'), 'TemplatesPage'),
});

const template = createRoute({
  ...inShell,
  path: '/templates/$templateId',
  component: lazyRouteComponent(() => import('./templates/TemplatePage.tsx'), 'TemplatePage'),
});

const newTemplate = createRoute({
  ...inShell,
  path: '/templates/new',
  component: lazyRouteComponent(
    () => import('./templates/authoring/NewTemplatePage.tsx'),
    'NewTemplatePage',
  ),
});

const templateDraft = createRoute({
  ...inShell,
  path: '/templates/drafts/$draftId',
  component: lazyRouteComponent(
    () => import('./templates/authoring/TemplateDraftPage.tsx'),
    'TemplateDraftPage',
  ),
});

const profiles = createRoute({
  ...inShell,
  path: '/people/profiles',
  component: lazyRouteComponent(() => import('./people/profiles/ProfilesPage.tsx'), 'ProfilesPage'),
});

const profile = createRoute({
  ...inShell,
  path: '/people/profiles/$profileId',
  component: lazyRouteComponent(() => import('./people/profiles/ProfilePage.tsx'), 'ProfilePage'),
});

const audiences = createRoute({
  ...inShell,
  path: '/people/audiences',
  component: lazyRouteComponent(
    () => import('./people/audiences/AudiencesPage.tsx'),
    'AudiencesPage',
  ),
});

const audienceList = createRoute({
  ...inShell,
  path: '/people/audiences/$audienceId',
  component: lazyRouteComponent(() => import('./people/audiences/ListPage.tsx'), 'ListPage'),
});

const imports = createRoute({
  ...inShell,
  path: '/people/imports',
  component: lazyRouteComponent(() => import('./people/imports/ImportsPage.tsx'), 'ImportsPage'),
});

const newImport = createRoute({
  ...inShell,
  path: '/people/imports/new',
  component: lazyRouteComponent(
    () => import('./people/imports/NewImportPage.tsx'),
    'NewImportPage',
  ),
});

const importOne = createRoute({
  ...inShell,
  path: '/people/imports/$importId',
  component: lazyRouteComponent(() => import('./people/imports/ImportPage.tsx'), 'ImportPage'),
});

const handsetsPage = lazyRouteComponent(
  () => import('./handsets/HandsetsPage.tsx'),
  'HandsetsPage',
);

const handsets = createRoute({ ...inShell, path: '/handsets', component: handsetsPage });

const handset = createRoute({ ...inShell, path: '/handsets/$number', component: handsetsPage });

const senders = createRoute({
  ...inShell,
  path: '/settings/senders',
  component: lazyRouteComponent(() => import('./senders/SendersPage.tsx'), 'SendersPage'),
});

const connectSender = createRoute({
  ...inShell,
  path: '/settings/senders/connect',
  component: lazyRouteComponent(() => import('./senders/connect/ConnectPage.tsx'), 'ConnectPage'),
});

const senderSetup = createRoute({
  ...inShell,
  path: '/settings/senders/connect/$setupId/$step',
  component: lazyRouteComponent(() => import('./senders/connect/SetupPage.tsx'), 'SetupPage'),
});

const sender = createRoute({
  ...inShell,
  path: '/settings/senders/$senderId',
  component: lazyRouteComponent(() => import('./senders/SenderPage.tsx'), 'SenderPage'),
});

const conversationsPage = lazyRouteComponent(
  () => import('./conversations/ConversationsPage.tsx'),
  'ConversationsPage',
);

const conversations = createRoute({
  ...inShell,
  path: '/conversations',
  component: conversationsPage,
});

const conversation = createRoute({
  ...inShell,
  path: '/conversations/$senderId/$profileId',
  component: conversationsPage,
});

const keywords = createRoute({
  ...inShell,
  path: '/settings/keywords',
  component: lazyRouteComponent(() => import('./keywords/KeywordsPage.tsx'), 'KeywordsPage'),
});

const newKeywordGroup = createRoute({
  ...inShell,
  path: '/settings/keywords/new',
  component: lazyRouteComponent(
    () => import('./keywords/KeywordGroupPage.tsx'),
    'NewKeywordGroupPage',
  ),
});

const keywordGroup = createRoute({
  ...inShell,
  path: '/settings/keywords/$groupId',
  component: lazyRouteComponent(
    () => import('./keywords/KeywordGroupPage.tsx'),
    'KeywordGroupPage',
  ),
});

const waysIn = createRoute({
  ...inShell,
  path: '/settings/ways-in',
  component: lazyRouteComponent(() => import('./ways-in/WaysInPage.tsx'), 'WaysInPage'),
});

const wayIn = createRoute({
  ...inShell,
  path: '/settings/ways-in/$wayInId',
  component: lazyRouteComponent(() => import('./ways-in/WayInPage.tsx'), 'WayInPage'),
});

const apiKeys = createRoute({
  ...inShell,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('./api-keys/ApiKeysPage.tsx'), 'ApiKeysPage'),
});

const secrets = createRoute({
  ...inShell,
  path: '/settings/secrets',
  component: lazyRouteComponent(() => import('./secrets/SecretsPage.tsx'), 'SecretsPage'),
});

const attributes = createRoute({
  ...inShell,
  path: '/settings/attributes',
  component: lazyRouteComponent(() => import('./attributes/AttributesPage.tsx'), 'AttributesPage'),
});

const prices = createRoute({
  ...inShell,
  path: '/settings/prices',
  component: lazyRouteComponent(() => import('./prices/PricesPage.tsx'), 'PricesPage'),
});

const attention = createRoute({
  ...inShell,
  path: '/settings/attention',
  validateSearch: z.object({ tab: z.enum(['unknown', 'set-aside']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./attention/AttentionPage.tsx'), 'AttentionPage'),
});

const sendingHold = createRoute({
  ...inShell,
  path: '/settings/sending-hold',
  component: lazyRouteComponent(() => import('./attention/HoldPage.tsx'), 'HoldPage'),
});

const routeTree = root.addChildren([
  signIn,
  editor,
  shell.addChildren([
    home,
    journeys,
    gallery,
    readyJourney,
    importJourney,
    publish,
    versions,
    version,
    journeyPeople,
    journeyPerson,
    campaigns,
    newCampaign,
    campaign,
    templates,
    template,
    newTemplate,
    templateDraft,
    profiles,
    profile,
    audiences,
    audienceList,
    imports,
    newImport,
    importOne,
    handsets,
    handset,
    senders,
    connectSender,
    senderSetup,
    sender,
    conversations,
    conversation,
    keywords,
    newKeywordGroup,
    keywordGroup,
    waysIn,
    wayIn,
    apiKeys,
    attributes,
    secrets,
    prices,
    attention,
    sendingHold,
  ]),
]);

/** Everything the server told us. */
export const queries = createQueryClient(toSignIn);

/** Every screen and its address; each screen's code is loaded when it is first opened. */
export const router = createRouter({
  routeTree,
  context: { queries },
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenFailure,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: ScreenSkeleton,
  scrollRestoration: true,
});

function toSignIn(): void {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: { next: href } });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
