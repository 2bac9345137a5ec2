import { z } from 'zod';
import { headerSecretSetting, secretSetting } from '../config/setting-types.ts';
import { settingsSchema } from '../providers/registry.ts';
import { print } from './console-output.ts';

const SECRETS: readonly unknown[] = [secretSetting, headerSecretSetting];

/** Prints the JSON Schema of `roster.yml`, for editors. */
export function configSchema(): void {
  const schema = z.toJSONSchema(settingsSchema(), {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (isSecret(zodSchema)) allowFile(jsonSchema);
    },
  });
  print(JSON.stringify({ title: 'roster.yml', ...schema }, null, 2));
}

/** Whether a setting is a secret. One with its own description is a copy that refers to the original setting. */
function isSecret(schema: z.core.$ZodType): boolean {
  return SECRETS.includes(schema) || SECRETS.includes(schema._zod.parent);
}

/** Allows `{ file: PATH }` instead of the secret itself. */
function allowFile(schema: z.core.JSONSchema.BaseSchema): void {
  const { type: _type, minLength: _minLength, ...rest } = schema;
  for (const key of Object.keys(schema)) delete schema[key];
  Object.assign(schema, rest, {
    anyOf: [
      { type: 'string', minLength: 1 },
      {
        type: 'object',
        properties: { file: { type: 'string' } },
        required: ['file'],
        additionalProperties: false,
      },
    ],
  });
}
