/** A colour in the light and in the dark theme, `#rrggbb`. */
export interface ThemedColour {
  readonly light: string;
  readonly dark: string;
}

const themed = (light: string, dark: string): ThemedColour => ({ light, dark });

/**
 * Every colour of the studio. `theme.css` carries the same values as Tailwind tokens
 * (`--color-<name>`); a test holds the two together.
 */
export const colours = {
  canvas: themed('#f7f8fa', '#141414'),
  dots: themed('#d9d9de', '#282828'),
  surface: themed('#ffffff', '#17191c'),
  raised: themed('#ffffff', '#1f2226'),
  sunken: themed('#f1f3f5', '#101214'),
  ink: themed('#1c2024', '#eceef0'),
  muted: themed('#5b6570', '#9aa4ae'),
  line: themed('#e2e5e9', '#2f343a'),
  field: themed('#8a939d', '#6b747e'),
  edge: themed('#87909b', '#6f7882'),
  primary: themed('#0f766e', '#0f766e'),
  'primary-hover': themed('#0b5f58', '#0b5f58'),
  'on-primary': themed('#ffffff', '#ffffff'),
  accent: themed('#0f766e', '#2dd4bf'),
  danger: themed('#b42318', '#ffa198'),
  'danger-tint': themed('#fdeceb', '#3a1d1b'),
  warning: themed('#8a4b08', '#f5c469'),
  'warning-tint': themed('#fff0d9', '#3a2c18'),
  success: themed('#15693b', '#6fd693'),
  'success-tint': themed('#e1f3e8', '#1e322b'),
  info: themed('#2945b8', '#a9bdff'),
  'info-tint': themed('#e6ebfe', '#232a41'),
  entry: themed('#3457e0', '#8ea8ff'),
  'entry-tint': themed('#e6ebfe', '#232a41'),
  flow: themed('#6d28d9', '#b79cff'),
  'flow-tint': themed('#eee6fd', '#2b2540'),
  time: themed('#b45309', '#f2a33c'),
  'time-tint': themed('#faeddf', '#372c22'),
  whatsapp: themed('#15803d', '#4cc774'),
  'whatsapp-tint': themed('#e1f3e8', '#1e322b'),
  channel: themed('#be185d', '#f585b3'),
  'channel-tint': themed('#fce7f0', '#3b2231'),
  data: themed('#0e7490', '#4fc3dc'),
  'data-tint': themed('#dff3f8', '#17313a'),
  end: themed('#5b6470', '#a3adb8'),
  'end-tint': themed('#ecedef', '#292c32'),
} as const satisfies Record<string, ThemedColour>;

export type ColourName = keyof typeof colours;

/** The phone looks the same in both themes, as WhatsApp draws it. */
export const phoneColours = {
  'phone-bezel': '#111418',
  'phone-header': '#008069',
  'phone-on-header': '#ffffff',
  'phone-wall': '#efeae2',
  'phone-bubble': '#ffffff',
  'phone-own': '#d9fdd3',
  'phone-ink': '#111b21',
  'phone-time': '#667781',
  'phone-link': '#0277a8',
  'phone-line': '#e9edef',
  'phone-field': '#8696a0',
  'phone-tint': '#d9fdd3',
  'phone-missing': '#b42318',
  'phone-on-missing': '#ffffff',
  'phone-media': '#dfe5e7',
  'phone-read': '#0277a8',
  'phone-land': '#e8ece3',
  'phone-park': '#cbe2c0',
  'phone-water': '#b5d6e5',
} as const;

/** Families of activities; each has a colour for its icon and a tint for its tile. */
export const activityFamilies = [
  'entry',
  'flow',
  'time',
  'whatsapp',
  'channel',
  'data',
  'end',
] as const;
export type ActivityFamily = (typeof activityFamilies)[number];

/** Type scale: size and line height in px, weight. Nothing is smaller than `caption`. */
export const typeScale = {
  caption: { size: 12, line: 16, weight: 400 },
  overline: { size: 12, line: 16, weight: 600 },
  label: { size: 13, line: 18, weight: 500 },
  body: { size: 14, line: 20, weight: 400 },
  title: { size: 16, line: 24, weight: 600 },
  page: { size: 20, line: 28, weight: 600 },
  figure: { size: 28, line: 32, weight: 600 },
} as const;

/** Corner radii in px. */
export const radii = { chip: 6, control: 8, card: 12, dialog: 16 } as const;

/** Sizes of things on the canvas and of the phone, in px. */
export const sizes = {
  node: { width: 264, height: 64, liveHeight: 92 },
  port: { dot: 10, hit: 24 },
  tile: 36,
  phone: { width: 264, height: 540 },
  topBar: 52,
  navigation: { open: 216, collapsed: 56 },
  palette: { open: 208, strip: 52 },
  pane: 376,
  phonePane: 288,
} as const;

/** Durations in ms. With reduced motion every one of them is 0. */
export const motion = { press: 120, pane: 180, viewport: 240 } as const;
