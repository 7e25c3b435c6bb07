import { draftLimits, needsSample } from '@waypost/whatsapp';
import type { DraftHeader } from '@waypost/whatsapp';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useDraftForm } from './DraftForm.tsx';
import { SampleField } from './SampleField.tsx';
import { VariableText } from './VariableText.tsx';

/** What stands on top of a message or of a card. */
export function HeaderFields({
  field,
  header,
  kinds,
  onChange,
}: {
  /** Path in the draft. */
  field: string;
  header: DraftHeader;
  kinds: readonly DraftHeader['kind'][];
  onChange: (header: DraftHeader) => void;
}) {
  const { t } = useTranslation('authoring');
  const { errorAt } = useDraftForm();
  return (
    <div className="flex flex-col gap-3">
      <FieldAnchor field={field}>
        <Select
          label={t('header.kind')}
          className="w-64"
          options={kinds.map((kind) => ({
            value: kind,
            label: t(`header.${kind}`),
          }))}
          value={header.kind}
          onChange={(kind) => onChange({ ...header, kind, sample: '' })}
          error={errorAt(field) ?? errorAt(`${field}.kind`)}
        />
      </FieldAnchor>
      {header.kind === 'text' && (
        <VariableText
          label={t('header.words')}
          field={`${field}.text`}
          prefix="header."
          value={header.text}
          onChange={(text) => onChange({ ...header, text })}
          limit={draftLimits.header}
          isRequired
          isLine
        />
      )}
      {needsSample(header) && (
        <FieldAnchor field={`${field}.sample`}>
          <SampleField
            kind={header.kind}
            value={header.sample}
            onChange={(sample) => onChange({ ...header, sample })}
            error={errorAt(`${field}.sample`)}
          />
        </FieldAnchor>
      )}
      {header.kind === 'location' && (
        <p className="text-caption text-muted">{t('header.locationHelp')}</p>
      )}
      {header.kind === 'product' && (
        <p className="text-caption text-muted">{t('header.productHelp')}</p>
      )}
    </div>
  );
}
