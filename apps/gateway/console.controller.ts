import { existsSync, readFileSync } from 'node:fs';
import { Controller, Get, Header, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The built console lies beside the built gateway: dist/console, seen from dist/apps/gateway or from apps/gateway. */
export const CONSOLE_DIR = [new URL('../../console/', import.meta.url), new URL('../../dist/console/', import.meta.url)].find((dir) => existsSync(new URL('index.html', dir)));

const page = (file: string): string | undefined => (CONSOLE_DIR && existsSync(new URL(file, CONSOLE_DIR)) ? readFileSync(new URL(file, CONSOLE_DIR), 'utf8') : undefined);

/** Pages of the console: every address that is not a file is one of its routes. */
@Controller()
export class ConsoleController {
  private readonly index = page('index.html');
  private readonly explorer = page('graphiql.html') ?? page('graphiql/index.html');

  @Get('graphiql')
  @Header('Content-Type', 'text/html; charset=utf-8')
  graphiql(): string {
    if (!this.explorer) throw new NotFoundException();
    return this.explorer;
  }

  @Get(['', 'sign-in', 'setup', 'c', 'c/*', 'start', 'supervisor/:secret', 'invitation/:secret', 'join/:secret', 'guest/:secret', 'apply/:federation', 'excluded/:community'])
  console(@Res() reply: FastifyReply): void {
    if (!this.index) throw new NotFoundException('The console is not built: npm run build');
    void reply.header('Content-Type', 'text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(this.index);
  }

  /** Somebody who mistypes an address gets a page; a program gets a status. */
  @Get('*')
  unknown(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (!request.headers.accept?.includes('text/html')) throw new NotFoundException();
    this.console(reply.status(404));
  }
}
