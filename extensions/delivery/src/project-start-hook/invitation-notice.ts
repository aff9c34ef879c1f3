import type { Notice } from '../repositories/notifications.ts';
import type { DealToDeliver } from '../repositories/won-deals.ts';

const TEXTS = {
  fr: {
    title: (deal: string) => `Client non invité : ${deal}`,
    contact:
      'Le projet est créé, mais l’affaire n’a pas de contact. Ajoutez-en un à l’affaire, puis donnez-lui accès au portail depuis le compte.',
    email:
      'Le projet est créé, mais le contact de l’affaire n’a pas d’adresse e-mail valable. Ajoutez-la, puis donnez-lui accès au portail depuis le compte.',
  },
  en: {
    title: (deal: string) => `Client not invited: ${deal}`,
    contact:
      'The project is created, but the deal has no contact. Add one to the deal, then give them portal access from the account.',
    email:
      'The project is created, but the deal’s contact has no working e-mail address. Add it, then give them portal access from the account.',
  },
} as const;

/** Says which of the two is missing for the client to be invited. */
export function invitationNotice(
  deal: DealToDeliver,
  project: string,
  missing: 'contact' | 'email',
): Notice {
  return {
    type: `project.${missing}_missing`,
    account: deal.account,
    url: `/admin/content/projects/${project}`,
    write: (locale) => ({
      title: TEXTS[locale].title(deal.name).slice(0, 255),
      body: TEXTS[locale][missing],
    }),
  };
}
