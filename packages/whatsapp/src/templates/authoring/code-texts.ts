/*
 * Meta writes the words of an authentication template in the template's language. These are for the
 * preview before it has; English stands in where a language is missing.
 */

interface CodeTexts {
  body: string;
  security: string;
  expires: (minutes: number) => string;
  copy: string;
  autofill: string;
}

const english: CodeTexts = {
  body: '*{{1}}* is your verification code.',
  security: ' For your security, do not share this code.',
  expires: (minutes) => `This code expires in ${minutes} minutes.`,
  copy: 'Copy code',
  autofill: 'Autofill',
};

const byLanguage: Record<string, CodeTexts> = {
  en: english,
  it: {
    body: 'Il tuo codice di verifica è *{{1}}*.',
    security: ' Per la tua sicurezza, non condividere questo codice.',
    expires: (minutes) => `Questo codice scade tra ${minutes} minuti.`,
    copy: 'Copia codice',
    autofill: 'Compila',
  },
  fr: {
    body: 'Votre code de vérification est *{{1}}*.',
    security: ' Pour votre sécurité, ne partagez pas ce code.',
    expires: (minutes) => `Ce code expire dans ${minutes} minutes.`,
    copy: 'Copier le code',
    autofill: 'Remplir',
  },
  nl: {
    body: '*{{1}}* is je verificatiecode.',
    security: ' Deel deze code voor je veiligheid met niemand.',
    expires: (minutes) => `Deze code verloopt over ${minutes} minuten.`,
    copy: 'Code kopiëren',
    autofill: 'Invullen',
  },
  zh: {
    body: '您的验证码是 *{{1}}*。',
    security: '为了您的安全，请勿分享此验证码。',
    expires: (minutes) => `此验证码将在 ${minutes} 分钟后失效。`,
    copy: '复制验证码',
    autofill: '自动填充',
  },
};

export function codeTexts(language: string): CodeTexts {
  return byLanguage[language.split('_')[0] ?? ''] ?? english;
}
