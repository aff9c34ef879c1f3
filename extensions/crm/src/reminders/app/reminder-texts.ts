import type { Localised } from '@ia/app-kit/locale';

export const reminderTexts = {
  title: { fr: 'Relances', en: 'Reminders' },
  none: { fr: 'Aucune relance en cours.', en: 'No reminder at work.' },
  start: { fr: 'Commencer une relance', en: 'Begin a sequence' },
  stop: { fr: 'Arrêter la séquence', en: 'Stop the sequence' },
  stopAbout: {
    fr: 'Plus rien ne partira de « {name} ». Ce qui est déjà parti reste dans l’historique.',
    en: 'Nothing more of “{name}” will leave. What has left stays in the history.',
  },
  stopReason: { fr: 'Raison (facultative)', en: 'Reason (optional)' },
  stopHint: { fr: 'Par exemple : rappelle en mai', en: 'For example: calls back in May' },
  paused: { fr: 'séquence éteinte', en: 'sequence switched off' },
  next: {
    fr: 'Étape {position} sur {count} : {channel}, {when}',
    en: 'Step {position} of {count}: {channel}, {when}',
  },
  sending: {
    fr: 'Étape {position} sur {count} : {channel}, en cours d’envoi',
    en: 'Step {position} of {count}: {channel}, being sent',
  },
  history: { fr: 'Historique des relances', en: 'History of reminders' },
  choose: { fr: 'Séquence', en: 'Sequence' },
  preview: {
    fr: 'Ce qui partira, si rien n’arrive d’ici là',
    en: 'What will leave, if nothing happens before',
  },
  to: { fr: 'À {recipient}, signé {sender}', en: 'To {recipient}, signed {sender}' },
  noRecipient: { fr: 'aucune adresse e-mail', en: 'no e-mail address' },
  nobody: { fr: 'l’équipe', en: 'the team' },
  cannotStart: {
    fr: 'Cette relance ne peut pas commencer : {reason}.',
    en: 'This sequence cannot begin: {reason}.',
  },
  skipped: { fr: 'Étape passée : {reason}', en: 'Left out: {reason}' },
  confirm: { fr: 'Commencer', en: 'Begin' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  failed: { fr: 'Les relances n’ont pas pu être lues.', en: 'The reminders could not be read.' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  markSent: { fr: 'Elle est partie', en: 'It did leave' },
  sendAgain: { fr: 'Renvoyer', en: 'Send again' },
  more: { fr: 'Afficher la suite', en: 'Show more' },
  mail: { fr: 'e-mail', en: 'e-mail' },
  whatsapp: { fr: 'WhatsApp', en: 'WhatsApp' },
  linkedin_task: { fr: 'LinkedIn (à faire)', en: 'LinkedIn (task)' },
  planned: { fr: 'prévue', en: 'planned' },
  claimed: { fr: 'en cours d’envoi', en: 'being sent' },
  sent: { fr: 'partie', en: 'sent' },
  skippedStatus: { fr: 'passée', en: 'left out' },
  stopped: { fr: 'arrêtée', en: 'stopped' },
  failedStatus: { fr: 'à vérifier', en: 'to check' },
} as const satisfies Record<string, Localised>;

export type ReminderText = keyof typeof reminderTexts;
