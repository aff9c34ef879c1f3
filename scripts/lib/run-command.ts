import { SettingsError } from '../../directus.config.ts';
import { UserFacingError } from './report.ts';

/** Ends this process with what a command answers; a fault people can mend is told in its words alone. */
export async function runCommand(command: () => Promise<number>): Promise<never> {
  try {
    process.exit(await command());
  } catch (error) {
    console.error(`\n✖ ${explain(error)}\n`);
    process.exit(1);
  }
}

function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof UserFacingError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
