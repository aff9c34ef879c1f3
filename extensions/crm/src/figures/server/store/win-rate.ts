import { rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../../../pipeline/server/board-asker.ts';
import type { FigureRow } from '../../contract.ts';
import type { FigureQuestion } from '../figure-question.ts';
import { readRows, whose } from './read-rows.ts';

/** Where a deal comes from: the lead it was made of, else what its contact says. */
const SOURCES =
  rawSql(`sources AS (SELECT DISTINCT ON (converted_deal) converted_deal AS deal, source
  FROM leads WHERE converted_deal IS NOT NULL ORDER BY converted_deal, id)`);

const GROUPS: Readonly<Record<FigureQuestion['by'], Sql>> = {
  month: rawSql(`to_char(deals.closed_on, 'YYYY-MM')`),
  source: rawSql('coalesce(sources.source, contacts.source)'),
  owner: rawSql(`nullif(concat_ws(' ', people.first_name, people.last_name), '')`),
  offer: rawSql('offers.name'),
};
/** Two people, or two offers, of one name stay apart. */
const IDENTITIES: Readonly<Record<FigureQuestion['by'], Sql>> = {
  month: GROUPS.month,
  source: GROUPS.source,
  owner: rawSql('deals.owner::text'),
  offer: rawSql('deals.offer::text'),
};
const JOINS: Readonly<Record<FigureQuestion['by'], Sql>> = {
  month: rawSql(''),
  source: rawSql(`LEFT JOIN sources ON sources.deal = deals.id
    LEFT JOIN contacts ON contacts.id = deals.contact`),
  owner: rawSql('LEFT JOIN directus_users AS people ON people.id = deals.owner'),
  offer: rawSql('LEFT JOIN offers ON offers.id = deals.offer'),
};

export function readWinRate(asker: BoardAsker, question: FigureQuestion): Promise<FigureRow[]> {
  const { by, from, to } = question;
  const body = sql`SELECT min(${GROUPS[by]}) AS label,
      count(*) FILTER (WHERE deal_stages.type = 'won')::int AS won,
      count(*) FILTER (WHERE deal_stages.type = 'lost')::int AS lost, count(*)::int AS closed
    FROM deals JOIN deal_stages ON deal_stages.key = deals.stage ${JOINS[by]}
    WHERE deal_stages.type <> 'open' AND deals.closed_on BETWEEN ${from}::date AND ${to}::date
      AND ${whose(question, asker)}
    GROUP BY ${IDENTITIES[by]}
    ORDER BY ${rawSql(by === 'month' ? 'label' : 'closed DESC, label')}`;
  const needed = by === 'source' ? [...asker.standIns, SOURCES] : asker.standIns;
  return readRows({ ...asker, standIns: needed }, body);
}
