import { type Fillings, fillText } from '@ia/app-kit/fill-text';
import type { Localised } from '@ia/app-kit/locale';
import type { Locale } from '@ia/core';

/** `{x}` is filled by `fillText`. */
export const boardTexts = {
  title: { fr: 'Pipeline', en: 'Pipeline' },
  board: { fr: 'Tableau', en: 'Board' },
  list: { fr: 'Liste', en: 'List' },
  newDeal: { fr: 'Nouvelle affaire', en: 'New deal' },
  newDealIn: { fr: 'Nouvelle affaire en « {stage} »', en: 'New deal in “{stage}”' },
  importFile: { fr: 'Importer un fichier', en: 'Import a file' },
  export: { fr: 'Exporter en CSV', en: 'Export as CSV' },
  exporting: { fr: 'Export en cours…', en: 'Exporting…' },
  exported: { fr: 'L’export « {name} » est téléchargé.', en: 'The export “{name}” is downloaded.' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  close: { fr: 'Fermer', en: 'Close' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  save: { fr: 'Enregistrer', en: 'Save' },
  failedTitle: { fr: 'Le tableau n’a pas pu être chargé', en: 'The board could not be loaded' },
  weighted: { fr: 'pondéré {amount}', en: 'weighted {amount}' },
  since: { fr: 'depuis le {day}', en: 'since {day}' },
  expand: { fr: 'Déplier la colonne {stage}', en: 'Expand the column {stage}' },
  collapse: { fr: 'Replier la colonne {stage}', en: 'Collapse the column {stage}' },
  emptyColumn: { fr: 'Aucune affaire ici', en: 'No deal here' },
  dropHere: { fr: 'Déposez l’affaire ici', en: 'Drop the deal here' },
  columnLabel: { fr: '{stage}, {count} affaires', en: '{stage}, {count} deals' },
  nobody: { fr: 'Sans responsable', en: 'No owner' },
  inStageFor: { fr: 'Dans cette étape depuis {age}', en: 'In this stage for {age}' },
  cardActions: { fr: 'Actions sur {name}', en: 'Actions on {name}' },
  cardHelp: {
    fr: 'Entrée : ouvrir la fiche. M : déplacer vers une autre étape. Flèches : changer de carte.',
    en: 'Enter: open the record. M: move to another stage. Arrows: change card.',
  },
  openRecord: { fr: 'Ouvrir la fiche', en: 'Open the record' },
  fullForm: { fr: 'Formulaire complet', en: 'Full form' },
  moveTo: { fr: 'Déplacer vers…', en: 'Move to…' },
  moveTop: { fr: 'Mettre en haut de la colonne', en: 'Move to the top of the column' },
  moveUp: { fr: 'Monter d’une place', en: 'Move up one place' },
  moveDown: { fr: 'Descendre d’une place', en: 'Move down one place' },
  overrideTitle: { fr: 'Passer outre la règle ?', en: 'Override the rule?' },
  overrideLead: {
    fr: 'En tant qu’administrateur, vous pouvez tout de même passer « {name} » à « {stage} ». Votre motif reste dans l’historique de l’affaire.',
    en: 'As an administrator you can still move “{name}” to “{stage}”. Your reason stays in the history of the deal.',
  },
  overrideReason: { fr: 'Motif', en: 'Reason' },
  overrideConfirm: { fr: 'Passer outre', en: 'Override' },
  currentStage: { fr: 'étape actuelle', en: 'current stage' },
  moved: { fr: '« {name} » est passée à « {stage} ».', en: '“{name}” moved to “{stage}”.' },
  projectStarted: { fr: 'Le projet « {name} » est créé.', en: 'The project “{name}” is there.' },
  openProject: { fr: 'Ouvrir le projet', en: 'Open the project' },
  ranked: {
    fr: '« {name} » a changé de place dans sa colonne.',
    en: '“{name}” has a new position in its column.',
  },
  undone: { fr: '« {name} » est revenue à « {stage} ».', en: '“{name}” is back in “{stage}”.' },
  movedBack: {
    fr: '« {name} » est revenue à sa place. {reason}',
    en: '“{name}” is back in its place. {reason}',
  },
  movedElsewhere: {
    fr: 'Quelqu’un a déplacé « {name} » entre-temps : elle est maintenant dans « {stage} ».',
    en: 'Somebody moved “{name}” meanwhile: it is now in “{stage}”.',
  },
  stagesChanged: {
    fr: 'Les étapes ont été modifiées : le tableau vient d’être rechargé.',
    en: 'The stages were changed: the board has just been reloaded.',
  },
  live: { fr: 'En direct', en: 'Live' },
  offline: {
    fr: 'Hors ligne : les changements de vos collègues n’apparaissent plus.',
    en: 'Offline: changes your colleagues make no longer show.',
  },
  noDealTitle: { fr: 'Le pipeline est vide', en: 'The pipeline is empty' },
  noDeal: {
    fr: 'Créez votre première affaire, ou importez celles que vous avez déjà dans un fichier.',
    en: 'Create your first deal, or import those you already have in a file.',
  },
  noResultTitle: { fr: 'Aucune affaire ne correspond', en: 'No deal matches' },
  noResult: {
    fr: 'Modifiez les filtres, ou effacez-les.',
    en: 'Change the filters, or clear them.',
  },
  reset: { fr: 'Effacer les filtres', en: 'Clear the filters' },
  lossTitle: { fr: 'Affaire perdue', en: 'Deal lost' },
  lossLead: {
    fr: 'Pourquoi « {name} » est-elle perdue ?',
    en: 'Why is “{name}” lost?',
  },
  lossReason: { fr: 'Motif', en: 'Reason' },
  lossChoose: { fr: 'Choisir un motif', en: 'Choose a reason' },
  lossNote: { fr: 'Précisions', en: 'Details' },
  lossNoteRequired: {
    fr: 'Ce motif demande une explication.',
    en: 'This reason needs an explanation.',
  },
  lossConfirm: { fr: 'Marquer comme perdue', en: 'Mark as lost' },
  wonTitle: { fr: 'Affaire gagnée ?', en: 'Deal won?' },
  wonLead: {
    fr: '« {name} » ({amount}) passera à « {stage} ». Le projet sera créé et le contact du client invité sur son espace.',
    en: '“{name}” ({amount}) will move to “{stage}”. Its project will be created and the client contact invited to their space.',
  },
  archive: { fr: 'Archiver…', en: 'Archive…' },
  restore: { fr: 'Restaurer', en: 'Restore' },
  archiveTitle: { fr: 'Archiver « {name} » ?', en: 'Archive “{name}”?' },
  archiveLead: {
    fr: 'L’affaire quitte le tableau, la prévision et Ma journée, et ses relances s’arrêtent. Son historique reste.',
    en: 'The deal leaves the board, the forecast and My day, and its reminders stop. Its history stays.',
  },
  archiveBack: {
    fr: 'Vous la retrouverez dans la vue « Archivées », d’où vous pourrez la restaurer.',
    en: 'You can find and restore it in the “Archived” view.',
  },
  archiveConfirm: { fr: 'Archiver', en: 'Archive' },
  archived: { fr: '« {name} » est archivée.', en: '“{name}” is archived.' },
  restored: { fr: '« {name} » est restaurée.', en: '“{name}” is restored.' },
  undo: { fr: 'Annuler', en: 'Undo' },
  wonConfirm: { fr: 'Marquer comme gagnée', en: 'Mark as won' },
} as const satisfies Record<string, Localised>;

export type BoardText = keyof typeof boardTexts;

/** Says a text of this list in a language, its `{places}` filled. */
export function sayBoard(text: BoardText, locale: Locale, fillings: Fillings = {}): string {
  return fillText(boardTexts[text], locale, fillings);
}
