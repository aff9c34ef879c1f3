import { DomainError } from '@ia/core';
import { flattenAnswers } from '@ia/core/acquisition/flatten-answers';
import { fetchLinkedinLead } from '@ia/providers/linkedin/fetch-lead';
import { loadSecrets } from '@ia/records/sources/source-gates';
import { settingsShape } from '@ia/records/sources/source-settings';
import { z } from 'zod';
import { recordAnswers } from './handle-form.ts';
import type { Handler } from './handler.ts';
import { readJson } from './read-form.ts';

/** `LEAD_ACTION` (learn.microsoft.com, LinkedIn Lead Sync): names the answers, does not hold them. */
const notification = z.object({
  leadGenFormResponse: z.string().startsWith('urn:li:').max(300),
  leadAction: z.string().default('CREATED'),
});

/** A lead form of LinkedIn: its answers are asked of LinkedIn, then dealt with as any form. */
export const handleLinkedin: Handler = async (delivery, { database, inbound }) => {
  const read = notification.safeParse(readJson(delivery.body));
  if (!read.success) throw new DomainError('INBOUND_UNREADABLE', { hint: 'LinkedIn' });
  const { leadGenFormResponse, leadAction } = read.data;
  if (leadAction !== 'CREATED')
    throw new DomainError('INBOUND_NOT_SUPPORTED', { hint: leadAction });
  const { access_token } = await loadSecrets(database, inbound.filesKey, delivery.source);
  if (!access_token) throw new DomainError('SOURCE_SECRET_MISSING', { field: 'access_token' });
  const { api_version } = settingsShape('linkedin').parse(delivery.settings ?? {});
  const { linkedinUrl: baseUrl, allowedHosts } = inbound;
  const access = { baseUrl, allowedHosts, accessToken: access_token, version: api_version };
  const lead = await fetchLinkedinLead(access, leadGenFormResponse);
  if (lead.isTest) throw new DomainError('INBOUND_NOT_SUPPORTED', { hint: 'test' });
  return recordAnswers(delivery, {
    answers: flattenAnswers(lead.answers),
    channel: 'LinkedIn',
    title: lead.formName,
  });
};
