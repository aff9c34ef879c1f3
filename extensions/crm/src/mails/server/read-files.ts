import { mailLimits } from '@ia/core/mails/written-mail';
import type { ServiceOptions, Services } from '@ia/directus-kit';
import type { JobContext } from '@ia/directus-kit/jobs/jobs';
import type { MailAttachment } from '@ia/providers/mail';
import { listFiles } from './store/written-mails.ts';

interface AssetsService {
  getAsset(id: string): Promise<{ readonly stream: AsyncIterable<Uint8Array> }>;
}

interface WithAssets {
  readonly AssetsService: new (options: ServiceOptions) => AssetsService;
}

/**
 * The files of a mail in clear, when it leaves; null when one of them was removed since. Whether its writer
 * may read them was asked when the mail was written.
 */
export async function readFiles(
  { database, services, getSchema }: JobContext,
  activity: string,
): Promise<readonly MailAttachment[] | null> {
  const files = await listFiles(database, activity);
  if (files.length === 0) return [];
  if (!offersAssets(services)) throw new Error('Directus offers no AssetsService.');
  // Without accountability: a job runs when nobody is there to be asked.
  const assets = new services.AssetsService({
    schema: await getSchema(),
    knex: database,
    accountability: null,
  });
  const read: MailAttachment[] = [];
  let bytes = 0;
  // One after the other: together they may be as large as a mail takes.
  for (const { id, name, type } of files) {
    if (!id) return null;
    const { stream } = await assets.getAsset(id);
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > mailLimits.bytes) throw new Error(`The files of the mail ${activity} grew.`);
      chunks.push(chunk);
    }
    const contentType = type ?? 'application/octet-stream';
    read.push({ filename: name ?? 'fichier', contentType, content: Buffer.concat(chunks) });
  }
  return read;
}

function offersAssets(services: Services): services is Services & WithAssets {
  return 'AssetsService' in services;
}
