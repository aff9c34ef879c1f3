import type { Client } from 'pg';
import { insertMissingRows } from '../lib/insert-rows.ts';
import { stableId } from '../lib/stable-id.ts';

interface ScoringRuleRow {
  readonly id: string;
  readonly criterion: string;
  readonly values: readonly string[] | null;
  readonly threshold: number | null;
  readonly within_days: number | null;
  readonly points: number;
  readonly label: string;
  readonly label_en: string;
  readonly is_active: boolean;
  readonly sort: number;
}

/** `criterion|points|values, or threshold, or threshold within days|label|English label` */
const lines = [
  'source|30|recommandation, parrainage, partenaire, reference, referral|Source très favorable|Very good source',
  'source|20|salon, événement, webinaire, event, webinar|Source favorable|Good source',
  'source|15|linkedin|Source assez favorable|Fairly good source',
  'source|12|site, formulaire, google, organic, direct, website|Source ordinaire|Usual source',
  'source|5|publicité, facebook, ads, e-mailing|Source peu favorable|Poor source',
  'channel|8|téléphone, appel, phone|Canal d’arrivée direct|Direct channel',
  'job_title|15|dirigeant, gérant, président, directeur, directrice, fondateur, fondatrice, associé, ceo, director, founder, owner, head|Décide|Decides',
  'job_title|8|responsable, manager, chef, chargé|Prépare la décision|Prepares the decision',
  'occupation|10|dirigeant, salarié, indépendant, working professional, businessman|En activité|In business',
  'occupation|-10|étudiant, sans emploi, student, unemployed|Hors activité|Not in business',
  'country|2|france, belgique, suisse, luxembourg, belgium, switzerland|Dans notre zone|In our area',
  'company_name|6||Société connue|Company known',
  'company_email|8||Adresse professionnelle|Company address',
  'phone|4||Téléphone donné|Phone given',
  'visits|3|3|Visites du site|Website visits',
  'visits|6|6|Visites du site|Website visits',
  'seconds_on_site|6|300|Temps sur le site|Time on the website',
  'seconds_on_site|12|900|Temps sur le site|Time on the website',
  'meeting|15|1/60|RDV tenus|Meetings held',
  'call|5|1/30|Appels|Calls',
  'email|3|1/30|E-mails|E-mails',
  'email_opt_out|-20||Refuse les e-mails|Refuses e-mails',
  'call_opt_out|-5||Refuse les appels|Refuses calls',
  'employees|5|10|Société de dix personnes ou plus|Company of ten people or more',
];

/** What a new agency starts with: at best about 30 by the source, 35 by the fit, 40 by interest. */
export const scoringRules: readonly ScoringRuleRow[] = lines.map((line, index) => {
  const [criterion = '', points, what = '', label = '', label_en = ''] = line.split('|');
  const counted = /^(\d+)(?:\/(\d+))?$/.exec(what);
  return {
    id: stableId(`scoring-rule/${index}`),
    criterion,
    values: what === '' || counted ? null : what.split(', '),
    threshold: counted ? Number(counted[1]) : null,
    within_days: counted?.[2] ? Number(counted[2]) : null,
    points: Number(points),
    label,
    label_en,
    is_active: true,
    sort: index + 1,
  };
});

/** Only where there is none yet: a weight somebody removed does not come back. */
export async function seedScoringRules(client: Client): Promise<number> {
  const { rows } = await client.query('SELECT FROM scoring_rules LIMIT 1');
  if (rows.length > 0) return 0;
  return insertMissingRows(
    client,
    'scoring_rules',
    scoringRules.map((rule) => ({ ...rule })),
  );
}
