/** What an answer may fill of a lead; `full_name` is split, `ignore` leaves the answer out. */
export const answerTargets = [
  'first_name',
  'last_name',
  'full_name',
  'email',
  'phone',
  'company_name',
  'job_title',
  'city',
  'country',
  'linkedin_url',
  'notes',
  'source',
  'channel',
  'ignore',
] as const;

export type AnswerTarget = (typeof answerTargets)[number];
