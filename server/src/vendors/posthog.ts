import { z } from 'zod';
import type { BrowserStep, StepValue } from '../contract';
import { defineVendor } from './define-vendor';
import { idSetting } from './id-setting';
import { originSetting } from './origin-setting';
import { readSnippet } from './read-snippet';
import { settingsOf } from './settings';
import { call, eventsNamed, NEUTRAL_NAMES, script, set, setOnce } from './steps';
import { hostOf } from './web-address';

const CLOUD_HOST = '.i.posthog.com';
const EXAMPLE = 'phc_1234567890abcdefghijklmnopqrstuvwxyzABCDEFG';

const settings = settingsOf({
  apiKey: idSetting({
    vendor: 'PostHog',
    what: 'a PostHog project key',
    shape: /^phc_[A-Za-z0-9]{30,60}$/,
    expected: 'phc_ and then 30 to 60 letters and digits',
    example: EXAMPLE,
  }),
  server: originSetting({ what: 'the address of your PostHog', example: 'https://eu.i.posthog.com' }),
  cookies: z.boolean({ error: 'Say yes or no to cookies.' }).default(false),
});
type Settings = z.infer<typeof settings>;

/** The calls that are queued until the script takes over. */
const METHODS = ['capture', 'register', 'identify', 'reset', 'opt_in_capturing', 'opt_out_capturing'];

/**
 * Everything that PostHog would do by itself, switched off, also what its own console can switch on.
 *
 * @see https://posthog.com/docs/libraries/js/config
 */
const QUIET = {
  autocapture: false,
  rageclick: false,
  capture_pageview: false,
  capture_pageleave: false,
  capture_performance: false,
  capture_heatmaps: false,
  capture_dead_clicks: false,
  capture_exceptions: false,
  disable_session_recording: true,
  disable_surveys: true,
  disable_web_experiments: true,
  disable_external_dependency_loading: true,
  advanced_disable_flags: true,
  advanced_disable_decide: true,
  person_profiles: 'identified_only',
} as const;

const assetsOf = (server: string): string =>
  server.endsWith(CLOUD_HOST) ? server.replace(CLOUD_HOST, '-assets.i.posthog.com') : server;

const configOf = ({ server, cookies }: Settings): { [key: string]: StepValue } => ({
  api_host: server,
  persistence: cookies ? 'localStorage+cookie' : 'memory',
  ...QUIET,
});

const expected = (key: string, server: string, assets: string, persistence: string): BrowserStep[] => [
  { do: 'methods', path: ['posthog'], methods: METHODS },
  { do: 'set', path: ['posthog', '__SV'], value: 1 },
  { do: 'set', path: ['posthog', 'people'], value: [], keep: true },
  {
    do: 'push',
    path: ['posthog', '_i'],
    value: [key, { api_host: server, persistence, ...QUIET }, 'posthog'],
  },
  { do: 'script', src: `${assets}/static/array.js`, attrs: { crossorigin: 'anonymous' } },
];

