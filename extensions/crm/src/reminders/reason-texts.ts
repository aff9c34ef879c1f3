import type { Localised } from '@ia/app-kit/locale';
import type { ReminderReason } from '@ia/core/reminders/reminder-words';

/** Why a sequence ended or a step was left out, in the words of the screens. */
export const reasonTexts: Readonly<Record<ReminderReason, Localised>> = {
  converted: { fr: 'le lead est converti', en: 'the lead is converted' },
  disqualified: { fr: 'le lead est disqualifié', en: 'the lead is disqualified' },
  won: { fr: 'l’affaire est gagnée', en: 'the deal is won' },
  lost: { fr: 'l’affaire est perdue', en: 'the deal is lost' },
  archived: { fr: 'la fiche est archivée', en: 'the record is archived' },
  unsubscribed: {
    fr: 'cette personne ne veut plus de messages',
    en: 'this person wants no more messages',
  },
  bounced: { fr: 'son adresse e-mail est en échec', en: 'their e-mail address bounces' },
  replied: { fr: 'une réponse est arrivée', en: 'a reply came in' },
  meeting: { fr: 'un rendez-vous est pris', en: 'a meeting is booked' },
  stage_changed: { fr: 'l’affaire a changé d’étape', en: 'the deal changed stage' },
  by_hand: { fr: 'arrêtée à la main', en: 'stopped by hand' },
  restarted: { fr: 'recommencée', en: 'begun again' },
  condition: { fr: 'condition non remplie', en: 'condition not met' },
  no_address: { fr: 'pas d’adresse e-mail', en: 'no e-mail address' },
  no_phone: {
    fr: 'pas de téléphone au format international',
    en: 'no phone in international form',
  },
  no_opt_in: { fr: 'pas d’accord enregistré pour WhatsApp', en: 'no recorded opt-in for WhatsApp' },
  no_value: {
    fr: 'un mot du modèle WhatsApp manque sur la fiche',
    en: 'a word of the WhatsApp template is missing on the record',
  },
  uncertain: { fr: 'envoi incertain, à vérifier', en: 'sending uncertain, to check' },
  refused: { fr: 'refusée par le destinataire', en: 'refused by the recipient' },
  unavailable: { fr: 'service resté injoignable', en: 'service stayed unreachable' },
  not_configured: { fr: 'canal non configuré', en: 'channel not configured' },
};
