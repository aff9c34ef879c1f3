declare module 'hoodiecrow-imap' {
  interface Hoodiecrow {
    readonly server: import('node:net').Server;
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
    appendMessage(mailbox: string, flags: readonly string[], date: string, raw: string): void;
  }
  export default function hoodiecrow(options: object): Hoodiecrow;
}
