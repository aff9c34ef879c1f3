import type { DemoContext } from './context.ts';
import { at, demoId } from './context.ts';
import type { PersonKey } from './people.ts';

type Status = 'prospect' | 'client' | 'former';

interface Company {
  readonly name: string;
  readonly domain: string;
  readonly status: Status;
  readonly sector: string;
  readonly street: string;
  readonly city: string;
  readonly employees: number;
  readonly founded: number;
  /** Yearly turnover in cents. */
  readonly revenue: number;
  readonly owner: PersonKey;
}

export const companies = {
  lumen: company(
    'Ateliers Lumen',
    'ateliers-lumen',
    'client',
    'Luminaires',
    '14 rue des Verriers',
    '69007 Lyon',
    84,
    1998,
    12_400_000,
    'sales',
  ),
  carlier: company(
    'Maisons Carlier',
    'maisons-carlier',
    'client',
    'Immobilier',
    '3 place du Théâtre',
    '59800 Lille',
    62,
    2004,
    7_900_000,
    'salesJunior',
  ),
  delmas: company(
    'Transports Delmas',
    'transports-delmas',
    'client',
    'Logistique',
    '120 route de Narbonne',
    '31400 Toulouse',
    210,
    1986,
    31_500_000,
    'sales',
  ),
  tilleuls: company(
    'Cliniques des Tilleuls',
    'cliniques-tilleuls',
    'client',
    'Santé animale',
    '27 boulevard des Tilleuls',
    '44000 Nantes',
    48,
    2011,
    5_200_000,
    'sales',
  ),
  sarrazin: company(
    'Vignobles Sarrazin',
    'vignobles-sarrazin',
    'client',
    'Viticulture',
    'Château de la Combe',
    '33330 Saint-Émilion',
    37,
    1974,
    9_600_000,
    'salesJunior',
  ),
  orsel: company(
    'Cabinet Orsel et Associés',
    'cabinet-orsel',
    'client',
    'Expertise comptable',
    '58 rue d’Orsel',
    '75018 Paris',
    55,
    1992,
    6_700_000,
    'sales',
  ),
  ferrand: company(
    'Boulangeries Ferrand',
    'boulangeries-ferrand',
    'prospect',
    'Alimentaire',
    '9 rue de la Liberté',
    '21000 Dijon',
    132,
    1989,
    14_100_000,
    'salesJunior',
  ),
  nautis: company(
    'Nautis Composites',
    'nautis-composites',
    'prospect',
    'Industrie nautique',
    'Quai du Lazaret',
    '17000 La Rochelle',
    96,
    2001,
    18_300_000,
    'sales',
  ),
  baie: company(
    'Hôtels de la Baie',
    'hotels-baie',
    'prospect',
    'Hôtellerie',
    '2 chaussée du Sillon',
    '35400 Saint-Malo',
    74,
    1995,
    8_800_000,
    'sales',
  ),
  solaire: company(
    'Solaire du Midi',
    'solaire-midi',
    'prospect',
    'Énergie',
    '41 avenue de Toulouse',
    '34070 Montpellier',
    58,
    2013,
    11_700_000,
    'salesJunior',
  ),
  grandval: company(
    'Éditions Grandval',
    'editions-grandval',
    'prospect',
    'Édition',
    '16 rue de Seine',
    '75006 Paris',
    41,
    1967,
    7_300_000,
    'sales',
  ),
  joubert: company(
    'Mécanique Joubert',
    'mecanique-joubert',
    'former',
    'Mécanique de précision',
    '7 rue de la Manufacture',
    '42000 Saint-Étienne',
    68,
    1981,
    10_200_000,
    'salesJunior',
  ),
} as const satisfies Record<string, Company>;

export type CompanyKey = keyof typeof companies;

export const companyKeys = Object.keys(companies).filter(
  (key): key is CompanyKey => key in companies,
);

export function accountRows(context: DemoContext) {
  return companyKeys.map((key, index) => {
    const { street, owner, founded, revenue, city, ...known } = companies[key];
    const siren = fictionalSiren(index + 1);
    const isClient = companies[key].status !== 'prospect';
    return {
      id: demoId('account', key),
      ...known,
      siren,
      siret: fictionalSiret(siren),
      vat_number: isClient ? vatNumber(siren) : null,
      billing_address: `${companies[key].name}\n${street}\n${city}`,
      city: city.replace(/^\d+ /, ''),
      country: 'France',
      founded_year: founded,
      annual_revenue: revenue * 100,
      locale: 'fr',
      plan: isClient ? 'support' : null,
      owner: context.users[owner],
      origin: 'manual',
      date_created: at(context, -365 + index * 2, 9, index),
      user_created: context.users[owner],
    };
  });
}

/** No company of the register starts with 000: the number reads well and belongs to nobody. */
function fictionalSiren(index: number): string {
  return withLuhnDigit(`0001${String(index * 137).padStart(4, '0')}`);
}

function fictionalSiret(siren: string): string {
  return withLuhnDigit(`${siren}0001`);
}

function withLuhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function vatNumber(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, '0')}${siren}`;
}

function company(
  name: string,
  slug: string,
  status: Status,
  sector: string,
  street: string,
  city: string,
  employees: number,
  founded: number,
  revenue: number,
  owner: PersonKey,
): Company {
  const domain = `${slug}.example.com`;
  return { name, domain, status, sector, street, city, employees, founded, revenue, owner };
}
