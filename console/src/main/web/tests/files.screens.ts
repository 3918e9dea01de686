import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CannedReply } from '../src/api/canned';
import { expectAccessible } from './accessible';
import { openBrowser, openPage, origin, pictures } from './browser';
import { Exchange } from './exchange';
import { aCase, aConversation, anna, assignment, snapshot } from './story';

let browser: Browser;
let exchange: Exchange;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(() => {
  exchange = new Exchange();
  exchange.me = anna;
  exchange.snapshot = snapshot({ state: 'ENGAGED', assignments: [{ assigned: assignment('c-1', 92) }] });
  exchange.conversations['c-1'] = aConversation('c-1');
  exchange.cases['c-1'] = aCase();
});

const uploadTo = 'POST /api/gateway/contacts/c-1/attachments';
const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` });
const aFile = (name: string, size = 1200) => ({ name, mimeType: 'application/pdf', buffer: Buffer.alloc(size, 1) });
const writer = (page: Page) => page.locator('#composer-input');

const replies: CannedReply[] = [
  {
    id: 'cr-1',
    code: 'danke',
    language: 'de',
    title: 'Dank für die Nachricht',
    text: 'Guten Tag {{customerName}},\n\nvielen Dank. Ihr Fall: {{caseNumber}}.\n\n{{agentName}}',
    placeholders: ['customerName', 'agentName', 'caseNumber'],
    changedBy: 'u-2001',
    changedAt: '2026-01-02T10:00:00Z',
    version: 3,
  },
  {
    id: 'cr-2',
    code: 'hours',
    language: 'en',
    title: 'Opening hours',
    text: 'We are there from 08:00 to 18:00.',
    placeholders: [],
    changedBy: 'u-2001',
    changedAt: '2026-01-02T10:00:00Z',
    version: 1,
  },
];

describe('files of a reply', () => {
  it('should go with it once they are uploaded', async () => {
    exchange.answers[uploadTo] = {
      status: 201,
      body: { id: 'at-1', name: 'Rechnung.pdf', type: 'application/pdf', size: 1200 },
    };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-1`);
    await page.getByRole('button', { name: /^Attach files: up to 20, 25/ }).waitFor();
    await page.getByTestId('attach').setInputFiles([aFile('Rechnung.pdf')]);
    await page.getByText('Rechnung.pdf').waitFor();
    await writer(page).fill('Anbei die Rechnung.');
    await expectAccessible(page);
    await picture(page, 'composer-file');
    await page.keyboard.press('Control+Enter');

    await expect
      .poll(() => exchange.asked.find((one) => one.what.endsWith('/replies'))?.body)
      .toMatchObject({ text: 'Anbei die Rechnung.', attachments: ['at-1'] });
    await expect.poll(() => page.getByLabel('Files that go with the reply').count()).toBe(0);
    await context.close();
  });

  it('should be refused at once when they are too large, and clearly when the server says no', async () => {
    exchange.answers[uploadTo] = { status: 415, body: { code: 'file_type_refused' } };
    exchange.conversations['c-1'] = aConversation('c-1', {
      composer: { ...aConversation('c-1').composer, files: { most: 3, mostBytes: 4_000 } },
    });
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-1`);
    await page.getByRole('button', { name: /^Attach files/ }).waitFor();
    await page.getByTestId('attach').setInputFiles([aFile('large.pdf', 5_000), aFile('setup.pdf')]);
    await page.getByText('Together larger than this channel takes').waitFor();
    await page.getByText('Programs are not sent.').waitFor();
    await writer(page).fill('See the file.');

    expect(await page.getByRole('button', { name: /Send reply/ }).isDisabled()).toBe(true);
    expect(exchange.asked.filter((one) => one.what === uploadTo)).toHaveLength(1);
    await picture(page, 'composer-file-refused');
    await page.getByRole('button', { name: 'Remove setup.pdf' }).click();
    expect(await page.getByRole('button', { name: /Send reply/ }).isDisabled()).toBe(false);
    await context.close();
  });

  it('should wait for a line that was cut and be kept over a reload', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-1`);
    await page.getByRole('button', { name: /^Attach files/ }).waitFor();
    exchange.answers[uploadTo] = { status: 503, body: { code: 'unavailable' } };
    await page.getByTestId('attach').setInputFiles([aFile('photo.pdf')]);
    await page.getByText('Waiting for the connection').waitFor();
    exchange.answers[uploadTo] = {
      status: 201,
      body: { id: 'at-2', name: 'photo.pdf', type: 'application/pdf', size: 1200 },
    };
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect.poll(() => page.locator('li[data-state=READY]').count()).toBe(1);
    await page.reload();
    await expect.poll(() => page.locator('li[data-state=READY]').count()).toBe(1);
    await context.close();
  });

  it('should not be offered where the channel takes none', async () => {
    exchange.conversations['c-1'] = aConversation('c-1', {
      composer: { ...aConversation('c-1').composer, attachments: false, files: undefined },
    });
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-1`);
    await writer(page).waitFor();

    expect(await page.getByRole('button', { name: /^Attach files/ }).count()).toBe(0);
    await context.close();
  });
});

describe('canned replies', () => {
  it('should come by a slash, filled, and name what is not known', async () => {
    exchange.answers['GET /api/gateway/canned-replies'] = { status: 200, body: replies };
    exchange.answers['GET /api/cases/by-contact/c-1'] = { status: 404, body: { code: 'not_found' } };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-1`);
    await writer(page).pressSequentially('/');
    await page.getByRole('option').first().waitFor();
    await page.getByText('Not known, so left out: the case number').waitFor();
    await expectAccessible(page);
    await picture(page, 'composer-canned');
    await page.keyboard.press('Enter');

    await expect.poll(() => writer(page).inputValue()).toContain('vielen Dank. Ihr Fall: .');
    expect(await writer(page).inputValue()).toContain('Guten Tag Martina Vogel');
    await page.getByTestId('gaps').waitFor();
    expect(exchange.asked.filter((one) => one.what.endsWith('/replies'))).toEqual([]);
    await context.close();
  });

  it('should be written by supervisors, each fault at its field, nothing unsaved lost', async () => {
    exchange.me = { ...anna, roles: ['SUPERVISOR'] };
    exchange.answers['GET /api/gateway/canned-replies'] = { status: 200, body: [] };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/replies`);
    await page.getByText('There are no canned replies yet.').waitFor();
    await expectAccessible(page);
    await picture(page, 'replies-empty');

    exchange.answers['GET /api/gateway/canned-replies'] = { status: 200, body: replies };
    exchange.answers['GET /api/gateway/canned-replies/cr-1/history'] = {
      status: 200,
      body: [{ ...replies[0], kind: 'CREATED', by: 'u-2001', at: '2026-01-02T10:00:00Z' }],
    };
    await page.reload();
    await page.getByRole('button', { name: /danke/ }).click();
    await page.getByLabel('Text', { exact: true }).fill('Hallo {{nobody}}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('There is no placeholder {{nobody}}.').waitFor();
    await expectAccessible(page);
    await picture(page, 'replies-fault');
    await page.getByRole('button', { name: /hours/ }).click();
    await page.getByText('Leave without saving?').waitFor();
    await page.getByRole('button', { name: 'Stay' }).click();

    await page.getByLabel('Text', { exact: true }).fill('Hallo {{customerName}}');
    exchange.answers['PUT /api/gateway/canned-replies/cr-1'] = {
      status: 200,
      body: { ...replies[0], text: 'Hallo {{customerName}}', version: 4 },
    };
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => exchange.asked.find((one) => one.what.startsWith('PUT '))?.body)
      .toMatchObject({ code: 'danke', version: 3, text: 'Hallo {{customerName}}' });
    await context.close();
  });
});
