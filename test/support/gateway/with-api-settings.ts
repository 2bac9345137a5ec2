type Settings = Readonly<Record<string, unknown>>;

/** Adds settings to each API of a provider: a section with a URL, or the provider itself. */
export function withApiSettings(provider: Settings, added: Settings): Settings {
  const sections = Object.entries(provider).map(([name, value]) => [
    name,
    isSection(value) ? withApiSettings(value, added) : value,
  ]);
  return { ...Object.fromEntries(sections), ...('url' in provider && added) };
}

const isSection = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && 'url' in value;
