import { expect, it } from 'vitest';
import { buildTimeline } from './deal-timeline.ts';

const answer = (data: unknown) => ({ data: { data } });
const change = {
  id: '1',
  changed_at: '2026-03-02T10:00:00Z',
  from_stage: 'prospect',
  to_stage: 'meeting',
  duration_seconds: 86_400,
  user: { first_name: 'Camille', last_name: 'Roussel' },
};
const note = {
  id: '2',
  type: 'call',
  subject: 'Rappelée',
  body: 'Rappelée',
  occurred_at: '2026-03-03T10:00:00Z',
  status: 'done',
  owner: null,
};

it('stage changes and activities make one story, the latest first', () => {
  const story = buildTimeline(answer([change]), answer([note]));
  expect(story.map(({ id }) => id)).toEqual(['activity-2', 'stage-1']);
  expect(story[1]).toMatchObject({ who: 'Camille Roussel', from: 'prospect', to: 'meeting' });
});

it('a note whose subject says it all is not said twice', () => {
  expect(buildTimeline(undefined, answer([note]))[0]).toMatchObject({ body: null, who: null });
});

it('what a reader may not see leaves the rest of the story', () => {
  expect(buildTimeline(undefined, undefined)).toEqual([]);
});
