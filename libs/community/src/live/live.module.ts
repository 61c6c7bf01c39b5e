import { Module } from '@nestjs/common';
import { ThreadsResolver } from './threads.resolver.js';
import { Threads } from './threads.service.js';

/** What tells those who read a conversation that it changed. */
@Module({ providers: [Threads, ThreadsResolver], exports: [Threads] })
export class LiveModule {}
