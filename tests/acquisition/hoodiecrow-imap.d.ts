declare module 'hoodiecrow-imap' {
  interface Parsed {
    readonly tag: string;
    readonly attributes?: readonly { readonly value?: string }[];
  }
  interface Connection {
    send(answer: object, description: string, parsed: Parsed, data: unknown): void;
  }
  type Handler = (
    connection: Connection,
    parsed: Parsed,
    data: unknown,
    callback: () => void,
  ) => void;
  interface Hoodiecrow {
    readonly server: import('node:net').Server;
    listen(port: number, host: string, done: () => void): void;
    getCommandHandler(command: string): Handler;
    setCommandHandler(command: string, handler: Handler): void;
    close(done: () => void): void;
    appendMessage(mailbox: string, flags: readonly string[], date: string, raw: string): void;
  }
  export default function hoodiecrow(options: object): Hoodiecrow;
}
