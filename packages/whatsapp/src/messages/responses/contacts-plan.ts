import type { ResponseContact } from '../../content/response.ts';
import type { FieldProblem, FieldShape, ResponseField } from './response-field.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import { countProblem, found, type ResponsePlan, type WordsOf } from './response-plan.ts';
import type { SentContact } from './response-send.ts';

const labels: Record<keyof ResponseContact, string> = {
  firstName: 'first name',
  lastName: 'last name',
  phone: 'phone number',
  email: 'e-mail address',
  organisation: 'organisation',
  website: 'website',
};

const shapes: Partial<Record<keyof ResponseContact, FieldShape>> = {
  phone: 'phone',
  email: 'email',
  website: 'link',
};

/** Contact cards. */
export function planContacts({ contacts }: ResponseOf<'contacts'>): ResponsePlan {
  return {
    fields: contacts.flatMap(contactFields),
    rules: (wordsOf) => [
      ...found(
        countProblem('contacts', contacts.length, {
          least: 1,
          most: responseLimits.contacts,
          parts: 'contacts',
        }),
      ),
      ...contacts.flatMap((_, place) => nameProblems(place, wordsOf)),
    ],
    send: (wordsOf) => ({
      type: 'contacts',
      contacts: contacts.map((_, place) => sentContact(place, wordsOf)),
    }),
  };
}

function contactFields(contact: ResponseContact, place: number): ResponseField[] {
  return fieldNames.map((name): ResponseField => {
    const shape = shapes[name];
    return {
      path: `contacts.${place}.${name}`,
      text: contact[name],
      label: `The ${labels[name]} of contact ${place + 1}`,
      max: name === 'website' ? responseLimits.link : responseLimits.contactText,
      required: false,
      ...(shape === undefined ? {} : { shape }),
    };
  });
}

const fieldNames = ['firstName', 'lastName', 'phone', 'email', 'organisation', 'website'] as const;

/** Meta asks for a name, and for one more part of it than the formatted one. */
function nameProblems(place: number, wordsOf: (path: string) => string | null): FieldProblem[] {
  const path = `contacts.${place}.firstName`;
  if (wordsOf(path) !== '' || wordsOf(`contacts.${place}.lastName`) !== '') return [];
  return [
    {
      path,
      code: 'text_empty',
      text: `Contact ${place + 1} has no name. Write a first or a last name.`,
    },
  ];
}

function sentContact(place: number, wordsOf: WordsOf): SentContact {
  const [first, last, phone, email, company, url] = fieldNames.map((name) =>
    wordsOf(`contacts.${place}.${name}`),
  );
  return {
    name: {
      formatted_name: [first, last].filter((part) => part !== '').join(' '),
      ...(first ? { first_name: first } : {}),
      ...(last ? { last_name: last } : {}),
    },
    ...(phone ? { phones: [{ phone, type: 'CELL', ...knownOnWhatsApp(phone) }] } : {}),
    ...(email ? { emails: [{ email, type: 'WORK' }] } : {}),
    ...(company ? { org: { company } } : {}),
    ...(url ? { urls: [{ url, type: 'WORK' }] } : {}),
  };
}

/** With a WhatsApp id the card offers to write to the contact; without one it offers an invitation. */
function knownOnWhatsApp(phone: string): { wa_id?: string } {
  const digits = phone.replaceAll(/\D/g, '');
  return phone.startsWith('+') && digits.length >= 8 ? { wa_id: digits } : {};
}
