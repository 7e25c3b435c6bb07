/*
 * What a webhook tells, one update each (Meta's document "Webhooks", one page per field). Moments are
 * ms since the epoch on Meta's whole-second clock; ids are strings whatever they are on the wire.
 */

/** A failure as a webhook tells it; look its code up in the error table. */
export interface UpdateError {
  code: number;
  title: string;
  details: string | null;
}

/** Where an update comes from. */
interface UpdateSource {
  /** WhatsApp Business Account id; for some account news the portfolio's id. */
  accountId: string;
  /** The sender's phone number id, where the update is about one. */
  phoneNumberId: string | null;
}

/** A person as WhatsApp names them. People with a username may come without a number. */
export interface UpdatePerson {
  /** Number without plus. */
  waId: string | null;
  /** Business-scoped user id. */
  userId: string | null;
  /** The same over linked portfolios. */
  parentUserId: string | null;
  /** Without @; for display only, it changes. */
  username: string | null;
  /** The name the person gave in WhatsApp. */
  name: string | null;
}

/** Something happened to a message we sent. */
export interface StatusUpdate extends UpdateSource {
  kind: 'status';
  wamid: string;
  status: 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'deleted';
  at: number;
  /** The person's number without plus; missing for people known by user id only. */
  recipientId: string | null;
  /** Business-scoped user id. */
  userId: string | null;
  /** Named beside the status since 2026; null before, and for failures. */
  person: UpdatePerson | null;
  /** What the send carried; read it with `parseEcho`. */
  callbackData: string | null;
  errors: UpdateError[];
  pricing: { category: string | null; type: string | null } | null;
}

/** A choice made in a list, on a reply button or in a flow of a response message. */
export interface InteractiveReply {
  kind: 'button' | 'list' | 'flow';
  /** Empty for flows. */
  id: string;
  title: string;
  /** The answers of a flow, as JSON text. */
  responseJson: string | null;
}

/** The answers of a Flow, with the types its screens gave them. */
export interface FlowAnswers {
  /** `flow_token` of the message that opened the Flow; empty when it carried none. */
  token: string;
  answers: Record<string, unknown>;
}

/** A file a person sent. Its id can be downloaded for seven days. */
export interface InboundMedium {
  id: string;
  mimeType: string | null;
  filename: string | null;
  /** SHA-256 of the bytes as Meta writes it (base64). */
  sha256: string | null;
  /** A recorded voice message. */
  voice: boolean;
  /** A moving sticker. */
  animated: boolean;
}

export interface InboundOrder {
  catalogId: string;
  text: string | null;
  products: {
    retailerId: string;
    quantity: number;
    price: number | null;
    currency: string | null;
  }[];
}

/** The ad or post a person came from; it opens a free entry point of 72 hours. */
export interface Referral {
  sourceId: string | null;
  sourceType: string | null;
  sourceUrl: string | null;
  headline: string | null;
  body: string | null;
  /** Click id for conversions. */
  clickId: string | null;
}

/** A person wrote, tapped or reacted. */
export interface InboundUpdate extends UpdateSource {
  kind: 'inbound';
  /** The inbound message's own wamid; the key against duplicates. */
  id: string;
  at: number;
  /** Meta's message type: `text`, `button`, `interactive`, `image`, `reaction`, … */
  type: string;
  /** The person's number without plus; missing for people known by user id only. */
  from: string | null;
  userId: string | null;
  parentUserId: string | null;
  username: string | null;
  profileName: string | null;
  /** The wamid this answers. */
  contextId: string | null;
  /** What the person said: a text, a caption, or the words on what was tapped. */
  text: string | null;
  /** A tap on a quick reply of a template. */
  button: { payload: string; text: string } | null;
  reply: InteractiveReply | null;
  /** What the person filled into a Flow; null too when its answers are no JSON object. */
  flow: FlowAnswers | null;
  emojiReaction: { messageId: string; emoji: string | null } | null;
  media: InboundMedium | null;
  location: {
    latitude: number;
    longitude: number;
    name: string | null;
    address: string | null;
  } | null;
  order: InboundOrder | null;
  referral: Referral | null;
  /** The product of a catalogue that the message asks about. */
  product: { catalogId: string; retailerId: string } | null;
  /** A change of number, user id or identity of the person in `from`. */
  system: {
    type: string;
    waId: string | null;
    userId: string | null;
    identity: string | null;
  } | null;
  /** The earlier message of the person that this one edits or takes back. */
  change: {
    kind: 'edit' | 'revoke';
    originalId: string;
    message: Record<string, unknown> | null;
  } | null;
  groupId: string | null;
  errors: UpdateError[];
  /** `type` and its content as Meta wrote them, and what the message quotes; without the person. */
  content: Record<string, unknown>;
}

/** A person stopped or resumed marketing in WhatsApp's own settings. */
export interface UserPreferenceUpdate extends UpdateSource {
  kind: 'user_preference';
  waId: string | null;
  userId: string | null;
  category: string;
  value: 'stop' | 'resume' | 'signup';
  at: number;
}

