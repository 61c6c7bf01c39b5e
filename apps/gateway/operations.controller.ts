import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Gauge, collectDefaultMetrics, register } from 'prom-client';
import { IdentityDb, TenantDb } from '#tenancy';

/** What operators of the installation ask it. */
@Controller()
export class OperationsController {
  constructor(
    private readonly identity: IdentityDb,
    tenants: TenantDb,
  ) {
    if (register.getSingleMetric('ekkyo_db_connections')) return;
    collectDefaultMetrics();
    new Gauge({
      name: 'ekkyo_db_connections',
      help: 'Connections of the tenant pool by state.',
      labelNames: ['state'],
      collect() {
        for (const [state, value] of Object.entries(tenants.load)) this.set({ state }, value);
      },
    });
  }

  /** The process runs. */
  @Get('healthz')
  healthz(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can serve: the database answers. */
  @Get('readyz')
  async readyz(): Promise<{ status: 'ready' }> {
    try {
      await this.identity.readOne('SELECT 1 AS one');
    } catch {
      throw new ServiceUnavailableException({ status: 'unavailable' });
    }
    return { status: 'ready' };
  }

  @Get('metrics')
  @Header('Content-Type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }
}
