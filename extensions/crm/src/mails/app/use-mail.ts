import { apiProblem } from '@ia/app-kit/api-error';
import { row, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef } from 'vue';
import { type MailForm, type MailSubject, mailForm, written } from '../contract.ts';

export interface AboutMail {
  readonly of: MailSubject;
  readonly id: string;
}

export interface MailDraft {
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly text: string;
  readonly isPrivate: boolean;
  readonly despiteRefusal: boolean;
  readonly files: readonly File[];
}

interface Question {
  readonly about: AboutMail;
  readonly answers: string | null;
  /** Whose files those of a shared mail are. */
  readonly account: string | null;
  readonly locale: Ref<Locale>;
}

/** What a mail starts from, and its sending: the same draft sent twice leaves once. */
export function useMail({ about, answers, account, locale }: Question) {
  const api = useApi();
  let key = drawKey();
  const form = shallowRef<MailForm | null>(null);
  const isSending = ref(false);
  const refusal = ref('');
  /** The server has named somebody, in copy perhaps, who refuses canvassing. */
  const mustConfirm = ref(false);
  /** Files that are there already, for a draft that is sent again. */
  const stored = new Map<File, string>();

  async function load(): Promise<void> {
    refusal.value = '';
    try {
      const params = { [about.of]: about.id, ...(answers && { answers }) };
      form.value = await api.get('/crm/mails/form', mailForm, params);
    } catch (error) {
      refusal.value = apiProblem(error, locale.value).message;
    }
  }

  async function send(draft: MailDraft): Promise<boolean> {
    if (isSending.value) return false;
    isSending.value = true;
    refusal.value = '';
    try {
      const files: string[] = [];
      for (const file of draft.files) files.push(await upload(file, draft.isPrivate));
      await api.post('/crm/mails', written, {
        ...{ key, about, answers, files },
        to: draft.to,
        cc: addressesIn(draft.cc),
        subject: draft.subject,
        text: draft.text,
        is_private: draft.isPrivate,
        despite_refusal: draft.despiteRefusal,
      });
      return true;
    } catch (error) {
      const { code, message } = apiProblem(error, locale.value);
      refusal.value = message;
      if (code === 'MAIL_REFUSED_BY_PERSON') mustConfirm.value = true;
      // The first version has left under this key: another one is another mail.
      if (code === 'MAIL_WRITTEN_ALREADY') key = drawKey();
      return false;
    } finally {
      isSending.value = false;
    }
  }

  /** A file of a private mail stays its writer's: without an account nobody else may open it. */
  async function upload(file: File, isPrivate: boolean): Promise<string> {
    const known = stored.get(file);
    if (known) return known;
    const body = new FormData();
    body.append('title', file.name);
    if (!isPrivate && account) body.append('account', account);
    body.append('file', file);
    const id = textAt(await api.post('/files', row, body), 'id') ?? '';
    stored.set(file, id);
    return id;
  }

  return { form, isSending, refusal, mustConfirm, load, send };
}

export function addressesIn(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/** `crypto.randomUUID` is there on HTTPS alone. */
function drawKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
