import type { User } from './records.ts';

/**
 * The users of a new simulator, all invented.
 *
 * The printed update request turns user 2002986 into the user that the page prints.
 */
export const PEOPLE: readonly User[] = [
  person(2000112, 'Марина', 'Сергеевна', 'Сидоренко', 'marina.sidorenko@polesie-foods.example', {
    department: 'Бухгалтерия',
  }),
  person(2000132, 'Tess', '', 'Marlow', 'test@mail.com', { age: '34' }),
  person(2000188, 'Oleg', 'Karl', 'Brandt', 'oleg.brandt@brandt-dental.example', {
    age: '51',
    contract_number: 'BD-2016/044',
  }),
  person(2000290, 'Ingrid', '', 'Solheim', 'ingrid.solheim@fjordcam.example', {
    department: 'Operations',
  }),
  person(2000341, 'Pavel', '', 'Hruška', 'pavel.hruska@hruska-logistics.example'),
  person(2000477, 'Amina', 'Fatou', 'Diallo', 'amina.diallo@sahelnet.example', { age: '29' }),
  person(2001020, 'Wei', '', 'Chen', 'wei.chen@lotus-clinic.example', {
    contract_number: '007741',
  }),
  person(2001204, 'Lucía', 'María', 'Ferrer', 'lucia.ferrer@fjordcam.example', {
    department: 'Purchasing',
  }),
  person(2001733, 'Янка', '', 'Куприян', 'yanka.kupryian@mail.example'),
  person(2002101, 'Tom', '', "O'Hara", 'tom.ohara@brandt-dental.example', { age: '' }),
  {
    ...person(2002410, 'Viktor', 'E.', 'Lang', 'viktor.lang@lang-und-sohn.example', { age: '63' }),
    status: 'inactive',
  },
  person(2002688, 'Bo', '', 'Li', 'bo.li@newcomer.example'),
  {
    ...person(2002986, 'John', 'Edward', 'Dooe', 'john.dooe@activeplatfrom.com', { age: '20' }),
    created_at: '2016-10-03T10:06:38.740+03:00',
    updated_at: '2016-10-03T10:06:38.740+03:00',
  },
  person(2003005, 'Jane', '', 'Doe', 'jane.doe@doe-consulting.example', {
    age: '38',
    department: 'Management',
  }),
];

/**
 * Returns an active user. The times are derived from the id, so that sorting by them has an effect.
 */
function person(
  id: number,
  first_name: string,
  middle_name: string,
  last_name: string,
  email: string,
  attributes: User['attributes'] = {},
): User {
  const day = String((id % 27) + 1).padStart(2, '0');
  return {
    id,
    first_name,
    middle_name,
    last_name,
    email,
    status: 'active',
    attributes,
    created_at: `2016-08-${day}T09:14:02.118+03:00`,
    updated_at: `2016-09-${day}T16:45:57.903+03:00`,
  };
}
