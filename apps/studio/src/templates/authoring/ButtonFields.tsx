import { draftLimits, variableNames } from '@waypost/whatsapp';
import type { DraftButton } from '@waypost/whatsapp';
import { Checkbox, TextField } from '@waypost/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useDraftForm } from './DraftForm.tsx';

/** What Meta's reviewers see at the end of a short link. */
const exampleCode = 'example';

type Words = 'text' | 'url' | 'example' | 'phone' | 'flowId' | 'flowScreen';

/** The fields of one button, by its kind. */
export function ButtonFields({
  field,
  button,
  onChange,
}: {
  field: string;
  button: DraftButton;
  onChange: (button: DraftButton) => void;
}) {
  const { t } = useTranslation('authoring');
  const { errorAt } = useDraftForm();
  const { kind } = button;
  const base = useQuery(orpc.session.get.queryOptions()).data?.shortLinkBase;
  // Buttons of cards always lead straight to their address.
  const shortLink = base === undefined || field.startsWith('cards') ? null : `${base}{{1}}`;
  const isShort = shortLink !== null && button.url === shortLink;
  const words = (
    part: Words,
    label: string,
    options: { help?: string; placeholder?: string; limit?: number; isOptional?: boolean } = {},
  ) => (
    <FieldAnchor field={`${field}.${part}`}>
      <TextField
        label={label}
        isRequired={!options.isOptional}
        value={button[part]}
        onChange={(text) => onChange({ ...button, [part]: text })}
        error={errorAt(`${field}.${part}`)}
        {...(options.help === undefined ? {} : { help: options.help })}
        {...(options.placeholder === undefined ? {} : { placeholder: options.placeholder })}
        {...(options.limit === undefined
          ? {}
          : { suffix: `${button[part].length}/${options.limit}` })}
      />
    </FieldAnchor>
  );
  return (
    <div className="grid gap-3 md:grid-cols-2">
      {kind !== 'copy_code' &&
        kind !== 'contact_request' &&
        words('text', t('button.text'), { limit: draftLimits.buttonText })}
      {kind === 'url' && !isShort && (
        <>
          {words('url', t('button.address'), {
            placeholder: 'https://shop.example/{{1}}',
            help: t('button.addressHelp', { variable: '{{1}}' }),
          })}
          {variableNames(button.url).length > 0 &&
            words('example', t('button.addressExample', { variable: '{{1}}' }))}
        </>
      )}
      {kind === 'url' && shortLink !== null && (
        <div className="md:col-span-2">
          <Checkbox
            isSelected={isShort}
            onChange={(short) =>
              onChange(
                short
                  ? { ...button, url: shortLink, example: exampleCode }
                  : { ...button, url: '', example: '' },
              )
            }
          >
            {t('button.countClicks')}
          </Checkbox>
          {isShort && (
            <p className="text-caption text-muted">
              {t('button.countClicksHelp', { address: shortLink })}
            </p>
          )}
        </div>
      )}
      {kind === 'phone' && words('phone', t('button.number'), { placeholder: '+39 02 0000 0000' })}
      {kind === 'copy_code' &&
        words('example', t('button.code'), {
          help: t('button.codeHelp'),
          limit: draftLimits.couponCode,
        })}
      {kind === 'flow' && (
        <>
          {words('flowId', t('button.flowId'), { help: t('button.flowIdHelp') })}
          {words('flowScreen', t('button.flowScreen'), {
            help: t('button.flowScreenHelp'),
            isOptional: true,
          })}
        </>
      )}
      {kind === 'contact_request' && (
        <p className="text-caption text-muted">{t('button.noWords')}</p>
      )}
    </div>
  );
}
