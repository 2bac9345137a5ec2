import { isIPv6 } from 'node:net';

/**
 * Returns the network that identifies a client: an IPv4 address, also if it is mapped to IPv6, or the /64 of an IPv6
 * address, as a client with one address of a /64 has all of them. Returns any other address unchanged.
 */
export function toClientNetwork(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const groups = toGroups(plain);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!isMapped)
    return `${groups
      .slice(0, 4)
      .map((group) => group.toString(16))
      .join(':')}::/64`;
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

/** Splits an IPv6 address. The URL parser normalizes it: hexadecimal digits, with at most one `::`. */
function toGroups(address: string): number[] {
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const head = parseGroups(before);
  const tail = parseGroups(after ?? '');
  return [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

const parseGroups = (text: string) =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
