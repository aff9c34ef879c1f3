import type { HomeBlock } from '@ia/app-kit/home/home-block';
import { datedLine } from '@ia/app-kit/home/row-texts';
import { addDays } from '@ia/core';

const WARNING_DAYS = 7;
const MISSION_DAYS = 14;

const myTasks: HomeBlock = {
  id: 'my-tasks',
  collection: 'tasks',
  places: { delivery: 1 },
  icon: 'task_alt',
  tone: 'danger',
  title: { fr: 'Mes tâches du jour', en: 'My tasks for today' },
  empty: { fr: 'Aucune tâche à rendre aujourd’hui.', en: 'No task due today.' },
  bookmark: 'bookmark_tasks_mine',
  fields: ['id', 'name', 'due_on', 'project.name', 'project.account.name'],
  sort: 'due_on',
  filter: ({ today }) => ({
    _and: [
      { assignee: { _eq: '$CURRENT_USER' } },
      { status: { _neq: 'done' } },
      { due_on: { _lte: today } },
    ],
  }),
  line: datedLine({
    title: 'name',
    detail: ['project.account.name', 'project.name'],
    on: 'due_on',
  }),
};

const projectsAtRisk: HomeBlock = {
  id: 'projects-at-risk',
  collection: 'projects',
  places: { delivery: 2, admin: 3 },
  icon: 'warning',
  tone: 'warning',
  title: { fr: 'Projets à surveiller', en: 'Projects at risk' },
  empty: {
    fr: 'Aucun projet en retard ni à rendre sous sept jours.',
    en: 'No project late or due within seven days.',
  },
  bookmark: 'bookmark_projects_active',
  fields: ['id', 'name', 'due_on', 'account.name', 'manager.first_name'],
  sort: 'due_on',
  filter: ({ today }) => ({
    _and: [
      { status: { _in: ['planned', 'active', 'on_hold'] } },
      { is_archived: { _eq: false } },
      { due_on: { _lte: addDays(today, WARNING_DAYS) } },
    ],
  }),
  line: datedLine({ title: 'name', detail: ['account.name', 'manager.first_name'], on: 'due_on' }),
};

const awaitedDeliverables: HomeBlock = {
  id: 'awaited-deliverables',
  collection: 'deliverables',
  places: { delivery: 3 },
  icon: 'inventory_2',
  tone: 'primary',
  title: { fr: 'Livrables en attente', en: 'Deliverables awaiting' },
  empty: { fr: 'Aucun livrable n’attend d’avis.', en: 'No deliverable awaits a review.' },
  bookmark: 'bookmark_deliverables_review',
  fields: ['id', 'name', 'due_on', 'project.name', 'project.account.name'],
  sort: 'due_on',
  filter: () => ({ status: { _in: ['submitted', 'in_review', 'revision_requested'] } }),
  line: myTasks.line,
};

const endingMissions: HomeBlock = {
  id: 'ending-missions',
  collection: 'missions',
  places: { delivery: 4, finance: 4 },
  icon: 'assignment_ind',
  tone: 'warning',
  title: { fr: 'Missions qui se terminent', en: 'Missions ending soon' },
  empty: {
    fr: 'Aucune mission ne se termine sous quinze jours.',
    en: 'No mission ends within two weeks.',
  },
  bookmark: 'bookmark_missions_active',
  fields: ['id', 'name', 'ends_on', 'vendor.name', 'project.name'],
  sort: 'ends_on',
  filter: ({ today }) => ({
    _and: [{ status: { _eq: 'active' } }, { ends_on: { _lte: addDays(today, MISSION_DAYS) } }],
  }),
  line: datedLine({ title: 'name', detail: ['vendor.name', 'project.name'], on: 'ends_on' }),
};

/** What the home shows of projects and missions. */
export const deliveryBlocks: readonly HomeBlock[] = [
  myTasks,
  projectsAtRisk,
  awaitedDeliverables,
  endingMissions,
];
