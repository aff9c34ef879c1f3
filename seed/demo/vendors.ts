import { at, type DemoContext, day, demoId } from './context.ts';

interface Vendor {
  readonly key: string;
  readonly name: string;
  readonly mail: string;
  readonly status: 'candidate' | 'active' | 'paused';
  readonly skills: readonly string[];
  readonly availability: 'available' | 'partial' | 'unavailable';
  readonly rating: number | null;
  /** Daily rates in euros, with the days since they apply. */
  readonly rates: readonly (readonly [euros: number, since: number])[];
}

const vendors: readonly Vendor[] = [
  {
    key: 'studio',
    name: 'Studio Nord',
    mail: 'contact@studio-nord.example.com',
    status: 'active',
    skills: ['n8n', 'TypeScript', 'Postgres'],
    availability: 'partial',
    rating: 5,
    rates: [
      [480, 400],
      [520, 150],
    ],
  },
  {
    key: 'flux',
    name: 'Flux et Métier',
    mail: 'contact@flux-metier.example.com',
    status: 'active',
    skills: ['n8n', 'Intégration', 'API'],
    availability: 'partial',
    rating: 4,
    rates: [[450, 300]],
  },
  {
    key: 'prompt',
    name: 'Atelier Prompt',
    mail: 'bonjour@atelier-prompt.example.com',
    status: 'active',
    skills: ['Agents', 'Évaluation'],
    availability: 'available',
    rating: 4,
    rates: [[560, 220]],
  },
  {
    key: 'lexidata',
    name: 'Lexidata',
    mail: 'contact@lexidata.example.com',
    status: 'candidate',
    skills: ['Lecture de documents'],
    availability: 'available',
    rating: null,
    rates: [[500, 20]],
  },
];

export function vendorRows(context: DemoContext) {
  return vendors.map((vendor, index) => ({
    id: demoId('vendor', vendor.key),
    name: vendor.name,
    siren: null,
    email: vendor.mail,
    phone: `+33 1 99 00 ${80 + index} 10`,
    status: vendor.status,
    skills: vendor.skills,
    nda_signed_on: vendor.status === 'active' ? day(context, -200 + index * 10) : null,
    availability: vendor.availability,
    rating: vendor.rating,
    date_created: at(context, -300 + index * 20, 10),
  }));
}

export function vendorRateRows(context: DemoContext) {
  return vendors.flatMap(({ key, rates, skills }) =>
    rates.map(([euros, since], index) => ({
      id: demoId('vendor-rate', `${key}/${index}`),
      vendor: demoId('vendor', key),
      daily_rate: euros * 100,
      currency: 'EUR',
      valid_from: day(context, -since),
      label: skills[0] ?? null,
      date_created: at(context, -since, 9),
    })),
  );
}

export function vendorMemberRows(context: DemoContext) {
  const members = [
    { vendor: 'studio', user: context.users.vendor },
    { vendor: 'flux', user: context.users.vendorOther },
  ];
  return members.map(({ vendor, user }) => ({
    id: demoId('vendor-member', vendor),
    vendor: demoId('vendor', vendor),
    user,
    date_created: at(context, -180, 9),
  }));
}
