import type { SupportTexts } from '../en/support.ts';

export const support: SupportTexts = {
  team: {
    name: 'Conversation d’assistance',
    sentence:
      'Accueille ceux qui demandent de l’aide, répond aussitôt aux questions courantes et confie le reste à un collègue.',
    entry: 'Quelqu’un demande de l’aide',
    greeting: 'Comment vous aider ?',
    topic: 'De quoi s’agit-il ?',
    orderAnswer: 'Trouver un colis',
    orderHelped: 'Cela a aidé ?',
    returnAnswer: 'Retourner un article',
    returnHelped: 'Est-ce que cela a aidé ?',
    connecting: 'Une personne prend le relais',
    team: 'Demande de l’aide',
    note: 'A écrit : {{ event.text }}{% if results.topic.text %} / {{ results.topic.text }}{% endif %}',
    bye: 'À bientôt',
    solved: 'Réponse immédiate',
    solvedOutcome: 'Réponse immédiate',
    byTeam: 'Réponse de notre équipe',
    byTeamOutcome: 'Par notre équipe',
    unanswered: 'Personne n’a eu le temps',
    unansweredOutcome: 'Sans réponse',
    gone: 'N’a plus écrit',
    goneOutcome: 'Ne répond plus',
  },
  people: {
    keywords: ['aide', 'assistance', 'question', 'problème'],
    greeting:
      'Bonjour {{ profile.first_name | default: "à vous" }}, merci de nous écrire. De quoi s’agit-il ?',
    greetingFooter: 'Vous pouvez aussi écrire votre question',
    choose: 'Choisir un sujet',
    weCan: 'Nous pouvons vous aider',
    order: 'Où est ma commande ?',
    orderHelp: 'Trouver votre colis',
    back: 'Retourner un article',
    backHelp: 'Gratuit pendant 30 jours',
    person: 'Parler à un conseiller',
    personHelp: 'Du lundi au vendredi, de 9 h à 18 h',
    orderAnswer:
      'Suivez-la sur https://shop.example/track, avec le numéro indiqué dans notre confirmation. La plupart des colis arrivent en deux à trois jours.\n\nCela vous a-t-il aidé ?',
    returnAnswer:
      'C’est simple :\n1. Imprimez l’étiquette sur https://shop.example/returns\n2. Collez-la sur le colis\n3. Déposez-le dans un bureau de poste\n\nVous êtes remboursé dans les cinq jours suivant sa réception. Cela vous a-t-il aidé ?',
    helped: 'Oui, merci',
    notHelped: 'Non, pas vraiment',
    connecting:
      'Je vous mets en relation avec un collègue. Du lundi au vendredi, de 9 h à 18 h, cela prend quelques minutes ; sinon, il vous répond le lendemain matin. En attendant, dites-nous-en un peu plus.',
    bye: 'Avec plaisir. Écrivez « aide » dès que vous avez de nouveau besoin de nous.',
  },
};
