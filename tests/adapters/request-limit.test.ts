import { clientKey } from '../../server/adapters/request-limit';

const keyOf = (ip: string, forwarded?: string): string =>
  clientKey({ ip, header: (name) => (name === 'x-forwarded-for' ? forwarded : undefined) });

describe('clientKey', () => {
  it.each([
    ['an address', '203.0.113.7', undefined, '203.0.113.7'],
    ['an address that claims to come for another', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['IPv4 in the clothes of IPv6', '::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['a network of IPv6', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
    ['a shortened address of IPv6', '2001:db8::6', undefined, '2001:db8:0:0'],
    ['a proxy on this machine', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a proxy on this machine, by IPv6', '::1', '2001:db8:1:2::9', '2001:db8:1:2'],
    ['a proxy on this machine, by both', '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a proxy in the inner network', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['a list that a visitor began', '172.17.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['a list that ends in nonsense', '192.168.1.1', '1.1.1.1, unknown', '192.168.1.1'],
    ['a list that is empty', '192.168.1.1', '', '192.168.1.1'],
    ['this machine without a proxy', '127.0.0.1', undefined, '127.0.0.1'],
    ['no address at all', '', undefined, ''],
  ])('counts %s', (_, ip, forwarded, key) => {
    expect(keyOf(ip, forwarded)).toBe(key);
  });
});
