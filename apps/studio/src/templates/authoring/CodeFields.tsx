import { draftLimits } from '@waypost/whatsapp';
import type { TemplateDraft } from '@waypost/whatsapp';
import {
  Button,
  Checkbox,
  IconButton,
  NumberField,
  RadioGroup,
  Switch,
  TextField,
} from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useDraftForm } from './DraftForm.tsx';

type Code = TemplateDraft['code'];

const kinds = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'] as const;

/** The make-up of an authentication template. Meta writes its words. */
export function CodeFields() {
  const { t } = useTranslation('authoring');
  const { draft, change, errorAt } = useDraftForm();
  const { code } = draft;
  const set = (part: Partial<Code>) => change({ code: { ...code, ...part } });
  const { least, most } = draftLimits.codeMinutes;
  const isApp = code.button !== 'COPY_CODE';
  return (
    <div className="flex flex-col gap-4">
      <p className="text-body text-muted">{t('code.lead')}</p>
      <Checkbox
        isSelected={code.addSecurityRecommendation}
        onChange={(addSecurityRecommendation) => set({ addSecurityRecommendation })}
      >
        {t('code.security')}
      </Checkbox>
      <FieldAnchor field="code.expirationMinutes">
        <div className="flex flex-wrap items-end gap-3">
          <Switch
            isSelected={code.expirationMinutes !== null}
            onChange={(isOn) => set({ expirationMinutes: isOn ? 10 : null })}
          >
            {t('code.expires')}
          </Switch>
          {code.expirationMinutes !== null && (
            <NumberField
              label={t('code.minutes', { least, most })}
              className="w-48"
              value={code.expirationMinutes}
              onChange={(minutes) => set({ expirationMinutes: Math.round(minutes) || least })}
              error={errorAt('code.expirationMinutes')}
            />
          )}
        </div>
      </FieldAnchor>
      <RadioGroup
        label={t('code.kind')}
        options={kinds.map((value) => ({
          value,
          label: t(`code.${value}`),
          description: t(`codeHelp.${value}`),
        }))}
        value={code.button}
        onChange={(button) => set({ button })}
      />
      <div className="grid gap-3 md:grid-cols-2">
        <FieldAnchor field="code.text">
          <TextField
            label={t('code.text')}
            help={t('code.textHelp')}
            value={code.text}
            onChange={(text) => set({ text })}
            error={errorAt('code.text')}
          />
        </FieldAnchor>
        {isApp && (
          <FieldAnchor field="code.autofillText">
            <TextField
              label={t('code.autofill')}
              help={t('code.textHelp')}
              value={code.autofillText}
              onChange={(autofillText) => set({ autofillText })}
              error={errorAt('code.autofillText')}
            />
          </FieldAnchor>
        )}
      </div>
      {isApp && <AppsFields code={code} set={set} />}
      {code.button === 'ZERO_TAP' && (
        <FieldAnchor field="code.zeroTapTermsAccepted">
          <Checkbox
            isSelected={code.zeroTapTermsAccepted}
            onChange={(zeroTapTermsAccepted) => set({ zeroTapTermsAccepted })}
          >
            {t('code.terms')}
          </Checkbox>
          {errorAt('code.zeroTapTermsAccepted') !== null && (
            <p className="text-caption text-danger">{errorAt('code.zeroTapTermsAccepted')}</p>
          )}
        </FieldAnchor>
      )}
    </div>
  );
}

function AppsFields({ code, set }: { code: Code; set: (part: Partial<Code>) => void }) {
  const { t } = useTranslation('authoring');
  const { errorAt } = useDraftForm();
  const changeApp = (index: number, part: Partial<Code['apps'][number]>) =>
    set({ apps: code.apps.map((app, place) => (place === index ? { ...app, ...part } : app)) });
  return (
    <FieldAnchor field="code.apps">
      <div className="flex flex-col gap-3">
        {code.apps.map((app, index) => (
          // Apps have no name of their own while they are written.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="flex items-start gap-3">
            <FieldAnchor field={`code.apps.${index}.packageName`}>
              <TextField
                label={t('code.package')}
                placeholder="com.example.app"
                isRequired
                value={app.packageName}
                onChange={(packageName) => changeApp(index, { packageName })}
                error={errorAt(`code.apps.${index}.packageName`)}
              />
            </FieldAnchor>
            <FieldAnchor field={`code.apps.${index}.signatureHash`}>
              <TextField
                label={t('code.signature')}
                isRequired
                value={app.signatureHash}
                onChange={(signatureHash) => changeApp(index, { signatureHash })}
                error={errorAt(`code.apps.${index}.signatureHash`)}
              />
            </FieldAnchor>
            <IconButton
              label={t('code.removeApp')}
              icon={<Trash2 aria-hidden />}
              className="mt-6"
              onPress={() => set({ apps: code.apps.filter((_, place) => place !== index) })}
            />
          </div>
        ))}
        {errorAt('code.apps') !== null && (
          <p className="text-caption text-danger">{errorAt('code.apps')}</p>
        )}
        <Button
          size="small"
          className="self-start"
          icon={<Plus aria-hidden />}
          isDisabled={code.apps.length >= draftLimits.apps}
          onPress={() => set({ apps: [...code.apps, { packageName: '', signatureHash: '' }] })}
        >
          {t('code.addApp')}
        </Button>
      </div>
    </FieldAnchor>
  );
}
