/** What Meta's own screens would show a person about an error. */
export interface UserWords {
  title: string;
  message: string;
}

/** An error as the Graph API answers it. Thrown by checks, written out by the graph router. */
export class GraphError extends Error {
  readonly code: number;
  readonly details: string;
  readonly subcode: number | undefined;
  readonly user: UserWords | undefined;

  constructor(code: number, details: string, subcode?: number, user?: UserWords) {
    super(details);
    this.code = code;
    this.details = details;
    this.subcode = subcode;
    this.user = user;
  }
}

interface KnownError {
  http: number;
  title: string;
}

/** Titles and HTTP statuses of Meta's error codes. */
const known: Record<number, KnownError> = {
  0: { http: 401, title: 'AuthException' },
  1: { http: 400, title: 'An unknown error has occurred.' },
  2: { http: 503, title: 'Service temporarily unavailable' },
  3: { http: 500, title: 'Application does not have the capability to make this API call.' },
  4: { http: 400, title: 'Application request limit reached' },
  10: { http: 403, title: 'Application does not have permission for this action' },
  33: { http: 400, title: 'Unsupported request - object does not exist' },
  100: { http: 400, title: 'Invalid parameter' },
  104: { http: 401, title: 'An access token is required to request this resource.' },
  190: { http: 401, title: 'Invalid OAuth access token.' },
  200: { http: 403, title: 'Permissions error' },
  368: { http: 403, title: 'Temporarily blocked for policies violations' },
  803: { http: 404, title: 'Some of the aliases you requested do not exist' },
  2200: { http: 400, title: 'Callback verification failed' },
  80007: { http: 400, title: 'Rate limit issues' },
  80008: { http: 400, title: 'There have been too many calls to this WhatsApp Business account.' },
  130429: { http: 400, title: 'Rate limit hit' },
  130472: { http: 400, title: "User's number is part of an experiment" },
  130497: {
    http: 403,
    title: 'Business account is restricted from messaging users in this country',
  },
  131000: { http: 500, title: 'Something went wrong' },
  131005: { http: 403, title: 'Access denied' },
  131008: { http: 400, title: 'Required parameter is missing' },
  131009: { http: 400, title: 'Parameter value is not valid' },
  131016: { http: 500, title: 'Service unavailable' },
  131021: { http: 400, title: 'Recipient cannot be sender' },
  131026: { http: 400, title: 'Message undeliverable' },
  131030: { http: 400, title: 'Recipient phone number not in allowed list' },
  131031: { http: 403, title: 'Business Account locked' },
  131037: {
    http: 400,
    title: 'WhatsApp provided number needs display name approval before message can be sent.',
  },
  131042: { http: 400, title: 'Business eligibility payment issue' },
  131045: { http: 500, title: 'Incorrect certificate' },
  131047: { http: 400, title: 'Re-engagement message' },
  131048: { http: 400, title: 'Spam rate limit hit' },
  131049: {
    http: 400,
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
  },
  131050: {
    http: 400,
    title:
      'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business',
  },
  131051: { http: 400, title: 'Unsupported message type' },
  131052: { http: 400, title: 'Media download error' },
  131053: { http: 400, title: 'Media upload error' },
  131056: { http: 400, title: '(Business Account, Consumer Account) pair rate limit hit' },
  131057: { http: 500, title: 'Account in maintenance mode' },
  131059: { http: 400, title: 'Invalid paging cursor' },
  132000: { http: 400, title: 'Number of parameters does not match the expected number of params' },
  132001: { http: 404, title: 'Template name does not exist in the translation' },
  132005: { http: 400, title: 'Template hydrated text too long' },
  132007: { http: 400, title: 'Template format character policy violated' },
  132012: { http: 400, title: 'Parameter format does not match format in the created template' },
  132015: { http: 400, title: 'Template is paused' },
  132016: { http: 400, title: 'Template is disabled' },
  132018: { http: 400, title: 'There is an issue with the parameters in your template' },
  133004: { http: 503, title: 'Server temporarily unavailable' },
  133010: { http: 400, title: 'Phone number not registered' },
  134101: { http: 400, title: 'Template is syncing' },
  135000: { http: 400, title: 'Generic user error' },
  17: { http: 400, title: 'User request limit reached' },
  613: { http: 400, title: 'Calls to this api have exceeded the rate limit.' },
  131020: { http: 400, title: 'Group message could not be sent' },
  131041: { http: 400, title: 'Message could not be sent to the group' },
  131044: { http: 400, title: 'Business eligibility: payment method missing' },
  131055: { http: 400, title: 'Method not allowed' },
  131062: { http: 400, title: 'Business-scoped user id is not supported for this message' },
  131063: {
    http: 400,
    title: 'Marketing messages of this account must be sent by the Marketing Messages API',
  },
  131064: {
    http: 400,
    title: 'Sending is limited because templates were filed under a wrong category',
  },
  132008: { http: 400, title: 'Parameter format is wrong' },
  132068: { http: 400, title: 'Flow is in blocked state' },
  132069: { http: 400, title: 'Flow is in throttled state' },
  133000: { http: 500, title: 'Incomplete deregistration' },
  133005: { http: 400, title: 'Two step verification PIN mismatch' },
  133006: { http: 400, title: 'Phone number re-verification needed' },
  133008: { http: 400, title: 'Too many two step verification PIN guesses' },
  133009: { http: 400, title: 'Two step verification PIN guessed too fast' },
  133015: {
    http: 400,
    title: 'Please wait a few minutes before attempting to register this phone number',
  },
  133016: { http: 400, title: 'Account register deregister rate limit exceeded' },
  134011: { http: 400, title: 'WhatsApp Payments terms of service has not been accepted' },
  134100: { http: 400, title: 'Only marketing messages are supported' },
  134102: { http: 400, title: 'Template is unavailable for use' },
  134103: { http: 400, title: 'Template cannot be sent by the Marketing Messages API' },
  137000: { http: 400, title: 'The identity hash of the recipient does not match' },
  139000: { http: 400, title: 'Blocked by integrity' },
  139001: { http: 400, title: 'Flow cannot be updated' },
  139002: { http: 400, title: 'Publishing the flow failed' },
  139003: { http: 400, title: 'Flow cannot be deprecated' },
  139004: { http: 400, title: 'Flow cannot be deleted' },
  139100: { http: 400, title: 'Failed to block or unblock some users' },
  139101: { http: 400, title: 'Block list limit reached' },
  139102: { http: 400, title: 'The block list changed while it was read' },
  139103: { http: 500, title: 'Internal error of the block list' },
  139200: { http: 400, title: 'Direct Send is blocked' },
  200005: { http: 400, title: 'Template insights are not available' },
  200006: { http: 400, title: 'Template insights cannot be disabled' },
  200007: { http: 400, title: 'Template insights must be enabled first' },
  2388019: { http: 400, title: 'Message template limit exceeded' },
  2388040: { http: 400, title: 'Field exceeded character limit' },
  2388047: { http: 400, title: 'Message header format is incorrect' },
  2388072: { http: 400, title: 'Message body format is incorrect' },
  2388073: { http: 400, title: 'Message footer format is incorrect' },
  2388293: { http: 400, title: 'Parameter words ratio exceeds limit' },
  2388299: { http: 400, title: 'Leading or trailing parameters are not allowed' },
};

