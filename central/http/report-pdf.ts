import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Central } from '../central.ts';
import { endSession, keepSession } from '../store/reader-store.ts';
import { pdfQuery } from '../reports/queries.ts';
import { problem } from './problem.ts';
import type { PagePrinter } from './page-printer.ts';

/** The printing browser's own session: long enough to draw one page. */
const PRINT_SESSION_MS = 60_000;

/** GET /api/report.pdf: the monthly report as a tagged A4 PDF, printed from the very page by a Chromium of this server; 501 where there is none. */
export function reportPdfRoute(server: FastifyInstance, central: Central, printer: PagePrinter | null): void {
  server.addHook('onClose', async () => printer?.close());
  server.get('/api/report.pdf', { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }, (request, reply) => print(central, printer, { request, reply }));
}

async function print(
  central: Central,
  printer: PagePrinter | null,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const given = pdfQuery.safeParse(request.query).data;
  if (given === undefined || request.reader === null) return problem(reply, 400, 'malformed');
  if (printer === null) return problem(reply, 501, 'no-browser');
  const { month, site, version, use } = given;
  const { localAddress = '127.0.0.1', localPort } = request.socket;
  const host = localAddress.replace(/^::ffff:/, '');
  const query = new URLSearchParams({
    mois: month,
    antenne: site,
    ...(version === undefined ? {} : { version: String(version) }),
    ...(use === undefined ? {} : { usage: 'transmettre' }),
  });
  const token = randomBytes(24).toString('base64url');
  const now = central.now();
  await keepSession(central.db, { token, reader: request.reader.id, expiresAt: now + PRINT_SESSION_MS, now });
  try {
    const pdf = await printer.print({ origin: `http://${host.includes(':') ? `[${host}]` : host}:${localPort}`, path: `/#/rapport?${query}`, token });
    const name = `rapport-${month}${site === '*' ? '' : `-${site}`}${version === undefined ? '' : `-v${version}`}-${use === undefined ? 'interne' : 'diffusable'}.pdf`;
    return reply.type('application/pdf').header('content-disposition', `attachment; filename="${name}"`).send(pdf);
  } catch (error) {
    central.log.error({ type: error instanceof Error ? error.name : 'unknown' }, 'report not printed');
    return problem(reply, 503, 'not-printed');
  } finally {
    await endSession(central.db, token);
  }
}
