import type { ColumnMapping, ColumnTarget } from './mapping.ts';

/** Headings by target in English, Italian, French, Dutch and Chinese; compared without accents, case and signs. */
const headings: Partial<Record<ColumnTarget, string>> = {
  externalId: `
    external id|externalid|id|customer id|customer|user id|contact id|profile id|person id|member id|customer number|reference
    |id esterno|id cliente|codice cliente|cliente|id utente|codice
    |id externe|identifiant|id client|numero client|code client|client
    |extern id|klant id|klantid|klantnummer|klant|gebruikers id|relatienummer
    |外部id|编号|客户编号|客户id|用户id|会员编号|会员id`,
  firstName: `
    first name|given name|forename|first
    |nome|nome proprio
    |prenom
    |voornaam
    |名|名字|名称`,
  lastName: `
    last name|surname|family name|last
    |cognome
    |nom|nom de famille
    |achternaam|familienaam
    |姓|姓氏`,
  phone: `
    phone|phone number|mobile|mobile phone|mobile number|cell|cell phone|cellphone|telephone|tel|whatsapp|whatsapp number|number|msisdn
    |telefono|numero di telefono|cellulare|numero cellulare|numero
    |telephone portable|portable|mobile portable|numero de telephone|tel portable
    |telefoon|telefoonnummer|mobiel|mobiel nummer|gsm|nummer
    |电话|电话号码|手机|手机号|手机号码|移动电话`,
  bsuid: `
    bsuid|whatsapp user id|business scoped user id|whatsapp id
    |id utente whatsapp
    |id utilisateur whatsapp
    |whatsapp gebruikers id
    |whatsapp用户id`,
  country: `
    country|country code|nation
    |paese|nazione|stato|codice paese
    |pays|code pays
    |land|landcode
    |国家|国别|国家代码`,
  locale: `
    locale|language|lang|preferred language|language code
    |lingua|lingua preferita
    |langue|langue preferee
    |taal|voorkeurstaal|taalcode
    |语言|语种|区域设置`,
  timeZone: `
    time zone|timezone|tz
    |fuso orario|fuso
    |fuseau horaire|fuseau
    |tijdzone
    |时区`,
  marketingConsent: `
    marketing consent|marketing|marketing opt in|opt in|optin|consent|whatsapp consent|whatsapp opt in|newsletter|accepts marketing|subscribed
    |consenso marketing|consenso|consenso al marketing|iscritto
    |consentement marketing|consentement|accord marketing|inscrit|abonne
    |marketing toestemming|toestemming marketing|toestemming|aangemeld
    |营销同意|同意营销|营销许可|同意|订阅`,
  serviceConsent: `
    service consent|service opt in|transactional consent|utility consent|service messages
    |consenso servizio|consenso di servizio|consenso ai messaggi di servizio
    |consentement service|consentement de service
    |service toestemming|toestemming service
    |服务同意|同意服务|服务许可`,
  consentDate: `
    consent date|opt in date|optin date|consent at|consented at|date of consent|opt in time
    |data consenso|data del consenso
    |date consentement|date du consentement|date de consentement
    |toestemmingsdatum|datum toestemming
    |同意日期|同意时间|许可日期`,
  consentSource: `
    consent source|opt in source|optin source|source of consent|consent proof|source
    |fonte consenso|fonte del consenso|origine consenso|fonte
    |source consentement|source du consentement|source de consentement
    |bron toestemming|toestemmingsbron|bron
    |同意来源|许可来源|来源`,
  // What the file of rejected rows adds.
  ignore: 'rejected line|rejected reason',
};

const targetByHeading = new Map<string, ColumnTarget>();
for (const target of targetsOf(headings)) {
  for (const heading of (headings[target] ?? '').split('|')) {
    targetByHeading.set(essence(heading), target);
  }
}

/** Where columns most likely go, by their names. Of two that mean the same the first has it. */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const taken = new Set<ColumnTarget>();
  return Object.fromEntries(
    columns.map((column, place) => {
      const known = targetByHeading.get(essence(column));
      let target: ColumnTarget =
        known === undefined || (known !== 'ignore' && taken.has(known))
          ? `attribute:${attributeName(column) ?? `column_${place + 1}`}`
          : known;
      if (target !== 'ignore' && taken.has(target)) target = `attribute:column_${place + 1}`;
      taken.add(target);
      return [column, target];
    }),
  );
}

function targetsOf(table: Partial<Record<ColumnTarget, string>>): ColumnTarget[] {
  return Object.keys(table).filter((key): key is ColumnTarget => key in table);
}

/** A name an attribute may have: "Loyalty tier" becomes `loyalty_tier`. Null when nothing is left. */
function attributeName(column: string): string | null {
  const name = column
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 64);
  return name === '' ? null : name;
}

function essence(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
