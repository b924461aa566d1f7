/** A coordinator's browser as far as HTTP goes: keeps cookies per host, says which page asks, follows no redirect by itself. */
export function readerClient(base: string) {
  const jar = new Map<string, string>();
  const ask = async (path: string, given: { method?: string; body?: unknown; headers?: Readonly<Record<string, string>> } = {}): Promise<Response> => {
    const address = new URL(path, base);
    const kept = [...jar].filter(([key]) => key.startsWith(`${address.host} `)).map(([key, value]) => `${key.slice(address.host.length + 1)}=${value}`);
    const { method = 'GET', body, headers = {} } = given;
    const response = await fetch(address, {
      method,
      redirect: 'manual',
      headers: {
        ...(kept.length > 0 ? { cookie: kept.join('; ') } : {}),
        ...(method === 'GET' ? {} : { origin: new URL(base).origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', ...value] = pair.split('=');
      const key = `${address.host} ${name}`;
      if (attributes.some((each) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(each))) jar.delete(key);
      else jar.set(key, value.join('='));
    }
    return response;
  };
  return {
    ask,
    post: (path: string, body: unknown = {}) => ask(path, { method: 'POST', body }),
    signIn: (name: string, passphrase: string) => ask('/api/session', { method: 'POST', body: { name, passphrase } }),
    cookies: (): readonly string[] => [...jar.keys()],
    /** From redirect to redirect, over hosts, until a page of this central that is no redirect. */
    follow: async (path: string): Promise<URL> => {
      let address = new URL(path, base);
      for (let step = 0; step < 12; step++) {
        const response = await ask(address.href);
        const next = response.headers.get('location');
        if (next === null) return address;
        address = new URL(next, address);
        if (address.origin === new URL(base).origin && address.pathname === '/') return address;
      }
      throw new Error('too many redirects');
    },
  };
}
export type ReaderClient = ReturnType<typeof readerClient>;
