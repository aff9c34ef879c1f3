import type { Localised } from '@ia/app-kit/locale';
import type { DisqualificationReason } from '@ia/core/leads/disqualification';
import type { LeadStatus } from '@ia/core/leads/lead-status';
import type { MatchKind } from '@ia/core/leads/score-match';

export const statusTexts: Readonly<Record<LeadStatus, Localised>> = {
  new: { fr: 'Nouveau', en: 'New' },
  contacted: { fr: 'Contacté', en: 'Contacted' },
  qualified: { fr: 'Qualifié', en: 'Qualified' },
  converted: { fr: 'Converti', en: 'Converted' },
  disqualified: { fr: 'Disqualifié', en: 'Disqualified' },
};

export const reasonTexts: Readonly<Record<DisqualificationReason, Localised>> = {
  not_interested: { fr: 'Pas intéressé', en: 'Not interested' },
  no_budget: { fr: 'Pas de budget', en: 'No budget' },
  no_need: { fr: 'Pas de besoin', en: 'No need' },
  wrong_contact: { fr: 'Mauvais interlocuteur', en: 'Wrong contact' },
  unreachable: { fr: 'Injoignable', en: 'Unreachable' },
  duplicate: { fr: 'Doublon', en: 'Duplicate' },
  other: { fr: 'Autre', en: 'Other' },
};

export const matchTexts: Readonly<Record<MatchKind, Localised>> = {
  email: { fr: 'Même e-mail', en: 'Same e-mail' },
  phone: { fr: 'Même téléphone', en: 'Same phone' },
  domain: { fr: 'Même domaine', en: 'Same domain' },
  name: { fr: 'Nom proche', en: 'Similar name' },
};

export const collectionTexts = {
  leads: { fr: 'Lead', en: 'Lead' },
  contacts: { fr: 'Contact', en: 'Contact' },
  accounts: { fr: 'Compte', en: 'Account' },
} as const satisfies Record<string, Localised>;

export const leadTexts = {
  title: { fr: 'Leads', en: 'Leads' },
  create: { fr: 'Nouveau lead', en: 'New lead' },
  import: { fr: 'Importer un fichier', en: 'Import a file' },
  views: { fr: 'Vues', en: 'Views' },
  all: { fr: 'Tous les leads', en: 'All leads' },
  mine: { fr: 'Mes leads', en: 'My leads' },
  unassigned: { fr: 'Sans responsable', en: 'Unassigned' },
  search: { fr: 'Nom, société, e-mail, téléphone…', en: 'Name, company, e-mail, phone…' },
  searchLabel: { fr: 'Chercher un lead', en: 'Search leads' },
  clear: { fr: 'Effacer la recherche', en: 'Clear the search' },
  reset: { fr: 'Effacer les filtres', en: 'Clear filters' },
  allSources: { fr: 'Toutes les sources', en: 'All sources' },
  allOwners: { fr: 'Tous les responsables', en: 'All owners' },
  me: { fr: 'Moi', en: 'Me' },
  nobody: { fr: 'Personne', en: 'Nobody' },
  score: { fr: 'Score', en: 'Score' },
  status: { fr: 'Statut', en: 'Status' },
  source: { fr: 'Source', en: 'Source' },
  owner: { fr: 'Responsable', en: 'Owner' },
  name: { fr: 'Nom', en: 'Name' },
  contact: { fr: 'E-mail et téléphone', en: 'E-mail and phone' },
  city: { fr: 'Ville', en: 'City' },
  date_created: { fr: 'Créé le', en: 'Created' },
  lastActivity: { fr: 'Dernière activité', en: 'Last activity' },
  sortBy: { fr: 'Trier par {column}', en: 'Sort by {column}' },
  selectAll: { fr: 'Sélectionner toute la page', en: 'Select the whole page' },
  select: { fr: 'Sélectionner {name}', en: 'Select {name}' },
  open: { fr: 'Ouvrir {name}', en: 'Open {name}' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  failed: { fr: 'Les leads n’ont pas pu être chargés', en: 'Leads could not be loaded' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  none: { fr: 'Aucun lead pour l’instant', en: 'No lead yet' },
  noneText: {
    fr: 'Importez un fichier de contacts, ou saisissez votre premier lead.',
    en: 'Import a file of contacts, or enter your first lead.',
  },
  notFound: { fr: 'Aucun lead ne correspond', en: 'No lead matches' },
  notFoundText: {
    fr: 'Essayez d’autres mots, ou effacez les filtres.',
    en: 'Try other words, or clear the filters.',
  },
  count: { fr: '{count} leads', en: '{count} leads' },
  countOne: { fr: '{count} lead', en: '{count} lead' },
  countAmong: { fr: '{count} sur {total} leads', en: '{count} of {total} leads' },
  perPage: { fr: 'Par page', en: 'Per page' },
  pages: { fr: 'Pages', en: 'Pages' },
  alsoSeen: { fr: '{kind} : {label}', en: '{kind}: {label}' },
  resembles: { fr: '{count} ressemblances', en: '{count} look-alikes' },
  selected: { fr: '{count} sélectionnés', en: '{count} selected' },
  selectedOne: { fr: '{count} sélectionné', en: '{count} selected' },
  unselect: { fr: 'Tout désélectionner', en: 'Unselect all' },
  contacted: { fr: 'Marquer contacté', en: 'Mark contacted' },
  assign: { fr: 'Affecter…', en: 'Assign…' },
  disqualify: { fr: 'Disqualifier…', en: 'Disqualify…' },
  reopen: { fr: 'Rouvrir', en: 'Reopen' },
  archive: { fr: 'Archiver…', en: 'Archive…' },
  restore: { fr: 'Restaurer', en: 'Restore' },
  archivedLeads: { fr: 'Archivés', en: 'Archived' },
  convert: { fr: 'Convertir…', en: 'Convert…' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  undo: { fr: 'Annuler', en: 'Undo' },
  close: { fr: 'Fermer', en: 'Close' },
} as const satisfies Record<string, Localised>;
