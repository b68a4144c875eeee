import { storageSuite } from './storage-suite';

describe('on SQLite', () => storageSuite({ name: 'storage-sqlite' }));
