/**
 * What an answer may fill of a lead; `full_name` is split, a consent or a refusal goes to the log,
 * `ignore` leaves the answer out.
 */
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
  'email_consent',
  'phone_consent',
  'whatsapp_consent',
  'email_refusal',
  'phone_refusal',
  'ignore',
] as const;

export type AnswerTarget = (typeof answerTargets)[number];
