import type { Localised } from '@ia/app-kit/locale';
import type { SpaceLevel } from '@ia/core/accounts/decide-space';

export const levelTexts: Readonly<Record<SpaceLevel, Localised>> = {
  member: { fr: 'Membre', en: 'Member' },
  admin: { fr: 'Administrateur de l’espace', en: 'Administrator of the space' },
};

export const levelAbout: Readonly<Record<SpaceLevel, Localised>> = {
  member: {
    fr: 'Voit les projets choisis, sans aucun montant.',
    en: 'Sees the projects chosen, without any amount.',
  },
  admin: {
    fr: 'Voit tous les projets du compte, ses factures et ses paiements.',
    en: 'Sees every project of the account, its invoices and its payments.',
  },
};

export const spaceTexts = {
  unsaved: {
    fr: 'Enregistrez d’abord la fiche : l’espace s’ouvre ensuite d’ici.',
    en: 'Save the record first: the space is opened from here afterwards.',
  },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  nobody: {
    fr: 'Ce compte n’a pas encore de contact : ajoutez-en un, puis ouvrez-lui l’espace.',
    en: 'This account has no contact yet: add one, then open the space to them.',
  },
  closed: { fr: 'Pas d’accès', en: 'No access' },
  invited: { fr: 'Invité, pas encore connecté', en: 'Invited, has not signed in yet' },
  active: { fr: 'Dernière visite le {day}', en: 'Last visit on {day}' },
  mailFailed: {
    fr: 'L’invitation n’est pas arrivée : vérifiez l’adresse, puis renvoyez-la.',
    en: 'The invitation did not arrive: check the address, then send it again.',
  },
  noEmail: {
    fr: 'Sans adresse e-mail : ajoutez-en une sur la fiche du contact.',
    en: 'No e-mail address: add one on the contact’s record.',
  },
  notYours: {
    fr: 'Seul le responsable de ce compte ou d’une de ses affaires, ou l’équipe projet, peut ouvrir l’espace.',
    en: 'Only the owner of this account or of one of its deals, or the project team, can open the space.',
  },
  beyondYours: {
    fr: 'Cet accès va plus loin que le vôtre : demandez à un administrateur.',
    en: 'This access goes further than yours: ask an administrator.',
  },
  allProjects: { fr: 'tous les projets', en: 'every project' },
  open: { fr: 'Ouvrir l’espace…', en: 'Open the space…' },
  change: { fr: 'Modifier l’accès…', en: 'Change the access…' },
  resend: { fr: 'Renvoyer l’invitation', en: 'Send the invitation again' },
  end: { fr: 'Retirer l’accès…', en: 'End the access…' },
  openTitle: { fr: 'Ouvrir l’espace à {name}', en: 'Open the space to {name}' },
  changeTitle: { fr: 'Accès de {name}', en: '{name}’s access' },
  level: { fr: 'Niveau d’accès', en: 'Level of access' },
  projects: { fr: 'Projets', en: 'Projects' },
  noProject: {
    fr: 'Vous n’avez accès à aucun projet de ce compte : un membre n’y verrait rien.',
    en: 'You have no access to any project of this account: a member would have nothing to see.',
  },
  mailInFrench: {
    fr: 'Une invitation en français partira à {email}.',
    en: 'An invitation in French will be sent to {email}.',
  },
  mailInEnglish: {
    fr: 'Une invitation en anglais partira à {email}.',
    en: 'An invitation in English will be sent to {email}.',
  },
  noMail: {
    fr: 'Le changement prend effet aussitôt, sans e-mail.',
    en: 'The change takes effect at once; no e-mail is sent.',
  },
  invite: { fr: 'Ouvrir et inviter', en: 'Open and invite' },
  save: { fr: 'Enregistrer', en: 'Save' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  close: { fr: 'Fermer', en: 'Close' },
  undo: { fr: 'Annuler', en: 'Undo' },
  endTitle: { fr: 'Retirer l’accès de {name} ?', en: 'End {name}’s access?' },
  endLead: {
    fr: 'Ses pages ouvertes se ferment aussitôt et cette personne ne voit plus rien de ce compte.',
    en: 'Their open pages close at once and they no longer see anything of this account.',
  },
  endConfirm: { fr: 'Retirer l’accès', en: 'End the access' },
  opened: {
    fr: 'L’espace est ouvert à {name} : l’invitation est en route.',
    en: 'The space is open to {name}: the invitation is on its way.',
  },
  changed: { fr: 'L’accès de {name} est à jour.', en: '{name}’s access is up to date.' },
  resent: {
    fr: 'L’invitation est renvoyée à {email}.',
    en: 'The invitation was sent again to {email}.',
  },
  ended: { fr: 'L’accès de {name} est retiré.', en: '{name}’s access has ended.' },
} as const satisfies Record<string, Localised>;
