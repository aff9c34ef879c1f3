import { describe, expect, it } from 'vitest';
import { readLiveMessage } from './read-live-message.ts';

const read = (message: unknown) => readLiveMessage(JSON.stringify(message));

describe('a message of the socket', () => {
  it('tells which deals changed and where they are', () => {
    const data = [{ id: 'a', stage: 'proposal', position: '2.5000000000' }];
    expect(read({ type: 'subscription', event: 'update', uid: 'deals', data })).toEqual({
      kind: 'deals',
      rows: [['a', { stage: 'proposal', position: '2.5000000000' }]],
    });
  });

  it('tells which deals are gone', () => {
    const gone = { type: 'subscription', event: 'delete', uid: 'deals', data: ['a'] };
    expect(read(gone)).toEqual({ kind: 'deals', rows: [['a', null]] });
  });

  it('tells that the stages changed, not that they were read at first', () => {
    const stages = { type: 'subscription', uid: 'stages', data: [{ key: 'audit' }] };
    expect(read({ ...stages, event: 'update' }).kind).toBe('stages');
    expect(read({ ...stages, event: 'init' }).kind).toBe('nothing');
  });

  it('is answered when it is a ping', () => {
    expect(read({ type: 'ping' }).kind).toBe('ping');
  });

  it.each([
    '',
    'not json',
    '[]',
    '{"type":"subscription","event":"update","uid":"deals","data":[{"id":1}]}',
  ])('%s that means nothing is ignored', (text) => {
    expect(readLiveMessage(text)).toEqual({ kind: 'nothing' });
  });
});
