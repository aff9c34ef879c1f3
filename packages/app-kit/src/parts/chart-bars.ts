/** One row of bars: `texts` are the numbers as the table beside the chart writes them. */
export interface BarSeries {
  readonly title: string;
  readonly values: readonly (number | null)[];
  readonly texts: readonly string[];
  /** A colour for each bar, where what it stands for has one; else the series has its own. */
  readonly colors?: readonly (string | null)[];
}

export interface BarPlace {
  readonly series: number;
  readonly bar: number;
}

/** What is said of a bar: `Août 2026, Gagné HT – 12 300 €`. */
export function barText(
  { series, bar }: BarPlace,
  labels: readonly string[],
  all: readonly BarSeries[],
): string {
  const { title, texts } = all[series] ?? { title: '', texts: [] };
  return `${labels[bar] ?? ''}, ${title} – ${texts[bar] ?? ''}`;
}

const last = (count: number) => Math.max(0, count - 1);

/** Where a key leads from a bar: along the bars, or to the next series of the same bar. Null: no key of ours. */
export function nextBar(
  key: string,
  from: BarPlace | null,
  { bars, series }: { readonly bars: number; readonly series: number },
): BarPlace | null {
  const at = from ?? { series: 0, bar: 0 };
  const keep = (place: BarPlace) => ({
    series: Math.min(Math.max(place.series, 0), last(series)),
    bar: Math.min(Math.max(place.bar, 0), last(bars)),
  });
  if (key === 'Home') return keep({ ...at, bar: 0 });
  if (key === 'End') return keep({ ...at, bar: last(bars) });
  const steps: Readonly<Record<string, BarPlace>> = {
    ArrowRight: { series: 0, bar: 1 },
    ArrowLeft: { series: 0, bar: -1 },
    ArrowDown: { series: 1, bar: 0 },
    ArrowUp: { series: -1, bar: 0 },
  };
  const step = steps[key];
  if (!step) return null;
  // The first key shows where one stands.
  if (!from) return keep(at);
  return keep({ series: at.series + step.series, bar: at.bar + step.bar });
}
