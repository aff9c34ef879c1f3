import { defineErrors } from './define-errors.ts';

/** The refusals of projects and missions. */
export const deliveryErrors = defineErrors({
  // Delivery
  PROJECT_EXISTS: {
    unique: ['projects.deal'],
    fr: 'Cette affaire a déjà un projet (champ « {field} »).',
    en: 'This deal already has a project (field “{field}”).',
  },
  MISSION_NOT_ACTIVE: {
    fr: 'La mission désignée par « {field} » n’est pas en cours.',
    en: 'The mission given in “{field}” is not active.',
  },
  MISSION_OUT_OF_ITS_DAYS: {
    fr: 'Une mission est en cours de son premier à son dernier jour (champ « {field} ») : avant, planifiez-la, elle s’ouvrira d’elle-même ; après, terminez-la.',
    en: 'A mission is active from its first to its last day (field “{field}”): before, plan it and it opens by itself; after, complete it.',
  },
  SEAT_OF_OUTSIDER: {
    fr: 'Cette personne n’est ni de l’équipe ni du compte de ce projet (champ « {field} ») : ouvrez-lui d’abord l’espace de ce compte.',
    en: 'This person is neither of the team nor of the account of this project (field “{field}”): open the space of this account to them first.',
  },
  ASSIGNEE_OUTSIDE: {
    fr: 'Une tâche revient à une personne de l’équipe ou du sous-traitant de sa mission (champ « {field} ») : choisissez-en une autre.',
    en: 'A task goes to somebody of the team or of the vendor of its mission (field “{field}”): choose somebody else.',
  },
  MISSION_RATE_MISSING: {
    fr: 'Ce sous-traitant n’a pas un TJM unique au premier jour de la mission : gardez-la en brouillon et demandez à la finance de fixer le TJM.',
    en: 'This vendor has no single daily rate on the first day of the mission: keep it as a draft and ask finance to set the rate.',
  },
  PROJECT_HAS_MISSIONS: {
    status: 409,
    fr: 'Ce projet a des missions planifiées ou en cours : terminez-les ou annulez-les, puis archivez-le.',
    en: 'This project has missions planned or under way: end or cancel them, then archive it.',
  },
  WORKFLOW_RUNNING: {
    status: 409,
    fr: 'Ce workflow est actif : mettez-le en pause, puis archivez-le.',
    en: 'This workflow is active: pause it, then archive it.',
  },
  SALE_FROZEN: {
    status: 409,
    fr: 'Ce qui a été vendu ne change plus (champ « {field} ») : un avenant est une nouvelle affaire.',
    en: 'What was sold no longer changes (field “{field}”): an amendment is a new deal.',
  },
  SALE_BY_DEAL: {
    fr: 'Ce qui a été vendu vient de l’affaire gagnée (champ « {field} ») : gagnez l’affaire du projet, ou importez l’historique.',
    en: 'What was sold comes from the deal that was won (field “{field}”): win the deal of the project, or import the past.',
  },
  TEMPLATE_INVALID: {
    fr: 'Le modèle de projet « {field} » est incomplet ou mal formé. {hint}',
    en: 'The project template “{field}” is incomplete or malformed. {hint}',
  },
});
