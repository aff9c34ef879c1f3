import { z } from 'zod';

/**
 * Reads what an entry needs from the environment, once, at load: a missing or wrong variable throws
 * with its name, and Directus (EXTENSIONS_MUST_LOAD) refuses to start.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  env: Readonly<Record<string, unknown>>,
  shape: Shape,
): z.output<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not usable: ${problems.join('; ')}`);
}
