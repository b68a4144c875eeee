import type { Flows } from './flows';
import type { TestApp, TestUser } from './strapi-app';

/** An app with two people who may do everything. */
export interface Stage {
  app: TestApp;
  flows: Flows;
  ana: TestUser;
  ben: TestUser;
}

/** The same, with a third person. */
export interface Cast extends Stage {
  cleo: TestUser;
}
