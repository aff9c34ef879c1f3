import type { AssignedAnswer } from '@ia/core/acquisition/assign-answers';
import type { InboundStatus, SourceKind } from '@ia/core/acquisition/source-kinds';

export interface InboundSource {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly kind: SourceKind;
  readonly is_active: boolean;
  readonly owner: string | null;
  readonly owner_name: string | null;
  readonly settings: Readonly<Record<string, unknown>> | null;
  readonly has_secrets: boolean;
  readonly counts: Readonly<Partial<Record<InboundStatus, number>>>;
  readonly last_received_at: string | null;
  readonly refusals: Readonly<Record<string, number>>;
}

export interface InboundEvent {
  readonly id: string;
  readonly status: InboundStatus;
  readonly event_type: string;
  readonly received_at: string;
  readonly processed_at: string | null;
  readonly attempts: number;
  readonly error_message: string | null;
  readonly body_size: number;
  readonly lead: string | null;
  readonly contact: string | null;
  readonly deal: string | null;
  readonly activity: string | null;
  readonly source: string;
  readonly source_name: string;
}

export interface EventDetail extends InboundEvent {
  readonly dedupe_key: string;
  readonly body: string;
  readonly is_cut: boolean;
  readonly headers: Readonly<Record<string, string>> | null;
}

export interface EventPageAnswer {
  readonly events: readonly InboundEvent[];
  readonly counts: Readonly<Partial<Record<InboundStatus, number>>>;
}

export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** The address of a source, told when it is made. */
export interface OpenedAddress {
  readonly id: string;
  readonly url: string;
}

/** What a delivery would lead to, were it to come now. */
export interface TriedDelivery {
  readonly record: TriedRecord | null;
  readonly reason: { readonly code: string; readonly message: string } | null;
  readonly tool: string | null;
  readonly answers: readonly AssignedAnswer[];
}

export interface TriedRecord {
  readonly kind: 'lead' | 'contact';
  /** Of somebody who is known already; null for a new lead. */
  readonly known: string | null;
  readonly fields: Readonly<Record<string, unknown>> & {
    readonly attributes?: Readonly<Record<string, string>> | null;
  };
  readonly owner: string | null;
  readonly activity: { readonly subject: string; readonly body: string | null } | null;
}
