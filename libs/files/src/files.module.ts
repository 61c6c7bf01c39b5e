import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DownloadLinks } from './file/download-links.js';
import { FileResolver } from './file/file.resolver.js';
import { Files } from './file/files.service.js';
import { FileJobs } from './jobs.js';
import { FILES_OPTIONS, type FilesOptions, MEGABYTE } from './options.js';
import { DiskStore } from './store/disk-store.js';
import { FILE_STORE } from './store/file-store.js';
import { S3Store } from './store/s3-store.js';

/** Files that people bring. Import it once, in the root module of each application. */
@Global()
@Module({})
export class FilesModule {
  static forRoot({ limits, ...options }: Pick<FilesOptions, 'folder' | 'secret' | 's3'> & Partial<FilesOptions>): DynamicModule {
    return {
      module: FilesModule,
      providers: [
        Files,
        DownloadLinks,
        FileResolver,
        FileJobs,
        { provide: FILES_OPTIONS, useValue: { ...options, limits: limits ?? { any: 20 * MEGABYTE, table: 60 * MEGABYTE } } satisfies FilesOptions },
        { provide: FILE_STORE, useValue: options.s3 ? new S3Store(options.s3) : new DiskStore(options.folder) },
      ],
      exports: [Files],
    };
  }
}
