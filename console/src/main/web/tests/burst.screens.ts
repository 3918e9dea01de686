import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, openPage, origin } from './browser';
import { Exchange } from './exchange';
import { watchRenders, type Work, workOf } from './renders';
import { aCall, aCase, aChat, anna, busy } from './story';

let browser: Browser;
let page: Page;
let context: BrowserContext;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const lines = Array.from({ length: 40 }, (_, n) => `Zeile ${n}`);
const burst = (count: number, frame: (n: number) => object) => Array.from({ length: count }, (_, n) => frame(n));

beforeEach(async () => {
  const exchange = new Exchange();
  exchange.me = anna;
  exchange.snapshot = busy();
  exchange.conversations = {
    'c-1': aChat('c-1', 'Martina Vogel', 'de', lines),
    'c-2': aChat('c-2', 'Luca Bianchi', 'it', ['Buongiorno, vorrei restituire un articolo.']),
    'c-3': aChat('c-3', 'Grace Okafor', 'en', ['Hi', 'Hello Grace, how can I help?']),
    'c-4': aCall('c-4'),
  };
  for (const id of Object.keys(exchange.conversations)) {
    exchange.cases[id] = aCase({ notes: [] });
  }
  ({ page, context } = await openPage(browser, exchange));
  await watchRenders(page);
  await page.goto(`${origin}/desk`);
  await page.getByText('Zeile 39').waitFor();
  await page.getByRole('button', { name: /Grace Okafor/ }).waitFor();
});
afterEach(() => context.close());

const typing = (n: number) => ({ kind: 'typing', contactId: 'c-3', on: n % 2 === 0 });
const message = (contactId: string, first: number) => (n: number) => ({
  kind: 'message',
  contactId,
  message: {
    id: `${contactId}-b-${n}`,
    sequence: first + n,
    direction: 'IN',
    author: { kind: 'CUSTOMER' },
    text: `Nachricht ${n}`,
    hasHtml: false,
    attachments: [],
    at: new Date().toISOString(),
  },
});
const agentState = (n: number) => {
  const now = new Date().toISOString();
  const body = { agentId: 'u-1001', since: now, state: n % 2 === 0 ? 'ENGAGED' : 'WRAP_UP' };
  return { kind: 'event', name: 'AgentStateChanged', at: 1_000 + n, time: now, now, body };
};

/** Components that ran for each event; the clocks of the page run too, some thirty a second. */
function perEvent(what: string, events: number, work: Work): number {
  console.log(`${what}: ${JSON.stringify(work)}`);
  return work.renders / events;
}

describe('an event', () => {
  it('should render what it concerns, and nothing else', async () => {
    const typed = await workOf(page, 'gateway', burst(100, typing), 20);
    const stated = await workOf(page, 'routing', burst(100, agentState), 20);
    const said = await workOf(page, 'gateway', burst(100, message('c-3', 3)), 20);

    expect(perEvent('100 times typing in the background', 100, typed)).toBeLessThan(60);
    expect(perEvent('100 states of the agent', 100, stated)).toBeLessThan(60);
    expect(perEvent('100 messages in the background', 100, said)).toBeLessThan(60);
  });
});

describe('a burst of 1,000 events a second', () => {
  it('should be shown in a few steps', async () => {
    const typed = await workOf(page, 'gateway', burst(1000, typing), 1000);
    const stated = await workOf(page, 'routing', burst(1000, agentState), 1000);
    const said = await workOf(page, 'gateway', burst(1000, message('c-3', 3)), 1000);
    const front = await workOf(page, 'gateway', burst(200, message('c-1', 41)), 1000);

    expect(perEvent('1,000 times typing in the background', 1000, typed)).toBeLessThan(20);
    expect(perEvent('1,000 states of the agent', 1000, stated)).toBeLessThan(20);
    expect(perEvent('1,000 messages in the background', 1000, said)).toBeLessThan(20);
    expect(perEvent('200 messages in front', 200, front)).toBeLessThan(60);
    await page.getByText('Nachricht 199').waitFor();
    expect(await page.title()).toBe('(1001) Strowger');
  });
});
