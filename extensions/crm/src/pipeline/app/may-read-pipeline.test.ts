import { expect, it } from 'vitest';
import { mayReadPipeline } from './may-read-pipeline.ts';

const reading = (access: string, ...fields: string[]) => ({ deals: { read: { access, fields } } });

it('the pipeline is for who reads the stages of deals', () => {
  expect(mayReadPipeline(true, {})).toBe(true);
  expect(mayReadPipeline(false, reading('full', 'id', 'stage'))).toBe(true);
  expect(mayReadPipeline(false, reading('partial', '*'))).toBe(true);
  expect(mayReadPipeline(false, reading('full', 'id', 'name', 'amount'))).toBe(false);
  expect(mayReadPipeline(false, reading('none'))).toBe(false);
  expect(mayReadPipeline(false, {})).toBe(false);
});
