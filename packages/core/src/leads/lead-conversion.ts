import type { CivilDate } from '../time/civil-date.ts';

/** What is known of a lead when it becomes something else. */
export interface ConvertibleLead {
  readonly id: string;
  readonly number: string | null;
  readonly status: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly job_title: string | null;
  readonly linkedin_url: string | null;
  readonly source: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly domain: string | null;
  readonly sector: string | null;
  readonly employees: number | null;
  /** Cents. */
  readonly annual_revenue: number | null;
  readonly email_opt_out: boolean;
  readonly call_opt_out: boolean;
  readonly owner: string | null;
  readonly converted_account: string | null;
  readonly converted_contact: string | null;
  readonly converted_deal: string | null;
}

interface Existing {
  readonly id: string;
}

export interface NewAccountRequest {
  readonly name: string;
  readonly domain?: string | null;
}

export interface NewContactRequest {
  readonly first_name?: string | null;
  readonly last_name: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly job_title?: string | null;
}

export interface NewDealRequest {
  readonly name: string;
  /** Cents. */
  readonly amount: number;
  readonly currency: string;
  readonly expected_close_on: CivilDate;
  readonly offer?: string | null;
  readonly owner?: string | null;
}

/** What a person asks a lead to become: records that exist, or new ones. */
export interface ConversionRequest {
  readonly account: Existing | NewAccountRequest;
  readonly contact: Existing | NewContactRequest | null;
  readonly deal: NewDealRequest | null;
}

/** What the form of a conversion starts with. */
export interface ConversionSuggestion {
  readonly account: { readonly name: string; readonly domain: string | null };
  readonly contact: {
    readonly first_name: string | null;
    readonly last_name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly job_title: string | null;
  } | null;
  readonly deal: { readonly name: string; readonly expected_close_on: CivilDate };
}

export function isExisting(part: object): part is Existing {
  return 'id' in part && typeof part.id === 'string';
}
