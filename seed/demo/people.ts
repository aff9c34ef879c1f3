import type { PolicyName } from '../../snapshots/access/ids.ts';

interface Person {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly title: string;
  readonly role: PolicyName;
}

const agency = 'ia-infinity.example.com';

/** One login per role (`<role>@`), then colleagues, so that lists have several owners. */
export const people = {
  sales: person('sales', 'Camille', 'Roussel', 'Responsable commerciale', 'sales'),
  salesJunior: person('hugo.lambert', 'Hugo', 'Lambert', 'Commercial', 'sales'),
  delivery: person('delivery', 'Nadia', 'Benali', 'Cheffe de projet', 'delivery'),
  engineer: person('thomas.girard', 'Thomas', 'Girard', 'Ingénieur automatisation', 'delivery'),
  finance: person('finance', 'Sophie', 'Lemoine', 'Responsable financière', 'finance'),
  clientAdmin: person(
    'client_admin',
    'Élodie',
    'Fabre',
    'Directrice des opérations',
    'client_admin',
  ),
  clientMember: person('client_member', 'Marc', 'Petit', 'Chef d’atelier', 'client_member'),
  clientOther: {
    ...person('', 'Pauline', 'Carlier', 'Directrice générale', 'client_admin'),
    email: 'pauline.carlier@maisons-carlier.example.com',
  },
  vendor: person('vendor', 'Julien', 'Moreau', 'Développeur n8n', 'vendor'),
  vendorOther: {
    ...person('', 'Inès', 'Haddad', 'Intégratrice', 'vendor'),
    email: 'ines.haddad@flux-metier.example.com',
  },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof people;

function person(
  mailbox: string,
  first_name: string,
  last_name: string,
  title: string,
  role: PolicyName,
): Person {
  return { email: `${mailbox}@${agency}`, first_name, last_name, title, role };
}
