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
  exchange.snapshot = snapshot();
  for (const id of ['c-1', 'c-2', 'c-3']) {
    exchange.conversations[id] = aConversation(id);
    exchange.cases[id] = aCase();
  }
});

const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` });

const holding = () =>
  snapshot({
    state: 'ENGAGED',
    assignments: [{ assigned: assignment('c-1', 754) }, { assigned: assignment('c-2', 92) }],
  });

describe('login', () => {
  it('should say kindly that the password is wrong, and open the desk with the right one', async () => {
    exchange.me = null;
    exchange.answers['POST /api/console/login'] = { status: 401, body: { code: 'wrong_credentials' } };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByLabel('User name').fill('anna');
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('User name or password is wrong.').waitFor();
    await expectAccessible(page);
    await picture(page, 'login');

    exchange.me = anna;
    exchange.answers['POST /api/console/login'] = { status: 200, body: anna };
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('My contacts').waitFor();
    expect(new URL(page.url()).pathname).toBe('/desk');
    expect(exchange.asked[0]?.headers['x-strowger']).toBe('1');
    await context.close();
  });
});

describe('desk', () => {
  it('should show an offer to an idle agent with all there is to know', async () => {
    exchange.snapshot = snapshot({ state: 'OFFERED', offers: [offer('c-3')] });
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByText('Why me?').waitFor();
    await page.getByText('Wo bleibt mein Paket?').waitFor();
    await expectAccessible(page);
    await picture(page, 'desk-offer-idle');

    await page.keyboard.press('Control+Enter');
    await expect.poll(() => exchange.asked.map((one) => one.what)).toContain(
      'POST /api/routing/desk/offers/c-3.1/accept',
    );
    expect(exchange.asked[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
    await context.close();
  });

  it('should put an offer on top of a conversation without taking the focus', async () => {
    exchange.snapshot = holding();
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByLabel('Reply', { exact: true }).last().fill('Guten Tag Frau Vogel,\n\nder Zusteller');
    exchange.event('OfferIssued', offer('c-3'));
    await page.getByTestId('offer').waitFor();
    await page.keyboard.type(' hat geantwortet');
    await picture(page, 'desk-1440');
    expect(await page.locator('#composer-input').inputValue()).toContain('Zusteller hat geantwortet');
    await expectAccessible(page);

    await page.getByTestId('offer').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => exchange.asked.map((one) => one.what)).toContain(
      'POST /api/routing/desk/offers/c-3.1/accept',
    );
    exchange.event('ContactAssigned', assignment('c-3', 0));
    await expect.poll(() => page.getByTestId('offer').count()).toBe(0);
    await context.close();
  });

  it('should be good to look at on a large screen, dark and in German', async () => {
    exchange.snapshot = holding();
    const large = await openPage(browser, exchange, { width: 1920, height: 1080 });
    await large.page.goto(`${origin}/desk`);
    await large.page.getByText('Danke! Falls').waitFor();
    await picture(large.page, 'desk-1920');
    await large.context.close();

    const dark = await openPage(browser, exchange, { dark: true, locale: 'de-DE' });
    await dark.page.goto(`${origin}/desk`);
    await dark.page.getByText('Meine Kontakte').waitFor();
    await dark.page.getByText('Danke! Falls').waitFor();
    await picture(dark.page, 'desk-dark-de');
    await expectAccessible(dark.page);
    await dark.context.close();
  });

  it('should keep what was typed over a cut, a reload and a newer message', async () => {
    exchange.snapshot = holding();
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    const input = page.locator('#composer-input');
    await input.fill('Ein halber Satz');
    exchange.answers['POST /api/gateway/contacts/c-1/replies'] = { status: 409, body: { code: 'newer_message' } };
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Send anyway' }).waitFor();
    expect(await input.inputValue()).toBe('');
    await picture(page, 'desk-newer-message');
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect.poll(() => input.inputValue()).toBe('Ein halber Satz');

    exchange.down = true;
    await exchange.cut();
    await page.getByText('The connection is lost').waitFor();
    await picture(page, 'desk-reconnecting');
    await page.waitForTimeout(4_000);
    expect(await input.inputValue()).toBe('Ein halber Satz');
    exchange.down = false;
    await page.getByText('The connection is lost').waitFor({ state: 'detached' });
    await page.reload();
    await expect.poll(() => input.inputValue()).toBe('Ein halber Satz');

    delete exchange.answers['POST /api/gateway/contacts/c-1/replies'];
    await input.focus();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => input.inputValue()).toBe('');
    await expect.poll(() => page.getByText('Ein halber Satz').count()).toBe(1);
    expect(exchange.asked.filter((one) => one.what.endsWith('/replies'))).toHaveLength(2);
    await context.close();
  });

  it('should close only with an outcome, then wrap up', async () => {
    exchange.snapshot = holding();
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    const submit = page.getByRole('dialog').getByRole('button', { name: 'Close contact' });
    await submit.waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel('Waiting for the customer').check();
    await picture(page, 'desk-close');
    await submit.click();
    await expect.poll(() => exchange.asked.at(-1)).toMatchObject({
      what: 'POST /api/routing/desk/contacts/c-1/close',
      body: { disposition: 'waiting' },
    });
    const now = Date.now();
    exchange.event('WrapUpStarted', {
      offerId: 'c-1.1',
      contactId: 'c-1',
      agentId: 'u-1001',
      assignedAt: new Date(now - 754_000).toISOString(),
      startedAt: new Date(now).toISOString(),
      mode: 'OPTIONAL',
      endsAt: new Date(now + 30_000).toISOString(),
    });
    await page.getByRole('button', { name: 'Done' }).waitFor();
    await picture(page, 'desk-wrap-up');
    await expectAccessible(page);
    await context.close();
  });

  it('should ask what to do with open work before signing off, and bring a suspended agent back', async () => {
    exchange.snapshot = { ...holding(), suspension: 'NOT_RESPONDING', state: 'NOT_RESPONDING', mayHold: 5 };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    const pill = page.getByRole('button', { name: /Your presence/ });
    await expect.poll(() => pill.innerText()).toMatch(/Not responding[^]*holds 2 of 5/); // TR32: never "Available"
    expect(await pill.innerText()).not.toMatch(/Available/);
    await picture(page, 'desk-not-responding');
    await page.getByRole('button', { name: 'I am back' }).click();
    await expect.poll(() => exchange.asked.at(-1)?.what).toBe('POST /api/routing/desk/clear-suspension');
    await page.getByRole('button', { name: 'Your presence' }).click();
    await picture(page, 'desk-presence');
    await page.getByRole('menuitem', { name: 'Offline' }).click();
    await page.getByRole('button', { name: 'Hand them over: others get them at once' }).click();
    await expect.poll(() => exchange.asked.at(-1)).toMatchObject({
      what: 'POST /api/routing/desk/presence',
      body: { presence: 'OFFLINE', openWork: 'HAND_BACK' },
    });
    await context.close();
  });

  it('should tell the router that she is there when she types while an offer stands (TR31)', async () => {
    exchange.snapshot = { ...holding(), offers: [offer('c-3')] };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByTestId('offer').first().waitFor();
    await page.getByRole('textbox', { name: 'Reply' }).pressSequentially('Good morning');
    await expect.poll(() => exchange.heard.filter((frame) => frame.kind === 'active').length).toBeGreaterThan(0);
    await context.close();
  });

  it('should ask before signing out where no desk is shown what becomes of contacts she holds (TR30)', async () => {
    exchange.answers['POST /api/routing/desk/presence'] = {
      status: 409,
      body: { type: 'about:blank', status: 409, code: 'open_work', title: 'Open work', detail: 'Expected a choice' },
    };
    exchange.me = { ...anna, roles: ['AGENT', 'SUPERVISOR'] };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/wallboard`);
    await page.getByRole('button', { name: 'Account: Anna' }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('You are engaged with contacts.').waitFor();
    await picture(page, 'wallboard-sign-out');
    delete exchange.answers['POST /api/routing/desk/presence'];
    await dialog.getByRole('button', { name: 'Hand them over: others get them at once' }).click();
    await expect.poll(() => exchange.asked.map((one) => one.what)).toContain('POST /api/console/logout');
    expect(exchange.asked.filter((one) => one.what === 'POST /api/routing/desk/presence').at(-1)).toMatchObject({
      body: { presence: 'OFFLINE', openWork: 'HAND_BACK' },
    });
    await context.close();
  });

  it('should tell an expired offer, explain a contact and show its keys', async () => {
    exchange.snapshot = { ...holding(), offers: [offer('c-3')] };
    exchange.answers['GET /api/routing/contacts/c-1/explanation'] = {
      status: 200,
      body: {
        contactId: 'c-1',
        state: 'ASSIGNED',
        queueId: 'support-mail',
        enqueuedAt: new Date(Date.now() - 900_000).toISOString(),
        reason: 'Assigned to u-1001, who had been available longest of 2 eligible agents.',
        eligible: 1,
        ineligibleByRule: { LANGUAGE: 2, PRESENCE: 1 },
        nearMisses: offer('c-3').why.nearMisses,
      },
    };
    const { page, context } = await openPage(browser, exchange);
    await page.goto(`${origin}/desk`);
    await page.getByTestId('offer').waitFor();
    exchange.event('OfferExpired', { offerId: 'c-3.1', agentId: 'u-1001', issuedAt: '', expiredAt: '' });
    await page.getByText('An offer from Support mail expired').waitFor();
    await page.getByRole('button', { name: 'Why here?' }).click();
    await page.getByText('2 do not speak the language').waitFor();
    await picture(page, 'desk-explanation');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
    await picture(page, 'desk-shortcuts');
    await context.close();
  });
});

describe('wallboard', () => {
  it('should show the health of the queues and say when it is stale', async () => {
    exchange.me = olga;
    const { page, context } = await openPage(browser, exchange, { width: 1920, height: 1080 });
    await page.goto(`${origin}/`);
    await page.getByText('Support mail').waitFor();
    expect(new URL(page.url()).pathname).toBe('/wallboard');
    await picture(page, 'wallboard-1920');
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await picture(page, 'wallboard-1440');
    await page.getByText('No fresh numbers').waitFor({ timeout: 15_000 });
    await picture(page, 'wallboard-stale');
    await context.close();
  });
});
