import type { Localised } from '@ia/app-kit/locale';

export const viewTexts = {
  personal: { fr: 'Mes vues', en: 'My views' },
  shared: { fr: 'Vues partagées', en: 'Shared views' },
  noViews: {
    fr: 'Filtrez la liste, puis enregistrez la vue pour la retrouver ici.',
    en: 'Filter the list, then save the view to find it here.',
  },
  saveView: { fr: 'Enregistrer la vue', en: 'Save the view' },
  updateView: { fr: 'Mettre à jour « {name} »', en: 'Update “{name}”' },
  viewName: { fr: 'Nom de la vue', en: 'Name of the view' },
  viewScope: { fr: 'Qui la voit', en: 'Who sees it' },
  onlyMe: { fr: 'Moi seulement', en: 'Only me' },
  everybody: { fr: 'Toute l’équipe', en: 'The whole team' },
  rename: { fr: 'Renommer', en: 'Rename' },
  share: { fr: 'Partager avec l’équipe', en: 'Share with the team' },
  copy: { fr: 'Copier dans mes vues', en: 'Copy to my views' },
  copyName: { fr: '{name} (copie)', en: '{name} (copy)' },
  by: { fr: 'Partagée par {name}', en: 'Shared by {name}' },
  remove: { fr: 'Supprimer', en: 'Delete' },
  removeTitle: { fr: 'Supprimer la vue « {name} » ?', en: 'Delete the view “{name}”?' },
  removeShared: {
    fr: 'Toute l’équipe la perdra. Ce qu’elle montre ne change pas.',
    en: 'The whole team will lose it. What it shows does not change.',
  },
  removeOwn: { fr: 'Ce qu’elle montre ne change pas.', en: 'What it shows does not change.' },
  makeDefault: { fr: 'Ouvrir par défaut', en: 'Open by default' },
  dropDefault: { fr: 'Ne plus ouvrir par défaut', en: 'No longer open by default' },
  isDefault: { fr: 'ouverte par défaut', en: 'opens by default' },
  viewSaved: { fr: 'La vue « {name} » est enregistrée.', en: 'The view “{name}” is saved.' },
  viewShared: {
    fr: 'La vue « {name} » est partagée avec l’équipe.',
    en: 'The view “{name}” is shared with the team.',
  },
  viewRemoved: { fr: 'La vue « {name} » est supprimée.', en: 'The view “{name}” is deleted.' },
  viewActions: { fr: 'Actions sur la vue {name}', en: 'Actions on the view {name}' },
  columns: { fr: 'Colonnes', en: 'Columns' },
  noRoom: { fr: '{column} (fenêtre trop étroite)', en: '{column} (window too narrow)' },
  unreadable: {
    fr: 'La liste filtre ou trie sur « {field} », un champ que vous ne pouvez pas lire. Retirez ce filtre, ou demandez l’accès à un administrateur.',
    en: 'The list filters or sorts on “{field}”, a field you may not read. Remove that filter, or ask an administrator for access.',
  },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  save: { fr: 'Enregistrer', en: 'Save' },
} as const satisfies Record<string, Localised>;

export type ViewText = keyof typeof viewTexts;
