import { defineErrors } from './define-errors.ts';

/** The refusals of what comes in: imports, deliveries and recurring syncs. */
export const intakeErrors = defineErrors({
  // Imports
  FILE_NOT_FOUND: {
    fr: 'Le fichier « {value} » est introuvable.',
    en: 'The file “{value}” cannot be found.',
  },
  FILE_EMPTY: { fr: 'Le fichier « {value} » est vide.', en: 'The file “{value}” is empty.' },
  CSV_UNREADABLE: {
    fr: 'Le fichier ne peut pas être lu à la colonne « {field} » ({hint}) : un guillemet y est resté ouvert ou mal placé. Corrigez-le, ou choisissez un autre séparateur.',
    en: 'The file cannot be read at column “{field}” ({hint}): a quote was left open or is misplaced. Correct it, or choose another separator.',
  },
  HEADER_MISSING: {
    fr: 'La colonne « {field} » manque dans le fichier.',
    en: 'The column “{field}” is missing from the file.',
  },
  HEADER_DUPLICATE: {
    fr: 'La colonne « {field} » figure deux fois dans le fichier.',
    en: 'The column “{field}” appears twice in the file.',
  },
  MAPPING_UNKNOWN: {
    fr: 'Aucune correspondance ne s’applique à « {value} ». {hint}',
    en: 'No mapping applies to “{value}”. {hint}',
  },
  MAPPING_IN_USE: {
    status: 403,
    fr: 'Cette correspondance lit la source « {value} » : enregistrez la vôtre sous un autre nom, ou demandez à l’administration.',
    en: 'This mapping reads the source “{value}”: save yours under another name, or ask the administration.',
  },
  MAPPING_INVALID: {
    fr: 'La correspondance est incorrecte à « {field} ». {hint}',
    en: 'The mapping is wrong at “{field}”. {hint}',
  },
  IMPORT_BUSY: {
    status: 409,
    fr: 'Un import « {value} » est déjà en cours : attendez qu’il se termine.',
    en: 'An import “{value}” is already running: wait until it ends.',
  },
  IMPORT_STATE: {
    status: 409,
    fr: 'L’import n’est plus dans un état qui le permet : actualisez la page. {hint}',
    en: 'The import is no longer in a state that allows it: refresh the page. {hint}',
  },
  IMPORT_INTERRUPTED: {
    status: 409,
    fr: 'Import interrompu : les lots déjà enregistrés sont conservés, relancez le même fichier.',
    en: 'Import interrupted: the batches saved so far are kept, run the same file again.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    fr: 'Le fichier est trop volumineux. {hint}',
    en: 'The file is too large. {hint}',
  },
  FILE_TYPE: {
    fr: 'Ce fichier n’est ni un CSV ni un classeur Excel (.xlsx). {hint}',
    en: 'This file is neither a CSV nor an Excel workbook (.xlsx). {hint}',
  },
  FILE_CHANGED: {
    fr: 'Le fichier a changé depuis l’aperçu : relancez l’import depuis le début.',
    en: 'The file has changed since the preview: start the import again.',
  },
  XLSX_UNREADABLE: {
    fr: 'Le classeur Excel ne peut pas être lu. {hint}',
    en: 'The Excel workbook cannot be read. {hint}',
  },
  HEADER_UNMAPPED: {
    fr: 'Aucune des colonnes attendues ne figure dans le fichier : choisissez une autre correspondance. {hint}',
    en: 'None of the expected columns is in the file: choose another mapping. {hint}',
  },
  MAPPING_CHANGED: {
    fr: 'La correspondance a changé depuis l’aperçu : relancez l’aperçu.',
    en: 'The mapping has changed since the preview: run the preview again.',
  },
  // Acquisition
  INBOUND_UNREADABLE: {
    fr: 'Le contenu reçu n’est pas lisible : ce n’est pas le format attendu de cette source. {hint}',
    en: 'What was received cannot be read: it is not in the format of this source. {hint}',
  },
  INBOUND_NO_IDENTITY: {
    fr: 'Aucune réponse ne dit qui écrit (ni nom, ni e-mail, ni téléphone) : indiquez dans les réglages de la source quelle réponse remplit quel champ, puis relancez. Réponses reçues : {hint}',
    en: 'No answer says who is writing (no name, e-mail or phone): say in the settings of the source which answer fills which field, then replay. Answers received: {hint}',
  },
  INBOUND_NOT_SUPPORTED: {
    fr: 'Cet événement ne donne lieu à aucune action. {hint}',
    en: 'Nothing follows from this event. {hint}',
  },
  INBOUND_PARTLY: {
    fr: 'Le reste est traité. Éléments illisibles, au nombre de {value} : {hint}',
    en: 'The rest is done. Items that could not be read, {value} in all: {hint}',
  },
  INBOUND_STATE: {
    status: 409,
    fr: 'Seule une réception en échec ou ignorée se relance.',
    en: 'Only a failed or ignored delivery can be replayed.',
  },
  INBOUND_INTERRUPTED: {
    fr: 'Le traitement a été interrompu plusieurs fois : relancez-le.',
    en: 'Its processing was interrupted several times: replay it.',
  },
  INBOUND_BUSY: {
    status: 429,
    fr: 'Trop d’envois en peu de temps : réessayez dans une minute.',
    en: 'Too many deliveries in a short time: try again in a minute.',
  },
  MAIL_AUTOMATIC: {
    fr: 'Réponse automatique ou avis de non-remise : rien à traiter.',
    en: 'Automatic answer or delivery notice: nothing to do.',
  },
  MAIL_BOUNCE_UNPROVEN: {
    fr: 'Avis de non-remise pour {value}, qui ne nomme aucun de nos e-mails : rien ne prouve qu’il dit vrai, et rien n’a été changé. Vérifiez l’adresse ; si elle ne répond plus, indiquez-le sur la fiche.',
    en: 'Notice of non-delivery for {value} that names none of our mails: nothing proves it, and nothing was changed. Check the address; if it no longer works, say so on the record.',
  },
  MAIL_TO_SORT: {
    fr: 'Ce message a été transféré par un membre de l’équipe et son expéditeur d’origine n’a pas été trouvé : classez-le à la main. {hint}',
    en: 'Forwarded by a member of the team, and its original sender was not found: file it by hand. {hint}',
  },
  MAIL_UNFETCHABLE: {
    fr: 'La boîte mail n’a pas pu fournir ce message : lisez-le dans la messagerie. {hint}',
    en: 'The mailbox could not provide this message: read it in your mail client. {hint}',
  },
  MAIL_FROM_STAFF: {
    fr: 'Message envoyé par un membre de l’équipe : rien à traiter.',
    en: 'Sent by a member of the team: nothing to do.',
  },
  MAIL_RECIPIENT_UNKNOWN: {
    fr: 'Message d’un membre de l’équipe à quelqu’un que la plateforme ne connaît pas : créez le contact ou le lead, puis relancez. {hint}',
    en: 'Sent by a member of the team to somebody the platform does not know: create the contact or the lead, then replay. {hint}',
  },
  MAIL_SENDER_UNPROVEN: {
    fr: 'Ce message semble venir d’un membre de l’équipe, mais aucun serveur connu ne le confirme : vérifiez-le et classez-le à la main, ou indiquez dans la source quel serveur vérifie vos e-mails, puis relancez. {hint}',
    en: 'This message seems to come from a member of the team, but no server we know confirms it: check it and file it by hand, or say in the source which server checks your e-mails, then replay. {hint}',
  },
  MAIL_OWNER_MISSING: {
    fr: 'La boîte est privée et n’a plus de responsable (champ « {field} ») : choisissez-en un dans ses réglages, puis relancez.',
    en: 'The mailbox is private and no longer has an owner (field “{field}”): choose one in its settings, then replay.',
  },
  SIGNATURE_INVALID: {
    status: 401,
    fr: 'La signature ne correspond pas au contenu.',
    en: 'The signature does not match the content.',
  },
  SIGNATURE_EXPIRED: {
    status: 401,
    fr: 'La signature est trop ancienne.',
    en: 'The signature is too old.',
  },
  SOURCE_SECRET_MISSING: {
    fr: 'Il manque un secret à la source (champ « {field} ») : renseignez-le dans ses réglages, puis relancez.',
    en: 'A secret of the source is missing (field “{field}”): enter it in its settings, then replay.',
  },
  SOURCE_NOT_CONNECTABLE: {
    status: 409,
    fr: 'Seules les sources Calendly et LinkedIn actives se connectent à leur fournisseur.',
    en: 'Only Calendly and LinkedIn sources that are on are connected to their provider.',
  },
  SOURCE_BUSY: {
    status: 409,
    fr: 'La connexion de cette source est déjà en cours : patientez deux minutes.',
    en: 'This source is being connected already: wait two minutes.',
  },
  SOURCE_OWNER_MISSING: {
    fr: 'Indiquez dans les réglages la page ou le compte publicitaire LinkedIn (urn:li:organization:… ou urn:li:sponsoredAccount:…), enregistrez, puis connectez.',
    en: 'Name the LinkedIn page or advertising account in the settings (urn:li:organization:… or urn:li:sponsoredAccount:…), save, then connect.',
  },
  NOTION_NOT_SHARED: {
    fr: 'Notion ne trouve pas « {value} » : la base n’est pas partagée avec l’intégration, ou a été supprimée. Dans Notion, ouvrez la base, « ••• » → « Connexions », ajoutez l’intégration, puis relancez.',
    en: 'Notion does not find “{value}”: the database is not shared with the integration, or was deleted. In Notion, open the database, “•••” → “Connections”, add the integration, then start again.',
  },
  NOTION_NOT_ALLOWED: {
    fr: 'L’intégration Notion n’a pas le droit de lire « {value} » : donnez-lui « Lire le contenu » et « Lire les informations sur les utilisateurs, e-mails compris » dans ses réglages, puis relancez.',
    en: 'The Notion integration may not read “{value}”: give it “Read content” and “Read user information including email addresses” in its settings, then start again.',
  },
  NOTION_COLUMN_RENAMED: {
    fr: 'La propriété « {field} » de Notion s’appelle maintenant « {value} » : corrigez la correspondance, ou rendez-lui son nom. Rien n’a été écrit.',
    en: 'The Notion property “{field}” is now called “{value}”: correct the mapping, or give it its name back. Nothing was written.',
  },
  NOTION_COLUMN_TYPE: {
    fr: 'La propriété « {field} » de Notion n’est plus du même type ({hint}) : vérifiez la correspondance, puis enregistrez la source. Rien n’a été écrit.',
    en: 'The Notion property “{field}” is no longer of the same type ({hint}): check the mapping, then save the source. Nothing was written.',
  },
  PROVIDER_UNAVAILABLE: {
    fr: 'Le service « {value} » ne répond pas. {hint}',
    en: 'The service “{value}” does not answer. {hint}',
  },
  PROVIDER_REFUSED: {
    fr: 'Le service « {value} » refuse l’accès ou ne connaît pas cet élément. {hint}',
    en: 'The service “{value}” refuses access or does not know this item. {hint}',
  },
  // Recurring syncs
  SHEETS_API_OFF: {
    fr: 'L’API Google Sheets n’est pas activée dans le projet Google du compte de service : activez-la, puis réessayez.',
    en: 'The Google Sheets API is not enabled in the Google project of the service account: enable it, then try again.',
  },
  SCHEDULE_INVALID: {
    fr: 'La fréquence « {value} » n’est pas une expression cron valable, ou revient plus souvent que toutes les cinq minutes. Exemple : {hint}',
    en: 'The schedule “{value}” is no valid cron expression, or comes back more often than every five minutes. Example: {hint}',
  },
  SYNC_BUSY: {
    status: 409,
    unique: ['sync_runs.source, mode'],
    fr: 'Une synchronisation de cette source est déjà en cours : attendez qu’elle se termine.',
    en: 'A sync of this source is already running: wait until it ends.',
  },
  SYNC_LEFT: {
    status: 409,
    fr: 'La bascule a eu lieu : cette source n’est plus lue, la plateforme fait désormais foi.',
    en: 'The switch was made: this source is no longer read, the platform is the reference.',
  },
  SYNC_OFF: {
    status: 409,
    fr: 'Cette source est désactivée : activez-la d’abord.',
    en: 'This source is off: switch it on first.',
  },
  SYNC_NOT_READY: {
    fr: 'Il manque un réglage à la source (champ « {field} »). {hint}',
    en: 'The source lacks a setting (field “{field}”). {hint}',
  },
  SYNC_SECRET_INVALID: {
    fr: 'Ce n’est pas la clé attendue : collez-la en entier, sous la forme {hint}',
    en: 'This is not the expected key: paste all of it, in the form {hint}',
  },
  SYNC_ACCESS_REVOKED: {
    fr: 'La source refuse notre clé d’accès : elle a été révoquée ou remplacée. Enregistrez une nouvelle clé dans les réglages de la source.',
    en: 'The source refuses our access key: it was revoked or replaced. Save a new key in the settings of the source.',
  },
  SYNC_INTERRUPTED: {
    fr: 'La synchronisation s’est arrêtée sur une erreur de notre côté. Les lots déjà enregistrés sont conservés ; relancez-la, et prévenez l’équipe si cela se répète.',
    en: 'The sync stopped on an error of ours. What was saved is kept; start it again, and tell the team if it happens again.',
  },
  SHEET_NOT_SHARED: {
    fr: 'Google refuse l’accès à la feuille : partagez-la en lecture avec {value}, puis relancez.',
    en: 'Google refuses access to the sheet: share it for reading with {value}, then start again.',
  },
  SHEET_NOT_FOUND: {
    fr: 'La feuille de calcul est introuvable : elle a été supprimée, ou son lien a changé. Collez son nouveau lien dans les réglages.',
    en: 'The spreadsheet cannot be found: it was deleted, or its link has changed. Paste its new link in the settings.',
  },
  SHEET_TAB_MISSING: {
    fr: 'L’onglet « {value} » n’existe pas ou plus dans la feuille : il a pu être renommé. Choisissez-le à nouveau dans les réglages. {hint}',
    en: 'There is no tab “{value}” in the spreadsheet: it may have been renamed. Choose it again in the settings. {hint}',
  },
  SHEET_HEADER_CHANGED: {
    fr: 'La colonne « {field} » a changé pendant la lecture : rien n’a été écrit. {hint}',
    en: 'The column “{field}” changed while it was being read: nothing was written. {hint}',
  },
});
