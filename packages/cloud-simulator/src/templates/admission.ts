import type { Context } from '../context.ts';
import { GraphError } from '../graph/graph-error.ts';
import { checkDefinition } from './authoring/check-definition.ts';
import type { Definition } from './authoring/definition.ts';
import { refusal, subcodes } from './authoring/refusal.ts';
import type { StoredTemplate } from './stored-template.ts';

const hour = 3_600_000;
const day = 24 * hour;
const unverifiedLargest = 250;
const editable = new Set(['APPROVED', 'REJECTED', 'PAUSED']);

export interface Admission {
  /** Throws 100 for what is wrong with the content, a name that is taken or blocked, 80008 for haste. */
  checkNew: (wabaId: string, definition: Definition) => void;
  checkContent: (wabaId: string, definition: Definition) => void;
  /** Throws 100 when the template can't be edited now, or not in its category. */
  checkEdit: (template: StoredTemplate, category: string | undefined) => void;
}

/** Which templates are let in: by content, by name, by how many there are and how fast they come. */
export function createAdmission(context: Context): Admission {
  const { accounts, clock, flows, review, samples, templates } = context;
  const created = new Map<string, number[]>();

  const checkContent = (wabaId: string, definition: Definition): void => {
    checkDefinition(definition, {
      handle: (handle) => samples.nameOf(handle) !== undefined,
      flow: (flow) => flows.find(wabaId, flow) !== undefined,
    });
  };

  const checkName = (wabaId: string, { name, language }: Definition): void => {
    if (templates.find(wabaId, name, language)) {
      throw refusal(
        'Content in this language already exists',
        `There is already content in ${language} for the template ${name}. You can create a new template and try again.`,
        subcodes.exists,
      );
    }
    if (templates.blockedUntil(wabaId, name, language) > clock.now()) {
      throw refusal(
        'Message template language is being deleted',
        `New ${language} content can’t be added to ${name} while the existing content is being deleted. Try again in 4 weeks or create a new message template.`,
        subcodes.beingDeleted,
      );
    }
  };

  const checkRoom = (wabaId: string): void => {
    const { largestAccount, perHour } = review.settings();
    const portfolio = accounts.portfolio(accounts.businessAccount(wabaId)?.businessId ?? '');
    const verified = portfolio?.verificationStatus === 'verified';
    const largest = verified ? largestAccount : unverifiedLargest;
    if (templates.list(wabaId).length >= largest) {
      throw refusal(
        'Message template limit exceeded',
        `The account has ${largest} templates, which is all it can have. Delete some first.`,
        subcodes.tooMany,
      );
    }
    const now = clock.now();
    const recent = (created.get(wabaId) ?? []).filter((at) => now - at < hour);
    if (recent.length >= perHour) {
      throw new GraphError(
        80008,
        'There have been too many calls to this WhatsApp Business account. Wait a bit and try again.',
      );
    }
    created.set(wabaId, [...recent, now]);
  };

  return {
    checkContent,
    checkNew(wabaId, definition) {
      checkContent(wabaId, definition);
      checkName(wabaId, definition);
      checkRoom(wabaId);
    },
    checkEdit(template, category) {
      if (!editable.has(template.status)) {
        throw refusal(
          'Message template can’t be edited',
          `Only approved, rejected and paused templates can be edited; this one is ${template.status}.`,
        );
      }
      if (template.status === 'REJECTED') return;
      if (category !== undefined && category !== template.category) {
        throw refusal(
          'Category can’t be changed',
          'The category of an approved template can’t be changed.',
        );
      }
      const now = clock.now();
      const lately = template.editedAt.filter((at) => now - at < 30 * day);
      if (lately.length >= 10 || lately.some((at) => now - at < day)) {
        throw refusal(
          'Message template can’t be edited yet',
          'An approved template can be edited once in 24 hours and ten times in 30 days.',
        );
      }
    },
  };
}
