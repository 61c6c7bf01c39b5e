import { type DynamicModule, Module } from '@nestjs/common';
import type { PreviewOptions } from './fetch-page.js';
import { PREVIEW_OPTIONS, PreviewHandlers } from './preview.handlers.js';

/** The worker's part of link previews. */
@Module({})
export class LinkPreviewsModule {
  static forRoot(options: PreviewOptions): DynamicModule {
    return { module: LinkPreviewsModule, providers: [PreviewHandlers, { provide: PREVIEW_OPTIONS, useValue: options }] };
  }
}
