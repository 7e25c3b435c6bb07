import { withReplaced, type FileMedium, type JourneyFile } from '@waypost/journey';
import type { Kysely, Transaction } from 'kysely';

import { createAudience } from '../audiences/create-audience.ts';
import { describeAttribute } from '../audiences/describe-attribute.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { createJourney } from '../journeys/create-journey.ts';
import { keepAsset } from '../media/store-asset.ts';
import { createTemplateDraft } from '../templates/drafts.ts';
import { planImport, type ImportChoices } from './plan-import.ts';

export interface ImportedJourney {
  journeyId: string;
  /** Templates to hand in for review. */
  drafts: { id: string; name: string; language: string }[];
}

/** Makes the journey of a file, and what it refers to and is not there: all of it or nothing. */
export async function importJourney(
  db: Kysely<Database>,
  { file, choices, actor }: { file: JourneyFile; choices: ImportChoices; actor: string },
  now: number,
): Promise<ImportedJourney> {
  return transact(db, async (trx) => {
    const plan = await planImport(trx, file, choices);
    const media = await storeMedia(trx, plan.media, actor, now);
    for (const { id, name, kind, rule } of plan.audiences) {
      const input =
        kind === 'rule' && rule !== null
          ? { id, name, kind, rule }
          : { id, name, kind: 'list' as const };
      // oxlint-disable-next-line no-await-in-loop
      await createAudience(trx, input, now);
    }
    for (const attribute of plan.attributes) {
      // oxlint-disable-next-line no-await-in-loop
      await describeAttribute(trx, attribute, actor, now);
    }
    const drafts: ImportedJourney['drafts'] = [];
    for (const { wabaId, content } of withReplaced(plan.drafts, media)) {
      // oxlint-disable-next-line no-await-in-loop
      const { id } = await createTemplateDraft(
        trx,
        { wabaId, templateId: null, content, actor },
        now,
      );
      drafts.push({ id, name: content.name, language: content.language });
    }
    const draft = withReplaced(plan.graph, media);
    const journeyId = await createJourney(trx, { name: plan.name, draft, actor }, now);
    return { journeyId, drafts };
  });
}

/** Answers the ids that the file's media have here. */
async function storeMedia(
  trx: Transaction<Database>,
  media: readonly FileMedium[],
  actor: string,
  now: number,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { id, fileName, mimeType, data } of media) {
    const bytes = Buffer.from(data ?? '', 'base64');
    // oxlint-disable-next-line no-await-in-loop
    const asset = await keepAsset(
      trx,
      { fileName, mimeType, bytes, origin: 'upload', createdBy: actor },
      now,
    );
    ids.set(id, asset.id);
  }
  return ids;
}
