import { getStorage } from '@directus/api/storage/index';
import type { Hook, Row } from '@ia/directus-kit';
import { readPlatformEnv } from '../../platform-env.ts';
import { encryptingDriver } from '../server/encrypting-driver.ts';
import { assertLocation, onlyKnownLocations } from '../server/known-locations.ts';

const DRIVER = 'local-encrypted';

/**
 * Files on local disk are encrypted. Without FILES_KEY this throws at load, in every profile: a
 * file must never be written in clear because a variable was forgotten.
 */
const hook: Hook = ({ filter, init }, { env, logger }) => {
  const key = Buffer.from(readPlatformEnv(env).FILES_KEY, 'hex');
  init('app.before', async () => {
    try {
      await encryptLocalStorage(env, key);
      onlyKnownLocations(await getStorage());
    } catch (error) {
      logger.error(error, 'The storage could not be encrypted.');
      process.exit(1);
    }
  });
  // A row without an upload never meets the storage: it would be a file nobody can open or delete.
  filter<Row>('files.create', async (file) => {
    if ('storage' in file) assertLocation(await getStorage(), file.storage);
    return file;
  });
};

/** Storage in a cloud is encrypted by its own service (SSE-KMS); resumable uploads bypass `write`. */
async function encryptLocalStorage(
  env: Readonly<Record<string, unknown>>,
  key: Buffer,
): Promise<void> {
  if (env.TUS_ENABLED === true)
    throw new Error('TUS_ENABLED must be false: it writes files in clear.');
  const storage = await getStorage();
  const names = String(env.STORAGE_LOCATIONS ?? 'local').split(',');
  for (const name of names.map((text) => text.trim())) {
    if (env[`STORAGE_${name.toUpperCase()}_DRIVER`] !== 'local') continue;
    storage.registerDriver(DRIVER, encryptingDriver(storage.location(name), key));
    storage.registerLocation(name, { driver: DRIVER, options: {} });
  }
}

export default hook;
