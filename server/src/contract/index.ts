export * from './api';
export * from './category';
export * from './config';
export * from './errors';
export * from './pixel';
export * from './snapshot';
export * from './step';
export * from './visit';
