import { type Template, templateComponentSchema } from '../template.ts';
import { codeTexts } from './code-texts.ts';
import { templateDefinition } from './definition.ts';
import { isCodeDraft, type TemplateDraft } from './draft.ts';
import { parameterFormatOf } from './draft-texts.ts';

/** The template a draft would become, so that the phone can draw it before Meta has seen it. */
export function draftTemplate(draft: TemplateDraft): Template {
  return {
    name: draft.name,
    language: draft.language,
    category: draft.category,
    status: 'PENDING',
    parameterFormat: parameterFormatOf(draft),
    components: isCodeDraft(draft)
      ? codeComponents(draft)
      : templateDefinition(draft, (sample) => sample).components.flatMap((component) => {
          const read = templateComponentSchema.safeParse(component);
          return read.success ? [read.data] : [];
        }),
  };
}

function codeComponents({ code, language }: TemplateDraft): Template['components'] {
  const texts = codeTexts(language);
  const isApp = code.button !== 'COPY_CODE';
  return [
    {
      type: 'BODY',
      text: code.addSecurityRecommendation ? texts.body + texts.security : texts.body,
    },
    ...(code.expirationMinutes === null
      ? []
      : [{ type: 'FOOTER' as const, text: texts.expires(code.expirationMinutes) }]),
    {
      type: 'BUTTONS',
      buttons:
        code.button === 'ZERO_TAP'
          ? []
          : [
              {
                type: 'OTP',
                text:
                  (isApp ? code.autofillText : code.text) || (isApp ? texts.autofill : texts.copy),
              },
            ],
    },
  ];
}
