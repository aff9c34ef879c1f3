import type { Answer } from '@ia/core/contracts/answer';
import * as z from 'zod/mini';

/** `GET` and `POST /notices/choice`: whether what one is told comes by mail as well. */
export const noticeChoice = z.strictObject({ mail: z.enum(['none', 'at_once']) });
export type NoticeChoice = Answer<typeof noticeChoice>;
