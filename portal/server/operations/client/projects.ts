import type {
  MemberRow,
  MilestoneRow,
  ProjectDetail,
  ProjectPrice,
  ProjectRow,
} from '#shared/types/project.ts';
import { defineOperation } from '../operation.ts';
import { ofProject } from './of-project.ts';

const PROJECT = [
  'id',
  'name',
  'status',
  'starts_on',
  'due_on',
  'account.id',
  'account.name',
] as const;
const MILESTONE = ['id', 'name', 'description', 'status', 'due_on', 'project'] as const;

export const listProjects = defineOperation<ProjectRow[]>({
  name: 'projects',
  method: 'GET',
  path: '/items/projects',
  fields: PROJECT,
  sort: ['due_on', 'name'],
  maxLimit: 100,
  query: ['limit', 'page'],
});

export const readProject = defineOperation<ProjectDetail>({
  name: 'project',
  method: 'GET',
  path: '/items/projects/:id',
  fields: [
    ...PROJECT,
    'description',
    'sla_summary',
    'sold_offer',
    'sold_sla',
    'sold_scope',
    'sold_on',
  ],
});

/** Apart: members read no amount. */
export const readProjectPrice = defineOperation<ProjectPrice>({
  name: 'project-price',
  method: 'GET',
  path: '/items/projects/:id',
  fields: ['sold_amount', 'sold_currency'],
});

export const listMilestones = defineOperation<MilestoneRow[]>({
  name: 'milestones',
  method: 'GET',
  path: '/items/milestones',
  fields: MILESTONE,
  sort: ['sort', 'due_on'],
  maxLimit: 500,
});

export const listProjectMilestones = defineOperation<MilestoneRow[]>({
  name: 'project-milestones',
  method: 'GET',
  path: '/items/milestones',
  fields: MILESTONE,
  filter: ofProject,
  sort: ['sort', 'due_on'],
  maxLimit: 100,
});

export const listProjectPeople = defineOperation<MemberRow[]>({
  name: 'project-people',
  method: 'GET',
  path: '/items/project_members',
  fields: ['id', 'role', 'user.first_name', 'user.last_name'],
  filter: ofProject,
  sort: ['-role'],
  maxLimit: 50,
});
