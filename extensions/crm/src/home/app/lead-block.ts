import type { HomeBlock } from '@ia/app-kit/home/home-block';
import { dayOfInstantAt, joinTexts } from '@ia/app-kit/home/row-texts';
import { textAt } from '@ia/app-kit/read-row';

/** Those nobody has taken care of yet. */
export const newLeads: HomeBlock = {
  id: 'new-leads',
  collection: 'leads',
  places: { sales: 7, admin: 6 },
  icon: 'person_add',
  tone: 'primary',
  title: { fr: 'Nouveaux leads', en: 'New leads' },
  empty: { fr: 'Tous les leads ont été pris en charge.', en: 'Every lead has been taken care of.' },
  bookmark: 'bookmark_leads_new',
  fields: ['id', 'number', 'first_name', 'last_name', 'company_name', 'source', 'date_created'],
  sort: '-date_created',
  filter: () => ({
    _and: [{ status: { _eq: 'new' } }, { is_archived: { _eq: false } }],
  }),
  line: (row) => ({
    title: joinTexts(row, ['first_name', 'last_name'], ' ') ?? textAt(row, 'number') ?? '',
    detail: joinTexts(row, ['company_name', 'source']),
    amount: null,
    when: dayOfInstantAt(row, 'date_created'),
    isLate: false,
  }),
};
