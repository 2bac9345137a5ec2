import type { Label, Permission } from './model.ts';

const ARCHIVE: Label = { en: 'Archive', ru: 'Архив' };
const EVENTS: Label = { en: 'Events', ru: 'События' };
const GROUPS: Label = { en: 'Groups', ru: 'Группы' };
const LAYOUTS: Label = { en: 'Layouts', ru: 'Раскладки' };
const MARKS: Label = { en: 'Marks', ru: 'Метки' };
const ANALYTICS: Label = { en: 'Analytics', ru: 'Аналитика' };
const CAMERAS: Label = { en: 'Cameras', ru: 'Камеры' };
const SYSTEM: Label = { en: 'System', ru: 'Система' };

/**
 * Permissions that a new user of type `user` has: the setting `default_permissions_<user_type>` of
 * the fact sheet's section 7. Samples show the ids of `layouts-store` and
 * `archives-preview-download`; the others are invented.
 */
const DEFAULT: readonly Permission[] = [
  user(4, 'camera-events-index', EVENTS, 'Viewing Camera Events', 'Просмотр событий камер'),
  user(8, 'layouts-index', LAYOUTS, 'Viewing Layouts', 'Просмотр раскладок'),
  user(9, 'layouts-store', LAYOUTS, 'Creating Layout', 'Создание раскладки'),
  user(10, 'layouts-rename', LAYOUTS, 'Renaming Layout', 'Переименование раскладки'),
  user(11, 'layouts-destroy', LAYOUTS, 'Deleting Layout', 'Удаление раскладки'),
  user(12, 'layouts-cameras-attach', LAYOUTS, 'Adding Cameras', 'Добавление камер в раскладку'),
  user(13, 'layouts-cameras-detach', LAYOUTS, 'Removing Cameras', 'Удаление камер из раскладки'),
  user(14, 'groups-index', GROUPS, 'Viewing Groups', 'Просмотр групп'),
  user(15, 'groups-store', GROUPS, 'Creating Group', 'Создание группы'),
  user(16, 'groups-rename', GROUPS, 'Renaming Group', 'Переименование группы'),
  user(17, 'groups-destroy', GROUPS, 'Deleting Group', 'Удаление группы'),
  user(18, 'groups-cameras-attach', GROUPS, 'Adding Cameras', 'Добавление камер в группу'),
  user(19, 'groups-cameras-detach', GROUPS, 'Removing Cameras', 'Удаление камер из группы'),
  user(24, 'marks-index', MARKS, 'Viewing Marks', 'Просмотр меток'),
  user(25, 'marks-store', MARKS, 'Creating Mark', 'Создание метки'),
  user(26, 'marks-update', MARKS, 'Changing Mark', 'Изменение метки'),
  user(27, 'marks-destroy', MARKS, 'Deleting Mark', 'Удаление метки'),
  user(75, 'archives-show', ARCHIVE, 'Viewing Archive', 'Просмотр архива'),
  user(76, 'archives-download', ARCHIVE, 'Downloading Archive', 'Скачивание архива'),
  user(77, 'archives-preview-download', ARCHIVE, 'Downloading Previews', 'Скачивание превью'),
];

/**
 * Additional permissions of users (section 7; the vendor's list is cut). A sample shows only the id
 * 240.
 */
const ADDITIONAL: readonly Permission[] = [
  user(240, 'analytic-cases-camera-obstacle', ANALYTICS, 'Camera Obstacle', 'Помеха камере'),
  user(241, 'analytic-cases-container-number-recognition', ANALYTICS, 'Containers', 'Контейнеры'),
  user(242, 'analytic-cases-face', ANALYTICS, 'Faces', 'Лица'),
  user(243, 'analytic-cases-license-plate', ANALYTICS, 'Licence Plates', 'Номера автомобилей'),
  user(244, 'analytic-cases-line-intersection', ANALYTICS, 'Line Crossing', 'Пересечение линии'),
  user(245, 'analytic-cases-loud-sounds', ANALYTICS, 'Loud Sounds', 'Громкие звуки'),
  user(246, 'analytic-cases-motion-detect', ANALYTICS, 'Motion', 'Движение'),
  user(247, 'analytic-cases-person-counting', ANALYTICS, 'Person Counting', 'Подсчёт людей'),
  user(248, 'analytic-cases-smoke-fire', ANALYTICS, 'Smoke and Fire', 'Дым и огонь'),
];

/**
 * Permissions of administrators (section 7). The ids are as in samples, except those of the last
 * three.
 */
const ADMINISTRATIVE: readonly Permission[] = [
  admin(58, 'cameras-inactive', CAMERAS, 'Inactive Cameras', 'Неактивные камеры'),
  admin(60, 'cameras-search', CAMERAS, 'Searching Cameras', 'Поиск камер'),
  admin(66, 'cameras-destroy', CAMERAS, 'Deleting Camera', 'Удаление камеры'),
  admin(72, 'streams-update', CAMERAS, 'Changing Streams', 'Изменение потоков'),
  admin(115, 'dhcp-subnets-destroy', SYSTEM, 'Deleting DHCP Subnet', 'Удаление подсети DHCP'),
  admin(120, 'servers-update', SYSTEM, 'Changing Server', 'Изменение сервера'),
  admin(153, 'packs-destroy', SYSTEM, 'Deleting Pack', 'Удаление пака'),
  admin(160, 'login-under-user', SYSTEM, 'Signing in as User', 'Вход под пользователем'),
  admin(161, 'camera-agents', CAMERAS, 'Camera Agents', 'Агенты камер'),
  admin(162, 'groups-root-sync', GROUPS, 'Synchronising Groups', 'Синхронизация групп'),
];

/** The whole catalogue of the simulated installation. */
export const PERMISSIONS: readonly Permission[] = [...DEFAULT, ...ADDITIONAL, ...ADMINISTRATIVE];

/** The ids that `POST /api/v1/billing/user/manage` gives to a new user. */
export const DEFAULT_PERMISSION_IDS: readonly number[] = DEFAULT.map(({ id }) => id);

/** The ids of all permissions for administrators. */
export const ADMINISTRATIVE_PERMISSION_IDS: readonly number[] = ADMINISTRATIVE.map(({ id }) => id);

function user(id: number, name: string, group: Label, en: string, ru: string): Permission {
  return { id, name, type: 'user', group, display: { en, ru } };
}

function admin(id: number, name: string, group: Label, en: string, ru: string): Permission {
  return { id, name, type: 'admin', group, display: { en, ru } };
}
