import type { PersonKey } from './people.ts';

/** A task that no template brings. */
export interface ExtraTask {
  readonly milestone: number;
  readonly name: string;
  /** Days from today. */
  readonly due: number;
  readonly assignee: PersonKey | null;
  readonly isClients?: true;
}

export interface Progress {
  readonly status: 'planned' | 'active' | 'on_hold' | 'delivered' | 'closed';
  /** Tasks done, out of those of the template, in order. */
  readonly done: number;
  readonly blocked?: number;
  /** Days from today; the day of the win when absent. */
  readonly startsIn?: number;
  readonly extra?: readonly ExtraTask[];
}

const finished = 99;

/** How far each sold project is, by the key of its deal. */
export const progress: Readonly<Record<string, Progress>> = {
  'joubert-process': { status: 'closed', done: finished },
  'lumen-audit': { status: 'closed', done: finished },
  'carlier-audit': { status: 'closed', done: finished },
  'delmas-process': { status: 'closed', done: finished },
  'lumen-process': { status: 'delivered', done: finished },
  'orsel-audit': { status: 'closed', done: finished },
  'tilleuls-training': { status: 'closed', done: finished },
  'carlier-documents': { status: 'delivered', done: finished },
  'lumen-maintenance': { status: 'active', done: 4 },
  'sarrazin-process': { status: 'delivered', done: finished },
  'orsel-documents': {
    status: 'on_hold',
    done: 5,
    blocked: 5,
    extra: [client(2, 'Désigner le remplaçant du responsable des systèmes', 6)],
  },
  'tilleuls-agent': { status: 'delivered', done: finished },
  'sarrazin-maintenance': {
    status: 'active',
    done: 3,
    extra: [task(1, 'Mettre à jour le connecteur des douanes', 0, 'engineer')],
  },
  'delmas-documents': {
    status: 'active',
    done: 7,
    blocked: 7,
    extra: [
      client(3, 'Confirmer la date de bascule', -2),
      task(3, 'Reprendre les lettres de voiture illisibles', -1, 'delivery'),
    ],
  },
  'lumen-agent': {
    status: 'active',
    done: 6,
    extra: [
      task(2, 'Relire les réponses sur les retours', 0, 'delivery'),
      client(2, 'Valider le ton des réponses', 2),
      client(2, 'Fournir vingt conversations de la haute saison', -1),
      task(2, 'Brancher l’alerte de passage à un conseiller', 4, 'engineer'),
    ],
  },
  'carlier-agent': {
    status: 'active',
    done: 4,
    extra: [
      task(1, 'Préparer le point d’étape avec Pauline Carlier', 0, 'delivery'),
      client(1, 'Transmettre les horaires des agences', 1),
      client(2, 'Ouvrir l’accès à l’agenda des visites', 5),
    ],
  },
  'orsel-training': { status: 'delivered', done: finished },
  'delmas-training': { status: 'planned', done: 0, startsIn: 6 },
};

function task(milestone: number, name: string, due: number, assignee: PersonKey): ExtraTask {
  return { milestone, name, due, assignee };
}

function client(milestone: number, name: string, due: number): ExtraTask {
  return { milestone, name, due, assignee: null, isClients: true };
}
