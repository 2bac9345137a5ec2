import type { Command } from '@commander-js/extra-typings';
import { configOption, examples, jsonOption } from './options.ts';

/** Adds `roster find`. */
export function defineFind(program: Command): void {
  program
    .command('find')
    .summary('find a user in all providers')
    .description(
      'Finds the users of all providers with an e-mail address or a login. The exit code is 1 if there is none, and 2 if a provider did not answer.',
    )
    .argument('<email>', 'the whole address, or with --login the login')
    .option('--login', 'search for a login')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['roster find ada@example.com', 'by address'],
        ['roster find --login ada --json', 'by login, for a program'],
      ),
    )
    .action(async (words, options) => {
      const { find } = await import('../users/find.ts');
      await find(words, options);
    });
}

/** Adds `roster show`. */
export function defineShow(program: Command): void {
  program
    .command('show')
    .summary('print the values of a user')
    .description(
      'Prints the values of one user. The exit code is 1 if there is no such user, and 2 if the provider did not answer.',
    )
    .argument('<id>', 'the global id, as in vms/user/1')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText('after', examples(['roster show vms/user/1', 'a table of its fields']))
    .action(async (id, options) => {
      const { show } = await import('../users/show.ts');
      await show(id, options);
    });
}

/** Adds `roster update`. */
export function defineUpdate(program: Command): void {
  program
    .command('update')
    .summary('change a user')
    .description(
      'Changes one user, with every check of the mutation updateUser and a line in the audit trail. The exit code is 1 if the change was refused or failed, and 2 if it is not known whether it was made.',
    )
    .argument('<id>', 'the global id, as in vms/user/1')
    .argument(
      '<changes...>',
      'field=value, or field:=JSON; the fields of the GraphQL input; password=- asks for it',
    )
    .option('--dry-run', 'print the change and the calls that it would make; change nothing')
    .option('--idempotency-key <key>', 'make the change once for this key; needs a store')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['roster update vms/user/1 status=BLOCKED --dry-run', 'what it would do'],
        ['roster update vms/user/1 status=BLOCKED', 'do it'],
        ['roster update vms/user/1 password=- < password.txt', 'a secret from standard input'],
      ),
    )
    .action(async (id, changes, options) => {
      const { update } = await import('../users/update.ts');
      await update(id, changes, options);
    });
}
