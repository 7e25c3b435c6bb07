import type { AppointmentTexts } from '../en/appointment.ts';

export const appointment: AppointmentTexts = {
  team: {
    name: 'Rendez-vous avec rappel',
    sentence:
      'Confirme une réservation, la rappelle la veille, montre le chemin à ceux qui viennent et trouve un autre jour avec les autres.',
    entry: 'Rendez-vous pris',
    booked: 'C’est réservé',
    dayBefore: 'Jusqu’à la veille',
    reminder: 'À demain',
    coming: 'Viendront-ils ?',
    way: 'Comment nous trouver',
    when: 'Quand vous convient-il ?',
    wish: 'Leur souhait',
    team: 'Souhaite un autre jour',
    note: 'À déplacer : {{ event.service }}. Souhait : {{ results.wish.text | default: "non précisé" }}',
    noted: 'Un collègue va écrire',
    comes: 'Vient',
    comesOutcome: 'Vient',
    moved: 'Aura un autre jour',
    movedOutcome: 'Déplacé',
    open: 'N’a pas répondu',
    openOutcome: 'Sans réponse',
    noDate: 'Réservation sans date',
    noDateOutcome: 'Sans date',
  },
  people: {
    booked:
      'Bonjour {{first_name}}, votre rendez-vous est confirmé : {{service}}, le {{day}} à {{time}}. Nous vous enverrons un rappel ici la veille.',
    day: '{{ event.starts_at | date: "%d/%m/%Y", profile.time_zone }}',
    unknownService: 'votre visite',
    unknownDay: 'jour choisi',
    unknownTime: 'l’heure choisie',
    exampleService: 'examen de la vue',
    exampleDay: '12/05/2026',
    tomorrow:
      'Bonjour {{first_name}}, nous vous attendons demain à {{time}}. Motif : {{service}}. Pourrez-vous venir ?',
    coming: 'Je serai là',
    otherDay: 'Un autre jour, svp',
    place: 'Notre studio',
    address: 'Dam 1, Amsterdam. Sonnez à la porte verte.',
    when: 'Pas de souci. Quand préférez-vous venir ? Un collègue vous proposera un horaire.',
    morning: 'Un matin',
    afternoon: 'Un après-midi',
    nextWeek: 'La semaine prochaine',
    noted: 'Merci. Un collègue vous écrit ici pour vous proposer un nouvel horaire.',
  },
};
