export { FilesModule } from './files.module.js';
export { Files } from './file/files.service.js';
export type { Attachment, Upload } from './file/files.service.js';
export { StoredFile } from './file/file.entity.js';
export type { FileId } from './file/file.entity.js';
export { disposition } from './file/file.rules.js';
