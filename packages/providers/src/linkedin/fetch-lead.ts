import { z } from 'zod';
import type { AllowedHosts } from '../outbound/allowed-hosts.ts';
import { outboundClient } from '../outbound/outbound-client.ts';
import { ProviderError } from '../provider-error.ts';

export interface LinkedinAccess {
  readonly baseUrl: string;
  readonly allowedHosts: AllowedHosts;
  readonly accessToken: string;
  /** `YYYYMM`, as LinkedIn versions its API. */
  readonly version: string;
}

/** Answers by predefined field in lower case (`first_name`), else by the name of the question. */
export interface LinkedinLead {
  readonly formName: string | null;
  readonly submittedAt: Date | null;
  readonly isTest: boolean;
  readonly answers: Readonly<Record<string, string>>;
}

const FIELDS = 'id,submittedAt,testLead,formResponse,form:(id,name,hiddenFields,content)';

const key = z.union([z.string(), z.number()]).transform(String);
const response = z.object({
  submittedAt: z.number().optional(),
  testLead: z.boolean().default(false),
  formResponse: z.object({
    answers: z
      .array(
        z.object({
          questionId: key,
          answerDetails: z.object({
            textQuestionAnswer: z.object({ answer: z.string() }).optional(),
            multipleChoiceAnswer: z.object({ options: z.array(key) }).optional(),
          }),
        }),
      )
      .default([]),
  }),
  form: z
    .object({
      name: z.string().optional(),
      hiddenFields: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
      content: z
        .object({
          questions: z
            .array(
              z.object({
                questionId: key,
                name: z.string().optional(),
                predefinedField: z.string().optional(),
              }),
            )
            .default([]),
        })
        .default({ questions: [] }),
    })
    .optional(),
});

/**
 * What somebody answered in a lead form (learn.microsoft.com, LinkedIn Lead Sync,
 * `GET /rest/leadFormResponses/{id}`): the notification only names it.
 * @throws ProviderError
 */
export async function fetchLinkedinLead(
  access: LinkedinAccess,
  urn: string,
): Promise<LinkedinLead> {
  const id = encodeURIComponent(urn.split(':').at(-1) ?? '');
  const path = `/rest/leadFormResponses/${id}?fields=${FIELDS}`;
  const parsed = response.safeParse(await ask(access, path));
  if (!parsed.success) throw refused('an answer of another shape than documented');
  const { form, formResponse, submittedAt, testLead } = parsed.data;
  const questions = new Map(
    (form?.content.questions ?? []).map((question) => [question.questionId, question]),
  );
  const answers: Record<string, string> = {};
  for (const { questionId, answerDetails } of formResponse.answers) {
    const { predefinedField, name } = questions.get(questionId) ?? {};
    const { textQuestionAnswer, multipleChoiceAnswer } = answerDetails;
    const answer = textQuestionAnswer?.answer ?? multipleChoiceAnswer?.options.join(', ');
    if (answer)
      answers[predefinedField?.toLowerCase() ?? name ?? `question_${questionId}`] = answer;
  }
  for (const { name, value } of form?.hiddenFields ?? []) answers[name] ??= value;
  return {
    formName: form?.name ?? null,
    submittedAt: submittedAt === undefined ? null : new Date(submittedAt),
    isTest: testLead,
    answers,
  };
}

async function ask(access: LinkedinAccess, path: string): Promise<unknown> {
  const { baseUrl, allowedHosts, accessToken, version } = access;
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'linkedin-version': version,
    'x-restli-protocol-version': '2.0.0',
  };
  const client = outboundClient({ service: 'LinkedIn', baseUrl, headers, allowedHosts });
  return (await client({ path })).data;
}

function refused(reason: string): ProviderError {
  return new ProviderError('LinkedIn', reason, { isRetryable: false });
}
