import { type Command, InvalidArgumentError } from '@commander-js/extra-typings';
import type { Head } from '../../audit/trail-line.ts';
import { EXIT } from '../exit-codes.ts';
import { configOption, examples, jsonOption } from './options.ts';

/** Adds `roster audit verify`. */
export function defineAudit(program: Command): void {
  const audit = program
    .command('audit')
    .summary('verify audit trails')
    .description('Works with audit trails.')
    .helpCommand(false);
  audit
    .command('verify')
    .summary('check that an audit trail is as it was written')
    .description(
      'Checks that every line of an audit trail is as it was written: of those that the configuration names, also for roster update and for workers. With files it checks these instead, and prints their lines by time.',
    )
    .argument('[files...]', 'trails to check with the key of the configuration')
    .addOption(configOption())
    .option(
      '--head <seq:hmac>',
      'the last line that is known from elsewhere, as audit verify prints it',
      parseHead,
    )
    .option(
      '--trail <id>',
      'the id that the trail must have, as audit verify prints it',
      parseTrail,
    )
    .option('--live', 'a gateway is writing to the trail: its last line may be incomplete')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['roster audit verify', 'the trails of roster.yml'],
        ['roster audit verify --live', 'while the gateway runs'],
        ['roster audit verify a.jsonl b.jsonl', 'the trails of two processes, by time'],
      ),
    )
    .action(async (files, { config, head, trail, live: isLive = false, json = false }, command) => {
      for (const [option, value] of Object.entries({ head, trail })) {
        if (value === undefined || files.length < 2) continue;
        command.error(
          `error: --${option} describes one trail, and ${files.length} files are named`,
        );
      }
      const { auditVerify } = await import('../audit.ts');
      const isIntact = await auditVerify(config, {
        files,
        head,
        expected: { trail, isLive },
        json,
      });
      process.exitCode = isIntact ? EXIT.ok : EXIT.failed;
    });
}

function parseHead(value: string): Head {
  const [, seq, hmac] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(value) ?? [];
  if (seq !== undefined && hmac !== undefined) return { seq: Number(seq), hmac };
  throw new InvalidArgumentError('It must be SEQ:HMAC, as audit verify prints it.');
}

function parseTrail(value: string): string {
  if (/^[0-9a-f]{16}$/.test(value)) return value;
  throw new InvalidArgumentError('It must be the id of a trail, as audit verify prints it.');
}
