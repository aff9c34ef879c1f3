import { describe, expect, test } from 'vitest';
import { activityPath, lineAsked } from './activity-path.ts';

const id = '00000000-0000-4000-8000-000000000001';

describe('the address of an activity', () => {
  test.each([
    [{ deal: 'd', contact: 'c', account: 'a' }, `/pipeline?deal=d&line=${id}`],
    [{ deal: null, lead: 'l', account: 'a' }, `/leads?lead=l&line=${id}`],
    [{ contact: 'c', account: 'a' }, `/content/contacts/c?line=${id}`],
    [{ account: 'a' }, `/content/accounts/a?line=${id}`],
    [{}, `/content/activities/${id}`],
  ])('of %o is the record it is about, and ends with its id', (about, path) => {
    expect(activityPath({ id, ...about })).toBe(path);
  });

  test('its line is read back, and nothing that is no id', () => {
    const query = Object.fromEntries(
      new URLSearchParams(activityPath({ id, deal: 'd' }).slice(10)),
    );
    expect(lineAsked(query)).toBe(id);
    expect(lineAsked({ line: '"]' })).toBeNull();
    expect(lineAsked({})).toBeNull();
  });
});
