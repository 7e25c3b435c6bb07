import type { Accounts } from './accounts/accounts.ts';
import type { BlockList } from './block-list/block-list.ts';
import type { SimulatedClock } from './clock/simulated-clock.ts';
import type { CatalogueShelf } from './catalogues/catalogue-shelf.ts';
import type { FaultDesk } from './faults/faults.ts';
import type { FlowShelf } from './flows/flow-shelf.ts';
import type { HandsetShelf } from './handsets/handset-shelf.ts';
import type { Log } from './log.ts';
import type { MediaShelf } from './media/media-shelf.ts';
import type { SampleShelf } from './media/sample-shelf.ts';
import type { MessageBook } from './messages/message-book.ts';
import type { RateLimits } from './messages/rate-limits.ts';
import type { QrCodeShelf } from './qr-codes/qr-code-shelf.ts';
import type { Draw } from './randomness/randomness.ts';
import type { FreeEntry } from './rules/free-entry.ts';
import type { RuleBook } from './rules/rules.ts';
import type { StatusDelays } from './statuses/plan-statuses.ts';
import type { GroupCommit } from './store/group-commit.ts';
import type { Store } from './store/open-store.ts';
import type { Review } from './templates/review-settings.ts';
import type { TemplateShelf } from './templates/template-shelf.ts';
import type { Permit } from './tokens/permit.ts';
import type { TokenRing } from './tokens/token-ring.ts';

/** How chance and time act on messages. */
export interface Behaviour {
  seed: number;
  delays: StatusDelays;
  /** Share of delivered messages that are read by themselves. */
  readShare: number;
  /** `none`: a plain sink that accepts and tells nothing. */
  statuses: 'all' | 'none';
}

/** What the parts of one simulator share. */
export interface Context {
  store: Store;
  commits: GroupCommit;
  clock: SimulatedClock;
  accounts: Accounts;
  tokens: TokenRing;
  /** Checks a request's token against what its call needs. */
  permit: Permit;
  templates: TemplateShelf;
  review: Review;
  media: MediaShelf;
  blockList: BlockList;
  qrCodes: QrCodeShelf;
  samples: SampleShelf;
  flows: FlowShelf;
  catalogues: CatalogueShelf;
  book: MessageBook;
  handsets: HandsetShelf;
  faults: FaultDesk;
  rules: RuleBook;
  freeEntry: FreeEntry;
  limits: RateLimits;
  behaviour: Behaviour;
  log: Log;
  /** Chance that belongs to no message: cut connections, dropped webhooks. */
  chance: Draw;
  /** Tells watchers that something happened on a handset. */
  changed: (number: string) => void;
}
