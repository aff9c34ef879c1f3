import { addDays, civilDateOf, type Locale } from '@ia/core';
import { type PanelOptions, periodOf } from '../../pipeline/app/panel-options.ts';
import { isShownFigure, type ShownFigure } from './figure-texts.ts';

export interface FigureOptions extends PanelOptions {
  readonly figure?: string | null;
}

export function figureOf({ figure }: FigureOptions): ShownFigure {
  return isShownFigure(figure) ? figure : 'forecast';
}

export interface FigureAddress {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Where the figure of a panel is answered; the forecast looks as far ahead as it looks back. */
export function addressOf(options: FigureOptions, now: Date, locale: Locale): FigureAddress {
  const shown = figureOf(options);
  const [, by] = /^win-rate-(.+)$/.exec(shown) ?? [];
  const today = civilDateOf(now);
  const days = periodOf(options.period);
  const to = shown === 'forecast' ? addDays(today, days) : today;
  const { owner, offer } = options;
  return {
    path: `/crm/figures/${by ? 'win-rate' : shown}`,
    params: {
      ...(owner ? { owner } : {}),
      ...(offer ? { offer } : {}),
      ...(by ? { by } : {}),
      from: addDays(today, shown === 'forecast' ? -days : 1 - days),
      to,
      lang: locale,
    },
  };
}
