import { z } from 'zod';

import { author, byId, instantSchema, pageInput, pageOf, publisher, viewer } from './procedure.ts';

export const consentStateSchema = z.enum(['in', 'out']);
export const consentPurposeSchema = z.enum(['marketing', 'service']);

export const profileSchema = z.object({
  id: z.guid(),
  externalId: z.string(),
  demo: z.boolean(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  phone: z.string().nullable(),
  /** WhatsApp's business-scoped user id; how people without a number are reached. */
  bsuid: z.string().nullable(),
  /** WhatsApp's username without @; for display only, it changes. */
  username: z.string().nullable(),
  country: z.string().nullable(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  marketingConsent: consentStateSchema.nullable(),
  serviceConsent: consentStateSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Profile = z.infer<typeof profileSchema>;

export const consentEntrySchema = z.object({
  purpose: consentPurposeSchema,
  state: consentStateSchema,
  source: z.string(),
  proof: z.string(),
  givenAt: instantSchema,
  recordedAt: instantSchema,
});

export const profileDetailSchema = profileSchema.extend({
  /** On the block list: nobody writes to this person. */
  block: z
    .object({ reason: z.string(), blockedAt: instantSchema, blockedBy: z.string() })
    .nullable(),
  consentHistory: z.array(consentEntrySchema),
  journeys: z.array(
    z.object({
      runId: z.guid(),
      journeyId: z.guid(),
      journeyName: z.string(),
      status: z.enum(['inside', 'finished', 'failed', 'exited']),
      enteredAt: instantSchema,
    }),
  ),
});

const consentInput = z.object({
  purpose: consentPurposeSchema,
  state: consentStateSchema,
  source: z.string().min(1).max(80).default('api'),
  proof: z.string().max(500).default(''),
  givenAt: instantSchema.optional(),
});

export const profileInputSchema = z.object({
  externalId: z.string().min(1).max(200),
  firstName: z.string().max(200).nullable().optional(),
  lastName: z.string().max(200).nullable().optional(),
  /** Any common spelling; stored as E.164. National numbers need `country` (else the workspace's). */
  phone: z.string().max(64).nullable().optional(),
  /** WhatsApp's business-scoped user id, for people who hide their number. */
  bsuid: z.string().max(140).nullable().optional(),
  country: z.string().max(80).nullable().optional(),
  locale: z.string().max(35).nullable().optional(),
  timeZone: z.string().max(64).nullable().optional(),
  /** Merged into the stored attributes; null removes one. */
  attributes: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/), z.unknown()).optional(),
  consent: z.array(consentInput).max(10).optional(),
});

export const profiles = {
  list: viewer
    .route({
      method: 'GET',
      path: '/profiles',
      tags: ['Profiles'],
      summary: 'List and search profiles',
    })
    .input(
      z.object({
        ...pageInput,
        search: z.string().max(200).optional(),
        sort: z.enum(['-createdAt', 'createdAt', 'name', '-name']).default('-createdAt'),
        marketingConsent: z.enum(['in', 'out', 'unknown']).optional(),
        demo: z.stringbool().optional(),
      }),
    )
    .output(pageOf(profileSchema).extend({ total: z.number().int() })),
  get: viewer
    .route({ method: 'GET', path: '/profiles/{id}', tags: ['Profiles'], summary: 'One profile' })
    .input(byId)
    .output(profileDetailSchema),
  upsert: author
    .route({
      method: 'POST',
      path: '/profiles',
      tags: ['Profiles'],
      summary: 'Create profiles, or change them by external id (1 to 1,000)',
    })
    .input(z.object({ profiles: z.array(profileInputSchema).min(1).max(1000) }))
    .output(
      z.object({
        profiles: z.array(z.object({ id: z.guid(), externalId: z.string(), created: z.boolean() })),
      }),
    ),
  recordConsent: author
    .route({
      method: 'POST',
      path: '/profiles/{id}/consent',
      tags: ['Profiles'],
      summary: 'Record an opt-in or opt-out',
    })
    .input(byId.extend(consentInput.shape))
    .output(profileDetailSchema),
  remove: publisher
    .route({
      method: 'DELETE',
      path: '/profiles/{id}',
      tags: ['Profiles'],
      summary: 'Delete a profile',
    })
    .input(byId)
    .output(z.object({ removed: z.number().int() })),
  block: publisher
    .route({
      method: 'POST',
      path: '/profiles/{id}/block',
      tags: ['Profiles'],
      summary: 'Put a person on the block list: no message leaves to their number any more',
    })
    .input(byId.extend({ reason: z.string().trim().max(200).default('') }))
    .output(profileDetailSchema),
  unblock: publisher
    .route({
      method: 'POST',
      path: '/profiles/{id}/unblock',
      tags: ['Profiles'],
      summary: 'Take a person off the block list; their consent stays as it is',
    })
    .input(byId)
    .output(profileDetailSchema),
  removeDemo: publisher
    .route({
      method: 'POST',
      path: '/profiles/remove-demo',
      tags: ['Profiles'],
      summary: 'Delete all demo profiles',
    })
    .output(z.object({ removed: z.number().int() })),
};

/** Where a CSV column goes. `attribute:<name>` makes it an attribute; `ignore` drops it. */
export const columnTargetSchema = z.union([
  z.enum([
    'externalId',
    'firstName',
    'lastName',
    'phone',
    'bsuid',
    'country',
    'locale',
    'timeZone',
    'marketingConsent',
    'serviceConsent',
    'consentDate',
    'consentSource',
    'ignore',
  ]),
  z.templateLiteral(['attribute:', z.string()]),
]);
export type ColumnTarget = z.infer<typeof columnTargetSchema>;

/** Column name → target. Columns that are not named are ignored. */
export const columnMappingSchema = z.record(z.string(), columnTargetSchema);

const importFindingSchema = z.object({
  code: z.string(),
  text: z.string(),
  rows: z.number().int(),
});

export const importSummarySchema = z.object({
  rows: z.number().int(),
  importable: z.number().int(),
  /** Rows replaced by a later row with the same external id. */
  replaced: z.number().int(),
  rejected: z.number().int(),
  rejectedByCode: z.array(importFindingSchema),
  /** What was left out of rows that can be imported, such as a country nobody knows. */
  warnings: z.array(importFindingSchema),
  optedIn: z.number().int(),
  optedOut: z.number().int(),
  consentUnknown: z.number().int(),
});

export const profileImportSchema = z.object({
  id: z.guid(),
  fileName: z.string(),
  byteSize: z.number().int(),
  columns: z.array(z.string()),
  /** First rows of the file, for the mapping screen. */
  sample: z.array(z.array(z.string())),
  /** What we would map by the column names, or what was chosen. */
  mapping: columnMappingSchema,
  status: z.enum(['uploaded', 'checking', 'checked', 'importing', 'done', 'failed']),
  failure: z.string().nullable(),
  summary: importSummarySchema.nullable(),
  progress: z.object({
    bytesDone: z.number().int(),
    rowsDone: z.number().int(),
    rowsImported: z.number().int(),
    rowsRejected: z.number().int(),
  }),
  audienceId: z.guid().nullable(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
});
export type ProfileImport = z.infer<typeof profileImportSchema>;

const importOptions = z.object({
  mapping: columnMappingSchema,
  /** Country of national numbers whose row names none. */
  defaultCountry: z.string().length(2).optional(),
  /** Also collect the imported people in a new audience of this name. */
  audienceName: z.string().min(1).max(80).optional(),
});

export const imports = {
  /** Streamed by the server itself: `multipart/form-data` with a `file` part, or a raw `text/csv` body. */
  upload: author
    .route({
      method: 'POST',
      path: '/profiles/import',
      tags: ['Imports'],
      summary: 'Upload a CSV file; `?start=true` maps columns by name and starts at once',
      description:
        'A form with the part `file`, or the file itself as a `text/csv` body. Query, all optional: `start`, `fileName` (of a plain body), and with `start` also `defaultCountry` and `audienceName` as in the route that starts an import. Rejected rows come as CSV from `/imports/{id}/rejections.csv`.',
      successStatus: 201,
    })
    .input(z.object({ file: z.file() }))
    .output(profileImportSchema),
  list: viewer
    .route({ method: 'GET', path: '/imports', tags: ['Imports'], summary: 'List imports' })
    .input(z.object(pageInput))
    .output(pageOf(profileImportSchema)),
  get: viewer
    .route({
      method: 'GET',
      path: '/imports/{id}',
      tags: ['Imports'],
      summary: 'One import with its progress',
    })
    .input(byId)
    .output(profileImportSchema),
  check: author
    .route({
      method: 'POST',
      path: '/imports/{id}/check',
      tags: ['Imports'],
      summary: 'Read the whole file without changing anything; the summary appears on the import',
    })
    .input(byId.extend(importOptions.shape))
    .output(profileImportSchema),
  start: author
    .route({
      method: 'POST',
      path: '/imports/{id}/start',
      tags: ['Imports'],
      summary: 'Import the file',
    })
    .input(byId.extend(importOptions.shape))
    .output(profileImportSchema),
  rejections: viewer
    .route({
      method: 'GET',
      path: '/imports/{id}/rejections',
      tags: ['Imports'],
      summary: 'Rejected rows with line and reason (as CSV under /imports/{id}/rejections.csv)',
    })
    .input(byId.extend(pageInput))
    .output(
      pageOf(
        z.object({
          line: z.number().int(),
          code: z.string(),
          reason: z.string(),
          content: z.string(),
        }),
      ),
    ),
};
