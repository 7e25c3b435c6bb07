import { useTranslation } from 'react-i18next';

import { Entries } from '../Entries.tsx';
import { FrameFields } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

/** Rows over all sections that Meta takes. */
const mostRows = 10;

/** Words with a button that opens a list of up to ten rows. */
export function ListForm({ content, onChange }: KindFormProps<ContentOf<'list'>>) {
  const { t } = useTranslation('message');
  const rowCount = content.sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      <FrameFields content={content} onChange={onChange} headers={['text']} />
      <PersonalText
        path="button"
        label={t('list.button')}
        placeholder={t('list.buttonExample')}
        value={content.button}
        onChange={(button) => onChange({ ...content, button }, 'button')}
      />
      <Entries
        path="sections"
        title={t('list.sections')}
        nameOf={(number) => t('list.section', { number })}
        addLabel={t('list.addSection')}
        entries={content.sections}
        onChange={(sections, path) => onChange({ ...content, sections }, path)}
        create={() => ({ title: '', rows: [{ title: '', description: '' }] })}
        most={10}
      >
        {(section, change, at) => (
          <>
            {content.sections.length > 1 && (
              <PersonalText
                path={`sections.${at}.title`}
                label={t('list.sectionTitle', { number: at + 1 })}
                value={section.title}
                onChange={(title) => change({ ...section, title })}
              />
            )}
            <Entries
              path={`sections.${at}.rows`}
              title={t('list.rows')}
              nameOf={(number) => t('list.row', { number })}
              addLabel={t('list.addRow')}
              entries={section.rows}
              onChange={(rows) => change({ ...section, rows })}
              create={() => ({ title: '', description: '' })}
              most={section.rows.length + mostRows - rowCount}
            >
              {(row, changeRow, place) => (
                <>
                  <PersonalText
                    path={`sections.${at}.rows.${place}.title`}
                    label={t('list.rowTitle', { number: place + 1 })}
                    value={row.title}
                    onChange={(title) => changeRow({ ...row, title })}
                  />
                  <PersonalText
                    path={`sections.${at}.rows.${place}.description`}
                    label={t('list.rowDescription', { number: place + 1 })}
                    value={row.description}
                    onChange={(description) => changeRow({ ...row, description })}
                  />
                </>
              )}
            </Entries>
          </>
        )}
      </Entries>
    </>
  );
}
