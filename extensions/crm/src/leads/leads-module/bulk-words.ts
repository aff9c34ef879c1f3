import { fillText } from '@ia/app-kit/fill-text';
import type { Localised } from '@ia/app-kit/locale';
import type { Locale } from '@ia/core';
import { type LeadStatus, openLeadStatuses } from '@ia/core/leads/lead-status';
import type { Verdicts } from '../contract.ts';
import { actionTexts } from './action-texts.ts';

export interface Wording {
  readonly one: Localised;
  readonly many: Localised;
}

/** What was done, and what was not, each reason said once. */
export function verdictText({ done, refused }: Verdicts, wording: Wording, locale: Locale): string {
  const text = done.length === 1 ? wording.one : wording.many;
  const said = done.length > 0 ? [fillText(text, locale, { count: done.length })] : [];
  if (refused.length > 0) {
    const reasons = [...new Set(refused.map(({ message }) => message))].join(' ');
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
