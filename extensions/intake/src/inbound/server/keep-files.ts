import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type FileLink, nameInLink } from '@ia/core/acquisition/find-file-links';
import { extensionOf } from '@ia/core/files/file-name';
import { judgeFile } from '@ia/core/files/judge-file';
import { type AcceptedFile, ReceivedFiles } from '@ia/core/files/judge-received';
import { type FileRemark, fileLimits, type ReceivedFile } from '@ia/core/files/received-file';
import { uuidOfHash } from '@ia/core/text/stable-id';
import type { EventJob, JobContext } from '@ia/directus-kit';
import { ProviderError } from '@ia/providers';
import { outboundClient } from '@ia/providers/outbound/outbound-client';
import { z } from 'zod';
import { filesOfDelivery } from './delivery-files.ts';
import type { InboundEnv } from './inbound-env.ts';
import { FILES_WAITING, findReceived, isStored } from './store/kept-files.ts';

const TIMEOUT_MS = 30_000;
const REDIRECTS = 3;
const RETRIES = 2;
/** Ten links that each take their time. */
const JOB_SECONDS = 600;

const asked = z.object({ delivery: z.uuid(), isForwarded: z.boolean() });

/**
 * Keeps what came with a mail or a form, once that is on a timeline: files are written and links
 * followed outside of any transaction. Each file has the same id every time it is tried.
 */
export function keepFilesJob(env: InboundEnv): EventJob {
  return {
    name: 'crm.keep-inbound-files',
    on: FILES_WAITING,
    timeoutSeconds: JOB_SECONDS,
    async handle({ subject, data }, context) {
      const { delivery, isForwarded } = asked.parse(data);
      const received = await findReceived(context.database, { delivery, activity: subject });
      // The activity was removed meanwhile.
      if (!received) return;
      const { files, links } = await filesOfDelivery(received, { isForwarded });
      const keeper = new FileKeeper(context, env, subject);
      for (const file of files) await keeper.keep(file);
      for (const link of links) await keeper.follow(link);
      await keeper.tell();
    },
  };
}

class FileKeeper {
  readonly #context: JobContext;
  readonly #env: InboundEnv;
  readonly #activity: string;
  readonly #files = new ReceivedFiles();
  readonly #remarks: FileRemark[] = [];
  #rank = 0;

  constructor(context: JobContext, env: InboundEnv, activity: string) {
    this.#context = context;
    this.#env = env;
    this.#activity = activity;
  }

  async keep(file: ReceivedFile): Promise<void> {
    this.#rank += 1;
    const { accepted, remark } = this.#files.judge(file);
    if (remark) this.#remarks.push(remark);
    if (accepted) await this.#store(accepted, file.bytes);
  }

  /** One that does not come stays a link, and is told. */
  async follow(link: FileLink): Promise<void> {
    const name = link.name ?? nameInLink(link.url);
    const bytes = await this.#fetch(link, name);
    if (bytes) await this.keep({ name, bytes });
    else this.#remarks.push({ name: name ?? link.url, reason: 'unreachable', url: link.url });
  }

  async tell(): Promise<void> {
    if (this.#remarks.length === 0) return;
    const { services, getSchema } = this.#context;
    const items = new services.ItemsService('activities', {
      accountability: null,
      schema: await getSchema(),
    });
    await items.updateOne(this.#activity, { file_remarks: this.#remarks });
  }

  async #fetch({ url }: FileLink, name: string | null): Promise<Buffer | null> {
    try {
      const download = outboundClient({
        service: new URL(url).hostname,
        baseUrl: new URL(url).origin,
        allowedHosts: this.#env.allowedHosts,
        timeoutMs: TIMEOUT_MS,
        maxBytes: fileLimits.bytes,
        redirects: REDIRECTS,
        retries: RETRIES,
      });
      const { data } = await download({ path: url, responseType: 'arraybuffer' });
      if (!Buffer.isBuffer(data) || data.length === 0) return null;
      return isSignIn(data, name) ? null : data;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      this.#context.logger.warn(`A file of a form did not come: ${error.message}`);
      return null;
    }
  }

  /** Nobody is behind a file that was received: it is read by who reads its activity. */
  async #store({ name, type }: AcceptedFile, bytes: Uint8Array): Promise<void> {
    const { database, services, getSchema } = this.#context;
    const hex = createHash('sha256')
      .update(`${this.#activity} ${this.#rank} `)
      .update(bytes)
      .digest('hex');
    const id = uuidOfHash(hex, { version: '5', variant: 'a' });
    const known = await isStored(database, id);
    if (known === 'whole') return;
    const files = new services.FilesService({ accountability: null, schema: await getSchema() });
    const record = {
      ...{ id, title: name, filename_download: name, type },
      ...{ activity: this.#activity, visibility: 'internal' },
    };
    await files.uploadOne(Readable.from([bytes]), record, known ? id : undefined);
  }
}

/** Tools that keep files behind a login answer with its page. */
function isSignIn(bytes: Buffer, name: string | null): boolean {
  const isPage = judgeFile(bytes, '').type === 'text/html';
  return isPage && !/^html?$/.test(extensionOf(name ?? ''));
}
