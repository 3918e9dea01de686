import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Gateway, openBrowser, openChat } from './gateway';

const pictures = new URL('../../../../target/screens', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
let gateway: Gateway;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(() => {
  gateway = new Gateway();
});

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe;
    const { violations } = await runner.run();
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
  });
  expect(found).toEqual([]);
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.keyboard.press('Enter');
}

const texts = (page: Page) => page.locator('.text').allTextContents();
const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` });

describe('the page', () => {
  it('should wait, be answered and end, and be right for everybody on the way', async () => {
    const { page, context } = await openChat(browser, gateway);
    await page.getByText('We are here').waitFor();
    await expectAccessible(page);
    await picture(page, 'chat-new');

    await write(page, 'Hello, where is my parcel?');
    gateway.says({ kind: 'status', state: 'QUEUED' });
    gateway.says({ kind: 'queue', position: 3 });
    await page.getByText('2 people are ahead of you.').waitFor();
    gateway.says({ kind: 'queue', position: 3, waitSeconds: { from: 118, to: 235 } });
    await page.getByText('2 people are ahead of you. It should take about 2–4 minutes.').waitFor();
    await expectAccessible(page);
    await picture(page, 'chat-waiting');
    gateway.says({ kind: 'status', state: 'CONNECTED' });
    gateway.writes('Good morning! I am having a look.');
    await page.getByText('You are talking to Anna').waitFor();
    await write(page, '<img src=x onerror=alert(1)> https://example.com/a/very/long/address/that/does/not/break/anywhere/at/all/because/it/has/no/blanks');
    gateway.writes('שלום, זה בדרך אליך.');
    gateway.says({ kind: 'typing', on: true });
    await page.getByText('Anna is writing …').waitFor();
    expect(await page.locator('strowger-chat img').count()).toBe(0);
    await expectAccessible(page);
    await picture(page, 'chat-connected');

    await page.getByRole('button', { name: 'End chat' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go on chatting' }).click();
    expect(gateway.heard.some((frame) => frame.kind === 'end')).toBe(false);
    await page.getByRole('button', { name: 'End chat' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click();
    await page.getByText('This chat has ended.').waitFor();
    await expectAccessible(page);
    await picture(page, 'chat-ended');

    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await write(page, 'One thing more');
    await expect.poll(() => texts(page)).toHaveLength(5);
    await context.close();
  });

  it('should say why a chat is closed that is not let in, in the words of the queue', async () => {
    const { page, context } = await openChat(browser, gateway, { locale: 'de-DE' });
    await page.getByText('Wir sind da').waitFor();
    await page.getByLabel('Ihre Nachricht').fill('Hallo?');
    await page.keyboard.press('Enter');
    gateway.says({ kind: 'queue', position: 1, waitSeconds: { from: 20, to: 45 } });
    await page.getByText('Es dauert weniger als eine Minute.').waitFor();

    gateway.says({ kind: 'status', state: 'ENDED' });
    gateway.says({ kind: 'closed', message: 'Zu viele warten <img src=x onerror=alert(1)>, bitte schreiben Sie eine Mail.' });

    await page.getByText('Zu viele warten <img src=x onerror=alert(1)>, bitte schreiben Sie eine Mail.').waitFor();
    expect(await page.locator('strowger-chat img').count()).toBe(0);
    expect(await page.getByText('Dieser Chat ist beendet.').count()).toBe(0);
    await expectAccessible(page);
    await picture(page, 'chat-refused');
    await page.getByRole('button', { name: 'Neuen Chat beginnen' }).click();
    await page.getByLabel('Ihre Nachricht').waitFor();
    await context.close();
  });

  it('should lose nothing by a cut and a reload, double nothing and keep the order', async () => {
    const { page, context } = await openChat(browser, gateway, { dark: true, locale: 'de-DE' });
    const field = page.getByLabel('Ihre Nachricht');
    await page.getByText('Wir sind da').waitFor();
    await field.fill('eins');
    await field.press('Enter');
    await expect.poll(() => gateway.heard.filter((frame) => frame.kind === 'msg').length).toBe(1);

    await gateway.cut();
    gateway.writes('zwei');
    await page.getByText('Keine Verbindung').waitFor();
    await field.fill('drei');
    await field.press('Enter');
    await expectAccessible(page);
    await picture(page, 'chat-offline');
    await page.reload();
    await page.getByText('Wird gesendet').waitFor();

    gateway.reachable = true;
    await expect.poll(() => texts(page), { timeout: 10_000 }).toEqual(['eins', 'zwei', 'drei']);
    expect(await page.getByText('Wird gesendet').count()).toBe(0);
    await context.close();
  });
});

describe('TR10: truth to the waiting customer', () => {
  const opening = new Date(Date.now() + 20 * 3_600_000).toISOString();

  it('should say before she writes who is there, in German too', async () => {
    gateway.service = { state: 'BUSY', waitSeconds: { from: 70, to: 230 } };
    const busy = await openChat(browser, gateway);
    await busy.page.getByText('It should take about 1–4 minutes.').waitFor();
    await expectAccessible(busy.page);
    await picture(busy.page, 'service-busy');
    await busy.context.close();

    gateway.service = { state: 'CLOSED', opensAt: opening };
    const closed = await openChat(browser, gateway, { locale: 'de-DE' });
    await closed.page.getByText('Wir sind wieder da ab').waitFor();
    expect(await closed.page.getByLabel('Ihre Nachricht').isVisible()).toBe(false);
    expect(await closed.page.getByLabel('E-Mail-Adresse für die Antwort').isVisible()).toBe(false);
    await expectAccessible(closed.page);
    await picture(closed.page, 'service-closed');
    await closed.context.close();
  });

  it('should ask for an address when nobody is there, and name no position, until somebody comes', async () => {
    gateway.service = { state: 'NOBODY' };
    const { page, context } = await openChat(browser, gateway);
    await page.getByText('Nobody is here at the moment.').waitFor();
    await expectAccessible(page);
    await picture(page, 'service-nobody');

    await write(page, 'Where is my parcel?');
    gateway.says({ kind: 'status', state: 'QUEUED' });
    gateway.says({ kind: 'service', state: 'NOBODY' });
    await page.getByText('We have your message. Nobody is here at the moment.').waitFor();
    expect(await page.getByText('You are next').count()).toBe(0);
    await page.getByLabel('E-mail address for the answer').fill('nonsense');
    await page.keyboard.press('Enter');
    await page.getByText('This is not an e-mail address.').waitFor();
    await expectAccessible(page);
    await picture(page, 'service-nobody-waiting');
    await page.getByLabel('E-mail address for the answer').fill('ann@example.com');
    await page.keyboard.press('Enter');
    await page.getByText('We have your address.').waitFor();
    await expectAccessible(page);
    await picture(page, 'service-nobody-address');

    gateway.says({ kind: 'service', state: 'BUSY' });
    gateway.says({ kind: 'queue', position: 1, waitSeconds: { from: 20, to: 45 } });
    await page.getByText('You are next.').waitFor();
    gateway.says({ kind: 'status', state: 'CONNECTED' });
    gateway.writes('Good morning!');
    gateway.says({ kind: 'read', seq: 1 });
    await page.getByText('Read', { exact: true }).waitFor();
    await expectAccessible(page);
    await picture(page, 'chat-read');
    await context.close();
  });

  it('should answer later what is written to a closed queue, and never say that it has ended', async () => {
    gateway.service = { state: 'DEFERRED', opensAt: opening };
    const { page, context } = await openChat(browser, gateway, { locale: 'de-DE', dark: true });
    await page.getByText('Wir antworten ab').waitFor();
    await expectAccessible(page);
    await picture(page, 'service-deferred');

    const field = page.getByLabel('Ihre Nachricht');
    await field.fill('Wo ist mein Paket?');
    await field.press('Enter');
    gateway.says({ kind: 'status', state: 'ENDED' });
    gateway.says({ kind: 'closed', answerFrom: opening });
    await page.getByText('Wir antworten ab').waitFor();
    await expect.poll(() => texts(page)).toEqual(['Wo ist mein Paket?']);
    expect(await page.getByText('Dieser Chat ist beendet.').count()).toBe(0);
    await field.fill('Es eilt nicht.');
    await field.press('Enter');
    await expect.poll(() => texts(page)).toHaveLength(2);
    await expectAccessible(page);
    await picture(page, 'service-deferred-written');

    gateway.says({ kind: 'status', state: 'QUEUED' });
    gateway.says({ kind: 'queue', position: 1 });
    await page.getByText('Sie sind als Nächstes an der Reihe.').waitFor();
    await context.close();
  });
});

describe('TR15: the line and the page', () => {
  it.each([403, 404])('should say at once that the chat is not available here (%i)', async (status) => {
    gateway.service = status;
    const { page, context } = await openChat(browser, gateway);
    await page.getByText('The chat is not available here.').waitFor();
    expect(await page.getByText('No connection').count()).toBe(0);
    expect(await page.getByLabel('Your message').isVisible()).toBe(false);
    await expectAccessible(page);
    await picture(page, 'service-refused');
    await context.close();
  });

  it('should keep the composer of a new chat, and its text, over a cut', async () => {
    const { page, context } = await openChat(browser, gateway);
    await write(page, 'Hello');
    gateway.says({ kind: 'status', state: 'ENDED' });
    gateway.says({ kind: 'closed' });
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await page.getByLabel('Your message').fill('One thing more');

    await gateway.cut();
    await page.getByText('No connection').waitFor();
    gateway.reachable = true;
    await page.getByText('No connection').waitFor({ state: 'hidden', timeout: 10_000 });

    expect(await page.getByLabel('Your message').inputValue()).toBe('One thing more');
    await page.keyboard.press('Enter');
    await expect.poll(() => texts(page)).toEqual(['Hello', 'One thing more']);
    await context.close();
  });
});

describe('the bubble', () => {
  it('should open by keyboard, count what is unread and fill a small screen', async () => {
    const { page, context } = await openChat(browser, gateway, { path: '/', width: 360, height: 640 });
    await page.getByRole('button', { name: 'Chat with us' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Your message').waitFor();
    await write(page, 'Hello');
    await expectAccessible(page);
    await picture(page, 'bubble-small');

    await page.keyboard.press('Escape');
    gateway.writes('Good morning!');
    await page.getByRole('button', { name: 'Chat with us, 1 unread' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'bubble-unread');
    await page.reload();
    await page.getByRole('button', { name: 'Chat with us, 1 unread' }).click();
    await expect.poll(() => texts(page)).toEqual(['Hello', 'Good morning!']);
    await context.close();
  });

  it('should stand beside the page on a large screen', async () => {
    const { page, context } = await openChat(browser, gateway, { path: '/', width: 1200, height: 760 });
    await page.getByRole('button', { name: 'Chat with us' }).click();
    await page.getByText('How can we help?').waitFor();
    await expectAccessible(page);
    await picture(page, 'bubble-large');
    await context.close();
  });
});
