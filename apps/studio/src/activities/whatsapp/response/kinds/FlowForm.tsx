import { Switch } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { Entries } from '../Entries.tsx';
import { useFieldScope } from '../FieldScope.tsx';
import { FrameFields } from '../FrameFields.tsx';
import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { PersonalText } from '../PersonalText.tsx';

/** Words with a button that opens a Flow: a form inside WhatsApp. */
export function FlowForm({ content, onChange }: KindFormProps<ContentOf<'flow'>>) {
  const { t } = useTranslation('message');
  const { isReadOnly } = useFieldScope();
  return (
    <>
      <FrameFields content={content} onChange={onChange} />
      <PersonalText
        path="flowId"
        label={t('flow.id')}
        help={t('flow.idHelp')}
        value={content.flowId}
        onChange={(flowId) => onChange({ ...content, flowId }, 'flowId')}
      />
      <PersonalText
        path="button"
        label={t('flow.button')}
        placeholder={t('flow.buttonExample')}
        value={content.button}
        onChange={(button) => onChange({ ...content, button }, 'button')}
      />
      <PersonalText
        path="token"
        label={t('flow.token')}
        help={t('flow.tokenHelp')}
        value={content.token}
        onChange={(token) => onChange({ ...content, token }, 'token')}
      />
      <PersonalText
        path="screen"
        label={t('flow.screen')}
        help={t('flow.screenHelp')}
        value={content.screen}
        onChange={(screen) => onChange({ ...content, screen }, 'screen')}
      />
      <Entries
        path="data"
        title={t('flow.data')}
        nameOf={(number) => t('flow.datum', { number })}
        addLabel={t('flow.addDatum')}
        entries={content.data}
        onChange={(data, path) => onChange({ ...content, data }, path)}
        create={() => ({ name: '', value: '' })}
        most={50}
      >
        {(datum, change, index) => (
          <>
            <PersonalText
              path={`data.${index}.name`}
              label={t('flow.datumName', { number: index + 1 })}
              value={datum.name}
              onChange={(name) => change({ ...datum, name })}
            />
            <PersonalText
              path={`data.${index}.value`}
              label={t('flow.datumValue', { number: index + 1 })}
              value={datum.value}
              onChange={(value) => change({ ...datum, value })}
            />
          </>
        )}
      </Entries>
      <Switch
        isSelected={content.isDraft}
        isDisabled={isReadOnly}
        onChange={(isDraft) => onChange({ ...content, isDraft }, 'isDraft')}
      >
        {t('flow.draft')}
      </Switch>
    </>
  );
}
