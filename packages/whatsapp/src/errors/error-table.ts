/**
 * What to do after an error:
 * - `retry`: send again after a growing pause with jitter
 * - `retry_recipient`: the same, holding back this recipient only
 * - `drop`: give this message up
 * - `fix_content`: message or template is wrong; stop the step and tell its author
 * - `pause_number`, `pause_account`, `pause_template`: stop sending there until it is cleared
 * - `reconnect`: the credentials are dead; stop the connection and ask for new ones
 * - `opt_out`: the person stopped marketing; write it down and never try again
 * - `restart_list`: ask for the list again without its cursor
 * - `note`: nothing to do for sending
 */
export type ErrorAction =
  | 'retry'
  | 'retry_recipient'
  | 'drop'
  | 'fix_content'
  | 'pause_number'
  | 'pause_account'
  | 'pause_template'
  | 'reconnect'
  | 'opt_out'
  | 'restart_list'
  | 'note';

/** How much an error stops: this message only, or everything on that level. */
export type ErrorScope = 'message' | 'recipient' | 'template' | 'number' | 'account' | 'connection';

export interface ErrorRetry {
  /** Tries after the first; null for as long as the message may wait. */
  most: number | null;
  /** Milliseconds before the first retry; each next one doubles unless `factor` says otherwise. */
  afterMs: number;
  factor?: number;
}

/** What ends a pause: its time, or something that happens at Meta or here. */
export type PauseEnd = 'time' | 'token' | 'number' | 'name' | 'account' | 'payment' | 'hand';

/** What waits after an error, and until when. */
export interface ErrorPause {
  /** `throughput`: for a short while, because of too many calls. */
  scope: 'number' | 'account' | 'connection' | 'throughput';
  /** Milliseconds; null until the event that `end` names, or until somebody resumes it by hand. */
  ms: number | null;
  end: PauseEnd;
  /** Only templates of this category wait; everything else goes on. */
  category?: 'MARKETING' | 'UTILITY';
}

export interface ErrorRule {
  /** One code, or the first and last of a family. */
  codes: number | readonly [first: number, last: number];
  /** What happened, in words for the screen. */
  text: string;
  /** Null: never send this message again. */
  retry: ErrorRetry | null;
  action: ErrorAction;
  scope: ErrorScope;
  /** Whether somebody should be told at once. */
  alert: boolean;
  /** Null: only the message itself is concerned. */
  pause: ErrorPause | null;
}

const patiently: ErrorRetry = { most: null, afterMs: 1000 };
const minutely: ErrorRetry = { most: null, afterMs: 60_000 };
const fewTimes: ErrorRetry = { most: 3, afterMs: 1000 };

function rule(
  codes: ErrorRule['codes'],
  text: string,
  action: ErrorAction,
  scope: ErrorScope,
  retry: ErrorRetry | null = null,
  alert: boolean = alertingActions.has(action),
  pause: ErrorPause | null = usualPauses[action] ?? null,
): ErrorRule {
  return { codes, text, retry, action, scope, alert, pause };
}

const untilToken: ErrorPause = { scope: 'connection', ms: null, end: 'token' };
const untilNumber: ErrorPause = { scope: 'number', ms: null, end: 'number' };
const untilAccount: ErrorPause = { scope: 'account', ms: null, end: 'account' };
const untilPaid: ErrorPause = { scope: 'account', ms: null, end: 'payment' };

const usualPauses: Partial<Record<ErrorAction, ErrorPause>> = {
  reconnect: untilToken,
  pause_number: untilNumber,
  pause_account: untilAccount,
};

function forAWhile(ms: number): ErrorPause {
  return { scope: 'throughput', ms, end: 'time' };
}

const alertingActions = new Set<ErrorAction>([
  'fix_content',
  'pause_number',
  'pause_account',
  'pause_template',
  'reconnect',
]);

/** Meta names no end for 131048 but "hours"; trying more often makes it worse. */
const spamPauseMs = 4 * 3_600_000;

/**
 * Errors of the Cloud API, after Meta's list of error codes and what is known of their behaviour.
 * Meta may use any of them in the answer to a send and in a failed status alike.
 */
