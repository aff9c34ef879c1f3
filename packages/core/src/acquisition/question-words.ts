import { SYNONYMS } from '../imports/header-synonyms.ts';
import { foldName } from '../leads/fold-name.ts';
import { type AnswerTarget, answerTargets } from './answer-targets.ts';

/** Names of questions beyond those people give to columns: labels, and short names of form tools. */
const MORE: Partial<Record<AnswerTarget, readonly string[]>> = {
  email_consent: ['newsletter', 'email opt in', 'recevoir la newsletter', 'subscribe'],
  email_refusal: [
    ...['email opt out', 'unsubscribe', 'do not email', 'hs email optout', 'email optout'],
    ...['has opted out of email', 'unsubscribed from all email'],
  ],
  phone_refusal: ['do not call'],
  full_name: [
    ...['name', 'names', 'full name', 'fullname', 'nom complet', 'nom et prénom', 'prénom et nom'],
    ...['nom prénom', 'prénom nom', 'nom et prénoms', 'noms et prénoms', 'prénom nom de famille'],
    ...[
      'nom prénoms',
      'nom et prénom s',
      'identité',
      'full_name',
      'contact name',
      'nom du contact',
    ],
    ...['nom de la personne', 'first and last name', 'first last name', 'name and surname'],
    ...['comment vous appelez vous', 'what is your name', 'name surname', 'name full'],
  ],
  first_name: [
    ...['first', 'firstName', 'fname', 'f name', 'forename', 'name first', 'prenom s', 'prénoms'],
    ...['input name first', 'given'],
  ],
  last_name: [
    ...['last', 'lastName', 'lname', 'l name', 'nom usuel', 'nom patronymique', 'name last'],
    ...['patronyme', 'nom d usage', 'family'],
  ],
  email: [
    ...['work email', 'e-mail professionnel', 'email professionnel', 'adresse électronique'],
    ...['mail professionnel', 'adresse de courriel', 'adresse courriel', 'adresse de messagerie'],
    ...['e mail address', 'mail address', 'business email', 'company email', 'email pro', 'mel'],
    ...['replyto', 'reply to', 'email adresse', 'courrier électronique', 'adresse mail pro'],
    ...['adresse e mail professionnelle', 'adresse email professionnelle', 'personal email'],
    ...['quelle est votre adresse e mail', 'what is your email address', 'from email', 'emails'],
    ...['adresse mail professionnelle', 'contact email', 'e mail de contact', 'email de contact'],
  ],
  phone: [
    ...['phone number', 'téléphone mobile', 'text reminder number', 'numéro de portable', 'gsm'],
    ...['numéro de mobile', 'n de téléphone', 'no de téléphone', 'num tel', 'numéro tel', 'sms'],
    ...[
      'téléphone fixe',
      'téléphone professionnel',
      'tel portable',
      'tel mobile',
      'cell',
      'portable',
    ],
    ...['mobile number', 'mobile phone', 'cell phone', 'work phone', 'tel fixe', 'phone mobile'],
    ...['mobilephone', 'phonenumber', 'telephone number', 'contact phone', 'ligne directe'],
    ...['numéro de téléphone portable', 'numéro de téléphone mobile', 'téléphone de contact'],
    ...['numéro de tél', 'numéro de tel', 'n tél', 'tél portable', 'tél fixe', 'n de tél'],
    ...['business phone', 'phones', 'whatsapp', 'numéro whatsapp', 'téléphone pro', 'tél pro'],
  ],
  company_name: [
    ...[
      'nom de la société',
      'nom société',
      'société entreprise',
      'entreprise société',
      'structure',
    ],
    ...['nom de votre société', 'nom de votre entreprise', 'organisme', 'nom de l organisation'],
    ...['nom de la structure', 'établissement', 'nom de l établissement', 'business name', 'firm'],
    ...['business', 'company organization', 'company organisation', 'employer', 'companyname'],
    ...[
      'organization name',
      'organisation name',
      'nom de l organisme',
      'société organisation',
      'orgname',
    ],
  ],
  job_title: [
    ...['job title', 'votre poste', 'rôle', 'role', 'job role', 'profession', 'métier', 'jobtitle'],
    ...['poste occupé', 'fonction dans l entreprise', 'fonction poste', 'poste fonction'],
  ],
  city: ['city town', 'town city', 'localité', 'commune'],
  country: ['country region', 'pays région'],
  linkedin_url: [
    'linkedin url',
    'url linkedin',
    'profil linked in',
    'lien linkedin',
    'linked in',
    ...['linkedin profile link', 'linkedin profile url', 'lien profil linkedin'],
  ],
  notes: [
    ...['message', 'messages', 'demande', 'besoin', 'besoins', 'projet', 'votre question'],
    ...[
      'textarea',
      'décrivez votre projet',
      'décrivez votre besoin',
      'parlez nous de votre projet',
    ],
    ...['description du projet', 'description de votre projet', 'comment pouvons nous vous aider'],
    ...[
      'how can we help',
      'how can we help you',
      'tell us about your project',
      'enquiry',
      'inquiry',
    ],
    ...['objet et message', 'informations complémentaires', 'précisions', 'your project', 'body'],
    ...['message ou question', 'comment or message', 'comments or questions', 'details'],
  ],
  // What forms send along that nobody answered.
  ignore: [
    ...['csrf token', 'csrf', 'csrfmiddlewaretoken', 'authenticity token', 'g recaptcha response'],
    ...['h captcha response', 'cf turnstile response', 'submit', 'gotcha', 'honeypot', 'bot field'],
    ...['wp http referer', 'charset', 'nonce', 'form nonce', 'recaptcha', 'recaptcha response'],
    ...['altcha', 'frc captcha solution', 'form build id', 'form token', 'op', 'utf8'],
  ],
};

