/** Words that mean “write me no more” when they are the whole message, by language. */
export const stopWords: Record<string, readonly string[]> = {
  en: [
    'stop',
    'stop all',
    'stopall',
    'unsubscribe',
    'unsubscribe me',
    'cancel',
    'end',
    'quit',
    'opt out',
    'optout',
    'remove me',
    'stop promotions',
    'stop messages',
    'no more messages',
    'do not contact me',
    "don't contact me",
  ],
  it: [
    'stop',
    'basta',
    'ferma',
    'fermati',
    'annulla',
    'annulla iscrizione',
    'disiscrivimi',
    'disiscriviti',
    'disiscrizione',
    'cancellami',
    'cancella iscrizione',
    'rimuovimi',
    'non scrivetemi più',
    'non voglio più messaggi',
  ],
  fr: [
    'stop',
    'arrêt',
    'arrêter',
    'arrêtez',
    'désabonner',
    'désabonnement',
    'désinscrire',
    'désinscription',
    'me désabonner',
    'me désinscrire',
    'se désabonner',
    'se désinscrire',
    'annuler',
    'résilier',
    'plus de messages',
    'ne plus recevoir',
  ],
  nl: [
    'stop',
    'stoppen',
    'afmelden',
    'meld mij af',
    'meld me af',
    'uitschrijven',
    'schrijf mij uit',
    'schrijf me uit',
    'opzeggen',
    'annuleren',
    'beëindigen',
    'geen berichten meer',
  ],
  zh: [
    '停止',
    '退订',
    '退訂',
    '取消订阅',
    '取消訂閱',
    '取消',
    '停止订阅',
    '停止訂閱',
    '不再接收',
    '不要再发',
    '不要再發',
    '拒收',
    'td',
  ],
};

/** Words that mean “write me again” when they are the whole message, by language. */
export const startWords: Record<string, readonly string[]> = {
  en: ['start', 'unstop', 'subscribe', 'resubscribe', 'opt in', 'optin', 'resume'],
  it: ['start', 'inizia', 'riprendi', 'iscrivimi', 'iscriviti', 'iscrizione'],
  fr: [
    'start',
    'commencer',
    'reprendre',
    "s'abonner",
    "m'abonner",
    'abonner',
    "s'inscrire",
    "m'inscrire",
  ],
  nl: ['start', 'starten', 'hervatten', 'aanmelden', 'meld mij aan', 'meld me aan', 'inschrijven'],
  zh: ['开始', '開始', '订阅', '訂閱', '恢复', '恢復', '恢复订阅', '恢復訂閱'],
};

const stops = new Set(Object.values(stopWords).flat().map(essence));
const starts = new Set(Object.values(startWords).flat().map(essence));

/**
 * Recognises a message that stops or resumes marketing. The word has to be the whole message, apart
 * from case, accents, punctuation, emoji and spaces; “don't stop” is no stop.
 */
export function recogniseKeyword(text: string): 'stop' | 'start' | null {
  const word = essence(text);
  if (stops.has(word)) return 'stop';
  return starts.has(word) ? 'start' : null;
}

function essence(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’‘]/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
