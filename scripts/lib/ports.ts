import { createServer } from 'node:net';
import { UserFacingError } from './report.ts';

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** A port nobody listens on, chosen by the system. */
export function findFreePort(): Promise<number> {
  return listen(0, '127.0.0.1');
}

/** Refuses a taken port with the name of the variable that moves it. */
export async function assertPortIsFree(
  port: number,
  service: string,
  variable: string,
): Promise<void> {
  try {
    await listen(port, '127.0.0.1');
  } catch {
    throw new UserFacingError(
      `Port ${port}, meant for ${service}, is already in use.`,
      `Stop the program that holds it, or choose another one: ${variable}=${port + 1} npm start`,
    );
  }
}
