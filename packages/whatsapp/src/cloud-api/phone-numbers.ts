import { z } from 'zod';

import type { CallResult, DoneResult, Graph, GraphConnection } from './graph.ts';
import { healthSchema, type Health } from './health.ts';
import { idSchema } from './wire.ts';

/** What Meta knows of a phone number. Enumerations are Meta's own words, new ones included. */
export interface PhoneNumber {
  id: string;
  displayPhoneNumber: string | null;
  verifiedName: string | null;
  /** GREEN, YELLOW, RED, NA or UNKNOWN. */
  qualityRating: string | null;
  /** CONNECTED, PENDING, FLAGGED, RESTRICTED, BANNED, … A number that is not registered is not CONNECTED. */
  status: string | null;
  /** Of the display name: APPROVED, AVAILABLE_WITHOUT_REVIEW, DECLINED, EXPIRED, PENDING_REVIEW or NONE. */
  nameStatus: string | null;
  /** VERIFIED, NOT_VERIFIED or EXPIRED: whether somebody proved to own the number. */
  codeVerificationStatus: string | null;
  /** CLOUD_API, ON_PREMISE or NOT_APPLICABLE. */
  platformType: string | null;
  /** LIVE, or SANDBOX: Meta's free test number. */
  accountMode: string | null;
  /** STANDARD (80 messages a second) or HIGH (1,000). */
  throughputLevel: string | null;
  /** TIER_250 … TIER_UNLIMITED, of the whole portfolio. */
  messagingLimit: string | null;
  /** Whether two-step verification is on: registering asks for its PIN. */
  isPinEnabled: boolean | null;
  health: Health | null;
}

export type PhoneNumberResult = CallResult<PhoneNumber>;

/** What people see behind the number's name in WhatsApp. */
export interface BusinessProfile {
  about: string;
  address: string;
  description: string;
  email: string;
  profilePictureUrl: string;
  websites: string[];
  /** Line of business, e.g. RETAIL. */
  vertical: string;
}

export interface PhoneNumberCalls {
  /** Every number of an account, with its state. */
  listPhoneNumbers: (
    connection: GraphConnection,
    accountId: string,
  ) => Promise<CallResult<{ numbers: PhoneNumber[] }>>;
  getPhoneNumber: (
    connection: GraphConnection,
    phoneNumberId: string,
  ) => Promise<PhoneNumberResult>;
  /**
   * Registers the number with the Cloud API. `pin` (six digits) becomes its two-step PIN, or must be it when it has one.
   * Ten tries in 72 hours, then 133016; a wrong PIN is 133005.
   */
  registerNumber: (
    connection: GraphConnection,
    phoneNumberId: string,
    pin: string,
  ) => Promise<DoneResult>;
  deregisterNumber: (connection: GraphConnection, phoneNumberId: string) => Promise<DoneResult>;
  getBusinessProfile: (
    connection: GraphConnection,
    phoneNumberId: string,
  ) => Promise<CallResult<{ profile: BusinessProfile }>>;
  /** Changes what is given; `profilePictureHandle` comes from `uploadSample`. */
  updateBusinessProfile: (
    connection: GraphConnection,
    phoneNumberId: string,
    change: Partial<Omit<BusinessProfile, 'profilePictureUrl'>> & { profilePictureHandle?: string },
  ) => Promise<DoneResult>;
}

const fields =
  'id,display_phone_number,verified_name,quality_rating,status,name_status,code_verification_status,platform_type,account_mode,throughput,whatsapp_business_manager_messaging_limit,is_pin_enabled';

const phoneNumberSchema = z
  .looseObject({
    id: idSchema,
    display_phone_number: z.string().optional(),
    verified_name: z.string().optional(),
    quality_rating: z.string().optional(),
    status: z.string().optional(),
    name_status: z.string().optional(),
    code_verification_status: z.string().optional(),
    platform_type: z.string().optional(),
    account_mode: z.string().optional(),
    throughput: z.looseObject({ level: z.string().optional() }).optional(),
    whatsapp_business_manager_messaging_limit: z.string().optional(),
    is_pin_enabled: z.boolean().optional(),
    health_status: healthSchema.optional().catch(undefined),
  })
  .transform((answer): PhoneNumber => ({
    id: answer.id,
    displayPhoneNumber: answer.display_phone_number ?? null,
    verifiedName: answer.verified_name ?? null,
    qualityRating: answer.quality_rating ?? null,
    status: answer.status ?? null,
    nameStatus: answer.name_status ?? null,
    codeVerificationStatus: answer.code_verification_status ?? null,
    platformType: answer.platform_type ?? null,
    accountMode: answer.account_mode ?? null,
    throughputLevel: answer.throughput?.level ?? null,
    messagingLimit: answer.whatsapp_business_manager_messaging_limit ?? null,
    isPinEnabled: answer.is_pin_enabled ?? null,
    health: answer.health_status ?? null,
  }));

const businessProfileSchema = z.looseObject({
  data: z
    .array(
      z.looseObject({
        about: z.string().default(''),
        address: z.string().default(''),
        description: z.string().default(''),
        email: z.string().default(''),
        profile_picture_url: z.string().default(''),
        websites: z.array(z.string()).default([]),
        vertical: z.string().default('UNDEFINED'),
      }),
    )
    .min(1),
});

export function phoneNumberCalls(graph: Graph): PhoneNumberCalls {
  return {
    listPhoneNumbers: async (connection, accountId) => {
      const answer = await graph.collect(
        connection,
        `${accountId}/phone_numbers`,
        { fields },
        (item) => phoneNumberSchema.safeParse(item).data ?? null,
      );
      return answer.kind === 'ok' ? { kind: 'ok', numbers: answer.items } : answer;
    },

    getPhoneNumber: async (connection, phoneNumberId) => {
      const answer = await graph.call(
        connection,
        { method: 'GET', path: phoneNumberId, query: { fields: `${fields},health_status` } },
        phoneNumberSchema,
      );
      return answer.kind === 'ok' ? { kind: 'ok', ...answer.data } : answer;
    },

    registerNumber: async (connection, phoneNumberId, pin) =>
      graph.perform(connection, {
        method: 'POST',
        path: `${phoneNumberId}/register`,
        json: { messaging_product: 'whatsapp', pin },
      }),

    deregisterNumber: async (connection, phoneNumberId) =>
      graph.perform(connection, { method: 'POST', path: `${phoneNumberId}/deregister` }),

    getBusinessProfile: async (connection, phoneNumberId) => {
      const answer = await graph.call(
        connection,
        {
          method: 'GET',
          path: `${phoneNumberId}/whatsapp_business_profile`,
          query: {
            fields: 'about,address,description,email,profile_picture_url,websites,vertical',
          },
        },
        businessProfileSchema,
      );
      if (answer.kind !== 'ok') return answer;
      const profile = answer.data.data[0];
      if (profile === undefined) return { kind: 'unknown', reason: 'unreadable_answer' };
      const { profile_picture_url: profilePictureUrl, ...rest } = profile;
      return { kind: 'ok', profile: { ...rest, profilePictureUrl } };
    },

    updateBusinessProfile: async (connection, phoneNumberId, change) => {
      const { profilePictureHandle, ...texts } = change;
      return graph.perform(connection, {
        method: 'POST',
        path: `${phoneNumberId}/whatsapp_business_profile`,
        json: {
          messaging_product: 'whatsapp',
          ...texts,
          ...(profilePictureHandle === undefined
            ? {}
            : { profile_picture_handle: profilePictureHandle }),
        },
      });
    },
  };
}
