import admin from 'strapi-plugin-pixel-inventory/strapi-admin';
import server from 'strapi-plugin-pixel-inventory/strapi-server';

export const parts: object[] = [server, admin];

// @ts-expect-error Nothing of the plugin is promised but that it is there.
server.services;
// @ts-expect-error The same.
admin.regster;
