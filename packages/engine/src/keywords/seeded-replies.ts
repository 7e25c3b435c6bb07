/** What the first keyword groups answer, by language; people change them on the screen. */
export const seededReplies = {
  optOut: {
    en: 'You will get no more messages from us. Write START if you change your mind.',
    it: 'Non riceverai più nostri messaggi. Scrivi START se cambi idea.',
    fr: 'Vous ne recevrez plus de messages de notre part. Écrivez START si vous changez d’avis.',
    nl: 'Je krijgt geen berichten meer van ons. Schrijf START als je van gedachten verandert.',
    zh: '您将不再收到我们的消息。如果改变主意，请发送“开始”。',
  },
  optIn: {
    en: 'Welcome back. You will hear from us again. Write STOP at any time to end this.',
    it: 'Bentornato. Riceverai di nuovo i nostri messaggi. Scrivi STOP in qualsiasi momento per smettere.',
    fr: 'Heureux de vous retrouver. Vous recevrez de nouveau nos messages. Écrivez STOP à tout moment pour arrêter.',
    nl: 'Fijn dat je er weer bent. Je hoort weer van ons. Schrijf STOP wanneer je wilt stoppen.',
    zh: '欢迎回来。您将再次收到我们的消息。随时发送“停止”即可退订。',
  },
  help: {
    en: 'You are writing with our team on WhatsApp. Tell us what you need and we will get back to you. Write STOP to get no more messages.',
    it: 'Stai scrivendo al nostro team su WhatsApp. Dicci di cosa hai bisogno e ti risponderemo. Scrivi STOP per non ricevere più messaggi.',
    fr: 'Vous écrivez à notre équipe sur WhatsApp. Dites-nous ce dont vous avez besoin, nous vous répondrons. Écrivez STOP pour ne plus recevoir de messages.',
    nl: 'Je schrijft met ons team op WhatsApp. Vertel ons wat je nodig hebt en we komen bij je terug. Schrijf STOP om geen berichten meer te krijgen.',
    zh: '您正在 WhatsApp 上与我们的团队联系。请告诉我们您需要什么，我们会尽快回复。发送“停止”即可不再接收消息。',
  },
  otherwise: {
    en: 'Thank you for your message. We will answer as soon as we can.',
    it: 'Grazie per il messaggio. Risponderemo appena possibile.',
    fr: 'Merci pour votre message. Nous vous répondrons dès que possible.',
    nl: 'Bedankt voor je bericht. We antwoorden zo snel mogelijk.',
    zh: '感谢您的留言。我们会尽快回复您。',
  },
};
