import { templateLimits } from '../templates/limits.ts';
import { buttonLabel, type TemplateButton } from '../templates/template-buttons.ts';
import { templateParts, variableNames } from '../templates/variables.ts';
import type { BubbleButton } from './bubble.ts';
import { isWebAddress } from './parameter-rules.ts';
import { compileFlowButton } from './render-template-flow.ts';
import { compileCatalogButton, compileProductsButton } from './render-template-products.ts';
import { checkText, type ComponentPlace, type RenderStep } from './rendering.ts';
import { quickReplyPayload } from './template-send.ts';

/** All buttons of a message or of a card, each drawn and with the parameters it takes. */
export function compileButtons(buttons: TemplateButton[], place: ComponentPlace): RenderStep {
  const steps = buttons.map((button, index) => compileButton(button, index, place));
  return (rendering, frame) => {
    for (const step of steps) step(rendering, frame);
  };
}

function compileButton(button: TemplateButton, index: number, place: ComponentPlace): RenderStep {
  const text = buttonLabel(button);
  switch (button.type) {
    case 'QUICK_REPLY':
      return compileQuickReply(text, index, place);
    case 'URL':
      return place.isAuthentication
        ? compileCodeButton(text, index, place)
        : compileLink(button, index, place);
    case 'OTP':
      return compileCodeButton(text, index, place);
    case 'COPY_CODE':
      return compileCoupon(text, index, place);
    case 'FLOW':
      return compileFlowButton(button, index, place);
    case 'CATALOG':
      return compileCatalogButton(text, index, place);
    case 'MPM':
      return compileProductsButton(text, index, place);
    case 'PHONE_NUMBER':
    case 'VOICE_CALL':
      return draw({ kind: 'phone', text, index });
    case 'SPM':
      return draw({ kind: 'products', text, index });
    case 'REQUEST_CONTACT_INFO':
      return draw({ kind: 'contact_request', text, index });
  }
}

function draw(button: BubbleButton): RenderStep {
  return (_, { drawn }) => {
    drawn.buttons.push(button);
  };
}

function compileQuickReply(
  text: string,
  index: number,
  { firstButton }: ComponentPlace,
): RenderStep {
  const payload = quickReplyPayload(firstButton + index);
  return (_, { drawn, components }) => {
    drawn.buttons.push({ kind: 'quick_reply', text, index, payload });
    components.push({
      type: 'button',
      sub_type: 'quick_reply',
      index: String(index),
      parameters: [{ type: 'payload', payload }],
    });
  };
}

/** The code to copy; with a limited-time offer it stands in the offer's strip too. */
function compileCoupon(label: string, index: number, { prefix }: ComponentPlace): RenderStep {
  const slot = `${prefix}button.${index}.code`;
  return (rendering, { drawn, bubble, components }) => {
    const { text } = rendering.valueOf(slot);
    drawn.buttons.push({
      kind: 'copy_code',
      text: label,
      index,
      ...(text === '' ? {} : { payload: text }),
    });
    if (bubble.offer !== undefined && text !== '') bubble.offer.code = text;
    components.push({
      type: 'button',
      sub_type: 'copy_code',
      index: String(index),
      parameters: [{ type: 'coupon_code', coupon_code: text }],
    });
    checkText(rendering, slot, 'button', text);
    if (text.length > templateLimits.couponCode) {
      rendering.problems.push({
        slot,
        component: 'button',
        code: 'too_long',
        text: `The code is ${text.length} characters long; at most ${templateLimits.couponCode} fit.`,
      });
    }
  };
}

/** The button of an authentication template carries the body's code a second time. */
function compileCodeButton(label: string, index: number, { template }: ComponentPlace): RenderStep {
  const body = template.components.find((component) => component.type === 'BODY');
  const [codeName = '1'] = variableNames(body?.type === 'BODY' ? body.text : '');
  const slot = `body.${codeName}`;
  return ({ valueOf }, { drawn, components }) => {
    const { text } = valueOf(slot);
    drawn.buttons.push({
      kind: 'copy_code',
      text: label,
      index,
      ...(text === '' ? {} : { payload: text }),
    });
    components.push({
      type: 'button',
      sub_type: 'url',
      index: String(index),
      parameters: [{ type: 'text', text }],
    });
  };
}

function compileLink(
  button: Extract<TemplateButton, { type: 'URL' }>,
  index: number,
  { prefix }: ComponentPlace,
): RenderStep {
  const parts = templateParts(button.url);
  if (!parts.some((part) => 'variable' in part)) {
    return draw({ kind: 'url', text: button.text, index, url: button.url });
  }
  const slot = `${prefix}button.${index}.url`;
  return (rendering, { drawn, components }) => {
    const { text, source } = rendering.valueOf(slot);
    const url = parts.map((part) => ('text' in part ? part.text : text)).join('');
    drawn.buttons.push({ kind: 'url', text: button.text, index, url });
    components.push({
      type: 'button',
      sub_type: 'url',
      index: String(index),
      parameters: [{ type: 'text', text }],
    });
    if (source === 'missing') return;
    if (!isWebAddress(url)) {
      rendering.problems.push({
        slot,
        component: 'button',
        code: 'url_invalid',
        text: 'Together with the template’s own part this is not a web address.',
      });
    } else if (url.length > templateLimits.url) {
      rendering.problems.push({
        slot,
        component: 'button',
        code: 'too_long',
        text: `The link is ${url.length} characters long; at most ${templateLimits.url} fit.`,
      });
    }
  };
}
