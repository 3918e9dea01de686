import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessible';
import { openBrowser, openPage, origin, pictures } from './browser';
import { Exchange } from './exchange';
import { aCase, aConversation, anna, assignment, offer, olga, snapshot } from './story';

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
  exchange.snapshot = snapshot({
    state: 'ENGAGED',
    assignments: [{ assigned: assignment('c-1', 754) }, { assigned: assignment('c-2', 92) }],
  });
  for (const [id, name] of Object.entries({ 'c-1': 'Martina Vogel', 'c-2': 'Luca Bianchi', 'c-3': 'Grace Okafor' })) {
    exchange.conversations[id] = aConversation(id, { customer: { id: `k-${id}`, name, identities: [] } });
    exchange.cases[id] = aCase();
  }
});

const pathOf = (page: Page) => new URL(page.url()).pathname;
const inFront = (page: Page, name: string) =>
  page.getByRole('complementary').getByRole('heading', { name, exact: true }).waitFor();
const signIn = async (page: Page) => {
  await page.getByLabel('User name').fill('anna');
  await page.getByRole('textbox', { name: 'Password' }).fill('right');
  await page.getByRole('button', { name: 'Sign in' }).click();
};

describe('the address of a contact', () => {
  it('should put it in front, and lead back and forward through those that were', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-2`);
    await inFront(page, 'Luca Bianchi');
    await page.getByRole('button', { name: /Martina Vogel/ }).click();
    await inFront(page, 'Martina Vogel');
    expect(pathOf(page)).toBe('/desk/contacts/c-1');
    await page.goBack();
    await inFront(page, 'Luca Bianchi');
    await page.goForward();
    await inFront(page, 'Martina Vogel');
    await page.getByRole('button', { name: /Martina Vogel/ }).click();
    await page.goBack();
    await inFront(page, 'Luca Bianchi');
    await page.goForward();
    await inFront(page, 'Martina Vogel');
    await page.locator('main h2').first().click();
    await page.keyboard.press('j');
    await inFront(page, 'Luca Bianchi');
    expect(pathOf(page)).toBe('/desk/contacts/c-2');
    await page.getByRole('link', { name: 'Desk' }).click();
    await inFront(page, 'Luca Bianchi');
    await page.reload();
    await inFront(page, 'Luca Bianchi');
    await context.close();
  });

  it('should follow the contact that was accepted', async () => {
    exchange.snapshot = { ...(exchange.snapshot ?? snapshot()), offers: [offer('c-3')] };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await inFront(page, 'Martina Vogel');
    exchange.event('ContactAssigned', assignment('c-3', 0));
    await inFront(page, 'Grace Okafor');
    expect(pathOf(page)).toBe('/desk/contacts/c-3');
    await page.goBack();
    await inFront(page, 'Martina Vogel');
    await context.close();
  });

  it('should lead to the desk when the contact is not hers, or no longer', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-9`);
    await page.getByText('This contact is no longer yours.').waitFor();
    await inFront(page, 'Martina Vogel');
    expect(pathOf(page)).toBe('/desk');
    await page.getByRole('button', { name: 'Close', exact: true }).click();

    await page.getByRole('button', { name: /Luca Bianchi/ }).click();
    await inFront(page, 'Luca Bianchi');
    exchange.event('WrapUpEnded', { offerId: 'c-2.1', contactId: 'c-2', agentId: 'u-1001', endedAt: '', by: 'TIMER' });
    await inFront(page, 'Martina Vogel');
    await expect.poll(() => pathOf(page)).toBe('/desk');
    expect(await page.getByText('This contact is no longer yours.').count()).toBe(0);
    await context.close();
  });

  it('should be kept while she signs in, but not for the one after her', async () => {
    exchange.me = null;
    exchange.answers['POST /api/console/login'] = { status: 200, body: anna };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-2`);
    await page.getByLabel('User name').waitFor();
    expect(pathOf(page)).toBe('/login');
    exchange.me = anna;
    await signIn(page);
    await inFront(page, 'Luca Bianchi');
    expect(pathOf(page)).toBe('/desk/contacts/c-2');

    await page.getByRole('button', { name: 'Account: Anna' }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await page.getByLabel('User name').waitFor();
    expect(await page.getByText('Your session has ended').count()).toBe(0);
    await signIn(page);
    await inFront(page, 'Martina Vogel');
    expect(pathOf(page)).toBe('/desk');
    await context.close();
  });
});

describe('an address that leads nowhere', () => {
  it('should say so under the header, and lead to the start (TR35)', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/nowhere`);
    await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
    await page.getByText('/nowhere').waitFor();
    await page.screenshot({ path: `${pictures}/no-such-page.png` });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'To the start' }).click();
    await inFront(page, 'Martina Vogel');
    expect(pathOf(page)).toBe('/desk');
    await context.close();
  });

  it('should say so to guests too, in their language (TR35)', async () => {
    exchange.me = null;
    const { page, context } = await openPage(browser, exchange, { locale: 'de-DE' });
    await page.goto(`${origin}/desk/nirgendwo`);
    await page.getByRole('heading', { level: 1, name: 'Diese Seite gibt es nicht' }).waitFor();
    await page.screenshot({ path: `${pictures}/no-such-page-de.png` });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Zum Anfang' }).click();
    await page.getByLabel('Benutzername').waitFor();
    await context.close();
  });
});

describe('a surface that is for others', () => {
  it('should say so', async () => {
    exchange.me = olga;
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk/contacts/c-1`);
    await page.getByRole('heading', { level: 1, name: 'Your role does not allow this' }).waitFor();
    await page.screenshot({ path: `${pictures}/forbidden.png` });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Wallboard' }).click();
    await page.getByText('Support mail').waitFor();
    await context.close();
  });
});

describe('a page that cannot be fetched', () => {
  it('should leave the header and offer to load again', async () => {
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await inFront(page, 'Martina Vogel');
    await page.route(/WallboardPage-.*\.js$/, (route) => route.fulfill({ status: 404 }));
    await page.getByRole('link', { name: 'Wallboard' }).click();
    await page.getByRole('heading', { level: 1, name: 'This page cannot be shown' }).waitFor();
    await page.screenshot({ path: `${pictures}/broken.png` });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Desk' }).click();
    await inFront(page, 'Martina Vogel');
    await context.close();
  });
});
