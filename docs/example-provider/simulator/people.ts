export interface Person {
  readonly id: number;
  readonly login: string;
  readonly display_name: string;
  readonly state: 'active' | 'inactive';
  readonly created_at: string;
  readonly updated_at: string;
}

/** The users of a new simulator, all invented. */
export const PEOPLE: readonly Person[] = [
  person(3, 'ada.moss@acme.example', 'Ada Moss'),
  person(5, 'test@mail.com', 'Tess Marlow'),
  person(7, 'jane.roe@acme.example', 'Jane Roe'),
];

function person(id: number, login: string, display_name: string): Person {
  return {
    id,
    login,
    display_name,
    state: 'active',
    created_at: '2024-03-01T09:00:00Z',
    updated_at: '2024-03-02T09:00:00Z',
  };
}
