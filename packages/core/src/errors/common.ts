import { defineErrors } from './define-errors.ts';

/** What any area may refuse: the shape of a value, rights, links between records. */
export const commonErrors = defineErrors({
  // Values
  VALUE_REQUIRED: {
    fr: 'Le champ « {field} » est obligatoire : renseignez-le.',
    en: '“{field}” is required: fill it in.',
  },
  VALUE_INVALID: {
    fr: 'La valeur de « {field} » n’est pas acceptée. {hint}',
    en: 'The value of “{field}” is not accepted. {hint}',
  },
  PERSON_NOT_OF_TEAM: {
    fr: 'La personne du champ « {field} » n’est pas, ou plus, de l’équipe : choisissez-en une autre.',
    en: 'The person in “{field}” is not of the team, or no longer: choose somebody else.',
  },
  PERSON_NOT_ACTIVE: {
    fr: 'La personne du champ « {field} » n’a pas, ou plus, d’accès : choisissez-en une autre.',
    en: 'The person in “{field}” has no access, or no longer: choose somebody else.',
  },
  ARCHIVED: {
    status: 409,
    fr: 'Ce qui est archivé n’avance plus (champ « {field} ») : restaurez-le d’abord.',
    en: 'What is archived goes no further (field “{field}”): restore it first.',
  },
  VALUE_OUT_OF_RANGE: {
    fr: 'La valeur de « {field} » sort des limites. {hint}',
    en: 'The value of “{field}” is out of range. {hint}',
  },
  TEXT_HAS_MARKUP: {
    fr: 'Le champ « {field} » contient du HTML : écrivez du texte simple, sans balises < … >.',
    en: '“{field}” contains HTML: write plain text, without < … > tags.',
  },
  TEXT_INVALID_ENCODING: {
    fr: 'Le champ « {field} » contient des caractères illisibles : saisissez-le à nouveau, en UTF-8.',
    en: '“{field}” contains unreadable characters: type it again, in UTF-8.',
  },
  TEXT_TOO_LONG: {
    fr: 'Le champ « {field} » est trop long. {hint}',
    en: '“{field}” is too long. {hint}',
  },
  VALUE_TOO_DEEP: {
    fr: 'Le champ « {field} » imbrique trop de niveaux : {hint} au plus.',
    en: '“{field}” nests too many levels: {hint} at the most.',
  },
  PHONE_INVALID: {
    fr: 'Le champ « {field} » ne contient pas de numéro de téléphone : écrivez-le en entier (exemple : 06 12 34 56 78, +32 470 12 34 56).',
    en: '“{field}” holds no phone number: write it in full (for example 06 12 34 56 78, +32 470 12 34 56).',
  },
  DATE_OUT_OF_RANGE: {
    fr: 'La date de « {field} » n’est pas plausible : vérifiez son année ({hint}).',
    en: 'The date in “{field}” is not plausible: check its year ({hint}).',
  },
  DATE_INVALID: {
    fr: 'La date de « {field} » n’existe pas ou n’est pas lisible. {hint}',
    en: 'The date in “{field}” does not exist or cannot be read. {hint}',
  },
  DATE_ORDER: {
    fr: 'Les dates se contredisent : corrigez « {field} ». {hint}',
    en: 'The dates contradict each other: correct “{field}”. {hint}',
  },
  EMAIL_INVALID: {
    fr: 'L’adresse de « {field} » n’est pas une adresse e-mail valide.',
    en: '“{field}” is not a valid e-mail address.',
  },
  EMAIL_TAKEN: {
    unique: ['contact_emails.email', 'directus_users.email'],
    fr: 'L’adresse de « {field} » est déjà utilisée : choisissez-en une autre.',
    en: 'The address in “{field}” is already used: choose another one.',
  },
  DOMAIN_INVALID: {
    fr: 'Le champ « {field} » n’est pas un domaine valide (exemple : societe.fr).',
    en: '“{field}” is not a valid domain (for example company.com).',
  },
  DOMAIN_TAKEN: {
    unique: ['accounts.domain'],
    fr: 'Le champ « {field} » porte un domaine déjà rattaché à un autre compte : ouvrez ce compte ou changez de domaine.',
    en: '“{field}” holds a domain that belongs to another account: open that account or change the domain.',
  },
  SIREN_INVALID: {
    fr: 'Le SIREN de « {field} » n’existe pas : neuf chiffres, dont une clé. Vérifiez-le sur un Kbis ou une facture.',
    en: 'The SIREN in “{field}” does not exist: nine digits, one of them a key. Check it on an official document.',
  },
  SIRET_INVALID: {
    fr: 'Le SIRET de « {field} » n’existe pas : quatorze chiffres, le SIREN puis l’établissement et sa clé.',
    en: 'The SIRET in “{field}” does not exist: fourteen digits, the SIREN then the establishment and its key.',
  },
  VAT_NUMBER_INVALID: {
    fr: 'Le numéro de TVA de « {field} » n’est pas valide : deux lettres du pays puis le numéro (exemple : FR44732829320).',
    en: 'The VAT number in “{field}” is not valid: two letters of the country, then the number (for example FR44732829320).',
  },
  EINVOICE_ADDRESS_INVALID: {
    fr: 'L’adresse de « {field} » n’est pas une adresse de facturation électronique : SIREN, SIREN_SIRET, SIREN_SIRET_CODE ou SIREN_SUFFIXE ; pour un autre pays, 0208:numéro.',
    en: 'The address in “{field}” is no e-invoicing address: SIREN, SIREN_SIRET, SIREN_SIRET_CODE or SIREN_SUFFIX; for another country, 0208:number.',
  },
  COMPANY_NUMBERS_DISAGREE: {
    fr: 'Le champ « {field} » ne commence pas par le SIREN de la fiche : l’un des deux est celui d’une autre société.',
    en: '“{field}” does not hold the SIREN of the record: one of them belongs to another company.',
  },
  // Money
  AMOUNT_NEGATIVE: {
    fr: 'Le montant de « {field} » ne peut pas être négatif.',
    en: 'The amount in “{field}” cannot be negative.',
  },
  AMOUNT_TOO_LARGE: {
    fr: 'Le montant de « {field} » dépasse le maximum de 10 000 000 000,00.',
    en: 'The amount in “{field}” is above the limit of 10,000,000,000.00.',
  },
  AMOUNT_NOT_INTEGER: {
    fr: 'Le montant de « {field} » doit être un nombre entier de centimes.',
    en: 'The amount in “{field}” must be a whole number of cents.',
  },
  AMOUNT_UNREADABLE: {
    fr: 'Le montant de « {field} » est illisible : écrivez-le comme 1 234,50.',
    en: 'The amount in “{field}” cannot be read: write it like 1,234.50.',
  },
  AMOUNT_AMBIGUOUS: {
    fr: 'Le montant de « {field} » peut se lire de deux façons : ajoutez les centimes, comme 1 234,00.',
    en: 'The amount in “{field}” reads two ways: add the cents, like 1,234.00.',
  },
  CURRENCY_DIFFERS: {
    fr: 'Le montant de « {field} » est dans une autre devise que sa ligne : indiquez cette devise dans une colonne associée à « Devise », ou convertissez le montant.',
    en: 'The amount in “{field}” is in another currency than its row: give that currency in a column read as “Currency”, or convert the amount.',
  },
  // Numbers
  NUMBER_NOT_WHOLE: {
    fr: 'La valeur de « {field} » n’est pas un nombre entier : écrivez-la en chiffres, comme 50 ou 1 200.',
    en: 'The value of “{field}” is no whole number: write it in digits, like 50 or 1 200.',
  },
  NUMBER_UNREADABLE: {
    fr: 'La valeur de « {field} » n’est pas un nombre : écrivez-la en chiffres, comme 12,5 ou 1 200.',
    en: 'The value of “{field}” is no number: write it in digits, like 12.5 or 1 200.',
  },
  NUMBER_AMBIGUOUS: {
    fr: 'Le nombre de « {field} » peut se lire de deux façons : écrivez mille 1000 ou 1 000, et un virgule zéro 1,0.',
    en: 'The number in “{field}” reads two ways: write a thousand 1000 or 1 000, and one point nought 1.0.',
  },
  PROBABILITY_AMBIGUOUS: {
    fr: 'La probabilité de « {field} » peut se lire de deux façons : écrivez 100 % ou 1 %.',
    en: 'The probability in “{field}” reads two ways: write 100 % or 1 %.',
  },
  YES_NO_UNREADABLE: {
    fr: 'La valeur de « {field} » n’est ni un oui ni un non : écrivez oui ou non, ou laissez la cellule vide.',
    en: 'The value of “{field}” is neither a yes nor a no: write yes or no, or leave the cell empty.',
  },
  // Tenants and relations
  ACCOUNT_MISMATCH: {
    fr: 'Le champ « {field} » désigne une fiche d’un autre compte : choisissez-en une du même compte.',
    en: '“{field}” points to a record of another account: choose one of the same account.',
  },
  ACCOUNT_IMMUTABLE: {
    fr: 'Le compte d’une fiche ne change pas après sa création (champ « {field} ») : créez une nouvelle fiche.',
    en: 'A record keeps its account once created (field “{field}”): create a new record.',
  },
  PARENT_IMMUTABLE: {
    fr: 'Cette fiche ne peut pas changer de rattachement (champ « {field} ») : créez-en une nouvelle.',
    en: 'This record cannot be moved elsewhere (field “{field}”): create a new one.',
  },
  QUERY_IMPOSSIBLE: {
    fr: 'Cette demande compare, trie ou additionne un champ dont le type ne s’y prête pas : changez de champ ou d’opération.',
    en: 'This request compares, sorts or adds up a field whose type does not allow it: change the field or the operation.',
  },
  FILE_OUT_OF_REACH: {
    status: 403,
    fr: 'Le fichier de « {field} » n’existe pas ou ne vous est pas ouvert : déposez le vôtre.',
    en: 'The file in “{field}” does not exist or is not open to you: upload your own.',
  },
  FILE_TAKEN: {
    status: 409,
    fr: 'Le fichier de « {field} » appartient déjà à une autre fiche : déposez-en une copie.',
    en: 'The file in “{field}” already belongs to another record: upload a copy of it.',
  },
  MEMBERSHIP_EXISTS: {
    unique: [
      'account_members.account, user',
      'vendor_members.vendor, user',
      'project_members.project, user',
    ],
    fr: 'Cette personne a déjà cet accès (champ « {field} »).',
    en: 'This person already has this access (field “{field}”).',
  },
  MEMBERSHIP_LIMIT: {
    fr: 'Une personne ne peut pas avoir plus de 50 accès (champ « {field} »).',
    en: 'A person cannot have more than 50 accesses (field “{field}”).',
  },
  UNIQUE_VIOLATION: {
    fr: 'La valeur de « {field} » est déjà prise : choisissez-en une autre.',
    en: 'The value of “{field}” is already taken: choose another one.',
  },
  FOREIGN_KEY: {
    fr: 'La fiche désignée par « {field} » n’existe pas ou n’existe plus.',
    en: 'The record given in “{field}” does not exist, or no longer does.',
  },
  RECORD_IN_USE: {
    fr: 'Cette fiche sert encore ailleurs (champ « {field} ») : elle ne peut être supprimée.',
    en: 'This record is still used elsewhere (field “{field}”): it cannot be deleted.',
  },
  APPEND_ONLY: {
    status: 409,
    fr: 'Cet historique ne se modifie pas et ne se supprime pas.',
    en: 'This history can be neither changed nor deleted.',
  },
  SELF_WRITTEN_LOG: {
    status: 409,
    fr: 'Ce journal s’écrit de lui-même : rien ne s’y ajoute, ne s’y modifie ni ne s’y supprime à la main.',
    en: 'This log writes itself: nothing is added to it, changed or deleted by hand.',
  },
  // Access
  FORBIDDEN: {
    status: 403,
    fr: 'Vous n’avez pas accès à cette opération.',
    en: 'You do not have access to this operation.',
  },
  NOT_FOUND: {
    status: 404,
    fr: 'Cette fiche n’existe pas, ou vous n’y avez pas accès.',
    en: 'This record does not exist, or you do not have access to it.',
  },
  LINK_INVALID: {
    status: 401,
    fr: 'Ce lien de connexion n’est plus valable : demandez-en un nouveau.',
    en: 'This sign-in link is no longer valid: ask for a new one.',
  },
  SESSION_REQUIRED: {
    status: 401,
    fr: 'Cette connexion se fait par session : demandez-la avec mode « session », ou utilisez un jeton d’API.',
    en: 'Sign-in is by session here: ask for it with mode “session”, or use an API token.',
  },
  LOGIN_SLOWED: {
    status: 429,
    fr: 'Trop d’essais de connexion : patientez {hint}. Le compte n’est pas bloqué.',
    en: 'Too many sign-in attempts: wait {hint}. The account is not locked.',
  },
  ADDRESS_NOT_ALLOWED: {
    status: 403,
    fr: 'L’adresse de « {field} » n’est pas permise : donnez l’adresse publique d’un fichier, en http(s).',
    en: 'The address in “{field}” is not allowed: give the public address of a file, in http(s).',
  },
  ADDRESS_UNREACHABLE: {
    fr: 'L’adresse de « {field} » ne répond pas : vérifiez-la, ou déposez le fichier lui-même.',
    en: 'The address in “{field}” does not answer: check it, or upload the file itself.',
  },
  RATE_LIMITED: {
    status: 429,
    fr: 'Trop de demandes : patientez un quart d’heure avant de recommencer.',
    en: 'Too many requests: wait a quarter of an hour before trying again.',
  },
  OUTGOING_STATE: {
    status: 409,
    fr: 'Cet événement est encore en attente, ou n’a été remis à personne : il n’y a rien à relancer.',
    en: 'This event still waits, or was handed to nobody: there is nothing to send again.',
  },
  NATIVE_IMPORT_CLOSED: {
    status: 403,
    fr: 'Les fichiers se chargent par « Imports », où chaque ligne refusée est dite et rien n’est perdu.',
    en: 'Files are loaded in “Imports”, which tells each refused row and loses nothing.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    fr: 'L’envoi est trop volumineux. {hint}',
    en: 'What you sent is too large. {hint}',
  },
  INTERNAL: {
    status: 500,
    fr: 'Une erreur est survenue de notre côté. Réessayez ; si elle persiste, prévenez l’équipe.',
    en: 'Something went wrong on our side. Try again; if it lasts, tell the team.',
  },
});
