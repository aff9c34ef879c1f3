import { shareOf } from '@ia/core';
import { sql } from '@ia/directus-kit/sql/sql';
import { CURRENCY, column, type Figure } from '../figure.ts';
import { labelIn } from '../figure-question.ts';
import { readRows, whose } from './read-rows.ts';

/** Why the deals lost in the period were lost, and what went with them. */
export const lossReasons: Figure = {
  tables: ['deals', 'deal_stages', 'loss_reasons'],
  columns: [
    column('label', 'text', ['Motif', 'Reason']),
    CURRENCY,
    column('lost', 'count', ['Perdues', 'Lost']),
    column('lost_bp', 'share', ['Part des pertes (%)', 'Share of losses (%)']),
    column('sum', 'cents', ['Montant perdu HT', 'Amount lost excl. tax']),
  ],
  async read({ asker, question }) {
    const { from, to, lang } = question;
    const body = sql`SELECT ${labelIn('loss_reasons', lang)} AS label, deals.currency,
        count(*)::int AS lost, (sum(count(*)) OVER ())::int AS total, sum(deals.amount)::text AS sum
      FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
      LEFT JOIN loss_reasons ON loss_reasons.key = deals.loss_reason
      WHERE deal_stages.type = 'lost' AND deals.closed_on BETWEEN ${from}::date AND ${to}::date
        AND ${whose(question, asker)}
      GROUP BY 1, deals.loss_reason, 2 ORDER BY lost DESC, label, currency`;
    const rows = await readRows(asker, body);
    return rows.map(({ total, ...row }) => ({
      ...row,
      lost_bp: shareOf(Number(row.lost), Number(total)),
    }));
  },
};
