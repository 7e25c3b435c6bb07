export type DraftProblemCode =
  | 'name_required'
  | 'name_invalid'
  | 'language_unknown'
  | 'ttl_out_of_range'
  | 'text_required'
  | 'text_too_long'
  | 'header_variables'
  | 'header_formatting'
  | 'sample_required'
  | 'gif_category'
  | 'variable_malformed'
  | 'variable_mixed'
  | 'variable_gap'
  | 'variable_edge'
  | 'variable_adjacent'
  | 'variable_density'
  | 'variable_not_allowed'
  | 'line_break_not_allowed'
  | 'example_required'
  | 'buttons_over_limit'
  | 'button_kind_over_limit'
  | 'button_alone'
  | 'button_header'
  | 'button_category'
  | 'quick_replies_apart'
  | 'url_required'
  | 'url_invalid'
  | 'url_variable'
  | 'phone_invalid'
  | 'code_too_long'
  | 'flow_required'
  | 'offer_category'
  | 'offer_header'
  | 'offer_buttons'
  | 'offer_code_first'
  | 'carousel_category'
  | 'cards_count'
  | 'card_header'
  | 'card_header_differs'
  | 'card_body_differs'
  | 'card_buttons_count'
  | 'card_button_kind'
  | 'card_buttons_differ'
  | 'code_minutes'
  | 'app_required'
  | 'apps_over_limit'
  | 'app_package'
  | 'app_signature'
  | 'terms_required';

export type DraftHintCode =
  | 'desktop'
  | 'promotional'
  | 'whatsapp_link'
  | 'label_repeated'
  | 'ttl_marketing';

/** Numbers and names that a problem's text mentions; translations take the same ones. */
export type DraftProblemDetails = Record<string, string | number>;

/** Something in a draft that Meta would refuse. */
export interface DraftProblem {
  /** Path in the draft: `name`, `header.text`, `buttons.0.url`, `cards.1.body`, `examples.body.1`. */
  field: string;
  code: DraftProblemCode;
  details: DraftProblemDetails;
  /** What is wrong and what to do about it, in English. */
  text: string;
}

/** Something Meta takes, but the author may regret. */
export interface DraftHint {
  field: string;
  code: DraftHintCode;
  details: DraftProblemDetails;
  text: string;
}

const texts: Record<DraftProblemCode, string> = {
  name_required: 'Give the template a name.',
  name_invalid: 'A name has small letters, digits and _ only, {limit} at most.',
  language_unknown: 'Meta has no templates in “{language}”. Choose a language of the list.',
  ttl_out_of_range: 'The time to live is between {least} and {most} seconds here.',
  text_required: 'Write a text.',
  text_too_long: '{length} characters; at most {limit} fit.',
  header_variables: 'A header has one variable at most.',
  header_formatting:
    'A header takes no line break, no emoji and no *bold*, _italic_, ~struck~ or `code`.',
  sample_required: 'Add a sample: Meta’s reviewers look at it.',
  gif_category: 'A GIF header is for marketing only.',
  variable_malformed:
    '“{variable}” is no variable. Write {{1}}, {{2}} … or a name of small letters, digits and _, like {{first_name}}.',
  variable_mixed: 'Numbered and named variables can’t be mixed. Use one kind.',
  variable_gap: 'Variables are numbered without gaps: {{{number}}} is missing.',
  variable_edge: 'The text can’t begin or end with a variable. Add words or a full stop.',
  variable_adjacent: '{first} and {second} stand side by side. Put words between them.',
  variable_density:
    '{total} variables in {words} words are too many for Meta. Add words or take variables out.',
  variable_not_allowed: 'No variables here.',
  line_break_not_allowed: 'No line breaks here.',
  example_required: 'Give an example for {{{variable}}}: Meta’s reviewers read it.',
  buttons_over_limit: '{total} buttons; at most {limit} fit.',
  button_kind_over_limit: '{total} buttons of this kind; at most {limit} fit.',
  button_alone: 'This button stands alone. Take the others out.',
  button_header: 'This button needs a header with a product.',
  button_category: 'This button is for marketing templates only.',
  quick_replies_apart: 'Quick replies stand together, before or after the other buttons.',
  url_required: 'Write the link.',
  url_invalid: 'A link is a full address that starts with https://.',
  url_variable: 'A link has one variable at most, and at its very end.',
  phone_invalid: 'A phone number has + and the country code, 20 characters at most.',
  code_too_long: '{length} characters; a code has {limit} at most.',
  flow_required: 'Choose the Flow that the button opens.',
  offer_category: 'A limited-time offer is marketing.',
  offer_header: 'A limited-time offer has an image or a video on top, or nothing.',
  offer_buttons:
    'A limited-time offer has a link, and before it a code to copy if you like. Nothing else.',
  offer_code_first: 'The code to copy comes before the link.',
  carousel_category: 'A carousel is marketing or utility.',
  cards_count: '{total} cards; a carousel has {least} to {most}.',
  card_header: 'A card has an image, a video or a product on top.',
  card_header_differs: 'All cards have the same kind of header. The first one has another.',
  card_body_differs: 'Either all cards have a text or none.',
  card_buttons_count: 'A card has one or two buttons.',
  card_button_kind:
    'A card takes quick replies, links and phone buttons; a product card the product’s own.',
  card_buttons_differ:
    'All cards have the same kinds of buttons in the same order. The first one differs.',
  code_minutes: 'A code is valid for {least} to {most} minutes.',
  app_required: 'Name the app that takes the code.',
  apps_over_limit: '{total} apps; at most {limit} fit.',
  app_package: 'A package name looks like com.example.app, {limit} characters at most.',
  app_signature: 'A signature hash has {limit} characters.',
  terms_required: 'Accept Meta’s terms for zero-tap codes.',
};

const hintTexts: Record<DraftHintCode, string> = {
  desktop:
    'WhatsApp on the desktop does not show this template: it has four buttons or more, or quick replies beside others.',
  promotional:
    '“{word}” sounds promotional. Meta may file the template under marketing, which costs more and needs marketing consent.',
  whatsapp_link: 'Meta rejects links to wa.me and WhatsApp itself.',
  label_repeated: 'Two buttons say the same. People and reports can’t tell them apart.',
  ttl_marketing: 'A time to live counts for marketing only over Meta’s Marketing Messages API.',
};

export function draftProblem(
  field: string,
  code: DraftProblemCode,
  details: DraftProblemDetails = {},
): DraftProblem {
  return { field, code, details, text: filled(texts[code], details) };
}

export function draftHint(
  field: string,
  code: DraftHintCode,
  details: DraftProblemDetails = {},
): DraftHint {
  return { field, code, details, text: filled(hintTexts[code], details) };
}

function filled(text: string, details: DraftProblemDetails): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}
