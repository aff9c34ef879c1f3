/** What a colour says of a state. */
export type Tone = 'neutral' | 'primary' | 'success' | 'warning' | 'danger';
