/** First digits of the French numbers of overseas, and the code of their country (ARCEP), as of November 2026. */
const CODES = [
  ['^(590|69[01]|7090)', '590'],
  ['^(594|694|7093[0-3])', '594'],
  ['^(596|69[67]|7091)', '596'],
  ['^(26[239]|639|69[23]|7092|7093[5-7])', '262'],
  ['^508', ''],
];

const national = `substr(phone, 4)`;
const right = `CASE ${CODES.map(
  ([start, code]) => `WHEN ${national} ~ '${start}' THEN '+${code}' || ${national}`,
).join(' ')} END`;

/**
 * The SQL that mends the numbers of a table that were stored as if they were of the mainland (`+33692…`,
 * which is nobody's number), each with its line in the audit log: what it was and what it is.
 */
export const mendOverseas = (table) => `
WITH wrong AS (
  SELECT id, phone AS was, ${right} AS now FROM public.${table} WHERE phone ~ '^[+]33[0-9]{9}$'
), mended AS (
  UPDATE public.${table} t SET phone = w.now FROM wrong w WHERE t.id = w.id AND w.now IS NOT NULL
  RETURNING t.id, w.was, w.now
)
INSERT INTO public.audit_log (id, occurred_at, actor_label, action, subject_collection, subject_id, data)
SELECT gen_random_uuid(), clock_timestamp(), 'système', '${table}.phone_mended', '${table}', id::text,
       json_build_object('from', was, 'to', now) FROM mended`;
