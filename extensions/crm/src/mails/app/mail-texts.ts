import type { Localised } from '@ia/app-kit/locale';
import type { MailState } from '@ia/core/mails/written-mail';

export const mailTexts = {
  write: { fr: 'Écrire un e-mail', en: 'Write a mail' },
  answer: { fr: 'Répondre', en: 'Answer' },
  answerTo: { fr: 'Répondre à « {subject} »', en: 'Answer “{subject}”' },
  to: { fr: 'À', en: 'To' },
  cc: { fr: 'Copie (facultatif)', en: 'Copy (optional)' },
  ccHint: {
    fr: 'Plusieurs adresses : séparez-les par une virgule.',
    en: 'Several addresses: put a comma between them.',
  },
  subject: { fr: 'Objet', en: 'Subject' },
  text: { fr: 'Message', en: 'Message' },
  attach: { fr: 'Joindre un fichier', en: 'Attach a file' },
  detach: { fr: 'Retirer {name}', en: 'Remove {name}' },
  private: { fr: 'Visible par moi seul', en: 'Visible to me only' },
  from: {
    fr: 'De {sender} ; les réponses arrivent à {reply}.',
    en: 'From {sender}; answers go to {reply}.',
  },
  send: { fr: 'Envoyer', en: 'Send' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  nobody: {
    fr: 'Aucune adresse sur cette fiche : ajoutez-en une à un contact, puis revenez.',
    en: 'No address on this record: add one to a contact, then come back.',
  },
  bounced: {
    fr: 'Cette adresse renvoie les e-mails : corrigez-la sur la fiche ou choisissez-en une autre.',
    en: 'This address sends mails back: correct it on the record, or choose another one.',
  },
  unreachable: {
    fr: 'L’adresse de {name} renvoie les e-mails : corrigez-la sur la fiche, ou choisissez à qui écrire.',
    en: 'The address of {name} sends mails back: correct it on the record, or choose whom to write to.',
  },
  refused: {
    fr: 'Un destinataire de ce message ne veut plus d’e-mails de prospection.',
    en: 'One recipient of this message no longer wants canvassing mails.',
  },
  despite: {
    fr: 'Ce message n’est pas de la prospection (devis demandé, projet en cours…)',
    en: 'This message is no canvassing (a quote they asked for, a project at work…)',
  },
  isBounced: { fr: 'revient', en: 'bounces' },
  isRefused: { fr: 'refus', en: 'refusal' },
  went: { fr: 'À {to}', en: 'To {to}' },
  wentCc: { fr: 'À {to}, copie à {cc}', en: 'To {to}, copy to {cc}' },
  sendAgain: { fr: 'Renvoyer', en: 'Send again' },
  sendAgainTo: { fr: 'Renvoyer à {to}', en: 'Send again to {to}' },
  sendDespite: {
    fr: 'Renvoyer : ce n’est pas de la prospection',
    en: 'Send again: it is no canvassing',
  },
  leaveTitle: { fr: 'Abandonner ce message ?', en: 'Leave this message?' },
  leave: { fr: 'Ce que vous avez écrit sera perdu.', en: 'What you wrote will be lost.' },
  leaveIt: { fr: 'Abandonner', en: 'Leave it' },
  keepOn: { fr: 'Continuer', en: 'Go on' },
} as const satisfies Record<string, Localised>;

export type MailText = keyof typeof mailTexts;

/** What became of a mail, said on its line. */
export const stateTexts: Readonly<Record<MailState, Localised>> = {
  waiting: { fr: 'En attente d’envoi', en: 'Waiting to leave' },
  sent: { fr: 'Envoyé', en: 'Sent' },
  refused: { fr: 'Refusé par le serveur d’envoi', en: 'Refused by the mail server' },
  unavailable: { fr: 'Non parti : serveur injoignable', en: 'Not sent: server unreachable' },
  uncertain: {
    fr: 'Envoi incertain : vérifiez avant de renvoyer',
    en: 'Uncertain: check before sending it again',
  },
  bounced: {
    fr: 'Revenu sans être remis',
    en: 'Came back undelivered',
  },
};
