import { shareOf } from '@ia/core';
import { column, type Figure } from './figure.ts';
import { readWinRate } from './store/win-rate.ts';

/** What the lines are of. */
const GROUPS = {
  month: ['Mois', 'Month'],
  source: ['Source', 'Source'],
  owner: ['Responsable', 'Owner'],
  offer: ['Offre', 'Offer'],
} as const;

/** Of the deals closed in the period, how many were won: by month, source, owner or offer. */
export const winRate: Figure = {
  tables: ['deals', 'deal_stages', 'directus_users', 'offers', 'contacts', 'leads'],
  columns: ({ by }) => [
    column('label', by === 'month' ? 'month' : 'text', GROUPS[by]),
    column('won', 'count', ['Gagnées', 'Won']),
    column('lost', 'count', ['Perdues', 'Lost']),
    column('closed', 'count', ['Closes', 'Closed']),
    column('won_bp', 'share', ['Taux de succès (%)', 'Win rate (%)']),
  ],
  async read({ asker, question }) {
    const rows = await readWinRate(asker, question);
    return rows.map((row) => ({ ...row, won_bp: shareOf(Number(row.won), Number(row.closed)) }));
  },
};