const transient = new Set([1, 2, 4, 80007, 80008, 130429, 131000, 131016, 131056, 131057, 133004]);

/** What a code is called; unknown codes (a test may ask for any) get a plain title and HTTP 400. */
export function knownError(code: number): KnownError {
  return known[code] ?? { http: 400, title: 'Error' };
}

/** The HTTP answer for an error: status and body. */
export function errorAnswer(
  error: GraphError,
  traceId: string,
): { status: number; body: { error: Record<string, unknown> } } {
  const { http, title } = knownError(error.code);
  const plain = error.code === 190 || error.subcode === 33 || error.user !== undefined;
  const message = plain ? error.details : `(#${error.code}) ${title}`;
  return {
    status: http,
    body: {
      error: {
        message,
        type: error.subcode === 33 ? 'GraphMethodException' : 'OAuthException',
        code: error.code,
        ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
        ...(transient.has(error.code) ? { is_transient: true } : {}),
        ...(error.user
          ? {
              is_transient: false,
              error_user_title: error.user.title,
              error_user_msg: error.user.message,
            }
          : {}),
        ...(plain ? {} : { error_data: { messaging_product: 'whatsapp', details: error.details } }),
        fbtrace_id: traceId,
      },
    },
  };
}

/** Meta's answer for an id that is unknown, or that the token may not see. */
export function unknownObject(id: string, method: string): GraphError {
  const verb = method.toLowerCase();
  return new GraphError(
    100,
    `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    33,
  );
}
