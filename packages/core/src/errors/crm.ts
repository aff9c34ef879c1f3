import { defineErrors } from './define-errors.ts';

/** The refusals of the pipeline, of leads and of reminders. */
export const crmErrors = defineErrors({
  CONSENT_BY_LINE: {
    fr: 'La case « {field} » suit le journal des consentements : ajoutez-y une ligne, elle suivra.',
    en: 'The box “{field}” follows the log of consents: add a line there, and it follows.',
  },
  FIELD_UNREADABLE: {
    status: 403,
    fr: 'La liste filtre ou trie sur « {field} », un champ que vous ne pouvez pas lire : retirez ce filtre, ou demandez l’accès à un administrateur.',
    en: 'The list filters or sorts on “{field}”, a field you may not read: remove that filter, or ask an administrator for access.',
  },
  OWNER_IS_COLLEAGUE: {
    status: 403,
    fr: 'Cette fiche est suivie par un collègue (champ « {field} ») : lui ou la direction peuvent la confier à quelqu’un d’autre.',
    en: 'A colleague follows this record (field “{field}”): they or the management can give it to somebody else.',
  },
  OWNER_NOT_SELLER: {
    fr: 'La personne du champ « {field} » n’est pas, ou plus, de l’équipe commerciale ou de la direction : choisissez-en une autre.',
    en: 'The person in “{field}” is not of sales or the management, or no longer: choose somebody else.',
  },
  // Spaces of clients
  SPACE_NO_ADDRESS: {
    fr: 'Ce contact n’a pas d’adresse e-mail valable : ajoutez-en une sur sa fiche, puis ouvrez son espace.',
    en: 'This contact has no working e-mail address: add one to the record, then open their space.',
  },
  SPACE_OTHER_ACCESS: {
    status: 409,
    fr: 'L’adresse de ce contact sert déjà à un accès de l’équipe ou d’un sous-traitant : donnez-lui une autre adresse.',
    en: 'The address of this contact already serves an access of the team or of a vendor: give them another address.',
  },
  SPACE_SUSPENDED: {
    status: 409,
    fr: 'L’accès de cette personne est suspendu : la direction seule peut le rendre.',
    en: 'The access of this person is suspended: only the management can give it back.',
  },
  SPACE_LEVEL_MIXED: {
    status: 409,
    fr: 'Cette personne a déjà l’espace d’un autre compte, avec un autre niveau : donnez-lui le même niveau (champ « {field} »).',
    en: 'This person already has the space of another account, at another level: give them the same level (field “{field}”).',
  },
  SPACE_PROJECT_REQUIRED: {
    fr: 'Un membre ne voit que les projets choisis : choisissez-en au moins un.',
    en: 'A member sees only the projects chosen: choose at least one.',
  },
  SPACE_BEYOND_YOURS: {
    status: 403,
    fr: 'Vous ne pouvez ni ouvrir ni retirer plus que ce que vous voyez vous-même (champ « {field} »).',
    en: 'You cannot open, nor take away, more than what you see yourself (field “{field}”).',
  },
  SPACE_NOT_OPEN: {
    status: 409,
    fr: 'L’espace de ce contact n’est pas ouvert.',
    en: 'The space of this contact is not open.',
  },
  SPACE_JUST_INVITED: {
    status: 429,
    fr: 'Une invitation vient de partir : attendez dix minutes avant de la renvoyer.',
    en: 'An invitation has just left: wait ten minutes before sending it again.',
  },
  // Invitations by clients
  INVITATION_NOT_ALLOWED: {
    status: 403,
    fr: 'Dans cet espace, les invitations sont envoyées par son administrateur.',
    en: 'In this space, invitations are sent by its administrator.',
  },
  INVITATION_REFUSED: {
    status: 409,
    fr: 'Cette adresse ne peut pas être invitée d’ici (champ « {field} ») : demandez à votre interlocuteur.',
    en: 'This address cannot be invited from here (field “{field}”): ask the person you work with.',
  },
  INVITATION_LIMIT: {
    status: 429,
    fr: 'Dix invitations par heure au plus pour un espace : reprenez un peu plus tard.',
    en: 'Ten invitations an hour at the most for a space: go on a little later.',
  },
  // Pipeline
  STAGE_UNKNOWN: {
    fr: 'L’étape demandée dans « {field} » n’existe pas. {hint}',
    en: 'The stage asked for in “{field}” does not exist. {hint}',
  },
  STAGE_FORBIDDEN: {
    fr: 'Ce passage d’étape n’est pas permis (champ « {field} »). {hint}',
    en: 'This change of stage is not allowed (field “{field}”). {hint}',
  },
  DEAL_MOVED: {
    status: 409,
    fr: 'Cette affaire est maintenant à l’étape « {hint} » : quelqu’un l’a déplacée entre-temps.',
    en: 'This deal is now in “{hint}”: somebody moved it in the meantime.',
  },
  MEETING_REQUIRED: {
    fr: 'Aucun rendez-vous n’est noté sur cette affaire : ajoutez-le, prévu ou tenu, pour continuer.',
    en: 'This deal has no meeting: add it, planned or held, to go on.',
  },
  MEETING_TO_COME: {
    fr: 'Le rendez-vous du {day} n’a pas encore eu lieu : ajoutez une note après, ou annulez-le.',
    en: 'The meeting of {day} is still to come: add a note after it, or cancel it.',
  },
  MEETING_NOTE_REQUIRED: {
    fr: 'Ajoutez une note après le rendez-vous du {day} pour continuer.',
    en: 'Add a note after the meeting of {day} to go on.',
  },
  PROPOSAL_REQUIRED: {
    fr: 'Aucune proposition n’est partie : enregistrez l’envoi de la proposition pour continuer.',
    en: 'No proposal has been sent: record its sending to go on.',
  },
  AUDIT_REQUIRED: {
    fr: 'Aucun audit n’est livré : enregistrez d’abord sa livraison pour continuer.',
    en: 'No audit has been delivered: first record its delivery to go on.',
  },
  PROPOSAL_OR_AUDIT_REQUIRED: {
    fr: 'Enregistrez d’abord l’envoi de la proposition ou l’audit livré pour continuer.',
    en: 'First record the sending of the proposal or the delivery of the audit to go on.',
  },
  OVERRIDE_FORBIDDEN: {
    fr: 'Seul un administrateur passe outre une règle d’avancement (champ « {field} »).',
    en: 'Only an administrator may pass over a rule (field “{field}”).',
  },
  MILESTONE_WITHDRAWN: {
    status: 409,
    fr: 'Cette étape a déjà été retirée : rouvrez l’affaire pour la voir à jour.',
    en: 'This step was withdrawn already: open the deal again to see it up to date.',
  },
  MILESTONE_KEPT: {
    fr: 'Une étape enregistrée ne se corrige pas (champ « {field} ») : retirez-la avec un motif depuis l’affaire, puis enregistrez-la à nouveau.',
    en: 'A recorded step is not corrected (field “{field}”): withdraw it from the deal with a reason, then record it again.',
  },
  MILESTONE_FILE_KEPT: {
    status: 409,
    fr: 'Ce fichier prouve une étape enregistrée : retirez-la d’abord avec un motif depuis l’affaire, puis supprimez le fichier.',
    en: 'This file is the proof of a recorded step: first withdraw it from the deal with a reason, then delete the file.',
  },
  DEAL_NOT_OPEN: {
    fr: 'Cette affaire est close : rouvrez-la d’abord dans une étape en cours.',
    en: 'This deal is closed: reopen it first in an open stage.',
  },
  FIELD_SERVER_OWNED: {
    fr: 'Le champ « {field} » est tenu par la plateforme : il suit les rendez-vous, les notes et les envois enregistrés.',
    en: 'The field “{field}” is kept by the platform: it follows the meetings, notes and sendings that are recorded.',
  },
  LOSS_REASON_REQUIRED: {
    fr: 'Une affaire perdue demande un motif : choisissez-le dans « {field} ».',
    en: 'A lost deal needs a reason: choose it in “{field}”.',
  },
  LOSS_REASON_UNKNOWN: {
    fr: 'Le motif choisi dans « {field} » n’existe pas ou n’est plus utilisé.',
    en: 'The reason chosen in “{field}” does not exist or is no longer used.',
  },
  LOSS_NOTE_REQUIRED: {
    fr: 'Ce motif demande une explication : remplissez « {field} ».',
    en: 'This reason needs an explanation: fill in “{field}”.',
  },
  PROBABILITY_RANGE: {
    fr: 'Le champ « {field} » va de 0 à 100.',
    en: '“{field}” goes from 0 to 100.',
  },
  EXPECTED_CLOSE_REQUIRED: {
    fr: 'Indiquez la date de clôture prévue dans « {field} ».',
    en: 'Give the expected close date in “{field}”.',
  },
  NO_SHOW_NOT_MEETING: {
    fr: 'Seul un rendez-vous peut être noté « absent » (champ « {field} »).',
    en: 'Only a meeting can be marked as a no-show (field “{field}”).',
  },
  NO_SHOW_TO_COME: {
    fr: 'Ce rendez-vous n’a pas encore eu lieu : notez l’absence après son heure (champ « {field} »).',
    en: 'This meeting is still to come: mark the no-show after its hour (field “{field}”).',
  },
  // Mails written from a record
  MAIL_ADDRESS_BOUNCED: {
    status: 409,
    fr: 'L’adresse choisie dans « {field} » renvoie les e-mails : corrigez-la sur la fiche, puis réécrivez.',
    en: 'The address chosen in “{field}” sends mails back: correct it on the record, then write again.',
  },
  MAIL_REFUSED_BY_PERSON: {
    status: 409,
    fr: '« {value} » ne veut plus d’e-mails de prospection : confirmez que ce message n’en est pas un, ou ne l’envoyez pas.',
    en: '“{value}” no longer wants canvassing mails: confirm that this message is none, or do not send it.',
  },
  MAIL_WRITTEN_ALREADY: {
    status: 409,
    fr: 'Votre premier envoi, « {value} », est déjà parti : voyez-le sur la fiche. Cette version-ci n’est pas partie ; pour l’envoyer aussi, cliquez de nouveau sur « Envoyer ».',
    en: 'What you sent first, “{value}”, has left already: see it on the record. This version has not; to send it too, click “Send” again.',
  },
  MAIL_TO_UNKNOWN: {
    fr: 'L’adresse de « {field} » n’est celle d’aucune personne de cette fiche : ajoutez-la à un contact, ou mettez-la en copie.',
    en: 'The address in “{field}” belongs to nobody of this record: add it to a contact, or put it in copy.',
  },
  MAIL_FILES_TOO_LARGE: {
    fr: 'Les fichiers de « {field} » dépassent ensemble 15 Mo : envoyez un lien, ou retirez-en.',
    en: 'The files in “{field}” weigh more than 15 MB together: send a link, or remove some.',
  },
  MAIL_TOO_MANY: {
    status: 429,
    fr: 'Vous avez envoyé beaucoup d’e-mails en une heure : attendez un peu avant le prochain.',
    en: 'You have sent many mails within an hour: wait a little before the next one.',
  },
  MAIL_KEPT: {
    fr: 'Un e-mail envoyé ne se corrige pas (champ « {field} ») : écrivez-en un autre.',
    en: 'A mail that was sent is not corrected (field “{field}”): write another one.',
  },
  MAIL_STAYS: {
    status: 409,
    fr: 'Un e-mail parti reste dans l’historique (« {value} ») : rendez-le privé, ou demandez à la direction de l’effacer si la personne le demande.',
    en: 'A mail that left stays on the timeline (“{value}”): make it private, or ask the management to erase it if the person wants that.',
  },
  MAIL_NOT_YOURS: {
    status: 403,
    fr: 'Seule la personne qui a écrit cet e-mail le renvoie.',
    en: 'Only whoever wrote this mail sends it again.',
  },
  MAIL_NOT_FAILED: {
    status: 409,
    fr: 'Cet e-mail n’est pas à renvoyer : actualisez la page pour voir où il en est.',
    en: 'This mail is not to be sent again: refresh the page to see where it stands.',
  },
  // Leads
  LEAD_CONVERTED: {
    status: 409,
    fr: 'Ce lead est déjà converti : ouvrez le compte ou l’affaire qui en est issu.',
    en: 'This lead is converted already: open the account or the deal it became.',
  },
  LEAD_CONVERT_ONLY: {
    fr: 'Un lead devient « converti » par l’action « Convertir » seulement : laissez « {field} » tel quel.',
    en: 'A lead becomes “converted” through the “Convert” action only: leave “{field}” as it is.',
  },
  LEAD_DISQUALIFIED: {
    fr: 'Ce lead est disqualifié : rouvrez-le d’abord.',
    en: 'This lead is disqualified: reopen it first.',
  },
  DISQUALIFICATION_REASON_REQUIRED: {
    fr: 'Un lead disqualifié demande un motif : choisissez-le dans « {field} ».',
    en: 'A disqualified lead needs a reason: choose it in “{field}”.',
  },
  DISQUALIFICATION_NOTE_REQUIRED: {
    fr: 'Le motif « Autre » demande une explication : remplissez « {field} ».',
    en: 'The reason “Other” needs an explanation: fill in “{field}”.',
  },
  REASON_WITHOUT_DISQUALIFICATION: {
    fr: 'Le champ « {field} » ne se remplit que pour un lead disqualifié : changez d’abord son statut.',
    en: '“{field}” is for disqualified leads only: change the status first.',
  },
  SCORE_BY_ACTION: {
    fr: 'Le score ne se modifie pas ainsi (champ « {field} ») : fixez-le ou libérez-le depuis le lead.',
    en: 'The score does not change this way (field “{field}”): set or release it from the lead.',
  },
  // Reminders
  REMINDER_RUNNING: {
    status: 409,
    fr: 'Cette séquence est déjà en cours ici : arrêtez-la d’abord pour la recommencer.',
    en: 'This sequence is already at work here: stop it first to begin again.',
  },
  REMINDER_STATE: {
    status: 409,
    fr: 'Cette relance a changé entre-temps : actualisez la page.',
    en: 'This reminder has changed in the meantime: refresh the page.',
  },
  REMINDER_STOPPED: {
    fr: 'Cette relance ne peut pas commencer : {hint}.',
    en: 'This sequence cannot begin: {hint}.',
  },
  SEQUENCE_EMPTY: {
    fr: 'Cette séquence n’a aucune étape : ajoutez-en une.',
    en: 'This sequence has no step: add one.',
  },
  SEQUENCE_OTHER_TARGET: {
    fr: 'Cette séquence n’est pas faite pour cette fiche, ou elle est éteinte.',
    en: 'This sequence is not meant for this record, or is switched off.',
  },
  TEMPLATE_UNREADABLE: {
    fr: 'Le texte de « {field} » ne peut pas être lu : vérifiez ses doubles accolades. {hint}',
    en: 'The text of “{field}” cannot be read: check its double braces. {hint}',
  },
  TEMPLATE_VARIABLE_UNKNOWN: {
    fr: 'Le texte de « {field} » demande « {value} », qui n’existe pas. Vous pouvez écrire : {hint}',
    en: 'The text of “{field}” asks for “{value}”, which does not exist. You may write: {hint}',
  },
});
