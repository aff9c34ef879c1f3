export type Tone = 'neutral' | 'primary' | 'info' | 'success' | 'warning' | 'error';

const TONES: Record<string, Tone> = {
  active: 'info',
  in_progress: 'info',
  issued: 'info',
  in_review: 'primary',
  submitted: 'primary',
  delivered: 'success',
  done: 'success',
  accepted: 'success',
  completed: 'success',
  paid: 'success',
  on_hold: 'warning',
  paused: 'warning',
  revision_requested: 'warning',
  partially_paid: 'warning',
  blocked: 'error',
  error: 'error',
  overdue: 'error',
  cancelled: 'error',
};

/** The colour family of a status; what is unknown or not begun stays neutral. */
export const statusTone = (status: string): Tone => TONES[status] ?? 'neutral';
