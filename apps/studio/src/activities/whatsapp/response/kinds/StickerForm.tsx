import type { ContentOf, KindFormProps } from '../kind-form.ts';
import { MediumField } from '../MediumField.tsx';

/** A sticker alone. */
export function StickerForm({ content, onChange }: KindFormProps<ContentOf<'sticker'>>) {
  return (
    <MediumField
      path="medium"
      kind="sticker"
      value={content.medium}
      onChange={(medium) => onChange({ ...content, medium }, 'medium')}
    />
  );
}
