import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClosedBy } from '../src/api/routing';
import { expectAccessible } from './accessible';
import { openBrowser, openPage, origin, pictures } from './browser';
import { Exchange } from './exchange';
import { aCall, aCase, aChat, aConversation, anna, busy, offer, snapshot } from './story';

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
  exchange.snapshot = busy();
  exchange.conversations = {
    'c-1': aChat('c-1', 'Martina Vogel', 'de', ['Guten Tag, wo ist mein Paket?', 'Ich sehe gern nach.', 'Danke!']),
    'c-2': aChat('c-2', 'Luca Bianchi', 'it', ['Buongiorno, vorrei restituire un articolo.']),
    'c-3': aChat('c-3', 'Grace Okafor', 'en', ['Hi', 'Hello Grace, how can I help?']),
    'c-4': aCall('c-4'),
    'c-5': aConversation('c-5', { channel: 'VOICE', messages: [], customer: { id: 'k-5', name: 'Jean Petit', identities: [] } }),
  };
  for (const id of Object.keys(exchange.conversations)) {
    exchange.cases[id] = aCase({ notes: [] });
  }
});

const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` });
const open = async (options: Parameters<typeof openPage>[2] = {}) => {
  const opened = await openPage(browser, exchange, options);
  await opened.page.goto(`${origin}/desk`);
  await opened.page.getByText('Danke!').waitFor();
  return opened;
};
const bubbles = (page: Page) => page.locator('#conversation-log article').allInnerTexts();
const asked = (what: string) => exchange.asked.filter((one) => one.what === what);

const wrapUp = (contactId: string, seconds = 20) => ({
  offerId: `${contactId}.1`,
  contactId,
  agentId: 'u-1001',
  assignedAt: new Date(Date.now() - 95_000).toISOString(),
  startedAt: new Date().toISOString(),
  mode: 'OPTIONAL' as const,
  endsAt: new Date(Date.now() + seconds * 1000).toISOString(),
});
const closedBy = (contactId: string, by: ClosedBy) => ({
  contactId,
  agentId: 'u-1001',
  closedAt: new Date().toISOString(),
  by,
});

describe('several live contacts', () => {
  it('should stand side by side with their clocks, and be walked through by keys', async () => {
    const { page, context } = await open();
    exchange.live({ kind: 'typing', contactId: 'c-1', on: true });
    exchange.live({ kind: 'customer', contactId: 'c-3', presence: 'AWAY' });
    exchange.say('c-2', 'IN', 'Il numero è 4711-23.');
    await page.getByText('Martina Vogel is typing').waitFor();
    await picture(page, 'live-three-chats-and-a-call');
    await expectAccessible(page);
    expect(await page.title()).toBe('(2) Strowger');

    await page.locator('main h2').first().click();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Luca Bianchi' }).first().waitFor();
    await expect.poll(() => page.title()).toBe('Strowger');
    await page.keyboard.press('j');
    await page.getByText('Away for').first().waitFor();
    await page.keyboard.press('j');
    await page.getByText('Talking', { exact: true }).waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: 'Martina Vogel' }).first().waitFor();
    await context.close();
  });

  it('should keep drafts and places of reading apart', async () => {
    const chat = exchange.conversations['c-1'];
    for (let n = 0; n < 30; n += 1) {
      exchange.say('c-1', n % 2 === 0 ? 'OUT' : 'IN', `Zeile ${n}`);
    }
    expect(chat).toBeDefined();
    const { page, context } = await open();
    await page.locator('#composer-input').fill('für Martina');
    await page.locator('#conversation-log').evaluate((log) => log.scrollTo({ top: 300 }));
    await page.getByRole('button', { name: /Luca Bianchi/ }).click();
    await page.locator('#composer-input').fill('per Luca');
    await page.getByRole('button', { name: /Martina Vogel/ }).click();
    expect(await page.locator('#composer-input').inputValue()).toBe('für Martina');
    expect(await page.locator('#conversation-log').evaluate((log) => log.scrollTop)).toBe(300);
    await page.reload();
    await page.getByRole('button', { name: /Luca Bianchi/ }).click();
    await expect.poll(() => page.locator('#composer-input').inputValue()).toBe('per Luca');
    await context.close();
  });

  it('should send on Enter, tell that the agent types, and show each message once in its order', async () => {
    const { page, context } = await open();
    const input = page.locator('#composer-input');
    await input.focus();
    await page.keyboard.type('Erste Zeile');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('zweite');
    expect(await input.inputValue()).toBe('Erste Zeile\nzweite');
    expect(exchange.typed).toEqual([{ kind: 'typing', contactId: 'c-1', on: true }]);
    await page.keyboard.press('Enter');
    await expect.poll(() => input.inputValue()).toBe('');
    expect(exchange.typed.at(-1)).toEqual({ kind: 'typing', contactId: 'c-1', on: false });
    exchange.live({ kind: 'message', contactId: 'c-1', message: exchange.say('c-1', 'IN', 'Alles klar') });
    await page.getByText('Alles klar').waitFor();
    await expect.poll(async () => (await bubbles(page)).length).toBe(5);
    const texts = await bubbles(page);
    expect(texts[3]).toContain('zweite');
    expect(texts[4]).toContain('Alles klar');
    exchange.live({
      kind: 'delivery',
      contactId: 'c-1',
      messageId: exchange.conversations['c-1']?.messages[3]?.id ?? '',
      delivery: { state: 'DELIVERED' },
    });
    await expect.poll(async () => (await bubbles(page))[3]).toContain('Delivered');
    await context.close();
  });
});

describe('a cut of twenty seconds', () => {
  it('should lose nothing and double nothing, in order, with what was sent waiting in sight', async () => {
    const { page, context } = await open();
    const input = page.locator('#composer-input');
    await input.focus();
    await page.keyboard.type('Ich habe ');
    exchange.down = true;
    await exchange.cut();
    await page.keyboard.type('nachgesehen.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Es kommt morgen.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Noch ein halber');
    await page.getByText('Waits for the connection').first().waitFor();
    await page.getByText('The connection is lost').waitFor();
    exchange.say('c-1', 'IN', 'Sind Sie noch da?');
    await page.waitForTimeout(20_000);
    await picture(page, 'live-cut');
    await expectAccessible(page);
    expect(await input.inputValue()).toBe('Noch ein halber');
    exchange.down = false;
    await page.getByText('The connection is lost').waitFor({ state: 'detached', timeout: 15_000 });
    await expect.poll(async () => (await bubbles(page)).length, { timeout: 15_000 }).toBe(6);
    const texts = await bubbles(page);
    expect(texts[3]).toContain('Sind Sie noch da?');
    expect(texts[4]).toContain('Ich habe nachgesehen.');
    expect(texts[5]).toContain('Es kommt morgen.');
    expect(await input.inputValue()).toBe('Noch ein halber');
    expect(exchange.conversations['c-1']?.messages.map((one) => one.text)).toHaveLength(6);
    await context.close();
  });
});

describe('a chat its customer ended', () => {
  it('should stay readable, take no more answers and ask for its outcome', async () => {
    const { page, context } = await open();
    await page.locator('#composer-input').fill('Ein angefangener Satz');
    exchange.event('ContactClosed', closedBy('c-1', 'CUSTOMER'));
    exchange.event('WrapUpStarted', wrapUp('c-1'));
    exchange.live({ kind: 'customer', contactId: 'c-1', presence: 'LEFT' });
    await page.getByText('The customer ended this chat').waitFor();
    await picture(page, 'live-chat-ended');
    await expectAccessible(page);
    expect(await page.getByText('Ein angefangener Satz').count()).toBeGreaterThan(0);
    const done = page.getByRole('button', { name: 'Save and finish' });
    expect(await done.isDisabled()).toBe(true);
    await page.getByLabel('Answered').check();
    exchange.answers['POST /api/routing/desk/contacts/c-1/end-wrap-up'] = {
      status: 409,
      body: { code: 'disposition_missing' },
    };
    await done.click();
    await page.getByText('Say first how the contact ended.').waitFor();
    expect(asked('POST /api/routing/desk/contacts/c-1/close')).toMatchObject([{ body: { disposition: 'answered' } }]);
    exchange.event('DispositionGiven', { offerId: 'c-1.1', contactId: 'c-1', disposition: 'answered' });
    await page.getByText('Outcome: Answered').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => asked('POST /api/routing/desk/contacts/c-1/end-wrap-up').length).toBe(2);
    await context.close();
  });
});

describe('a note that the clock cut off', () => {
  it('should wait beside the contacts until it is saved', async () => {
    const { page, context } = await open();
    exchange.event('ContactClosed', closedBy('c-1', 'CUSTOMER'));
    exchange.event('WrapUpStarted', wrapUp('c-1'));
    await page.locator('#composer-input').focus();
    await page.keyboard.type('Ruft morgen wieder an');
    exchange.event('WrapUpEnded', { offerId: 'c-1.1', contactId: 'c-1', agentId: 'u-1001', endedAt: '', by: 'TIMER' });
    await page.keyboard.type('e'); // she types on, before or after the field went away
    await page.getByText('Notes not saved').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await picture(page, 'live-left-over');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save to the case' }).click();
    await expect.poll(() => asked('POST /api/cases/case-1/notes')).toMatchObject([
      { body: { text: expect.stringContaining('Ruft morgen wieder an') as string } },
    ]);
    await page.getByText('Notes not saved').waitFor({ state: 'detached' });
    await context.close();
  });
});

describe('calls', () => {
  const ringing = () => offer('c-5', { channel: 'VOICE', queueId: 'phone', source: 'CALLBACK' });

  it('should be taken by lifting the phone, not by the desk', async () => {
    exchange.snapshot = snapshot({ ...busy(), assignments: busy().assignments.slice(0, 3) });
    const { page, context } = await open();
    exchange.event('OfferIssued', ringing());
    await page.getByTestId('offer').getByText('Answer your phone').waitFor();
    await picture(page, 'live-call-offer');
    await expectAccessible(page);
    expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('offer').focus();
    await page.keyboard.press('Enter');
    expect(exchange.asked).toEqual([]);
    exchange.event('OfferRevoked', {
      offerId: 'c-5.1',
      agentId: 'u-1001',
      issuedAt: '',
      revokedAt: '',
      reason: 'CUSTOMER_LEFT',
    });
    await page.getByText('withdrawn: the customer left').waitFor();
    await picture(page, 'live-withdrawn');
    await context.close();
  });

  it('should show state, clocks and who holds, and hang up', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: /901820/ }).click();
    await page.getByText('Talking', { exact: true }).waitFor();
    const since = new Date(Date.now() - 12_000).toISOString();
    exchange.live({ kind: 'call', contactId: 'c-4', call: { state: 'HELD', since, heldBy: 'CUSTOMER' } });
    await page.getByText('On hold by the customer').waitFor();
    await picture(page, 'live-call-held');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Hang up' }).click();
    await expect.poll(() => asked('POST /api/gateway/contacts/c-4/hang-up').length).toBe(1);
    exchange.live({
      kind: 'call',
      contactId: 'c-4',
      call: { state: 'ENDED', since: new Date().toISOString(), endedBy: 'AGENT' },
    });
    exchange.event('ContactClosed', closedBy('c-4', 'CHANNEL'));
    exchange.event('WrapUpStarted', wrapUp('c-4'));
    await page.getByText('You hung up').waitFor();
    await page.getByText('How did this contact end?').waitFor();
    await picture(page, 'live-call-wrap-up');
    await expectAccessible(page);
    await context.close();
  });

  it('should be missed visibly while the phone is not connected, and say how to connect it', async () => {
    exchange.snapshot = { ...busy(), phone: 'UNREACHABLE' };
    const { page, context } = await open({ locale: 'de-DE', dark: true });
    await page.getByText('Ihr Telefon ist nicht verbunden').waitFor();
    await page.getByRole('button', { name: 'So geht es' }).click();
    await page.getByText('127.0.0.1:5060', { exact: true }).waitFor();
    expect(await page.getByText('K5XW6').count()).toBe(0);
    await page.getByRole('button', { name: 'Passwort zeigen' }).click();
    await page.getByText('K5XW6').waitFor();
    await picture(page, 'live-phone-de-dark');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    exchange.event('PhoneChanged', { agentId: 'u-1001', reachable: true });
    await page.getByText('Ihr Telefon ist nicht verbunden').waitFor({ state: 'detached' });
    await context.close();
  });
});

describe('attention', () => {
  it('should be asked for by a click only, and remembered', async () => {
    const { page, context } = await open();
    await page.evaluate(() => {
      const asking = { count: 0 };
      Object.assign(window, { asking });
      Notification.requestPermission = () => {
        asking.count += 1;
        return Promise.resolve('denied');
      };
    });
    await page.getByRole('button', { name: 'Sounds and notifications' }).click();
    const sound = page.getByRole('switch', { name: 'Sound for offers' });
    await sound.waitFor();
    expect(await sound.isChecked()).toBe(false);
    await sound.check({ force: true });
    await picture(page, 'live-attention');
    await expectAccessible(page);
    expect(await page.evaluate(() => (window as unknown as { asking: { count: number } }).asking.count)).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: 'Sounds and notifications' }).click();
    expect(await page.getByRole('switch', { name: 'Sound for offers' }).isChecked()).toBe(true);
    await context.close();
  });
});
