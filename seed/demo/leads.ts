import { at, type DemoContext, day, demoId } from './context.ts';
import { dealId } from './deals.ts';

/** `person|company|job|source|channel|city|status|days since it came|why it was set aside`. */
const lines = [
  'Agathe Lenoir|Fromageries Lenoir|Gérante|Site web|Formulaire|Annecy|new|0',
  'Mathis Perrin|Perrin Menuiserie|Directeur|Recommandation|E-mail|Rennes|new|0',
  'Sarah Cohen|Clinique du Parc Monceau|Secrétaire générale|LinkedIn|Message|Paris|new|1',
  'Damien Rossi|Rossi Étanchéité|Gérant|Site web|Formulaire|Nice|new|1',
  'Élise Garnier|Garnier Paysages|Associée|Salon|Carte de visite|Tours|new|2',
  'Olivier Bertin|Bertin Assurances|Courtier|Webinaire|Inscription|Lille|new|3',
  'Fatou Diallo|Coopérative Teranga|Responsable achats|Site web|Formulaire|Marseille|new|4',
  'Vincent Marchal|Marchal Fermetures|Directeur commercial|LinkedIn|Message|Metz|contacted|5',
  'Noémie Blanc|Pépinières Blanc|Gérante|Recommandation|Téléphone|Angers|contacted|6',
  'Grégory Simon|Simon Frigoriste|Dirigeant|Site web|Formulaire|Brest|contacted|8',
  'Caroline Meunier|Meunier Traduction|Fondatrice|Webinaire|Inscription|Paris|contacted|9',
  'Adrien Lopez|Lopez Carrelages|Gérant|Salon|Carte de visite|Perpignan|contacted|12',
  'Justine Royer|Royer Optique|Directrice|LinkedIn|Message|Reims|qualified|13',
  'Patrick Humbert|Humbert Thermique|Président|Recommandation|Téléphone|Grenoble|qualified|15',
  'Leïla Mansouri|Mansouri Conseil|Consultante|Site web|Formulaire|Lyon|qualified|18',
  'Bruno Charpentier|Charpentier Levage|Directeur|Salon|Carte de visite|Nantes|disqualified|21|no_budget',
  'Aurore Lemaire|Lemaire Événements|Gérante|Site web|Formulaire|Bordeaux|disqualified|26|not_interested',
  'Cédric Weber|Weber Emballages|Responsable SI|Webinaire|Inscription|Strasbourg|disqualified|34|unreachable',
  'Margaux Collet|Collet Cosmétiques|Fondatrice|LinkedIn|Message|Toulouse|contacted|17',
  'Fabien Roche|Roche Granulats|Directeur d’exploitation|Recommandation|Téléphone|Clermont-Ferrand|qualified|23',
];

export function leadRows(context: DemoContext) {
  return [...lines.map((line, index) => leadRow(context, line, index)), ...convertedLeads(context)];
}

function leadRow(context: DemoContext, line: string, index: number) {
  const [person = '', company, job, source, channel, city, status, age, reason] = line.split('|');
  const days = Number(age);
  return {
    ...identity({ person, company, index }),
    status,
    disqualification_reason: reason ?? null,
    job_title: job,
    source,
    channel,
    city,
    country: 'France',
    visits: (index * 7) % 12,
    seconds_on_site: (index * 173) % 1_900,
    owner: status === 'new' ? null : ownerOf(context, index),
    converted_account: null,
    converted_deal: null,
    notes: null,
    origin: 'manual',
    date_created: days === 0 ? context.now.toISOString() : at(context, -days, 8, 10 + index),
    last_activity: `Formulaire du ${day(context, -days).split('-').reverse().join('/')}`,
  };
}

/** The people through whom two of the accounts came. */
function convertedLeads(context: DemoContext) {
  const origins = [
    {
      line: 'Yann Le Goff|Nautis Composites|Directeur industriel|Salon|Carte de visite|La Rochelle|converted|270',
      company: 'nautis',
      deal: 'Automatisation des achats',
    },
    {
      line: 'Isabelle Grandval|Éditions Grandval|Éditrice|LinkedIn|Message|Paris|converted|165',
      company: 'grandval',
      deal: 'Automatisation des droits d’auteur',
    },
  ] as const;
  return origins.map(({ line, company, deal }, index) => ({
    ...leadRow(context, line, lines.length + index),
    converted_account: demoId('account', company),
    converted_deal: dealId(company, deal),
  }));
}

function identity(input: {
  readonly person: string;
  readonly company?: string;
  readonly index: number;
}) {
  const { person, company = '', index } = input;
  const [first_name = '', ...rest] = person.split(' ');
  const last_name = rest.join(' ');
  return {
    id: demoId('lead', index),
    number: `L-${String(1_001 + index)}`,
    first_name,
    last_name,
    company_name: company,
    email: `${slug(first_name)}.${slug(last_name)}@${slug(company)}.example.org`,
    phone: `+3319900${60 + index}${30 + index}`,
  };
}

function ownerOf({ users }: DemoContext, index: number) {
  return index % 2 === 0 ? users.sales : users.salesJunior;
}

function slug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
