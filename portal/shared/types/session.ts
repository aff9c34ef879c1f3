export interface ConnectionRow {
  id: string;
  expires: string;
  ip: string | null;
  user_agent: string | null;
  current: boolean;
}

export interface SessionsPage {
  connections: ConnectionRow[];
}
