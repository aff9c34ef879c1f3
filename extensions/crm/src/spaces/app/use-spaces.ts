import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { fillText } from '@ia/app-kit/fill-text';
import type { Localised } from '@ia/app-kit/locale';
import { useLoaded } from '@ia/app-kit/parts/use-loaded';
import { useToasts } from '@ia/app-kit/parts/use-toasts';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import {
  endedAnswer,
  invitedAnswer,
  openedAnswer,
  type SpaceBody,
  type SpacePerson,
  type SpacesAnswer,
  spacesAnswer,
} from '../contract.ts';
import { spaceTexts } from './space-texts.ts';

export interface SpaceSubject {
  readonly of: 'account' | 'contact';
  readonly id: string;
}

/** Who may enter the space of an account, and what is done about it. */
export function useSpaces(subject: SpaceSubject, locale: Ref<Locale>) {
  const api = useApi();
  const toasts = useToasts();
  const isBusy = ref(false);
  /** The refusal of the dialog that is open. */
  const refusal = ref<ApiProblem | null>(null);
  const spaces = useLoaded<SpacesAnswer>(
    () => api.get('/crm/spaces', spacesAnswer, { [subject.of]: subject.id }),
    locale,
  );

  interface Done {
    readonly text: Localised;
    readonly person: SpacePerson;
    readonly undo?: () => unknown;
  }

  async function act(work: () => Promise<unknown>, { text, person, undo }: Done): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    refusal.value = null;
    try {
      await work();
      const said = { name: person.name, email: person.email ?? '' };
      toasts.show({
        tone: 'success',
        text: fillText(text, locale.value, said),
        ...(undo && {
          action: { label: fillText(spaceTexts.undo, locale.value), run: () => void undo() },
        }),
      });
      await spaces.load();
      return true;
    } catch (error) {
      refusal.value = apiProblem(error, locale.value);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  const pathOf = (person: SpacePerson) => `/crm/spaces/${encodeURIComponent(person.contact)}`;

  const open = (person: SpacePerson, body: SpaceBody) =>
    act(() => api.post(pathOf(person), openedAnswer, body), {
      text: person.level ? spaceTexts.changed : spaceTexts.opened,
      person,
    });

  /** A refusal where no dialog is open to show it. */
  async function orTell(done: Promise<boolean>): Promise<void> {
    if ((await done) || !refusal.value) return;
    toasts.show({ tone: 'danger', text: refusal.value.message });
    refusal.value = null;
  }

  const resend = (person: SpacePerson) =>
    orTell(
      act(() => api.post(`${pathOf(person)}/invitation`, invitedAnswer), {
        text: spaceTexts.resent,
        person,
      }),
    );

  function end(person: SpacePerson): Promise<void> {
    const { level, projects } = person;
    const former = { ...person, level: null };
    // Given back as it was; the invitation says so to the person.
    const undo =
      level &&
      (() => orTell(open(former, { level, projects: level === 'member' ? projects : [] })));
    return orTell(
      act(() => api.delete(pathOf(person), endedAnswer), {
        text: spaceTexts.ended,
        person,
        ...(undo && { undo }),
      }),
    );
  }

  return { spaces, toasts, isBusy, refusal, open, resend, end };
}