/** Bookkeeping of form tools, by the beginning of its name. */
export const BOOKKEEPING: readonly string[] = [
  ...['_wpcf7', '_wpnonce', '_wp_http_referer', '__submission', '_fluentform', '__fluent_form'],
  ...['gform_', 'is_submit_', 'state_', 'wpforms[nonce]', 'wpforms[token]', 'elementor-', 'hs_'],
  ...['_token', '__RequestVerificationToken', '__VIEWSTATE', '__EVENT', 'g-recaptcha', '_gotcha'],
];

/** Civilities that a question « titre » asks for. */
export const CIVILITIES: ReadonlySet<string> = new Set(
  'm mr mrs ms miss mx dr pr mme mlle madame monsieur mademoiselle docteur professeur maitre me'.split(
    ' ',
  ),
);

/** Words before a question that change nothing of what it asks. */
export const LEADING: readonly string[] = [
  ...['quel est', 'quelle est', 'quels sont', 'what is', 'what s', 'merci d indiquer', 'indiquez'],
  ...['merci de renseigner', 'veuillez indiquer', 'veuillez saisir', 'veuillez renseigner'],
  ...['renseignez', 'saisissez', 'entrez', 'précisez', 'please enter', 'please provide', 'enter'],
  ...['votre', 'vos', 'ton', 'ta', 'tes', 'mon', 'ma', 'mes', 'your', 'my', 'le', 'la', 'les', 'l'],
  ...['the', 'un', 'une', 'a', 'you', 'vous'],
  // Of form tools and of what they are built with.
  ...[
    'form fields',
    'form field',
    'fields',
    'field',
    'input',
    'et pb contact',
    'et pb',
    'nf field',
  ],
  ...[
    'wpforms',
    'item meta',
    'frm',
    'mf',
    'txt',
    'text',
    'contact form',
    'contact',
    'cf',
    'wpcf',
    'acf',
  ],
  ...['billing', 'customer', 'client', 'prospect', 'lead', 'visiteur', 'visitor', 'demandeur'],
  ...['applicant', 'participant', 'user', 'sender', 'person', 'merge', 'data', 'answer', 'reponse'],
].map(foldName);

/** Words after it. */
export const TRAILING: readonly string[] = [
  ...['obligatoire', 'required', 'facultatif', 'facultative', 'optionnel', 'optional', 'requis'],
  ...['field', 'input', 'value', 'champ', 'svp', 's il vous plait', 'please', 'text', 'raw'],
].map(foldName);

/** Of a path, what says nothing about whom its answers are. */
export const CONTAINERS: ReadonlySet<string> = new Set(
  [
    ...['data', 'fields', 'field', 'payload', 'answers', 'answer', 'values', 'submission', 'body'],
    ...['form fields', 'form data', 'formdata', 'form response', 'responses', 'response', 'items'],
    ...[
      'item meta',
      'wpforms',
      'params',
      'contact',
      'person',
      'lead',
      'customer',
      'client',
      'user',
    ],
    ...['visitor', 'attributes', 'properties', 'merges', 'merge fields', 'item', 'items', 'result'],
    ...[
      'results',
      'content',
      'record',
      'profile',
      'identity',
      'identité',
      'coordonnées',
      'informations',
    ],
  ].map(foldName),
);

