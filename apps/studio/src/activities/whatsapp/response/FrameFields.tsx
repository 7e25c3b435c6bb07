import type { ResponseHeader } from '@waypost/whatsapp';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFieldScope } from './FieldScope.tsx';
import type { KindFormProps } from './kind-form.ts';
import { MediumField } from './MediumField.tsx';
import { PersonalText } from './PersonalText.tsx';

/** What interactive messages share: something above the words, the words, a small line below. */
interface Framed {
  header?: ResponseHeader | undefined;
  body: string;
  footer: string;
}

type HeaderKind = ResponseHeader['kind'] | 'none';

/** Header, words and footer of an interactive message. */
export function FrameFields<Content extends Framed>({
  content,
  onChange,
  headers = ['text', 'image', 'video', 'document'],
  isHeaderRequired = false,
}: KindFormProps<Content> & {
  /** Kinds of header that Meta takes here. */
  headers?: readonly ResponseHeader['kind'][];
  isHeaderRequired?: boolean;
}) {
  const { t } = useTranslation('message');
  const { isReadOnly } = useFieldScope();
  const { header } = content;
  const choose = (kind: HeaderKind) => {
    if (kind === (header?.kind ?? 'none')) return;
    const { header: _, ...rest } = content;
    const chosen = headerOf(kind, header);
    onChange({ ...content, ...rest, header: chosen }, 'header');
  };
  const kinds: HeaderKind[] = isHeaderRequired ? [...headers] : ['none', ...headers];
  return (
    <>
      {kinds.length > 1 && (
        <Select<HeaderKind>
          label={t('frame.header')}
          isDisabled={isReadOnly}
          options={kinds.map((kind) => ({ value: kind, label: t(`frame.headerKind.${kind}`) }))}
          value={header?.kind ?? 'none'}
          onChange={choose}
        />
      )}
      {header?.kind === 'text' && (
        <PersonalText
          path="header.text"
          label={t('frame.headerText')}
          value={header.text}
          onChange={(text) => onChange({ ...content, header: { ...header, text } }, 'header.text')}
        />
      )}
      {header !== undefined && header.kind !== 'text' && (
        <MediumField
          path="header.medium"
          kind={header.kind}
          value={header.medium}
          onChange={(medium) =>
            onChange({ ...content, header: { ...header, medium } }, 'header.medium')
          }
        />
      )}
      {header?.kind === 'document' && (
        <PersonalText
          path="header.filename"
          label={t('document.filename')}
          placeholder={t('document.filenameExample')}
          value={header.filename}
          onChange={(filename) =>
            onChange({ ...content, header: { ...header, filename } }, 'header.filename')
          }
        />
      )}
      <BodyField content={content} onChange={onChange} />
      <FooterField content={content} onChange={onChange} />
    </>
  );
}

/** The words of a message. */
export function BodyField<Content extends { body: string }>({
  content,
  onChange,
  help,
}: KindFormProps<Content> & { help?: string }) {
  const { t } = useTranslation('message');
  return (
    <PersonalText
      path="body"
      label={t('body')}
      {...(help === undefined ? {} : { help })}
      isMultiline
      value={content.body}
      onChange={(body) => onChange({ ...content, body }, 'body')}
    />
  );
}

/** The small grey line under the words. */
export function FooterField<Content extends { footer: string }>({
  content,
  onChange,
}: KindFormProps<Content>) {
  const { t } = useTranslation('message');
  return (
    <PersonalText
      path="footer"
      label={t('footer')}
      value={content.footer}
      onChange={(footer) => onChange({ ...content, footer }, 'footer')}
    />
  );
}

function headerOf(
  kind: HeaderKind,
  before: ResponseHeader | undefined,
): ResponseHeader | undefined {
  if (kind === 'none') return undefined;
  if (kind === 'text') return { kind, text: '' };
  const medium = before === undefined || before.kind === 'text' ? '' : before.medium;
  return { kind, medium, filename: '' };
}
