import { type CompanyKey, companies, companyKeys } from './accounts.ts';
import type { DemoContext } from './context.ts';
import { at, demoId } from './context.ts';
import { type PersonKey, people } from './people.ts';

type ContactRole = 'decision_maker' | 'champion' | 'user' | 'billing' | 'technical';

interface Contact {
  readonly first_name: string;
  readonly last_name: string;
  readonly job_title: string;
  readonly role: ContactRole;
  /** A contact who signs in to the portal, with the mail of that login. */
  readonly user?: PersonKey;
}

/** The first of each company is its main contact. */
const contacts: Readonly<Record<CompanyKey, readonly Contact[]>> = {
  lumen: [
    portal('clientAdmin', 'decision_maker'),
    portal('clientMember', 'champion'),
    contact('Odile Renaud', 'Comptable', 'billing'),
  ],
  carlier: [
    portal('clientOther', 'decision_maker'),
    contact('Bastien Leroy', 'Directeur des agences', 'champion'),
    contact('Mireille Caron', 'Assistante de gestion', 'billing'),
  ],
  delmas: [
    contact('Gérard Delmas', 'Président', 'decision_maker'),
    contact('Amélie Costa', 'Responsable exploitation', 'champion'),
    contact('Karim Saïdi', 'Responsable informatique', 'technical'),
  ],
  tilleuls: [
    contact('Florence Aubry', 'Vétérinaire associée', 'decision_maker'),
    contact('Lucas Morin', 'Responsable de l’accueil', 'user'),
  ],
  sarrazin: [
    contact('Étienne Sarrazin', 'Gérant', 'decision_maker'),
    contact('Chloé Dupuis', 'Responsable export', 'champion'),
  ],
  orsel: [
    contact('Béatrice Orsel', 'Associée', 'decision_maker'),
    contact('Antoine Vidal', 'Responsable des systèmes', 'technical'),
  ],
  ferrand: [
    contact('Luc Ferrand', 'Directeur général', 'decision_maker'),
    contact('Maëlle Picard', 'Responsable du réseau', 'champion'),
  ],
  nautis: [
    contact('Yann Le Goff', 'Directeur industriel', 'decision_maker'),
    contact('Claire Besson', 'Responsable des méthodes', 'champion'),
  ],
  baie: [
    contact('Armelle Guérin', 'Directrice des opérations', 'decision_maker'),
    contact('Simon Rault', 'Chef de réception', 'user'),
  ],
  solaire: [
    contact('Nicolas Bousquet', 'Cofondateur', 'decision_maker'),
    contact('Laure Mathieu', 'Responsable administrative', 'billing'),
  ],
  grandval: [
    contact('Isabelle Grandval', 'Éditrice', 'decision_maker'),
    contact('Rémi Chauvet', 'Directeur de la fabrication', 'champion'),
  ],
  joubert: [
    contact('Paul Joubert', 'Directeur', 'decision_maker'),
    contact('Sandrine Faure', 'Responsable de production', 'user'),
  ],
};

export function contactRows(context: DemoContext) {
  return everyContact().map(({ company, contact: person, index }) => ({
    id: contactId(company, index),
    account: demoId('account', company),
    first_name: person.first_name,
    last_name: person.last_name,
    job_title: person.job_title,
    role: person.role,
    phone: fictionalPhone(company, index),
    source: index === 0 ? 'Recommandation' : 'Rendez-vous',
    locale: 'fr',
    origin: 'manual',
    date_created: at(context, -360, 10, index),
  }));
}

export function contactEmailRows(context: DemoContext) {
  return everyContact().map(({ company, contact: person, index }) => ({
    id: demoId('contact-email', `${company}/${index}`),
    account: demoId('account', company),
    contact: contactId(company, index),
    email: person.user ? people[person.user].email : mailOf(person, companies[company].domain),
    is_primary: true,
    status: index === 0 ? 'verified' : 'unverified',
    date_created: at(context, -360, 10, index),
  }));
}

/** What the first contact of each company agreed to when they were met. */
export function consentRows(context: DemoContext) {
  return everyContact()
    .filter(({ index }) => index === 0)
    .map(({ company, index }) => ({
      id: demoId('consent', company),
      contact: contactId(company, index),
      channel: 'email',
      status: 'granted',
      source: 'person',
      text_version: 'rendez-vous-2025-09',
      text: 'J’accepte de recevoir par e-mail les nouvelles de l’agence.',
      proof: 'Bulletin signé au premier rendez-vous.',
      occurred_at: at(context, -360, 10, index),
      date_created: at(context, -360, 10, index),
    }));
}

export function contactId(company: CompanyKey, index: number): string {
  return demoId('contact', `${company}/${index}`);
}

function everyContact() {
  return companyKeys.flatMap((company) =>
    contacts[company].map((one, index) => ({ company, contact: one, index })),
  );
}

/** 01 99 00 00 00 and following are kept by the regulator for fiction. */
function fictionalPhone(company: CompanyKey, index: number): string {
  const line = companyKeys.indexOf(company) * 3 + index;
  return `+3319900${10 + line}${20 + line}`;
}

function mailOf({ first_name, last_name }: Contact, domain: string): string {
  const mailbox = `${first_name}.${last_name}`.normalize('NFD').replace(/[^a-zA-Z.]/g, '');
  return `${mailbox.toLowerCase()}@${domain}`;
}

function contact(name: string, job_title: string, role: ContactRole): Contact {
  const [first_name = '', ...rest] = name.split(' ');
  return { first_name, last_name: rest.join(' '), job_title, role };
}

function portal(user: PersonKey, role: ContactRole): Contact {
  const { first_name, last_name, title } = people[user];
  return { first_name, last_name, job_title: title, role, user };
}
