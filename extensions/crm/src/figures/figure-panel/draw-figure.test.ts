import { describe, expect, it } from 'vitest';
import { cellText, columnsDrawn } from '../app/figure-text.ts';
import type { ColumnKind, FigureColumn } from '../contract.ts';
import { drawFigure } from './draw-figure.ts';

const column = (field: string, kind: ColumnKind): FigureColumn => ({ field, kind, title: field });
const plain = (text: string) => text.replace(/\s/g, ' ');
const forecast = {
  columns: [
    column('month', 'month'),
    column('currency', 'currency'),
    column('weighted', 'cents'),
    column('won_sum', 'cents'),
  ],
  rows: [
    { month: '2026-11', currency: 'EUR', weighted: '1250000', won_sum: '300000' },
    { month: '2026-12', currency: 'EUR', weighted: '40050', won_sum: null },
    { month: '2026-12', currency: 'USD', weighted: '900', won_sum: '0' },
  ],
};

describe('the bars of a figure', () => {
  it('say the numbers of its table', () => {
    const [euros] = drawFigure(forecast, 'fr');
    const rows = forecast.rows.filter(({ currency }) => currency === 'EUR');
    for (const [index, { title, texts }] of (euros?.series ?? []).entries()) {
      const shown = forecast.columns[index + 2];
      expect(title).toBe(shown?.title);
      expect(texts).toEqual(rows.map((row) => shown && cellText(row, shown, 'fr')));
    }
    expect(euros?.series.map(({ values }) => values)).toEqual([
      [12_500, 400.5],
      [3000, null],
    ]);
  });

  it('are drawn for each currency by itself', () => {
    expect(drawFigure(forecast, 'fr').map(({ currency, labels }) => [currency, labels])).toEqual([
      ['EUR', ['nov. 2026', 'déc. 2026']],
      ['USD', ['déc. 2026']],
    ]);
  });

  it('stand for what follows in time and lie for what has a name', () => {
    const rate = {
      ...forecast,
      columns: [column('label', 'text'), column('won', 'count'), column('won_bp', 'share')],
      rows: [{ label: 'Recommandation', won: 3, won_bp: 4250 }],
    };
    expect(drawFigure(forecast, 'fr')[0]?.isLying).toBe(false);
    const [drawn] = drawFigure(rate, 'fr');
    expect(drawn).toMatchObject({ isLying: true, currency: null });
    expect(drawn?.series).toMatchObject([{ title: 'won_bp', values: [42.5] }]);
    expect(plain(String(drawn?.axisText(50)))).toBe('50 %');
  });

  it('write an axis of amounts in few signs', () => {
    const [euros] = drawFigure(forecast, 'fr');
    expect(plain(String(euros?.axisText(120_000)))).toBe('120 k €');
  });

  it('compare two columns only where they are of one kind', () => {
    const fields = (...kinds: [string, ColumnKind][]) =>
      columnsDrawn(kinds.map(([field, kind]) => column(field, kind))).map(({ field }) => field);
    expect(fields(['sum', 'cents'], ['weighted', 'cents'])).toEqual(['sum', 'weighted']);
    expect(fields(['lost', 'count'], ['won_bp', 'share'])).toEqual(['won_bp']);
    expect(fields(['label', 'text'])).toEqual([]);
  });
});
