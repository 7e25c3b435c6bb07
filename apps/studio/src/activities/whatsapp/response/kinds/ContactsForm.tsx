import type { ResponseContact } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

import { Entries } from '../Entries.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

const parts = ['firstName', 'lastName', 'phone', 'email', 'organisation', 'website'] as const;

const nobody: ResponseContact = {
  firstName: '',
  lastName: '',
  phone: '',
  email: '',
  organisation: '',
  website: '',
};

/** One or more contact cards. */
export function ContactsForm({ content, onChange }: KindFormProps<ContentOf<'contacts'>>) {
  const { t } = useTranslation('message');
  return (
    <Entries
      path="contacts"
      title={t('contacts.title')}
      nameOf={(number) => t('contacts.name', { number })}
      addLabel={t('contacts.add')}
      entries={content.contacts}
      onChange={(contacts, path) => onChange({ ...content, contacts }, path)}
      create={() => nobody}
      most={257}
    >
      {(contact, change, index) =>
        parts.map((part) => (
          <PersonalText
            key={part}
            path={`contacts.${index}.${part}`}
            label={t(`contacts.${part}`)}
            value={contact[part]}
            onChange={(text) => change({ ...contact, [part]: text })}
          />
        ))
      }
    </Entries>
  );
}
