const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet'],
  ...['août', 'septembre', 'octobre', 'novembre', 'décembre'],
];
const local = `(occurred_at AT TIME ZONE 'Europe/Paris')`;
const day = `extract(day FROM ${local}) || ' ' ||
  (ARRAY[${MONTHS.map((month) => `'${month}'`).join(', ')}])[extract(month FROM ${local})::int] ||
  ' ' || extract(year FROM ${local})`;

/**
 * The statements by which the proof of a refusal that came in a private mail says its day, no more the
 * identifier of that mail. Lines of the log are changed by nobody, so its guard is put aside for it.
 */
export const mendProofs = [
  `ALTER TABLE public.consents DISABLE TRIGGER consents_keep`,
  `UPDATE public.consents SET proof = 'E-mail privé du ' || ${day}
    WHERE proof ~ '^E-mail privé (mail|inbound):'`,
  `ALTER TABLE public.consents ENABLE TRIGGER consents_keep`,
];
