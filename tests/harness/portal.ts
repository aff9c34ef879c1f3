import { stopProcess } from '../../scripts/lib/directus.ts';
import { type RunningPortal, startPortal } from '../../scripts/lib/portal.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { type Platform, type PlatformOptions, startPlatform } from './platform.ts';
import { testSettings } from './settings.ts';

export type PlatformWithPortal = Platform & {
  readonly portalUrl: string;
  readonly portal: RunningPortal;
};

/** A platform under test with the built portal in front of it. */
export async function startPlatformWithPortal(
  options: PlatformOptions = {},
): Promise<PlatformWithPortal> {
  const portalPort = String(await findFreePort());
  const platform = await startPlatform({
    ...options,
    settings: {
      PORTAL_PORT: portalPort,
      PORTAL_URL: `http://127.0.0.1:${portalPort}`,
      ...options.settings,
    },
  });
  const portal = await startPortal(testSettings({ PORTAL_PORT: portalPort }), platform.url);
  const stop = async () => {
    await stopProcess(portal.process);
    await platform.stop();
  };
  return { ...platform, portal, portalUrl: portal.url, stop };
}
