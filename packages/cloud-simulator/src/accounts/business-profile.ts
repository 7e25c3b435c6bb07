import { z } from 'zod';

/** Profile fields of a number, with Meta's limits (cloud-api.md, 1.1). */
export const businessProfileSchema = z.object({
  about: z.string().min(1).max(139).optional(),
  address: z.string().max(256).optional(),
  description: z.string().max(512).optional(),
  email: z.union([z.literal(''), z.email().max(128)]).optional(),
  websites: z
    .array(
      z
        .string()
        .max(256)
        .regex(/^https?:\/\//, 'must start with http:// or https://'),
    )
    .max(2)
    .optional(),
  vertical: z
    .enum(
      (
        'UNDEFINED OTHER AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT ' +
        'PROF_SERVICES RETAIL TRAVEL RESTAURANT ALCOHOL ONLINE_GAMBLING PHYSICAL_GAMBLING OTC_DRUGS MATRIMONY_SERVICE'
      ).split(' '),
    )
    .optional(),
  profile_picture_handle: z.string().min(1).optional(),
});

export const businessProfileDefaults = [
  'about',
  'address',
  'description',
  'email',
  'profile_picture_url',
  'websites',
  'vertical',
];
