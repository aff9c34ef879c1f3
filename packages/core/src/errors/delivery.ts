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
  TEMPLATE_INVALID: {
    fr: 'Le modèle de projet « {field} » est incomplet ou mal formé. {hint}',
    en: 'The project template “{field}” is incomplete or malformed. {hint}',
  },
});
