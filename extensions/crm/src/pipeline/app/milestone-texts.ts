import type { Localised } from '@ia/app-kit/locale';

export const milestoneTexts = {
  title: { fr: 'Étapes franchies', en: 'Milestones' },
  proposal_sent: {
    fr: 'Enregistrer l’envoi de la proposition',
    en: 'Record that the proposal was sent',
  },
  proposal_sent_again: {
    fr: 'Enregistrer un nouvel envoi de la proposition',
    en: 'Record that the proposal was sent again',
  },
  proposal_sent_done: { fr: 'Proposition envoyée le {day}', en: 'Proposal sent on {day}' },
  audit_delivered: {
    fr: 'Enregistrer la livraison de l’audit',
    en: 'Record that the audit was delivered',
  },
  audit_delivered_again: {
    fr: 'Enregistrer une nouvelle livraison de l’audit',
    en: 'Record that the audit was delivered again',
  },
  audit_delivered_done: { fr: 'Audit livré le {day}', en: 'Audit delivered on {day}' },
  newFile: { fr: 'Le fichier remis', en: 'The file handed over' },
  knownFile: {
    fr: 'ou un fichier déjà rattaché au compte',
    en: 'or a file already on the account',
  },
  choose: { fr: 'Choisir…', en: 'Choose…' },
  receiver: { fr: 'Qui l’a reçu', en: 'Who received it' },
  noContact: {
    fr: 'Ce compte n’a pas encore de contact : ajoutez-le sur sa fiche, puis revenez ici.',
    en: 'This account has no contact yet: add one on its record, then come back.',
  },
  occurredOn: { fr: 'Date de remise', en: 'Date' },
  note: { fr: 'Note', en: 'Note' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  save: { fr: 'Enregistrer', en: 'Save' },
  withdraw: { fr: 'Retirer…', en: 'Withdraw…' },
  withdrawTitle: { fr: 'Retirer « {what} » ?', en: 'Withdraw “{what}”?' },
  withdrawLead: {
    fr: 'La ligne reste dans l’historique avec votre motif ; l’affaire garde son étape, et les relances de la proposition s’arrêtent.',
    en: 'The line stays in the history with your reason; the deal keeps its stage, and the reminders of the proposal stop.',
  },
  reason: { fr: 'Motif', en: 'Reason' },
  withdrawConfirm: { fr: 'Retirer', en: 'Withdraw' },
  proposal_sent_withdrawn: {
    fr: 'L’envoi de la proposition est retiré.',
    en: 'The sending of the proposal is withdrawn.',
  },
  audit_delivered_withdrawn: {
    fr: 'La livraison de l’audit est retirée.',
    en: 'The delivery of the audit is withdrawn.',
  },
  audit_validated: {
    fr: 'Enregistrer la validation de l’audit',
    en: 'Record that the audit was validated',
  },
  audit_validated_again: {
    fr: 'Enregistrer une nouvelle validation de l’audit',
    en: 'Record that the audit was validated again',
  },
  audit_validated_done: { fr: 'Audit validé le {day}', en: 'Audit validated on {day}' },
  needsAudit: { fr: 'une fois l’audit livré', en: 'once the audit is delivered' },
  agreement: { fr: 'Le client donne-t-il son accord ?', en: 'Does the client agree to start?' },
  agreed: { fr: 'Avec accord : créer le projet', en: 'With agreement: create the project' },
  notAgreed: { fr: 'Sans accord', en: 'Without agreement' },
  recorded: { fr: 'C’est enregistré.', en: 'Saved.' },
  moved: { fr: 'C’est enregistré, l’affaire avance.', en: 'Saved: the deal moves on.' },
  last: { fr: 'le {day}', en: 'on {day}' },
} as const satisfies Record<string, Localised>;
