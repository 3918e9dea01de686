import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible';
import { openBrowser, openPage, origin, pictures } from './browser';
import { Exchange } from './exchange';
import { aCase, aConversation, aCustomer, anna, assignment, snapshot } from './story';

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
  exchange.snapshot = snapshot({ state: 'ENGAGED', assignments: [{ assigned: assignment('c-1', 754) }] });
  exchange.conversations['c-1'] = aConversation('c-1');
  exchange.cases['c-1'] = aCase();
});

const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` });
const asked = (what: string) => exchange.asked.find((one) => one.what === what)?.body;

const merged = () =>
  aCustomer({
    proposals: [],
    merges: [{ id: 'mg-1', merged: 'cu-2', reason: 'SITE_WORD', mergedBy: 'u-1001', mergedAt: new Date().toISOString() }],
  });

describe('the customer card', () => {
  it.each([
    { name: 'de-dark-1024', width: 1024, height: 768, locale: 'de-DE', dark: true },
    { name: 'de-1440', width: 1440, height: 1600, locale: 'de-DE', dark: false },
    { name: 'en-dark-1440', width: 1440, height: 1600, locale: 'en-GB', dark: true },
  ])('should be readable in $name', async ({ name, ...look }) => {
    exchange.customer = { ...aCustomer(), merges: merged().merges };
    const { page, context } = await openPage(browser, exchange, look);
    await page.goto(`${origin}/desk`);
    await page.getByTestId('proposals').waitFor();
    await expectAccessible(page);
    await picture(page, `customer-${name}`);
    await context.close();
  });

  it('should let her say that two are one, and take it back, by keyboard', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByText('Perhaps the same person').waitFor();
    await expectAccessible(page);
    await picture(page, 'customer-card');

    exchange.answers['POST /api/gateway/customers/cu-1/proposals/mp-1/decide'] = { status: 200, body: merged() };
    exchange.customer = merged();
    await page.getByRole('button', { name: 'Same person', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Made one').waitFor();
    expect(asked('POST /api/gateway/customers/cu-1/proposals/mp-1/decide')).toEqual({ decision: 'SAME' });

    exchange.answers['POST /api/gateway/customers/cu-1/merges/mg-1/undo'] = { status: 200, body: aCustomer() };
    exchange.customer = aCustomer();
    await page.getByRole('button', { name: 'Separate again' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Separate these customers again?').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Separate again' }).press('Enter');
    await page.getByText('Perhaps the same person').waitFor();
    await context.close();
  });

  it('should begin a mail as a contact of hers', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    exchange.answers['POST /api/gateway/mails'] = {
      status: 201,
      body: { conversationId: 'cv-9', customerId: 'cu-1' },
    };
    await page.getByRole('button', { name: 'Write a mail' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Your parcel');
    await expectAccessible(page);
    await picture(page, 'customer-mail');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked('POST /api/routing/desk/outbound'))
      .toEqual({ conversationId: 'cv-9', customerId: 'cu-1', channel: 'EMAIL', queueId: 'support-mail' });
    await context.close();
  });

  it('should ask who it is, and say when that was not enough', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('dialog').getByLabel('Phone number').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.getByText('That was not enough.').waitFor();
    await expectAccessible(page);
    await picture(page, 'customer-verify');
    await context.close();
  });
});
