import type { Call } from '../api/gateway';

type Side = NonNullable<Call['heldBy']>;
type CallEnd = NonNullable<Call['endedBy']>;

/** Sentences of calls, chats and what an agent is told of them. */
export const live = {
  calls: {
    answerPhone: 'Answer your phone',
    ringing: 'Your phone is ringing: lift it to take the call.',
    callback: 'Callback',
    callbackHint: 'Lift your phone, then the customer is called back.',
    bar: 'Call',
    dialled: 'Called',
    states: {
      CONNECTING: 'Connecting …',
      DIALLING: 'Calling the customer …',
      TALKING: 'Talking',
      ENDED: 'Call ended',
    },
    heldBy: { AGENT: 'On hold by you', CUSTOMER: 'On hold by the customer' } satisfies Record<Side, string>,
    endedBy: {
      CUSTOMER: 'The customer hung up',
      AGENT: 'You hung up',
      CALLBACK: 'The customer is called back',
      TRANSFER: 'The call went on with somebody else',
      GATEWAY_RESTART: 'The call broke off on our side',
      FAILED: 'The call could not be set up',
    } satisfies Record<CallEnd, string>,
    talked: 'Call',
    held: 'Hold',
    hangUp: 'Hang up',
    holdHint: 'Hold and mute are on your phone.',
    noMessages: 'A call has no messages. Notes you write go to the case.',
  },

  customerLive: {
    HERE: 'Online',
    AWAY: (duration: string) => `Away for ${duration}`,
    LEFT: 'Has left',
    away: 'Away',
    typingShort: 'typing …',
    typing: (name: string) => `${name} is typing …`,
  },

  turn: {
    agent: (duration: string) => `Your turn for ${duration}`,
    customer: (duration: string) => `Customer's turn for ${duration}`,
    agentHint: 'since the customer wrote last',
    customerHint: 'since the last answer',
  },

  sendKeys: {
    enterSends: 'Enter sends',
    enter: 'Shift+Enter: new line',
    ctrlEnter: 'Enter: new line',
  },

  ended: {
    chat: 'This chat has ended, nothing more can be sent. Notes still go to the case.',
    chatBy: {
      CUSTOMER: 'The customer ended this chat, nothing more can be sent. Notes still go to the case.',
      CHANNEL: 'The connection of this chat broke off, nothing more can be sent. Notes still go to the case.',
    } as Record<string, string>,
    unsent: 'What you had begun to write:',
  },

  outbox: {
    WAITING: 'Waits for the connection',
    SENDING: 'Sending …',
    refused: (why: string) => `Not sent. ${why}`,
    sendAnyway: 'Send anyway',
    again: 'Try again',
    edit: 'Edit',
    discard: 'Discard',
  },

  outcome: {
    ask: 'How did this contact end?',
    save: 'Save outcome',
    saveAndDone: 'Save and finish',
    saved: (name: string) => `Outcome: ${name}`,
    missing: 'Choose an outcome, then you can finish.',
  },

  leftOver: {
    title: 'Notes not saved',
    save: 'Save to the case',
    discard: 'Discard',
  },

  phone: {
    title: 'My phone',
    REACHABLE: 'Phone connected',
    UNREACHABLE: 'Phone not connected',
    connect: 'Connect my phone …',
    banner: 'Your phone is not connected, so no calls are offered to you.',
    how: 'Show how',
    hide: 'Not now',
    steps: 'Enter these in your SIP phone (desk phone or softphone). It registers itself; calls are offered as soon as it has.',
    registrar: 'Registrar or server',
    user: 'User name',
    password: 'Password',
    address: 'Your address',
    transport: 'Transport',
    udp: 'UDP',
    show: 'Show password',
    hidePassword: 'Hide password',
    copy: (what: string) => `Copy: ${what}`,
    copied: 'Copied',
    secret: 'The password is yours alone: whoever has it can take your calls.',
  },

  attention: {
    title: 'Sounds and notifications',
    offers: 'Sound for offers',
    offersHint: 'A call rings until it is taken; everything else chimes once.',
    messages: 'Sound for new messages',
    messagesHint: 'Of contacts that are not in front of you.',
    test: 'Listen',
    browser: 'Notifications of the browser',
    browserHint: 'Offers and new messages while this tab is in the background. They never show what the customer wrote.',
    denied: 'Your browser forbids notifications for this page. Allow them in its settings.',
    unsupported: 'Your browser has no notifications for this page.',
    message: 'New message',
  },
};
