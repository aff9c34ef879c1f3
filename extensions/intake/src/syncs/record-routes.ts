import { type Route, route } from '@ia/directus-kit/http/route';
import { staff } from '@ia/directus-kit/http/who';
import { conflictParams, recordConflicts, settleConflictBody } from './contract.ts';
import { readRecordConflicts, settleRecordConflict } from './server/record-conflicts.ts';

const path = '/records/:collection/:id/conflicts';
const ofRecord = { who: staff, params: conflictParams, answer: recordConflicts } as const;

/** What a record and its sources disagree on, on the record itself: for whoever works on it. */
export const recordConflictRoutes: readonly Route[] = [
  route({ method: 'GET', path, ...ofRecord }, ({ context, asker, params }) =>
    readRecordConflicts(context, asker, params),
  ),
  route(
    { method: 'POST', path: `${path}/settle`, ...ofRecord, body: settleConflictBody },
    async ({ context, asker, params, body }) => {
      await settleRecordConflict(context, asker, { ...params, ...body });
      return readRecordConflicts(context, asker, params);
    },
  ),
];
