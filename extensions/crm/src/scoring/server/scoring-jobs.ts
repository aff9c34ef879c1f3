import type { EventJob, ScheduledJob } from '@ia/directus-kit';
import { scoreWaiting } from './score-leads.ts';
import { askForAll, askForRun, askForUnscored } from './store/score-lines.ts';
import { trainModel } from './train-model.ts';

const TIMEOUT_SECONDS = 1800;

/** Something a score hangs on has changed. Tried again, it goes on with those that still wait. */
export const scoreJob: EventJob = {
  name: 'crm.score-leads',
  on: 'lead.scores_due',
  timeoutSeconds: TIMEOUT_SECONDS,
  async handle({ data }, { database, now }) {
    if (data.all === true) await askForAll(database);
    if (typeof data.run === 'string') await askForRun(database, data.run);
    await scoreWaiting(database, now);
  },
};

/** Every minute: leads that came in silence. */
export const unscoredJob: ScheduledJob = {
  name: 'crm.score-new-leads',
  cron: '* * * * *',
  timeoutSeconds: TIMEOUT_SECONDS,
  async handle(_run, { database, now }) {
    await askForUnscored(database);
    await scoreWaiting(database, now);
  },
};

/** Every night: a call of two months ago counts no longer. */
export const ageingJob: ScheduledJob = {
  name: 'crm.score-open-leads',
  cron: '20 4 * * *',
  timeoutSeconds: TIMEOUT_SECONDS,
  async handle(_run, { database, now }) {
    await askForAll(database);
    await scoreWaiting(database, now);
  },
};

/** Every Sunday, and when somebody asks. */
export const weeklyTrainingJob: ScheduledJob = {
  name: 'crm.train-score-weekly',
  cron: '50 3 * * 0',
  timeoutSeconds: TIMEOUT_SECONDS,
  async handle(_run, { database, now }) {
    await trainModel(database, now());
  },
};

export const trainingJob: EventJob = {
  name: 'crm.train-score',
  on: 'scoring.training_asked',
  timeoutSeconds: TIMEOUT_SECONDS,
  async handle(_event, { database, now }) {
    await trainModel(database, now());
  },
};
