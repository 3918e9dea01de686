import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationPart, MessageHit, TimelineEntry } from '../src/api/history';
import { expectAccessible } from './accessible';
import { openBrowser, openPage, origin, pictures } from './browser';
import { Exchange } from './exchange';
import { aCase, aConversation, anna, assignment, offer, snapshot } from './story';

let browser: Browser;
let exchange: Exchange;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser.close());

const entry = (number: number, change: Partial<TimelineEntry> = {}): TimelineEntry => ({
  contactId: `c-old-${number}`,
  conversationId: `cv-old-${number}`,
  channel: 'EMAIL',
  subject: 'Order 4711: where is my parcel?',
  firstLine: 'Good morning, I ordered ten days ago and nothing came.',
  stage: 'CLOSED',
  queueId: 'support-mail',
  agentId: 'u-1002',
  outcome: 'answered',
  openedAt: '2026-03-02T09:14:00Z',
  endedAt: '2026-03-02T09:40:00Z',
  ...change,
});

const part = (change: Partial<ConversationPart> = {}): ConversationPart => ({
  conversationId: 'cv-old-1',
  channel: 'EMAIL',
  entryPoint: 'support@example.com',
  subject: 'Order 4711: where is my parcel?',
  customerId: 'k-1',
  customerName: 'Karla Kunde',
  messages: aConversation('c-old-1').messages,
  ...change,
});

const hit = (number: number, change: Partial<MessageHit> = {}): MessageHit => ({
  messageId: `m-${number}`,
  conversationId: `cv-old-${number}`,
  sequence: 1,
  channel: 'EMAIL',
  customerId: 'k-1',
  customerName: 'Karla Kunde',
  inbound: true,
  queueId: 'support-mail',
  subject: 'Order 4711',
  excerpt: { text: '… and the parcel has never arrived. Which parcel service', ranges: [{ from: 10, to: 16 }, { from: 42, to: 48 }] },
  at: '2026-03-02T09:14:00Z',
  ...change,
});

beforeEach(() => {
  exchange = new Exchange();
  exchange.me = anna;
  exchange.snapshot = snapshot({ state: 'ENGAGED', assignments: [{ assigned: assignment('c-1', 754) }] });
  for (const id of ['c-1', 'c-3']) {
    exchange.conversations[id] = aConversation(id);
    exchange.cases[id] = aCase();
  }
  const customer = exchange.conversations['c-1']?.customer.id;
  exchange.answers[`GET /api/gateway/customers/${customer}/timeline`] = {
    status: 200,
    body: {
      entries: [
        entry(1),
        entry(2, { channel: 'CHAT', subject: undefined, firstLine: 'hello, is anybody there?', stage: 'ABANDONED', outcome: undefined, agentId: undefined }),
        entry(3, { channel: 'VOICE', subject: undefined, firstLine: undefined, stage: 'CLOSED', outcome: 'waiting' }),
      ],
      next: 'more',
    },
  };
  exchange.answers['GET /api/gateway/conversations/cv-old-1'] = { status: 200, body: part() };
});

const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` });

const sizes = [
  { width: 1440, dark: false, locale: 'en-GB' },
  { width: 1024, dark: true, locale: 'de-DE' },
];

describe('what was before with a customer', () => {
  it('should be read already at the offer', async () => {
    exchange.snapshot = snapshot({ state: 'OFFERED', offers: [offer('c-3')] });
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByText('Why me?').waitFor();
    await page.getByText('Wo bleibt mein Paket?').first().click();
    await page.getByTestId('timeline').getByText('hello, is anybody there?').waitFor();
    await picture(page, 'history-offer');
    await context.close();
  });

  for (const { width, dark, locale } of sizes) {
    it(`should open beside the desk and give the focus back, at ${width}`, async () => {
      const { page, context } = await openPage(browser, exchange, { width, dark, locale });
      await page.goto(`${origin}/desk/contacts/c-1`);
      const timeline = page.getByTestId('timeline');
      await timeline.scrollIntoViewIfNeeded();
      await timeline.getByRole('button').first().waitFor();
      await expectAccessible(page);
      await picture(page, `history-timeline-${width}`);
      await timeline.getByRole('button', { name: /4711/ }).first().click();
      const reader = page.getByRole('dialog');
      await reader.getByText('Karla Kunde').first().waitFor();
      await page.waitForTimeout(400);
      await expectAccessible(page);
      await picture(page, `history-reader-${width}`);
      await page.keyboard.press('Escape');
      await reader.waitFor({ state: 'hidden' });
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('4711');
      await context.close();
    });
  }

  it('should say that something could not be read, and try again', async () => {
    exchange.answers['GET /api/gateway/conversations/cv-old-1'] = { status: 404, body: { code: 'not_found' } };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-1`);
    await page.getByTestId('timeline').getByRole('button', { name: /4711/ }).first().click();
    await page.getByRole('dialog').getByText('Not found, or not yours to see.').waitFor();
    await picture(page, 'history-reader-refused');
    exchange.answers['GET /api/gateway/conversations/cv-old-1'] = { status: 200, body: part() };
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog').getByText('Karla Kunde').first().waitFor();
    await context.close();
  });
});

describe('search', () => {
  for (const { width, dark, locale } of sizes) {
    it(`should be opened by a key, walked through and read without a mouse, at ${width}`, async () => {
      exchange.answers['GET /api/gateway/search/messages'] = { status: 200, body: { hits: [hit(1), hit(2, { subject: undefined })], next: 'm' } };
      exchange.answers['GET /api/gateway/search/customers'] = {
        status: 200,
        body: { hits: [{ customerId: 'k-1', name: 'Karla Kunde', identities: ['karla@example.com', '+4930123'], conversationId: 'cv-old-1', since: '2026-01-02T09:14:00Z' }] },
      };
      exchange.answers['GET /api/cases/search'] = { status: 503, body: { code: 'search_timeout' } };
      const { page, context } = await openPage(browser, exchange, { width, dark, locale });
      await page.goto(`${origin}/desk/contacts/c-1`);
      await page.getByTestId('timeline').waitFor();
      await page.keyboard.press('/');
      const field = page.getByRole('combobox').first();
      await field.waitFor();
      await page.waitForTimeout(300);
      await picture(page, `search-empty-${width}`);
      await page.keyboard.type('parcel');
      await page.getByTestId('found-messages').getByText('never arrived').first().waitFor();
      await page.getByRole('alert').first().waitFor();
      await expectAccessible(page);
      await picture(page, `search-found-${width}`);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(2);
      await page.getByText(/Order 4711: where/).last().waitFor();
      await page.waitForTimeout(400);
      await picture(page, `search-read-${width}`);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await context.close();
    });
  }

  it('should say that nothing was found, also opened by Ctrl+K from a draft', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-1`);
    await page.locator('#composer-input').fill('half a sentence');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').first().waitFor();
    await page.keyboard.type('zebra');
    await page.getByText('Nothing found').waitFor();
    await expectAccessible(page);
    await picture(page, 'search-nothing');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('composer-input');
    expect(await page.locator('#composer-input').inputValue()).toBe('half a sentence');
    await context.close();
  });
});