/** What describes the form, the page or the machine, never the person who writes. */
export const ENVELOPES: ReadonlySet<string> = new Set(
  [
    ...[
      'page',
      'site',
      'website',
      'meta',
      'metadata',
      'device',
      'browser',
      'utm',
      'tracking',
      'geo',
    ],
    ...[
      'referrer',
      'referer',
      'event',
      'campaign',
      'campagne',
      'server',
      'request',
      'headers',
      'env',
    ],
    ...['config', 'settings', 'webhook', 'app', 'workspace', 'system', 'context', 'integration'],
    ...['template', 'product', 'produit', 'offer', 'owner', 'assignee', 'agent', 'host', 'seller'],
    ...['store', 'location', 'ip info', 'os', 'entry', 'analytics', 'session', 'team', 'workflow'],
    ...['parrain', 'referral', 'conseiller', 'commercial', 'author', 'error', 'status', 'account'],
  ].map(foldName),
);

/** Last words of a path that many things have: whose they are is told by what stands beside them. */
export const AMBIGUOUS: ReadonlySet<string> = new Set(
  [
    ...[
      'name',
      'nom',
      'full name',
      'fullname',
      'title',
      'titre',
      'source',
      'origine',
      'provenance',
    ],
    ...['channel', 'canal', 'city', 'ville', 'country', 'pays', 'job', 'position', 'poste', 'note'],
    ...['notes', 'comment', 'comments', 'message', 'messages', 'body', 'details', 'projet', 'role'],
    ...[
      'first',
      'last',
      'structure',
      'numéro',
      'question',
      'questions',
      'compte',
      'account',
      'business',
    ],
    ...['given', 'family', 'description', 'names', 'text', 'textarea'],
  ].map(foldName),
);

/** Last words of a path that only say that the answer is there. */
export const NEUTRAL: ReadonlySet<string> = new Set(
  [
    ...['value', 'raw', 'raw value', 'full', 'text', 'label', 'answer', 'response', 'formatted'],
    ...[
      'display',
      'input',
      'content',
      'first and last',
      'value raw',
      'default',
      'plain text',
      'adresse',
      'address',
    ],
  ].map(foldName),
);

/** Parts of a name. */
export const NAME_PARTS: Readonly<Record<string, AnswerTarget>> = {
  first: 'first_name',
  firstname: 'first_name',
  'first name': 'first_name',
  given: 'first_name',
  prenom: 'first_name',
  last: 'last_name',
  lastname: 'last_name',
  'last name': 'last_name',
  family: 'last_name',
  surname: 'last_name',
  nom: 'last_name',
};

const COMPANIES: ReadonlySet<string> = new Set(
  'company entreprise societe organisation organization business structure employer'.split(' '),
);
const COMPANY_NAMES: ReadonlySet<string> = new Set(['name', 'nom', 'raison sociale', 'label']);

/** `company.name`: the name of the company, not of whoever writes. */
export function isCompanyName(parent: string, part: string): boolean {
  return COMPANIES.has(parent) && COMPANY_NAMES.has(part);
}

const ADDRESSES: ReadonlySet<string> = new Set(
  'adresse address adresse postale postal address addr localisation lieu'.split(' '),
);

export const isAddress = (parent: string): boolean => ADDRESSES.has(parent);

/** The field of each wording, folded. */
export const TARGETS: ReadonlyMap<string, AnswerTarget> = buildIndex();

function buildIndex(): ReadonlyMap<string, AnswerTarget> {
  const index = new Map<string, AnswerTarget>();
  for (const target of answerTargets) {
    for (const name of [target, ...(SYNONYMS[target] ?? [])]) index.set(wordsOf(name), target);
  }
  for (const target of answerTargets) {
    for (const name of MORE[target] ?? []) index.set(wordsOf(name), target);
  }
  return index;
}

/** A wording as it is compared: `yourFirstName*` is `your first name`. */
export function wordsOf(name: string): string {
  return foldName(name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' '));
}
