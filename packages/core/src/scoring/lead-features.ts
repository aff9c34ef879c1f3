import { companyDomain } from '../leads/company-domain.ts';
import { foldName } from '../leads/fold-name.ts';
import type { ScoredLead } from './scored-lead.ts';

interface Named {
  readonly key: string;
  readonly fr: string;
  readonly en: string;
}

/** What a learned score looks at. */
export type Feature = Named &
  (
    | { readonly on: 'category'; readonly read: (lead: ScoredLead) => string | null }
    | { readonly on: 'flag'; readonly read: (lead: ScoredLead) => boolean }
    | { readonly on: 'number'; readonly read: (lead: ScoredLead) => number | null }
  );

/**
 * What a lead brings by itself, known before its outcome. Not our own activities: we call those we
 * believe in, and most after they said yes. Not the other answers of a file: nobody knows when they
 * were written.
 */
export const leadFeatures: readonly Feature[] = [
  { key: 'source', fr: 'Source', en: 'Source', on: 'category', read: ({ source }) => source },
  {
    key: 'channel',
    fr: 'Canal d’arrivée',
    en: 'Channel',
    on: 'category',
    read: ({ channel }) => channel,
  },
  {
    key: 'occupation',
    fr: 'Situation professionnelle',
    en: 'Occupation',
    on: 'category',
    read: ({ occupation }) => occupation,
  },
  {
    key: 'specialization',
    fr: 'Spécialité',
    en: 'Specialization',
    on: 'category',
    read: ({ specialization }) => specialization,
  },
  { key: 'country', fr: 'Pays', en: 'Country', on: 'category', read: ({ country }) => country },
  {
    key: 'job_title',
    fr: 'Fonction',
    en: 'Job title',
    on: 'category',
    // The first word says the level: directeur, responsable, chargée…
    read: ({ job_title }) => job_title?.trim().split(/\s+/)[0] ?? null,
  },
  {
    key: 'company_name',
    fr: 'Société connue',
    en: 'Company known',
    on: 'flag',
    read: ({ company_name }) => Boolean(company_name?.trim()),
  },
  {
    key: 'company_email',
    fr: 'Adresse professionnelle',
    en: 'Company address',
    on: 'flag',
    read: ({ email }) => companyDomain(email) !== null,
  },
  {
    key: 'phone',
    fr: 'Téléphone donné',
    en: 'Phone given',
    on: 'flag',
    read: ({ phone }) => Boolean(phone?.trim()),
  },
  {
    key: 'email_opt_out',
    fr: 'Refuse les e-mails',
    en: 'Refuses e-mails',
    on: 'flag',
    read: ({ email_opt_out }) => email_opt_out,
  },
  {
    key: 'call_opt_out',
    fr: 'Refuse les appels',
    en: 'Refuses calls',
    on: 'flag',
    read: ({ call_opt_out }) => call_opt_out,
  },
  {
    key: 'visits',
    fr: 'Visites du site',
    en: 'Website visits',
    on: 'number',
    read: (l) => l.visits,
  },
  {
    key: 'seconds_on_site',
    fr: 'Secondes sur le site',
    en: 'Seconds on the website',
    on: 'number',
    read: ({ seconds_on_site }) => seconds_on_site,
  },
  {
    key: 'pages_per_visit',
    fr: 'Pages par visite',
    en: 'Pages per visit',
    on: 'number',
    read: ({ pages_per_visit }) => pages_per_visit,
  },
];

/** One column of a model: what it looks at, and how it is brought to a common scale. */
export interface ModelColumn {
  readonly feature: string;
  /** The folded value of a category; empty for « not said ». */
  readonly category: string | null;
  readonly mean: number;
  readonly scale: number;
}

/** A value that too few leads share says nothing that can be trusted. */
const LEAST_SHARE = 0.005;
const LEAST_LEADS = 10;

/** Chooses the columns that tell these leads apart. */
export function chooseColumns(
  leads: readonly ScoredLead[],
  features: readonly Feature[],
): readonly ModelColumn[] {
  const least = Math.max(LEAST_LEADS, Math.ceil(leads.length * LEAST_SHARE));
  return features.flatMap((feature) => {
    if (feature.on !== 'category') return scaled(leads, feature, null);
    const counts = new Map<string, number>();
    for (const lead of leads) {
      const value = foldName(feature.read(lead) ?? '');
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const usual = [...counts].filter(([, count]) => count >= least).map(([value]) => value);
    return usual.sort().flatMap((category) => scaled(leads, feature, category));
  });
}

/** Numbers by their logarithm and spread; the rest by presence. Nothing when all are alike. */
function scaled(
  leads: readonly ScoredLead[],
  feature: Feature,
  category: string | null,
): ModelColumn[] {
  const values = leads.map((lead) => rawValue(lead, feature, category)).filter((v) => v !== null);
  const mean = values.reduce((all, value) => all + value, 0) / Math.max(values.length, 1);
  const variance =
    values.reduce((all, value) => all + (value - mean) ** 2, 0) / Math.max(values.length, 1);
  if (variance === 0) return [];
  const scale = feature.on === 'number' ? Math.sqrt(variance) : 1;
  return [{ feature: feature.key, category, mean, scale }];
}

function rawValue(lead: ScoredLead, feature: Feature, category: string | null): number | null {
  if (feature.on === 'flag') return feature.read(lead) ? 1 : 0;
  if (feature.on === 'category') return foldName(feature.read(lead) ?? '') === category ? 1 : 0;
  const value = feature.read(lead);
  return value === null ? null : Math.log1p(Math.max(0, value));
}

/** How far a lead is from the usual one in each column: zero where nothing is known. */
export function rowOf(
  lead: ScoredLead,
  columns: readonly ModelColumn[],
  features: readonly Feature[],
): number[] {
  const byKey = new Map(features.map((feature) => [feature.key, feature]));
  return columns.map(({ feature: key, category, mean, scale }) => {
    const feature = byKey.get(key);
    const value = feature ? rawValue(lead, feature, category) : null;
    return value === null ? 0 : (value - mean) / scale;
  });
}
