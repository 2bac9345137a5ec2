import type { Label } from './model.ts';

/**
 * The localised `*_pretty` texts, by the value that they explain (fact sheet 1.4). Those in the
 * Admin page's sample are as printed there; the others are invented.
 */
export const LABELS = {
  department_type: {
    main: { en: 'Main entrance', ru: 'Главный вход' },
    back: { en: 'Back entrance', ru: 'Чёрный ход' },
    gate: { en: 'Gate', ru: 'Калитка' },
  },
  vendor: {
    interconnection: { en: 'Intercommunication', ru: 'Интеркоммуникация' },
    sputnik: { en: 'Sputnik', ru: 'Спутник' },
    intersvyaz: { en: 'Intersvyaz', ru: 'Интерсвязь' },
  },
  intercom_status: {
    installed: { en: 'Installed', ru: 'Установлен' },
    initializing: { en: 'Initializing', ru: 'Инициализация' },
    empty: { en: 'Not installed', ru: 'Не установлен' },
  },
  switch: {
    metakom: { en: 'Metacom', ru: 'Метаком' },
    vizit: { en: 'Vizit', ru: 'Визит' },
  },
  licence: {
    analytic_l1: { en: 'LIC-XXXX-VA-L1', ru: 'ЛИЦ-XXXX-VA-L1' },
    analytic_l2: { en: 'LIC-XXXX-VA-L2', ru: 'ЛИЦ-XXXX-VA-L2' },
    analytic_l3: { en: 'LIC-XXXX-VA-L3', ru: 'ЛИЦ-XXXX-VA-L3' },
  },
  role_type: {
    user: { en: 'User', ru: 'Пользователь' },
    admin: { en: 'Administrator', ru: 'Администратор' },
  },
} as const satisfies Record<string, Record<string, Label>>;
