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
  invited: { fr: 'Invité, pas encore venu', en: 'Invited, not come yet' },
  active: { fr: 'Venu le {day}', en: 'Last seen on {day}' },
  mailFailed: {
    fr: 'L’invitation n’est pas arrivée : vérifiez l’adresse, puis renvoyez-la.',
    en: 'The invitation did not arrive: check the address, then send it again.',
  },
  noEmail: {
    fr: 'Sans adresse e-mail : ajoutez-en une sur la fiche du contact.',
    en: 'No e-mail address: add one on the contact’s record.',
  },
  notYours: {
    fr: 'L’espace s’ouvre par qui suit ce compte ou l’une de ses affaires, ou par l’équipe projet.',
    en: 'The space is opened by whoever follows this account or one of its deals, or by delivery.',
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
  changeTitle: { fr: 'Accès de {name}', en: 'Access of {name}' },
  level: { fr: 'Niveau d’accès', en: 'Level of access' },
  projects: { fr: 'Projets', en: 'Projects' },
  noProject: {
    fr: 'Aucun projet de ce compte ne vous est ouvert : un membre n’aurait rien à voir.',
    en: 'No project of this account is open to you: a member would have nothing to see.',
  },
  mailInFrench: {
    fr: 'Une invitation en français partira à {email}.',
    en: 'An invitation in French will leave for {email}.',
  },
  mailInEnglish: {
    fr: 'Une invitation en anglais partira à {email}.',
    en: 'An invitation in English will leave for {email}.',
  },
  noMail: {
    fr: 'Le changement vaut aussitôt, sans e-mail.',
    en: 'The change holds at once, without a mail.',
  },
  invite: { fr: 'Ouvrir et inviter', en: 'Open and invite' },
  save: { fr: 'Enregistrer', en: 'Save' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  close: { fr: 'Fermer', en: 'Close' },
  undo: { fr: 'Annuler', en: 'Undo' },
  endTitle: { fr: 'Retirer l’accès de {name} ?', en: 'End the access of {name}?' },
  endLead: {
    fr: 'Ses écrans ouverts se ferment aussitôt et plus rien de ce compte ne lui est visible.',
    en: 'Their open screens close at once and nothing of this account is visible to them any more.',
  },
  endConfirm: { fr: 'Retirer l’accès', en: 'End the access' },
  opened: {
    fr: 'L’espace est ouvert à {name} : l’invitation part.',
    en: 'The space is open to {name}: the invitation is leaving.',
  },
  changed: { fr: 'L’accès de {name} est à jour.', en: 'The access of {name} is up to date.' },
  resent: {
    fr: 'L’invitation repart à {email}.',
    en: 'The invitation is leaving again for {email}.',
  },
  ended: { fr: 'L’accès de {name} est retiré.', en: 'The access of {name} has ended.' },
} as const satisfies Record<string, Localised>;
