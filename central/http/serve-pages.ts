import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The coordinators' pages at `/`, and beside their folder the page that shows a card on a phone, at `/pass/`. */
export async function servePages(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, { root: folder });
  const pass = join(folder, '..', 'pass');
  if (existsSync(pass)) await server.register(fastifyStatic, { root: pass, prefix: '/pass/', decorateReply: false, redirect: true });
}
