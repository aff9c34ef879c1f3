import type { RemarkCode } from '../imports/remarks.ts';
import type { Localised } from './locale.ts';

/** What each remark of an import means, in a few words. */
export const remarkWords: Readonly<Record<RemarkCode, Localised>> = {
  AMOUNT_ROUNDED: {
    fr: 'montant arrondi au centime',
    en: 'amount rounded to the cent',
  },
  CELL_ERROR: {
    fr: 'erreur de formule dans la cellule, rien n’en est repris',
    en: 'error of a formula in the cell, nothing is taken over',
  },
  DATE_FROM_NUMBER: {
    fr: 'date lue d’un numéro de jour du tableur',
    en: 'date read from the day number of a spreadsheet',
  },
  EMAIL_SEVERAL: {
    fr: 'plusieurs adresses e-mail, conservées telles quelles',
    en: 'several e-mail addresses, kept as they are',
  },
  HEADER_LINE_FOUND: {
    fr: 'titres des colonnes trouvés à cette ligne, ce qui précède est laissé de côté',
    en: 'titles of the columns found on this line, what stands above is left out',
  },
  NUMBER_SHORTENED: {
    fr: 'nombre abrégé par le tableur, ses chiffres sont perdus : mettez la colonne au format texte',
    en: 'number shortened by the spreadsheet, its digits are lost: set the column to text',
  },
  BLANK_LINES: { fr: 'lignes vides ignorées', en: 'blank lines skipped' },
  CELLS_MISSING: { fr: 'ligne trop courte', en: 'row too short' },
  CELLS_EXTRA: { fr: 'ligne trop longue', en: 'row too long' },
  CLOSE_BEFORE_ENGAGE: {
    fr: 'clôture avant l’ouverture, conservée telle quelle',
    en: 'closed before it was opened, kept as it is',
  },
  COLUMN_IGNORED: {
    fr: 'colonne sans correspondance, non importée',
    en: 'column without a mapping, not imported',
  },
  CURRENCY_NOT_STATED: {
    fr: 'devise absente du fichier, supposée par la correspondance',
    en: 'no currency in the file, assumed by the mapping',
  },
  DUPLICATE_KEY: {
    fr: 'identifiant déjà vu dans ce fichier',
    en: 'identifier already seen in this file',
  },
  DATE_ORDER_ASSUMED: {
    fr: 'ordre des dates ambigu, jour puis mois supposé',
    en: 'ambiguous order of dates, day then month assumed',
  },
  DATE_ORDER_MIXED: {
    fr: 'dates écrites dans plusieurs ordres',
    en: 'dates written in several orders',
  },
  DISQUALIFICATION_ABSENT: {
    fr: 'lead écarté sans motif, motif « autre »',
    en: 'disqualified lead without a reason, reason “other”',
  },
  EMAIL_UNREADABLE: {
    fr: 'adresse e-mail illisible, conservée telle quelle',
    en: 'unreadable e-mail address, kept as it is',
  },
  PHONE_OF_COUNTRY: {
    fr: 'numéro lu comme un numéro du pays de la ligne',
    en: 'number read as one of the country of the row',
  },
  PHONE_TWO_WAYS: {
    fr: 'numéro français ou du pays de la ligne ? Conservé tel quel : ajoutez son indicatif (+33 ou celui du pays)',
    en: 'French number or one of the country of the row? Kept as it is: add its code (+33 or that of the country)',
  },
  PHONE_UNREADABLE: {
    fr: 'téléphone illisible, conservé tel quel',
    en: 'unreadable phone number, kept as it is',
  },
  UNDO_CHANGED_SINCE: {
    fr: 'fiche modifiée depuis l’import, laissée telle quelle',
    en: 'record changed since the import, left as it is',
  },
  UNDO_IN_USE: {
    fr: 'fiche utilisée depuis ailleurs, conservée',
    en: 'record now used elsewhere, kept',
  },
  ENCODING_ASSUMED: { fr: 'encodage reconnu', en: 'encoding recognised' },
  DELETED_HERE: {
    fr: 'fiche supprimée ici, pas recréée',
    en: 'record deleted here, not made again',
  },
  EDITED_HERE: { fr: 'modifiée ici, valeur gardée', en: 'changed here, value kept' },
  SYNC_CONFLICT: {
    fr: 'modifiée ici et dans la source, à trancher',
    en: 'changed here and in the source, to be decided',
  },
  FILE_LINKED: {
    fr: 'fichier hébergé ailleurs, son lien reste dans la source',
    en: 'file kept elsewhere, its link stays in the source',
  },
  FILE_NOT_COPIED: {
    fr: 'fichier non copié, réessayé à la prochaine lecture',
    en: 'file not copied, tried again at the next reading',
  },
  FIRST_OF_SEVERAL: {
    fr: 'plusieurs valeurs, la première est retenue',
    en: 'several values, the first is kept',
  },
  PAGES_LEFT_OUT: {
    fr: 'pages sans cette colonne, laissées de côté',
    en: 'pages without this column, left out',
  },
  PAGES_TRASHED: {
    fr: 'pages à la corbeille de Notion, signalées et non reprises',
    en: 'pages in the Notion bin, flagged and not taken over',
  },
  PAGE_NOT_SHARED: {
    fr: 'page liée non partagée avec l’intégration Notion, partagez-la puis relancez',
    en: 'linked page not shared with the Notion integration, share it and start again',
  },
  KEPT_LOCAL_CHANGES: {
    fr: 'fiche modifiée depuis par une personne, laissée telle quelle',
    en: 'record changed by a person since, left as it is',
  },
  LOSS_REASON_ABSENT: {
    fr: 'affaire perdue sans motif, motif « inconnu »',
    en: 'lost deal without a reason, reason “unknown”',
  },
  NOT_ANSWERED: { fr: 'sans réponse', en: 'not answered' },
  OWNER_NOT_MAPPED: { fr: 'commercial sans utilisateur associé', en: 'agent without a user' },
  OWNER_NOT_OF_TEAM: {
    fr: 'personne partie, ou qui ne peut pas suivre cette fiche : le responsable reste le même',
    en: 'person gone, or who cannot follow this record: it keeps whom it has',
  },
  REFERENCE_NOT_FOUND: { fr: 'fiche liée introuvable', en: 'linked record not found' },
  UNNAMED_COLUMN: {
    fr: 'colonne sans nom, vide, ignorée',
    en: 'column without a name, empty, skipped',
  },
  UNNAMED_VALUE: {
    fr: 'valeur dans une colonne sans nom, non importée',
    en: 'value in a column without a name, not imported',
  },
  VALUE_NORMALISED: { fr: 'valeur harmonisée', en: 'value normalised' },
  VALUE_UNMAPPED: { fr: 'valeur sans correspondance', en: 'value without a mapping' },
};
