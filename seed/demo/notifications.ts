import { at, type DemoContext, demoId } from './context.ts';
import { dealId } from './deals.ts';
import type { PersonKey } from './people.ts';
import { projectId } from './projects.ts';

interface Notice {
  readonly user: PersonKey;
  readonly account: string | null;
  readonly type: string;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  /** Days ago, and whether it was read. */
  readonly age: number;
  readonly isRead: boolean;
}

const project = (key: string) => `/projets/${projectId(key)}`;
const mission = (key: string) => `/missions/${demoId('mission', key)}`;
const record = (collection: string, id: string) => `/admin/content/${collection}/${id}`;

const notices: readonly Notice[] = [
  {
    user: 'clientAdmin',
    account: 'lumen',
    type: 'deliverable.submitted',
    title: 'Un livrable attend votre avis',
    body: 'Base de connaissances, Agent de suivi des commandes.',
    url: project('lumen-agent'),
    age: 1,
    isRead: false,
  },
  {
    user: 'clientAdmin',
    account: 'lumen',
    type: 'task.waiting',
    title: 'Nous attendons vingt conversations',
    body: 'Celles de la haute saison manquent pour régler les réponses.',
    url: project('lumen-agent'),
    age: 3,
    isRead: true,
  },
  {
    user: 'clientMember',
    account: 'lumen',
    type: 'project.created',
    title: 'Vous suivez un projet',
    body: 'Agent de suivi des commandes.',
    url: project('lumen-agent'),
    age: 12,
    isRead: false,
  },
  {
    user: 'clientOther',
    account: 'carlier',
    type: 'deliverable.submitted',
    title: 'Un livrable attend votre avis',
    body: 'Base de connaissances, Agent d’accueil des demandes de visite.',
    url: project('carlier-agent'),
    age: 2,
    isRead: false,
  },
  {
    user: 'vendor',
    account: null,
    type: 'mission.created',
    title: 'Votre mission commence',
    body: 'Développement de l’agent de suivi.',
    url: mission('lumen-agent'),
    age: 5,
    isRead: false,
  },
  {
    user: 'vendorOther',
    account: null,
    type: 'mission.created',
    title: 'Votre mission commence',
    body: 'Intégration de l’agenda des visites.',
    url: mission('carlier-agent'),
    age: 6,
    isRead: false,
  },
  {
    user: 'sales',
    account: 'delmas',
    type: 'deal.stage_changed',
    title: 'Affaire gagnée',
    body: 'Formation des exploitants, Transports Delmas.',
    url: record('deals', dealId('delmas', 'Formation des exploitants')),
    age: 12,
    isRead: true,
  },
  {
    user: 'salesJunior',
    account: 'carlier',
    type: 'deal.stage_changed',
    title: 'Affaire gagnée',
    body: 'Agent d’accueil des demandes de visite, Maisons Carlier.',
    url: record('deals', dealId('carlier', 'Agent d’accueil des demandes de visite')),
    age: 31,
    isRead: true,
  },
  {
    user: 'delivery',
    account: 'delmas',
    type: 'project.created',
    title: 'Nouveau projet à préparer',
    body: 'Formation des exploitants, Transports Delmas.',
    url: record('projects', projectId('delmas-training')),
    age: 12,
    isRead: false,
  },
  {
    user: 'finance',
    account: 'carlier',
    type: 'payment.received',
    title: 'Règlement partiel reçu',
    body: 'Maisons Carlier, acompte de l’agent d’accueil.',
    url: record('projects', projectId('carlier-agent')),
    age: 8,
    isRead: false,
  },
];

export function notificationRows(context: DemoContext) {
  return notices.map((notice, index) => ({
    id: demoId('notification', index),
    user: context.users[notice.user],
    account: notice.account ? demoId('account', notice.account) : null,
    type: notice.type,
    title: notice.title,
    body: notice.body,
    url: notice.url,
    read_at: notice.isRead ? at(context, -notice.age + 1, 9) : null,
    created_at: at(context, -notice.age, 15),
  }));
}