/** What news about an account, a number or a template have in common. */
interface AccountNews extends UpdateSource {
  /** Webhook field, e.g. `account_update`. */
  field: string;
  /** When Meta wrote it; null when it did not say. */
  at: number | null;
  /** The same for every repetition of this webhook. */
  key: string;
}

interface TemplateNews extends AccountNews {
  templateId: string;
  name: string;
  /** With an underscore, as in the REST answers. */
  language: string;
}

/** Meta reviewed, paused or changed a template. */
export interface TemplateStatusUpdate extends TemplateNews {
  kind: 'template_status';
  /** APPROVED, REJECTED, PAUSED, FLAGGED, … */
  event: string;
  reason: string | null;
  category: string | null;
  /** Why it was rejected and what to do about it, in Meta's words. */
  rejection: { reason: string; recommendation: string | null } | null;
  /** Which pause it is: FIRST_PAUSE, SECOND_PAUSE, RATE_LIMITING_PAUSE, UNPAUSE, DISABLED. */
  notice: { title: string; description: string | null } | null;
}

export interface TemplateQualityUpdate extends TemplateNews {
  kind: 'template_quality';
  previous: string | null;
  /** GREEN, YELLOW, RED or UNKNOWN. */
  quality: string;
}

/** A template was edited elsewhere, e.g. in WhatsApp Manager. */
export interface TemplateComponentsUpdate extends TemplateNews {
  kind: 'template_components';
}

/** Meta moved a template to another category, or says that it will. */
export interface TemplateCategoryUpdate extends TemplateNews {
  kind: 'template_category';
  /** The category it has now. */
  category: string;
  /** The category it is going to get; null when the change is done. */
  correctCategory: string | null;
  changesAt: number | null;
}

export interface NumberQualityUpdate extends AccountNews {
  kind: 'number_quality';
  displayPhoneNumber: string;
  /** ONBOARDING, THROUGHPUT_UPGRADE; older UPGRADE, DOWNGRADE, FLAGGED, UNFLAGGED. */
  event: string;
  /** TIER_…; null when not told. */
  messagingLimit: string | null;
}

export interface NumberNameUpdate extends AccountNews {
  kind: 'number_name';
  displayPhoneNumber: string;
  /** APPROVED, REJECTED or DEFERRED. */
  decision: string;
  name: string | null;
  reason: string | null;
}

/** Something happened to the account as a whole. */
export interface AccountUpdate extends AccountNews {
  kind: 'account';
  /** ACCOUNT_RESTRICTION, DISABLED_UPDATE, ACCOUNT_DELETED, … */
  event: string;
  restrictions: { type: string; endsAt: number | null }[];
  /** State of a ban: DISABLE, REINSTATE or SCHEDULE_FOR_DISABLE. */
  ban: { state: string; date: string | null } | null;
  violation: string | null;
  /** As Meta wrote it. */
  value: Record<string, unknown>;
}

export interface AccountReviewUpdate extends AccountNews {
  kind: 'account_review';
  /** APPROVED, REJECTED, PENDING or DEFERRED. */
  decision: string;
}

export interface AccountAlertUpdate extends AccountNews {
  kind: 'account_alert';
  entityType: string;
  entityId: string;
  /** CRITICAL, WARNING or INFORMATIONAL. */
  severity: string;
  status: string;
  type: string;
  description: string;
}

export interface CapabilityUpdate extends AccountNews {
  kind: 'capability';
  /** TIER_…, shared by the portfolio; null when not told. */
  messagingLimit: string | null;
}

export interface SecurityUpdate extends AccountNews {
  kind: 'security';
  displayPhoneNumber: string;
  /** PIN_CHANGED, PIN_RESET_REQUEST or PIN_REQUEST_SUCCESS. */
  event: string;
  requester: string | null;
}

export interface FlowUpdate extends AccountNews {
  kind: 'flow';
  flowId: string;
  /** FLOW_STATUS_CHANGE, ENDPOINT_ERROR_RATE, … */
  event: string;
  message: string | null;
  oldStatus: string | null;
  newStatus: string | null;
}

/** The business's own username. */
export interface UsernameUpdate extends AccountNews {
  kind: 'username';
  displayPhoneNumber: string;
  username: string | null;
  /** approved, reserved or deleted. */
  status: string;
}

/** A failure that belongs to no message. */
export interface SendingErrorUpdate extends AccountNews {
  kind: 'sending_error';
  errors: UpdateError[];
}

/** Anything we don't act on, kept as it came. */
export interface OtherUpdate extends AccountNews {
  kind: 'other';
  value: unknown;
}

export type TemplateUpdate =
  | TemplateStatusUpdate
  | TemplateQualityUpdate
  | TemplateComponentsUpdate
  | TemplateCategoryUpdate;

/** News about accounts, numbers and templates: everything that is not about a person. */
export type AccountNewsUpdate =
  | TemplateUpdate
  | NumberQualityUpdate
  | NumberNameUpdate
  | AccountUpdate
  | AccountReviewUpdate
  | AccountAlertUpdate
  | CapabilityUpdate
  | SecurityUpdate
  | FlowUpdate
  | UsernameUpdate
  | SendingErrorUpdate
  | OtherUpdate;

export type WebhookUpdate = StatusUpdate | InboundUpdate | UserPreferenceUpdate | AccountNewsUpdate;
