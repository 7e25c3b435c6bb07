import type { SubscriptionTexts } from '../en/subscription.ts';

export const subscription: SubscriptionTexts = {
  team: {
    name: 'Confirmation d’inscription',
    sentence:
      'Fait confirmer une inscription depuis le téléphone de la personne, l’ajoute à la liste et demande encore une fois avant de l’oublier.',
    audience: 'Newsletter',
    newsletterTopic: 'Sujet de la newsletter',
    unknownTopic: 'actualités',
    entry: 'S’est inscrit',
    confirm: 'Était-ce bien vous ?',
    answer: 'Première réponse',
    again: 'Toujours intéressé ?',
    secondAnswer: 'Deuxième réponse',
    list: 'Sur la liste',
    topic: 'Garder le sujet',
    welcome: 'Bienvenue',
    sorry: 'Supprimée',
    confirmed: 'Confirmée',
    confirmedOutcome: 'Confirmée',
    declined: 'Refusée',
    declinedOutcome: 'Refusée',
    forgotten: 'Jamais confirmée',
    forgottenOutcome: 'Jamais confirmée',
  },
  people: {
    confirm:
      'Bonjour {{first_name}}, vous avez demandé à recevoir {{topic}} sur WhatsApp. Merci de confirmer que c’était bien vous ; sans votre accord, nous n’envoyons rien.',
    unknownTopic: 'nos actualités',
    exampleTopic: 'nos recettes de la semaine',
    leave: 'Répondez STOP pour vous désinscrire à tout moment',
    yes: 'Oui, c’était moi',
    no: 'Non merci',
    again:
      'Bonjour {{first_name}}, votre inscription reste à confirmer. Sujet : {{topic}}. Un geste suffit ; sans réponse, nous la supprimons demain.',
    welcome:
      'Bonjour {{ profile.first_name | default: "à vous" }}, et bienvenue ! Vous recevrez désormais ici {{ event.topic | default: "nos actualités" }}, une fois par semaine au plus. Écrivez STOP dès que vous n’en voulez plus.',
    sorry:
      'Merci de nous l’avoir dit. Nous avons supprimé l’inscription et ne vous enverrons rien.',
  },
};
