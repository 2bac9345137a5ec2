/** Phrases that say that something was not found, and words before which nothing else may be said. */
const NOT_FOUND: readonly RegExp[] = [
  /\bnot( be| been|) found\b/,
  /\bno longer exists?\b/,
  /\bnot exists?\b/,
  /\bnot (registered|known|recognized|recognised)\b/,
  /\b(not|unable to|failed to) find\b/,
  /\b(unknown|unrecognized|unrecognised|nonexistent|non-existent|nobody|no one|no such)\b/,
  /\bno (query results|results|users?|logins?|usernames?|records?|accounts?|subscribers?|clients?|customers?|match|matches)\b/,
  // Laravel's rule `exists`.
  /^(the )?(selected|given|specified) .{1,60} is invalid$/,
  /не (найден|существу|обнаружен|зарегистрирован|известн|числится)[а-яё]{0,6}/,
  /не (удалось|получилось) (найти|обнаружить)/,
  /(^|\s)такого (пользователя|абонента|клиента|логина) нет($|\s)/,
  /(^|\s)(пользователь|абонент|клиент)( с (таким|указанным|данным) (логином|именем)|) отсутствует/,
  /(^|\s)(нет так(ого|ой|их)|неизвестн[а-яё]{0,6}|несуществующ[а-яё]{0,6})/,
  /^(выбранное|указанное) значение .{1,60} (некорректно|ошибочно|недействительно|неверно|не верно)$/,
];

/** Words that such a text may have besides: those for a user, and those without a meaning. */
const NEUTRAL: ReadonlySet<string> = new Set(
  `a address an any are be been by can could currently did do does e-mail email entered exist
  existing exists field for found given has have id in is it login logins match matches matching name named not of or our
  provided query record records requested results selected sorry specified such supplied that the
  there this to under user username users value was we were which who with you your
  account accounts app client clients customer customers member model models person profile subscriber
  subscribers invalid
  выбранное указанное значение для поля поле логин логина логином логину логине пользователь пользователя
  пользователю пользователей пользователем абонент абонента абонентом клиент клиента учётная учетная
  учётной учетной учётную учетную запись записи записью с со по таким такой такого этим этот данным
  данный указанным указанный указанного именем имя имени отсутствует в был была было некорректно
  ошибочно недействительно неверно верно или извините к сожалению такой`.split(/\s+/),
);

/** Where the user was looked for: `in our database`, `в системе`. */
const LOCATIONS: readonly RegExp[] = [
  /\b(in|on) (the |this |our |your |)(billing |vms |)(system|database|db|directory|server|service|vms|organi[sz]ation)\b/,
  /(^|\s)(в|на) (нашей |этой |)(системе|базе данных|базе|бд|биллинге|сервере|организации|vms)(?![а-яё])/,
];

/**
 * Returns whether a text says that no user was found, in English or Russian. A text that says that
 * of something else, such as a tariff of the user, is not one.
 */
export function saysNoUserFound(text: string): boolean {
  const clauses = text
    .slice(0, MAX_LENGTH)
    .toLowerCase()
    // A full stop may also be part of an address: `a@example.com`.
    .split(/[!?;,\n]|\.(?![\p{L}\p{N}])/u);
  return clauses.some(clauseSaysSo);
}

/** Texts about a missing user are short. */
const MAX_LENGTH = 500;

function clauseSaysSo(clause: string): boolean {
  const text = clause
    .replaceAll('’', "'")
    .replace(/n't\b/g, ' not')
    .replaceAll('cannot', 'can not')
    .replaceAll('does not', 'not')
    .replace(/\b(ca|could|do|did) not\b/g, 'not')
    .trim();
  const phrase = NOT_FOUND.find((pattern) => pattern.test(text));
  if (phrase === undefined) return false;
  const rest = LOCATIONS.reduce((said, location) => said.replace(location, ' '), text)
    .replace(/"[^"]*"|'[^']*'|«[^«»]*»|`[^`]*`|\[[^[\]]*\]/g, ' ')
    .replace(phrase, ' ');
  const isSelection = phrase.source.startsWith('^');
  const words = (isSelection ? text : rest)
    .split(/[\s:=()]+/)
    .map((word) => word.replace(/^['"#-]|['"-]$/g, ''));
  return words.every((word) => word === '' || /[\d@_\\]/.test(word) || NEUTRAL.has(word));
}
