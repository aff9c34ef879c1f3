import { row, rows, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { ref } from 'vue';

interface Choice {
  readonly id: string;
  readonly text: string;
}

/** Who may receive what is handed over, and which files of the account are there already. */
export function useHandover(account: string | null) {
  const api = useApi();
  const contacts = ref<readonly Choice[]>([]);
  const files = ref<readonly Choice[]>([]);
  const isLoading = ref(true);

  async function load(): Promise<void> {
    const filter = { account: { _eq: account } };
    const [people, known] = await Promise.all([
      api.get('/items/contacts', rows, {
        filter,
        fields: ['id', 'first_name', 'last_name', 'job_title'],
        sort: ['last_name', 'first_name'],
        limit: 200,
      }),
      api.get('/files', rows, {
        filter,
        fields: ['id', 'title', 'filename_download'],
        sort: ['-uploaded_on'],
        limit: 50,
      }),
    ]);
    contacts.value = people.map((person) => {
      const name = [textAt(person, 'first_name'), textAt(person, 'last_name')]
        .filter(Boolean)
        .join(' ');
      const title = textAt(person, 'job_title');
      return { id: String(person.id), text: title ? `${name} (${title})` : name };
    });
    files.value = known.map((file) => ({
      id: String(file.id),
      text: textAt(file, 'title') ?? textAt(file, 'filename_download') ?? String(file.id),
    }));
    isLoading.value = false;
  }

  /** The team reads what a client was given: the file is the account's from the start. */
  async function upload(file: File): Promise<string> {
    const form = new FormData();
    form.append('title', file.name);
    if (account) form.append('account', account);
    form.append('file', file);
    const stored = await api.post('/files', row, form);
    return String(stored?.id ?? '');
  }

  return { contacts, files, isLoading, load, upload };
}
