import { shareOf } from '@ia/core';
import { CURRENCY, column, type Figure } from './figure.ts';
import { readLossReasons } from './store/loss-reasons.ts';

/** Why the deals lost in the period were lost, and what went with them. */
export const lossReasons: Figure = {
  tables: ['deals', 'deal_stages', 'loss_reasons'],
  columns: () => [
    column('label', 'text', ['Motif', 'Reason']),
    CURRENCY,
    column('lost', 'count', ['Perdues', 'Lost']),
    column('lost_bp', 'share', ['Part des pertes (%)', 'Share of losses (%)']),
    column('sum', 'cents', ['Montant perdu HT', 'Amount lost excl. tax']),
  ],
  async read({ asker, question }) {
    const rows = await readLossReasons(asker, question);
    return rows.map(({ total, ...row }) => ({
      ...row,
      lost_bp: shareOf(Number(row.lost), Number(total)),
    }));
  },
};
