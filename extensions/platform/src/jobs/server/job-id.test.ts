import { expect, it } from 'vitest';
import { jobId } from './job-id.ts';

it('one event and handler always give the same job, another handler or round another one', () => {
  const event = '2f1c7f0e-8a5f-4c43-9a37-6d1f6a1f0b11';
  expect(jobId(event, 'delivery.start-project')).toBe(jobId(event, 'delivery.start-project'));
  expect(jobId(event, 'delivery.start-project')).not.toBe(jobId(event, 'crm.other'));
  expect(jobId(event, 'x', 1)).not.toBe(jobId(event, 'x'));
  expect(jobId(event, 'x', 0)).toBe(jobId(event, 'x'));
  expect(jobId(event, 'x')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
