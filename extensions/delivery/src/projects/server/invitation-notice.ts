import type { Notice } from '@ia/records/notify/notify';
import type { Colleague } from '@ia/records/people/colleagues';
import type { DealToDeliver } from './store/won-deals.ts';

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
  { missing, person }: { readonly missing: 'contact' | 'email'; readonly person: Colleague },
): Notice {
  const type = `project.${missing}_missing`;
  const url = `/admin/content/projects/${project}`;
  const texts = TEXTS[person.locale];
  return {
    key: `${type}:${url}`,
    user: person.id,
    type,
    account: deal.account,
    url,
    title: texts.title(deal.name),
    body: texts[missing],
  };
}
