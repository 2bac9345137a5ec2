import type { SimulatedRequest } from '../core/message.ts';
import type { Input } from './input.ts';

/** The language of error texts and labels. Earlier pages name these two (fact sheet 1.4). */
export type Language = 'en' | 'ru';

/**
 * Returns the language that the caller requests: the header `Hl`, else the parameter `hl` of query
 * string or body, else the installation's. An unknown language is ignored (INFERRED).
 */
export function readLanguage(
  request: SimulatedRequest,
  input: Input,
  installation: Language,
): Language {
  const requested = request.headers['hl'] ?? input['hl'];
  return requested === 'en' || requested === 'ru' ? requested : installation;
}