export const errorTable: readonly ErrorRule[] = [
  rule(0, 'Meta does not accept the access token.', 'reconnect', 'connection'),
  rule(190, 'The access token has expired or was revoked.', 'reconnect', 'connection'),
  rule(104, 'No access token was sent.', 'reconnect', 'connection'),
  rule(3, 'The app lacks a permission for this.', 'reconnect', 'connection'),
  rule(10, 'The access token lacks a permission.', 'reconnect', 'connection'),
  rule([200, 299], 'The access token lacks a permission.', 'reconnect', 'connection'),
  rule(131005, 'The access token may not use this number.', 'reconnect', 'connection'),
  rule(1, 'Meta had an unknown error.', 'retry', 'message', fewTimes),
  rule(2, 'Meta is down or overloaded.', 'retry', 'connection', patiently),
  rule(
    4,
    'The app made too many calls.',
    'retry',
    'connection',
    minutely,
    false,
    forAWhile(60_000),
  ),
  rule(
    17,
    'The user made too many calls.',
    'retry',
    'connection',
    minutely,
    false,
    forAWhile(60_000),
  ),
  rule(
    613,
    'Too many calls of this kind.',
    'retry',
    'connection',
    minutely,
    false,
    forAWhile(60_000),
  ),
  rule(33, 'The phone number no longer exists at Meta.', 'pause_number', 'number'),
  rule(100, 'A part of the message is not valid.', 'fix_content', 'template'),
  rule(803, 'Meta does not know this number or account.', 'reconnect', 'connection'),
  rule(368, 'Meta has blocked the account for breaking its rules.', 'pause_account', 'account'),
  rule(
    [80007, 80008],
    'The account made too many calls.',
    'retry',
    'account',
    minutely,
    false,
    forAWhile(60_000),
  ),
  rule(130429, 'The number sends faster than Meta allows.', 'retry', 'number', patiently),
  rule(
    130472,
    'The person is part of an experiment of Meta and gets no marketing.',
    'drop',
    'recipient',
  ),
  rule(
    130497,
    'The account may not write to people of this country.',
    'drop',
    'recipient',
    null,
    true,
  ),
  rule(131000, 'Something went wrong at Meta.', 'retry', 'message', fewTimes),
  rule(131008, 'A required part of the message is missing.', 'fix_content', 'template'),
  rule(131009, 'A part of the message has a wrong value.', 'fix_content', 'template'),
  rule(131016, 'The service is not available at the moment.', 'retry', 'connection', patiently),
  rule(131020, 'The group can’t be written to.', 'fix_content', 'message'),
  rule(131041, 'The group can’t be written to.', 'fix_content', 'message'),
  rule([131200, 131299], 'The group can’t be written to.', 'fix_content', 'message'),
  rule(131021, 'The recipient is the sender itself.', 'drop', 'recipient'),
  rule(
    131026,
    'The number can’t be reached on WhatsApp, or its app is too old.',
    'drop',
    'recipient',
  ),
  rule(
    131030,
    'A test number writes only to people on its list of test recipients.',
    'drop',
    'recipient',
    null,
    true,
  ),
  rule(131031, 'The account is locked.', 'pause_account', 'account'),
  rule(131037, 'The number needs an approved display name.', 'pause_number', 'number', null, true, {
    scope: 'number',
    ms: null,
    end: 'name',
  }),
  rule(
    131042,
    'There is a problem with the account’s payment.',
    'pause_account',
    'account',
    null,
    true,
    untilPaid,
  ),
  rule(
    131044,
    'There is a problem with the account’s payment.',
    'pause_account',
    'account',
    null,
    true,
    untilPaid,
  ),
  rule(131045, 'The number is not registered properly.', 'pause_number', 'number'),
  rule(131047, 'More than 24 hours have passed since the person last wrote.', 'drop', 'recipient'),
  rule(
    131048,
    'Too many people blocked or reported this number; Meta has slowed it down.',
    'pause_number',
    'number',
    null,
    true,
    { scope: 'number', ms: spamPauseMs, end: 'time' },
  ),
  rule(
    131049,
    'Meta held this message back to protect the person from too much marketing.',
    'drop',
    'recipient',
    // Meta: not before 24 hours have passed.
    { most: 1, afterMs: 86_400_000 },
  ),
  rule(131050, 'The person has stopped marketing messages in WhatsApp.', 'opt_out', 'recipient'),
  rule(131051, 'WhatsApp does not support this kind of message.', 'fix_content', 'message'),
  rule(131052, 'A file the person sent could not be fetched.', 'note', 'message'),
  rule(
    131053,
    'The image, video or document could not be fetched or is of a wrong kind.',
    'fix_content',
    'template',
    { most: 1, afterMs: 60_000 },
  ),
  rule(131055, 'This way of sending is not allowed for the message.', 'fix_content', 'message'),
  rule(
    131056,
    'Too many messages to this person in a short time.',
    'retry_recipient',
    'recipient',
    { most: null, afterMs: 1000, factor: 4 },
  ),
  rule(
    131057,
    'The number is being maintained or upgraded.',
    'retry',
    'number',
    minutely,
    false,
    forAWhile(60_000),
  ),
  rule(131059, 'The place in the list is no longer valid.', 'restart_list', 'message', {
    most: 1,
    afterMs: 0,
  }),
  rule(131062, 'This message needs the person’s phone number.', 'drop', 'recipient'),
  rule(
    131063,
    'Meta wants this account to send marketing by its Marketing Messages API, which Waypost does not use.',
    'pause_account',
    'account',
    null,
    true,
    { scope: 'account', ms: null, end: 'hand', category: 'MARKETING' },
  ),
  rule(
    131064,
    'Meta limits utility messages of this account because of templates in a wrong category.',
    'pause_account',
    'account',
    null,
    true,
    { scope: 'account', ms: null, end: 'hand', category: 'UTILITY' },
  ),
  rule(132000, 'The number of values does not match the template.', 'fix_content', 'template'),
  rule(
    132001,
    'The template does not exist in this language or is not approved.',
    'fix_content',
    'template',
  ),
  rule(132005, 'The text is too long once its variables are filled.', 'fix_content', 'template'),
  rule(132007, 'The content breaks WhatsApp’s rules.', 'fix_content', 'template'),
  rule(132008, 'A value has a wrong format.', 'fix_content', 'template'),
  rule(132012, 'A value has a wrong format.', 'fix_content', 'template'),
  rule(
    132015,
    'Meta has paused the template because of its quality.',
    'pause_template',
    'template',
  ),
  rule(132016, 'Meta has disabled the template for good.', 'pause_template', 'template'),
  rule(132018, 'A value contains characters Meta does not take.', 'fix_content', 'template'),
  rule(132068, 'The flow is blocked.', 'fix_content', 'template'),
  rule(132069, 'The flow is slowed down.', 'retry', 'template', { most: null, afterMs: 600_000 }),
  rule(133000, 'An earlier deregistration of the number failed.', 'pause_number', 'number'),
  rule(133004, 'Meta’s server is not available.', 'retry', 'number', patiently),
  rule(133005, 'The PIN of the number is wrong.', 'pause_number', 'number'),
  rule(133006, 'The number has to be verified first.', 'pause_number', 'number'),
  rule(133008, 'The PIN was entered too often.', 'pause_number', 'number'),
  rule(133009, 'The PIN was entered too fast.', 'pause_number', 'number'),
  rule(133010, 'The number is not registered for the Cloud API.', 'pause_number', 'number'),
  rule(
    133015,
    'The number was deleted a moment ago; wait before registering it.',
    'pause_number',
    'number',
  ),
  rule(133016, 'The number was registered too often.', 'pause_number', 'number'),
  rule(
    134011,
    'The payment terms have not been accepted.',
    'pause_account',
    'account',
    null,
    true,
    untilPaid,
  ),
  rule(134100, 'Only marketing templates can be sent this way.', 'fix_content', 'template'),
  rule(134101, 'Meta is still getting the template ready.', 'retry', 'template', {
    most: 3,
    afterMs: 600_000,
  }),
  rule(134102, 'The template can’t be sent this way.', 'fix_content', 'template'),
  rule(134103, 'The template can’t be sent this way.', 'fix_content', 'template'),
  rule(135000, 'Meta could not use the message’s values.', 'fix_content', 'template'),
  rule(
    137000,
    'The person’s identity has changed; verify them again.',
    'drop',
    'recipient',
    null,
    true,
  ),
  rule([139000, 139004], 'The flow has an error.', 'fix_content', 'template'),
  rule([139100, 139101], 'The block list could not be changed.', 'note', 'message'),
  rule(139102, 'The block list changed meanwhile.', 'restart_list', 'message', {
    most: 1,
    afterMs: 0,
  }),
  rule(139103, 'The block list could not be changed.', 'note', 'message'),
  rule(139200, 'This account may not send without a template.', 'fix_content', 'message'),
  rule(2388019, 'The account has as many templates as it may.', 'fix_content', 'template'),
  rule(2388040, 'A text of the template is too long.', 'fix_content', 'template'),
  rule(2388047, 'The template’s header is not well formed.', 'fix_content', 'template'),
  rule(2388072, 'The template’s body is not well formed.', 'fix_content', 'template'),
  rule(2388073, 'The template’s footer is not well formed.', 'fix_content', 'template'),
  rule(2388293, 'The template has too many variables for its length.', 'fix_content', 'template'),
  rule(
    2388299,
    'A variable stands at the start or end of the template.',
    'fix_content',
    'template',
  ),
  rule([200_005, 200_007], 'Statistics of the template are not available.', 'note', 'message'),
];
