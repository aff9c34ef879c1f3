import { fillText } from '@ia/app-kit/fill-text';
import type { Localised } from '@ia/app-kit/locale';
import { at, textAt } from '@ia/app-kit/read-row';
import type { Locale } from '@ia/core';
import { type LeadStatus, openLeadStatuses } from '@ia/core/leads/lead-status';
import { actionTexts } from './action-texts.ts';

export interface Verdicts {
  readonly done: readonly string[];
  /** Sentences of the refusals. */
  readonly refused: readonly string[];
}

/** The answer of a change asked of many leads. */
export function readVerdicts(answer: unknown): Verdicts {
  const list = (key: string) => {
    const value = at(answer, 'data', 'data', key);
    return Array.isArray(value) ? value : [];
  };
  return {
    done: list('done').filter((id) => typeof id === 'string'),
    refused: list('refused').map((row) => textAt(row, 'message') ?? ''),
  };
}

export interface Wording {
  readonly one: Localised;
  readonly many: Localised;
}

/** What was done, and what was not, each reason said once. */
export function verdictText({ done, refused }: Verdicts, wording: Wording, locale: Locale): string {
  const text = done.length === 1 ? wording.one : wording.many;
  const said = done.length > 0 ? [fillText(text, locale, { count: done.length })] : [];
  if (refused.length > 0) {
    const reasons = [...new Set(refused)].join(' ');
    said.push(fillText(actionTexts.refused, locale, { count: refused.length, reasons }));
  }
  return said.join(' ');
}

/** The ids of open leads by the status they had, to put them back into it. */
export function groupByStatus(
  leads: readonly { readonly id: string; readonly status: LeadStatus }[],
  ids: readonly string[],
): { readonly status: LeadStatus; readonly ids: string[] }[] {
  const wanted = new Set(ids);
  return openLeadStatuses
    .map((status) => ({
      status,
      ids: leads
        .filter((lead) => lead.status === status && wanted.has(lead.id))
        .map(({ id }) => id),
    }))
    .filter((group) => group.ids.length > 0);
}
