import type { AppointmentTexts } from '../en/appointment.ts';

export const appointment: AppointmentTexts = {
  team: {
    name: 'Afspraak met herinnering',
    sentence:
      'Bevestigt een boeking, herinnert de dag ervoor, wijst de weg aan wie komt en zoekt een andere dag met wie niet kan.',
    entry: 'Afspraak geboekt',
    booked: 'De afspraak staat',
    dayBefore: 'Tot de dag ervoor',
    reminder: 'Tot morgen',
    coming: 'Komen ze?',
    way: 'Zo vind je ons',
    when: 'Wanneer komt het uit?',
    wish: 'Hun wens',
    team: 'Wil een andere dag',
    note: 'Te verzetten: {{ event.service }}. Wens: {{ results.wish.text | default: "niet genoemd" }}',
    noted: 'Een collega schrijft',
    comes: 'Komt',
    comesOutcome: 'Komt',
    moved: 'Krijgt een andere dag',
    movedOutcome: 'Verzet',
    open: 'Gaf geen antwoord',
    openOutcome: 'Geen antwoord',
    noDate: 'Boeking zonder datum',
    noDateOutcome: 'Geen datum',
  },
  people: {
    booked:
      'Hoi {{first_name}}, je afspraak staat: {{service}}, op {{day}} om {{time}}. De dag ervoor sturen we je hier een herinnering.',
    day: '{{ event.starts_at | date: "%d-%m-%Y", profile.time_zone }}',
    unknownService: 'je bezoek',
    unknownDay: 'de gekozen dag',
    unknownTime: 'de gekozen tijd',
    exampleService: 'oogmeting',
    exampleDay: '12-05-2026',
    tomorrow:
      'Hoi {{first_name}}, morgen om {{time}} zien we je graag. Afspraak: {{service}}. Kun je erbij zijn?',
    coming: 'Ik ben er',
    otherDay: 'Liever een andere dag',
    place: 'Onze studio',
    address: 'Dam 1, Amsterdam. Bel aan bij de groene deur.',
    when: 'Geen probleem. Wanneer komt het je beter uit? Een collega stuurt je dan een tijd.',
    morning: 'Een ochtend',
    afternoon: 'Een middag',
    nextWeek: 'Volgende week',
    noted: 'Dank je. Een collega stuurt je hier een nieuwe tijd.',
  },
};
