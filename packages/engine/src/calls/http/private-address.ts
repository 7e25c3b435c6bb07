import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Networks of IPv4 that are not the public internet (IANA's registry of special-purpose addresses): this machine, private
 * and link-local networks, carriers' own, documentation, measuring, multicast, and what is reserved.
 */
const special4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

/** Only this part of IPv6 is given out for the public internet. */
const global6 = listOf('ipv6', [['2000::', 3]]);

/** Parts of it that are not: protocols (Teredo among them, which embeds IPv4), documentation, and 6to4. */
const special6 = listOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** Ways of writing an IPv4 address as IPv6 that lead to that very host: mapped, and translated by the network. */
const embedding6 = listOf('ipv6', [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
]);

function listOf(family: 'ipv4' | 'ipv6', networks: readonly [string, number][]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}

/**
 * True for an address that is not on the public internet, in whatever way it is written; also for what is no address.
 *
 * @param address numeric, as name resolution gives it
 */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return special4.check(address, 'ipv4');
  if (!isIPv6(address)) return true;
  const plain = address.replace(/%.*$/, '');
  if (embedding6.check(plain, 'ipv6')) return isPrivateAddress(embeddedIPv4(plain));
  return !global6.check(plain, 'ipv6') || special6.check(plain, 'ipv6');
}

/** The IPv4 address in the last 32 bits. */
function embeddedIPv4(address: string): string {
  const dotted = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  // The URL parser writes every IPv6 address in its shortest form, without dots.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  const [high, low] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [(high ?? 0) >> 8, (high ?? 0) & 255, (low ?? 0) >> 8, (low ?? 0) & 255].join('.');
}
