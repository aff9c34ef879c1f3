import { expect, test } from 'vitest';
import { threadSubject } from './thread-subject.ts';

test.each([
  ['Re: Nos références', 'nos références'],
  ['RE : TR: Re[2]: Nos  références ', 'nos références'],
  ['Fwd: Fw: Devis', 'devis'],
  ['Réunion : ordre du jour', 'réunion : ordre du jour'],
  ['Re:', ''],
])('%s is about %s', (subject, about) => {
  expect(threadSubject(subject)).toBe(about);
});