export const posthog = defineVendor({
  key: 'posthog',
  name: 'PostHog',
  company: null,
  colour: '#b83a00',
  category: 'measurement',
  about: {
    who: 'PostHog, a company with statistics for websites and apps. Organisations can also run its program themselves.',
    purpose: 'Shows how people use this site: which pages they open and where they give up.',
    collects:
      'Which page you opened and what you did there, where you came from, your internet address, and your browser, device and screen size. Recording the screen and noting every click are switched off here.',
    cookies: [
      {
        name: 'ph_*_posthog',
        lifetime: '1 year',
        purpose: 'A number that tells one browser from another. Only where cookies are switched on.',
      },
      {
        name: 'ph_*_posthog',
        where: 'local_storage',
        lifetime: 'until it is deleted',
        purpose: 'A number that tells one browser from another. Only where cookies are switched on.',
      },
      {
        name: 'ph_*_posthog',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Remembers how the visit began. Only where cookies are switched on.',
      },
      {
        name: 'ph_*_window_id',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Tells one window from another. Only where cookies are switched on.',
      },
      {
        name: 'ph_*_primary_window_exists',
        where: 'session_storage',
        lifetime: 'until the tab is closed',
        purpose: 'Tells one window from another. Only where cookies are switched on.',
      },
    ],
    dataGoesTo:
      'PostHog in Germany or in the United States, as the operator chose, or the server that the operator runs.',
    policyUrl: 'https://posthog.com/privacy',
  },
  settings,
  fields: {
    apiKey: {
      label: 'Project key',
      help: 'Starts with phc_. In PostHog, open Settings, then Project, then General; it is called Project API key. A key that starts with phx_ is a secret one and does not belong here.',
      example: EXAMPLE,
      input: 'text',
    },
    server: {
      label: 'Address of your PostHog',
      help: 'https://eu.i.posthog.com for projects in the European Union, https://us.i.posthog.com for those in the United States, or the address of your own server. It stands in the snippet behind api_host.',
      example: 'https://eu.i.posthog.com',
      input: 'url',
    },
    cookies: {
      label: 'Use cookies',
      help: 'While this is off, every page that is opened counts as a new visitor. Switch it on if you need to follow a visit over several pages.',
      example: 'off',
      input: 'checkbox',
    },
  },
  hosts: ({ server }) => [...new Set([hostOf(server), hostOf(assetsOf(server))])],
  /** What PostHog's own snippet leaves: a list with its calls, and in `_i` what it has to start. */
  browser: (values) => [
    { do: 'methods', path: ['posthog'], methods: METHODS },
    set(['posthog', '__SV'], 1),
    setOnce(['posthog', 'people'], []),
    { do: 'push', path: ['posthog', '_i'], value: [values.apiKey, configOf(values), 'posthog'] },
    script(`${assetsOf(values.server)}/static/array.js`, { crossorigin: 'anonymous' }),
  ],
  events: eventsNamed({ ...NEUTRAL_NAMES, page_view: '$pageview' }, (_, name) => [
    call('posthog.capture', name),
  ]),
  identity: ({ apiKey }) => apiKey,
  recognise: readSnippet({
    settings: {
      apiKey: [/["'](phc_[A-Za-z0-9]{20,80})["']/],
      server: [
        /\bposthog\.init\([^)]{0,200}\bapi_host["']?\s{0,9}:\s{0,9}["'](https:\/\/[a-z0-9.:-]{1,255})\/?["']/i,
      ],
    },
    signs: [/\bposthog\.(?:init|com)\b/i],
  }),
  audit: {
    cookies: ['ph_*_posthog'],
    hosts: ['*.posthog.com'],
    globals: ['posthog'],
  },
  examples: [
    {
      settings: { apiKey: EXAMPLE, server: 'https://eu.i.posthog.com' },
      browser: expected(EXAMPLE, 'https://eu.i.posthog.com', 'https://eu-assets.i.posthog.com', 'memory'),
      events: {
        page_view: [{ do: 'call', path: ['posthog', 'capture'], args: ['$pageview'] }],
        purchase: [{ do: 'call', path: ['posthog', 'capture'], args: ['purchase'] }],
      },
    },
    {
      settings: { apiKey: ` ${EXAMPLE}`, server: 'https://Events.Example.org/', cookies: true },
      browser: expected(
        EXAMPLE,
        'https://events.example.org',
        'https://events.example.org',
        'localStorage+cookie',
      ),
      events: { search: [{ do: 'call', path: ['posthog', 'capture'], args: ['search'] }] },
    },
  ],
  refused: [
    { settings: { server: 'https://eu.i.posthog.com' }, message: 'Please fill in a PostHog project key' },
    { settings: { apiKey: EXAMPLE }, message: 'Please fill in the address of your PostHog' },
    {
      settings: { apiKey: EXAMPLE.replace('phc_', 'phx_'), server: 'https://eu.i.posthog.com' },
      message: 'Expected a PostHog project key: phc_',
    },
    { settings: { apiKey: 'phc_123', server: 'https://eu.i.posthog.com' }, message: '30 to 60 letters' },
    { settings: { apiKey: EXAMPLE, server: 'eu.i.posthog.com' }, message: 'starts with https://' },
    {
      settings: { apiKey: EXAMPLE, server: 'https://eu.i.posthog.com/project/1' },
      message: 'Leave out what follows the name of the server.',
    },
    {
      settings: { apiKey: EXAMPLE, server: 'https://eu.i.posthog.com', cookies: 'yes' },
      message: 'Say yes or no to cookies.',
    },
  ],
});
